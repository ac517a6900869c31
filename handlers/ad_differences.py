"""In what a copied ad differs from the station's post: firm, pay, telephone, account, charges, papers, place, work."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from db import wanted
from db.models import Vacancy
from handlers import ad_strangers, ad_work
from handlers.ad_reading import Ad, quotes
from handlers.texts import ad_check as words
from handlers.texts import pay
from nlp import late, places
from nlp.ad_dangers import Danger
from nlp.money import Pay
from nlp.posts.patterns import CLAUSE_ENDS

ROUGHLY = 0.15
FEE = frozenset({"fee", "loan", "pyramid", "tasks"})
PAPERS = frozenset({"papers", "cards"})
FLOOR = late.pattern("(?:保底?|不低于|不少于|至少|起码|最低|最少|底薪)[^\\d,。;]{0,3}$")
BASE = late.pattern("(?:底薪|基本工资|底工资)(?:是|有|才|也?就|说是?|[:：])?\\s*$")
CHARGED_AFTER = late.pattern(
    r"(?:元|块)?钱?的?[^,。;!?\s\d]{0,6}?(?:押金|保证金|定金|费(?!用)|押)|(?:元|块)?[一每][套双身份张]|(?:元|块)?钱?[,]?(?:就|都|得|要|再)?先?(?:交(?![通五社接])|付(?!现)|转(?!正)|缴(?![五社])|押)|(?:元|块)?钱?(?:包(?:拿证|过|办)|代办|办证)"
)
ON_TOP = late.pattern(r"夜班?(?:补贴?|津贴|费)?(?:一[晚夜天])?\D{0,2}\d{1,2}(?:元|块)?$")  # 夜班一晚25
OF_REST = late.pattern("歇|休|单休|双休|放假")  # 保底六千 一周歇一天: the week belongs to what follows
MONEY = late.pattern("垫|充|返|押|本金|会员|激活|交|付|佣")
CHARGED = late.pattern("(?:押|交|缴|买|购|垫|付|转|押金|费|押物|定金|证|一共|总共|合计)[^,。;]{0,6}$")
# 要焊工证 月薪1.2万: what stands right before the figure says that it is earned.
EARNED = late.pattern(
    "(?:[月年时日周底]薪|工资|工价|薪[资水]|收入|到手|月入|综合|[一每]单|一个?月|每个?月)[^,。;\\d]{0,3}$"
)
# 德宏工作站, 芒市人社局: who passes the post on, not where the work is.
OFFICE = late.pattern(
    "(?:[州市县]|傣族景颇族自治州)*(?:驻[^,。;\\s]{0,8})?(?:劳务|就业|协作|公共|人力资源|服务|人才)*(?:工作站|服务站|劳务站|人社局|就业局|就业中心|服务中心)"
)


# 厂子搬到昆山去了, 这批改在合肥上班; 不在重固了.
MOVED = late.pattern(r"(?:搬|迁|改|换|分|调|派|挪|发)(?:到|在|去|往|至|成)了?(?P<where>[^,。;!?\n]{2,14})")
LEFT = late.pattern("(?:不在|不是|不去|离开)$")
# 现在涨到31: the unit is that of the pay before it.
RAISED = late.pattern(r"(?:涨|加|提|升|调|降|改)(?:高|低)?(?:到|成|至)了?\s?(?P<sum>\d+(?:\.\d+)?)(?![\d号楼点%])")


@dataclass(frozen=True)
class Difference:
    """`kind` is firm, pay, phone, account, fee, papers, place or work; `here` is what the copy says, `there` what the post says."""

    kind: str
    here: str
    there: str


def find(
    vacancy: Vacancy, ad: Ad, dangers: Sequence[Danger], phones: Iterable[str], other: str, *, same_unit: bool = False
) -> tuple[Difference, ...]:
    """`phones` are the numbers under which the employer and the station are known, `other` what the ad calls its work instead.

    `same_unit`: pay by the day is no pay by the month, however much it comes to.
    """
    return tuple(_differences(vacancy, ad, dangers, frozenset(phones), other, same_unit=same_unit))


def _differences(
    vacancy: Vacancy, ad: Ad, dangers: Sequence[Danger], phones: frozenset[str], other: str, *, same_unit: bool
) -> Iterator[Difference]:
    if firm := ad_strangers.other_firm(vacancy, ad):
        yield Difference("firm", firm, vacancy.employer_name)
    rates = _rates(ad, dangers)
    if changed := next((rate for rate in rates if not _pays(vacancy, ad, rate, same_unit)), None):
        yield _other_pay(vacancy, ad, changed)
    elif raised := _raised(vacancy, ad):
        yield Difference("pay", raised, pay.short(vacancy))
    if ad.post.phone and ad.post.phone not in phones:
        yield Difference("phone", ad.post.phone, words.NO_SUCH_PHONE)
    if account := ad_strangers.other_account(ad, phones):
        yield Difference("account", account, words.NO_SUCH_ACCOUNT)
    for kind, kinds in (("fee", FEE), ("papers", PAPERS)):
        if asked := next((danger.said for danger in dangers if danger.kind in kinds and _takes(danger, other)), ""):
            yield Difference(kind, asked, words.NOT_ASKED[kind])
    if elsewhere := _elsewhere(vacancy, ad, dangers):
        yield Difference("place", elsewhere, vacancy.place)
    if other:
        yield Difference("work", other, vacancy.title)


def _takes(danger: Danger, other: str) -> bool:
    """Whether it takes money or papers from the worker, and is not only the other work."""
    if not danger.sure and other and other in danger.said:
        return False
    return not ad_work.is_work(danger) or (danger.kind in FEE and bool(MONEY.search(danger.said)))


def _rates(ad: Ad, dangers: Sequence[Danger]) -> Iterator[Pay]:
    """Pay alone: what an ad charges is a figure too (工作服自己买180)."""
    charged = "".join(danger.said for danger in dangers if danger.kind in FEE | PAPERS)
    for rate in ad.rates:
        before = CLAUSE_ENDS.split(ad.plain[: rate.start])[-1]
        if (rate.kind == "week" and OF_REST.match(ad.plain, rate.end)) or ON_TOP.search(before + rate.said):
            continue
        asked_for = CHARGED.search(before) and not EARNED.search(before)
        if not (rate.said.strip() in charged or asked_for or _charged_after(ad, rate)):
            yield rate


def _raised(vacancy: Vacancy, ad: Ad) -> str:
    """A figure to which the pay is said to have changed, when the post knows none like it."""
    raised = RAISED.search(ad.plain)
    if raised is None or vacancy.pay_min is None:
        return ""
    low, high = float(vacancy.pay_min), float(vacancy.pay_max or vacancy.pay_min)
    figure = float(raised["sum"])
    return "" if low <= figure <= high or figure * 10 < low or figure > high * 10 else raised.group()


def _charged_after(ad: Ad, rate: Pay) -> bool:
    """带500块床铺押金: one figure, with what it is for right behind it."""
    touches = not rate.said[-1:].isspace() and rate.high in (None, rate.low)
    return touches and bool(CHARGED_AFTER.match(ad.plain, rate.end))


def _other_pay(vacancy: Vacancy, ad: Ad, rate: Pay) -> Difference:
    said = rate.said.strip()
    if vacancy.pay_base is not None and _is_base(ad, rate):
        return Difference("pay", pay.base(said), pay.base(f"{pay.amount(vacancy.pay_base)}元/月"))
    return Difference("pay", said, pay.short(vacancy))


def _is_base(ad: Ad, rate: Pay) -> bool:
    """底薪3500 is held against the base alone, not against what a month comes to."""
    return rate.kind == "month" and rate.high in (None, rate.low) and bool(BASE.search(ad.plain[: rate.start]))


def _pays(vacancy: Vacancy, ad: Ad, rate: Pay, same_unit: bool) -> bool:
    """Whether the post pays so: the same figures, one within its range or guaranteed below it, or about as much a month."""
    if vacancy.pay_base is not None and _is_base(ad, rate):
        return float(rate.low) == float(vacancy.pay_base)
    if vacancy.pay_min is None or quotes(vacancy, rate):
        return True
    low, high = float(vacancy.pay_min), float(vacancy.pay_max or vacancy.pay_min)
    if rate.kind == vacancy.pay_kind or {rate.kind, vacancy.pay_kind} == {"month", "piece"}:
        single = rate.high is None or rate.high == rate.low
        guaranteed = FLOOR.search(ad.plain[: rate.start])
        return single and (guaranteed or low <= float(rate.low)) and float(rate.low) <= high
    if same_unit:
        return False
    low, high = (wanted.monthly(figure, vacancy.pay_kind) for figure in (low, high))
    month = wanted.monthly(float(rate.low if rate.high is None else rate.high), rate.kind)
    return low * (1 - ROUGHLY) <= month <= high * (1 + ROUGHLY)


def _elsewhere(vacancy: Vacancy, ad: Ad, dangers: Sequence[Danger]) -> str:
    """Where the ad sends people, when the post lies nowhere near."""
    if moved := _moved(vacancy, ad):
        return moved
    abroad = next((danger.said for danger in dangers if danger.kind == "abroad"), "")
    if abroad:
        return "、".join(ad.post.place) or abroad
    # A place in the name of the employer (盛泽织造) does not say where the work is.
    named = [place for place in ad.post.place if not (_of_an_office(place, ad.plain) or _is_left(place, ad.plain))]
    said = [place for place in named if place not in vacancy.employer_name] or named
    strange = [place for place in said if not _within(place, vacancy)]
    return "、".join(strange) if said and len(strange) == len(said) else ""


def _moved(vacancy: Vacancy, ad: Ad) -> str:
    """Where the ad says that the work has gone to."""
    moves = (places.GAZETTEER.find_all(moved["where"]) for moved in MOVED.finditer(ad.plain))
    strange = (place.name for found in moves for place in found if not _within(place.name, vacancy))
    return next(strange, "")


def _is_left(name: str, plain: str) -> bool:
    """不在重固了: whether the ad names the place only as where the work is not."""
    before = [plain[: hit.start()] for hit in re.finditer(re.escape(name), plain)]
    return bool(before) and all(LEFT.search(words) for words in before)


def _of_an_office(name: str, plain: str) -> bool:
    """Whether the ad names the place only in the name of an office."""
    after = [plain[hit.end() :] for hit in re.finditer(re.escape(name), plain)]
    return bool(after) and all(OFFICE.match(rest) for rest in after)


def _within(name: str, vacancy: Vacancy) -> bool:
    lies = f"{vacancy.place}{vacancy.town}{vacancy.district}{vacancy.city}{vacancy.employer_name}"
    place = places.GAZETTEER.get(name)
    if place is None:
        return name in lies
    known = {mention.place.name for mention in places.GAZETTEER.mentions(lies)}
    return place.name in known or bool(vacancy.town and vacancy.town in places.GAZETTEER.larger(place))
