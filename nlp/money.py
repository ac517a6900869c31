"""Pay in a text: how much, and for how long or for what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp import numerals
from nlp.numerals import Number, Quantity

KINDS = ("hour", "day", "week", "month", "year", "piece")
PLAUSIBLE: dict[str, tuple[float, float]] = {
    "hour": (5, 120),
    "day": (30, 3000),
    "week": (200, 20_000),
    "month": (500, 80_000),
    "year": (8000, 2_000_000),
    "piece": (0.005, 2000),
}
UNIT_WORDS = {
    "hour": "个?小时|个?钟头|个钟|个点|小?时|hr?(?![a-z])|钟",
    "day": "天|日(?!结)|晚上?|个?工(?!价|资|厂|时|作)|个?班",
    "week": "个?星期|个?礼拜|周(?![岁末一二三四五六日])",
    "month": "个?月|m(?![a-z0-9])",
    "year": "年",
    "piece": "件|单|票|个(?![月小钟星礼班])|只|套|吨|斤|箱|双|台|趟|平方",
}
UNIT = "|".join(f"(?P<{kind}>{words})" for kind, words in UNIT_WORDS.items())
YUAN = "元|块钱|块|圆|rmb|¥"
ABOUT = "多|几|来|左右|上下|以上|朝上|往上|起步?|出头|不等|保底|的?(?:工资|样子)"
AFTER = re.compile(
    rf"\s*(?:{ABOUT})*\s*(?P<yuan>{YUAN}|[毛角]钱|[毛角](?P<fen>[1-9一二三四五六七八九])?|分钱)?\s*(?:{ABOUT})*\s*(?P<per>[/每一1]\s*(?:[一1]\s*)?|按)?(?:{UNIT})?"
)
BEFORE = (
    "(?P<hour>时薪|(?<![\\d个一二两三四五六七八九十])小时工?资?|(?:[每一]|(?<!\\d)1)个?小时|(?:[每一]|(?<!\\d)1)个?钟头?|工价)"
    "|(?P<day>日薪|(?:[每一按]|(?<!\\d)1)天|天薪|日结|[每按]日|日工资|天工资|[一每]晚上?|[一每]个?班|[一每]个?工(?!资|价|作|厂))"
    "|(?P<week>周薪|(?:[每一]|(?<!\\d)1)个?(?:周|星期|礼拜)|周结)"
    "|(?P<month>月薪|(?:[每一]|(?<!\\d)1)个?月|月工资|月入|底薪|保底|综合|月收入|月结|月综合|月均)"
    "|(?P<year>年薪|(?:[每一]|(?<!\\d)1)年|年收入)"
    "|(?P<piece>单价|计件|(?:[每一]|(?<!\\d)1)(?:件|单|票|个|只|套|吨|斤|箱|双|台|趟))"
    "|(?P<pay>工资|薪资|薪水|待遇|收入|到手|挣|苦|赚|薪|¥)"
    "|(?P<least>不低于|不少于|高于|大于|最低|至少|起码|最少|超过)"
    "|(?P<some>拿|开|给|上|过|能有|要|钱)"
)
GAP = r"(?:\s|[:,(]|收入|工资|待遇|薪资|到手|综合|保底|底薪|平均|大概|大约|差不多|最少|至少|起码|最低|不低于|不少于|要|能|有|拿|给|开|挣|苦|赚|在|得|是|到|上|包吃住|包住|包吃|必须|可以|也?就|都|约|税后|税前|人民币|元|¥|个|的)*$"
ENDS_WITH_CUE = re.compile(rf"(?:{BEFORE}){GAP}")
NOT_PAY_BEFORE = re.compile(
    r"(?:押金|费|补贴?|餐补|房补|奖励?|奖金|返|返费|扣|交|借|借了|欠(?:了|着)?(?:别人|人家|银行|信用社|账|外债)?|(?<!相)差(?!不)|该|罚款?|房租|租金|骗了?|收|转|工龄|全勤|预支|垫|满|寄|加|涨|补|送|(?<![至最不])少了?|少发|少给|no|电话|微信|qq|vx|号码?|工号|编号|第)"
    r"(?:\s|[:,]|我|你|了|要|是|给|每月|元)*$"
    r"|(?:车票|机票|火车票|路费|学费|房租|医药费|彩礼|盖房子?|房贷|车贷|贷款|生活费|看病|手术|花了?|欠|寄|开销|租房子?|网贷|信用卡|(?:给|打)(?:家里?|父母|老人|娃娃?|孩子|老婆|婆娘|爸妈|爹妈|我妈|老家)|存款?|罚|赔|还账|还债|还款|奖励|成本|离|坐车|公里|体重|身高)[^,。]{0,6}$"
)
NOT_PAY_AFTER = re.compile(
    r"\s*(?:多|来|几)?\s*(?:元|块钱?)?\s*的?(?:押金|补贴|餐补|房补|奖|返费|路费|车费|中介费|体检费|报名费|培训费|罚款|保证金|服装费|介绍费)"
    r"|\s*(?:元|块钱?)?(?:给家|给父母|给娃|寄|还账|还债|还房贷|交房租)"
    r"|\s*多?(?:周?岁|[点:](?!五千)|个人|人|名|位|楼|度|公斤|斤(?!一)|米|公里|里|分钟|分(?!钱)|寸|厂|间|路|届|次|家|种|期|级|后|平|口|步|站|圈|遍|字|张|套|块地|亩|cm|kg|%|号|班(?!次)|座|天[^结]|倍|险|休|险|代|线|码|份)"
)
NAMED_AFTER = re.compile(
    rf"\s*(?:{YUAN})?(?:左右|以上)?的?(?:(?P<hour>工价|时薪|小时工)|(?P<day>日薪|日结)|(?P<month>月薪|底薪)|(?P<pay>工资))"
)
FROM_UPWARD = re.compile(
    r"\s*(?:元|块钱?)?\s*(?:/?个?[天日月]|/小?时)?\s*(?:以上|起|朝上|往上|打底|保底|\+|及以上|之上)"
)
AT_LEAST = re.compile(r"(?:不低于|不少于|高于|大于|最低|至少|起码|最少|超过|过)\D{0,3}$")
SCHEMES = re.compile(
    "(?P<day>日结|日清|天天(?:结|拿)|当[天日](?:结|拿|给|发)|现结|[做干]一天[结拿算给]一天|一天一[结发]|每天(?:结|发)|日薪)"
    "|(?P<week>周结|周薪|每周[结发]|(?:每|一)(?:个)?(?:周|星期|礼拜)[^,。]{0,2}(?:结|发)|周发)|(?P<piece>计件|按件|多劳多得|论件|按单|论趟|按趟|跑单)"
    "|(?P<hour>时薪|按小时|小时工|计时|按钟头|论小时)|(?P<month>月薪|月结|按月|每月发|一个月一[结发])|(?P<year>年薪)"
)
ROUND = re.compile("(?:(?<=[月入薪资能得要到有])|^)[过上破](?P<over>万)|(?P<about>[百千万])把块?")
ROUND_VALUES: dict[str, tuple[Number, str]] = {"百": (100, "day"), "千": (1000, "month"), "万": (10_000, "month")}
A_YEAR = re.compile(r"\s*年(?!薪)(?:生|的|出生|属)?")
BARE_DAY, BARE_MONTH, BARE_YEAR = 100, 1000, 60_000
LEAST_BY_THE_HOUR = 12
BY_THE_SHIFT = re.compile("[白夜晚]班\\|(?!岁)|\\|的(?:[白夜晚]班|厂)")  # 白班25夜班28, 27的夜班
BY_THE_SHIFT_LEAST, BY_THE_SHIFT_MOST = 15, 45
BORN_FROM, BORN_TO = 1950, 2012
FIRST_YEAR, LAST_YEAR = 1940, 2035
LONGEST_CONTEXT = 14


@dataclass(frozen=True)
class Pay:
    """In yuan; `high` is None when only a floor is named; `kind` is one of KINDS."""

    low: Number
    high: Number | None
    kind: str
    said: str
    start: int
    end: int


def find(text: str) -> Pay | None:
    """The first pay stated in a text of the normal form."""
    return next(_find(text), None)


def find_all(text: str) -> tuple[Pay, ...]:
    return tuple(_find(text))


def scheme(text: str) -> str | None:
    """The kind of pay that is asked for without a figure: 日结, 计件."""
    match = SCHEMES.search(text)
    return match.lastgroup if match else None


def _find(text: str) -> Iterator[Pay]:
    for match in ROUND.finditer(text):
        value, kind = ROUND_VALUES[match["over"] or match["about"]]
        yield Pay(value, None if match["over"] else value, kind, match.group(), *match.span())
    last: Pay | None = None
    for quantity in numerals.find_all(text):
        pay = _pay(text, quantity) or (_in_kind_of(last, text, quantity) if last else None)
        if pay:
            yield pay
        last = pay or last


def _in_kind_of(last: Pay, text: str, quantity: Quantity) -> Pay | None:
    """A floor without a unit counts in that of the pay before: 十八一小时太少,有没有二十以上的."""
    upward = FROM_UPWARD.match(text, quantity.end)
    if not upward or not _plausible(quantity.low, last.kind) or quantity.low < last.low / 2:
        return None
    return Pay(quantity.low, None, last.kind, text[quantity.start : upward.end()], quantity.start, upward.end())


def _pay(text: str, quantity: Quantity) -> Pay | None:
    before = text[max(0, quantity.start - LONGEST_CONTEXT) : quantity.start]
    if _is_part_of_a_code(text, quantity) or NOT_PAY_BEFORE.search(before) or NOT_PAY_AFTER.match(text, quantity.end):
        return None
    after = AFTER.match(text, quantity.end)
    kind = _kind(text, quantity, before, after) if after else None
    if not kind or not after:
        return None
    low, high = (_in_yuan(value, text, quantity, after) for value in (quantity.low, quantity.high))
    open_end = low == high and (FROM_UPWARD.match(text, quantity.end) or AT_LEAST.search(before))
    return Pay(low, None if open_end else high, kind, text[quantity.start : after.end()], quantity.start, after.end())


def _is_part_of_a_code(text: str, quantity: Quantity) -> bool:
    """a2, b2, 4s: letters that touch a figure make it something else."""
    follows = text[quantity.end : quantity.end + 1]
    return _latin(text[quantity.start - 1 : quantity.start]) or (_latin(follows) and follows not in "hmr")


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _in_yuan(value: Number, text: str, quantity: Quantity, after: re.Match[str]) -> Number:
    """26块5毛 has its coins read already; 3毛5 has a coin still to come."""
    if "块" in text[quantity.start : quantity.end]:
        return value
    fen = numerals.read(after["fen"]) if after["fen"] else 0
    return numerals.tidy(value * _coin(after["yuan"]) + (fen or 0) / 100)


def _coin(yuan: str | None) -> float:
    return 0.01 if yuan == "分钱" else 0.1 if yuan and yuan[0] in "毛角" else 1


def _kind(text: str, quantity: Quantity, before: str, after: re.Match[str]) -> str | None:
    unit = next((kind for kind in KINDS if after[kind]), None)
    match = ENDS_WITH_CUE.search(before)
    named_after = NAMED_AFTER.match(text, quantity.end)
    cue = named_after.lastgroup if named_after else match.lastgroup if match else None
    value = _in_yuan(quantity.low, text, quantity, after)
    if (
        not after["yuan"]
        and value >= 1
        and ((after["piece"] == "个") or (match and match["piece"] in {"一个", "每个"}))
    ):
        return None
    if unit and (after["yuan"] or after["per"] or (unit == "month" and value >= BARE_MONTH) or cue == "pay"):
        return unit if _plausible(value, unit) else None
    if unit:
        return None
    if cue in KINDS and _plausible(value, cue):
        return cue
    return _by_size(value) if _counts_as_pay(text, quantity, cue, yuan=bool(after["yuan"])) else None


def _plausible(value: float, kind: str) -> bool:
    least, most = PLAUSIBLE[kind]
    return least <= value <= most


def _by_size(value: float) -> str | None:
    """22 is an hour, 260 a day, 6500 a month, 80000 a year."""
    kind = "hour" if value < BARE_DAY else "day" if value < BARE_MONTH else "month" if value < BARE_YEAR else "year"
    return kind if _plausible(value, kind) else None


def _counts_as_pay(text: str, quantity: Quantity, cue: str | None, *, yuan: bool) -> bool:
    """The smaller a bare figure, the more is needed to take it for pay."""
    if yuan or cue in {"pay", *KINDS} or (quantity.start, quantity.end) == (0, len(text)):
        return True
    if quantity.low != int(quantity.low) and quantity.low < BARE_DAY:
        return text[quantity.end : quantity.end + 1] in {"的", ""}
    if quantity.low < BARE_DAY and BY_THE_SHIFT.search(text[: quantity.start] + "|" + text[quantity.end :]):
        return BY_THE_SHIFT_LEAST <= quantity.low <= BY_THE_SHIFT_MOST
    if quantity.low >= BARE_MONTH:
        return not (BORN_FROM <= quantity.low <= BORN_TO and quantity.low % 100) and not (
            FIRST_YEAR <= quantity.low <= LAST_YEAR and A_YEAR.match(text, quantity.end)
        )
    if cue == "least":
        return quantity.low >= LEAST_BY_THE_HOUR
    return quantity.low >= BARE_DAY and (cue == "some" or bool(SCHEMES.search(text)) or _stands_alone(text, quantity))


def _stands_alone(text: str, quantity: Quantity) -> bool:
    return not text[quantity.start - 1 : quantity.start].strip(" ,时") and not text[
        quantity.end : quantity.end + 1
    ].strip(" ,.?!")
