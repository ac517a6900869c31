"""In what a copied ad differs from the station's post: pay, telephone, charges, papers, place, work."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from db import wanted
from db.models import Vacancy
from handlers.ad_copies import Ad, has_trade, quotes, title_of
from handlers.texts import ad_check as words
from handlers.texts import pay
from nlp import places, trades
from nlp.ad_dangers import Danger
from nlp.money import Pay
from nlp.posts.patterns import CLAUSE_ENDS

ROUGHLY = 0.15
FEE = frozenset({"fee", "loan", "pyramid", "tasks"})
PAPERS = frozenset({"papers", "cards"})
ANY_WORK = "普工"
# 卸车工, 催费员: what a job is called, and names that fit any work.
JOB = re.compile(
    "(?P<core>[一-龥]{2})(?:工(?![作资厂地业具程种人友会衣服装牌])|员(?!工|额)|师傅?(?!范)|手(?![机续里上下间套]))"
)
ANY_JOB = re.compile(
    "[普小临零员职民务女男技打上开停动加施做的]$|人$|[社会党学成演船队官委裁议店]$|^(?:操作|服务|工作|一线|生产|管理|业务|老板|熟练|新手)$"
)
AT_HOME = re.compile("在家|居家|线上(?:办公|兼职|工作)|远程|手机(?:操作|上做|就能)|刷单")
CHARGED = re.compile("(?:押|交|缴|买|购|垫|付|转|押金|费|押物|定金|证)[^,。;]{0,6}$")


@dataclass(frozen=True)
class Difference:
    """`kind` is pay, phone, fee, papers, place or work; `here` is what the copy says, `there` what the post says."""

    kind: str
    here: str
    there: str


def find(vacancy: Vacancy, ad: Ad, dangers: Sequence[Danger], phones: Iterable[str]) -> tuple[Difference, ...]:
    """`phones` are the numbers under which the employer and the station are known."""
    return tuple(_differences(vacancy, ad, dangers, frozenset(phones)))


def _differences(vacancy: Vacancy, ad: Ad, dangers: Sequence[Danger], phones: frozenset[str]) -> Iterator[Difference]:
    if changed := next((rate for rate in _rates(ad, dangers) if not _pays(vacancy, rate)), None):
        yield Difference("pay", changed.said.strip(), pay.short(vacancy))
    if ad.post.phone and ad.post.phone not in phones:
        yield Difference("phone", ad.post.phone, words.NO_SUCH_PHONE)
    for kind, kinds in (("fee", FEE), ("papers", PAPERS)):
        if asked := next((danger.said for danger in dangers if danger.kind in kinds), ""):
            yield Difference(kind, asked, words.NOT_ASKED[kind])
    if elsewhere := _elsewhere(vacancy, ad, dangers):
        yield Difference("place", elsewhere, vacancy.place)
    if other := _at_home(vacancy, ad) or _other_job(vacancy, ad) or _other_trade(vacancy, ad):
        yield Difference("work", other, vacancy.title)


def _rates(ad: Ad, dangers: Sequence[Danger]) -> Iterator[Pay]:
    """Pay alone: what an ad charges is a figure too (工作服自己买180)."""
    charged = "".join(danger.said for danger in dangers if danger.kind in FEE | PAPERS)
    for rate in ad.rates:
        before = CLAUSE_ENDS.split(ad.plain[: rate.start])[-1]
        if not (rate.said.strip() in charged or CHARGED.search(before)):
            yield rate


def _at_home(vacancy: Vacancy, ad: Ad) -> str:
    """Work at home or by telephone, of which the post says nothing."""
    said = AT_HOME.search(ad.plain)
    return said.group() if said and not AT_HOME.search(f"{vacancy.title}{vacancy.duties}") else ""


def _other_job(vacancy: Vacancy, ad: Ad) -> str:
    """What the ad calls the job, when neither the title nor the duties of the post know anything of the kind."""
    if title_of(vacancy) in ad.plain:
        return ""
    named = [job for job in JOB.finditer(ad.plain) if not ANY_JOB.search(job["core"])]
    strange = [job.group() for job in named if not _is_known(vacancy, job)]
    return "、".join(strange) if named and len(strange) == len(named) else ""


def _is_known(vacancy: Vacancy, job: re.Match[str]) -> bool:
    core, name = job["core"], job.group()
    if core in f"{vacancy.title}{vacancy.duties}" or any(letter in title_of(vacancy) for letter in core):
        return True
    return any(trade.id == vacancy.trade for said in (name, name[1:]) for trade in trades.find_all(said))


def _other_trade(vacancy: Vacancy, ad: Ad) -> str:
    """The trades that the ad names, when none is that of the post; an ad that names no trade at all changes nothing."""
    said = "".join(ad.post.occupation)
    if said.startswith(ANY_WORK) or title_of(vacancy) in ad.plain or has_trade(vacancy, ad):
        return ""
    shared = any(said[at : at + 2] in vacancy.title for at in range(len(said) - 1))
    return "" if shared else "、".join(ad.post.occupation)


def _pays(vacancy: Vacancy, rate: Pay) -> bool:
    """Whether the post pays so: the same figures, a single one within its range, or about as much a month."""
    if vacancy.pay_min is None or quotes(vacancy, rate):
        return True
    low, high = float(vacancy.pay_min), float(vacancy.pay_max or vacancy.pay_min)
    if rate.kind == vacancy.pay_kind or {rate.kind, vacancy.pay_kind} == {"month", "piece"}:
        single = rate.high is None or rate.high == rate.low
        return single and low <= float(rate.low) <= high
    low, high = (wanted.monthly(figure, vacancy.pay_kind) for figure in (low, high))
    month = wanted.monthly(float(rate.low if rate.high is None else rate.high), rate.kind)
    return low * (1 - ROUGHLY) <= month <= high * (1 + ROUGHLY)


def _elsewhere(vacancy: Vacancy, ad: Ad, dangers: Sequence[Danger]) -> str:
    """Where the ad sends people, when the post lies nowhere near."""
    abroad = next((danger.said for danger in dangers if danger.kind == "abroad"), "")
    if abroad:
        return "、".join(ad.post.place) or abroad
    lies = f"{vacancy.place}{vacancy.town}{vacancy.district}{vacancy.city}{vacancy.employer_name}"
    # A place in the name of the employer (盛泽织造) does not say where the work is.
    said = [place for place in ad.post.place if place not in vacancy.employer_name] or ad.post.place
    strange = [place for place in said if not _within(place, lies, vacancy.town)]
    return "、".join(strange) if said and len(strange) == len(said) else ""


def _within(name: str, lies: str, town: str) -> bool:
    place = places.GAZETTEER.get(name)
    if place is None:
        return name in lies
    known = {mention.place.name for mention in places.GAZETTEER.mentions(lies)}
    return place.name in known or bool(town and town in places.GAZETTEER.larger(place))
