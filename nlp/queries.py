"""What work a message asks for, as slots; and what a further message changes in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, TypeVar

from nlp import benefits, money, persons, phones, places, shifts, spelling, stances, times, trades
from nlp.numerals import Number

Named = TypeVar("Named", bound=stances.Span)

COMES_FROM = re.compile(
    "(?:老家|家乡|家在|家是|家住|户口|户籍|籍贯|祖籍|出生|来自|从|由)(?:都?是|在|云南|德宏|我)*$|(?:我们?|俺|本人|老公|老婆|他|她|爸|妈|人)(?:也|都)?(?:是|系)(?:云南|德宏)?(?:的)?$"
)
IS_FROM = re.compile(
    "(?:市|县|镇|乡|州|那边|这边)?(?:的?人(?!多|民|事|少)|的老乡|老乡|籍|户口|来的|过来的?|出来|出发|回来|农村|山里|本地人|小伙|姑娘|妹子)"
)
DAY_IN_SIGHT = re.compile("[天号日月底初周旬节]|礼拜|星期|明|后|过年|过完|收假|放假|开春|冬|夏|春|秋|立即|马上")
LIVES_AT = re.compile(
    "(?:现在|目前|人|住|刚到|刚来|到了|已经在|还在|暂住|我)(?:是|就)?(?:在|住|住在)?(?:上海|青浦|江苏|苏州)?$"
)
FORMER_BEFORE = re.compile(
    "(?:以前|之前|原来|从前|前头|前面|上家|曾经|过去|去年|前年|先前|原先|老早|早先|那几年|前几年|在?老家)[^,。]{0,12}$|(?:现在|目前)(?:还|正|就)?(?:在|做|干|是|当)[^,。]{0,6}$"
    "|(?:做|干|搞|待|呆|当)(?:过|了)(?:[^,。]{0,4}(?:年|个?月))[^,。]{0,3}$|从[^,。]{0,4}$(?<!从事)"
)
EXPERIENCE_AFTER = re.compile(
    "[^,。]{0,4}?(?:过(?!年|来|去|节|完|后)|[做干]了?[^,。]{0,3}年|年了?|出来的?|辞职|离职|辞了|倒闭|下来)"
)
KIN_WORKS = re.compile(f"(?:{persons.KIN}|老乡|朋友|老表|他|她)(?:现在|就|是)?(?:在|是|做|干|开|当)[^,。]{{0,6}}$")
OWN_CARE = re.compile("带小?娃|带孩子|带小孩|看娃|看孩子|照顾老人|照看老人|照顾小孩|看小孩|带宝宝")
CARERS = re.compile("的?(?:妈妈|宝妈|女人|人)")
OWN_LIFE = re.compile("(?:白天|晚上|晚夕|我|在家|回家|还?要|得|家里|平时|方便|要在家|边|不耽误|能)$")
NO_PLACE_AFTER = re.compile("菜|味|米线|口味|特产|小吃|话(?!费)|口音|烧烤|老板|身份证")
BACK_THEN = re.compile(
    "(?:以前|之前|原来|从前|前头|后头|前面|曾经|去年|前年|先前)[^,。]{0,8}$|(?<![想要算备能划近])回(?:到|了)?$|(?:现在|目前)(?:还|正)?在[^,。]{0,4}$"
)
STAYED_AFTER = re.compile("[^,。]{0,5}?(?:[做干待呆住打](?:过|了[^,。]{0,3}(?:年|个?月|天)))")
TOO_LITTLE = re.compile(
    "(?![^,。]{0,6},?(?:少了|低了|再少|没有|不到|以下)(?:就|我|的)*(?:不|免|别|莫|算))[^,。]{0,6}?,?[^,。]{0,2}?(?:太低|太少|不够|低了|少了|不干|不去|不做|不行|请不起|谁干|谁去|谁做|养不活|活不下去|不够用|以下的?(?:不|莫)|的不|就算了)"
)
PAY_NOW = re.compile(
    "(?:现在|目前|以前|之前|原来|上家|上个厂|老厂|在家|说好|讲好|讲的|答应|承诺|结果|实际|只(?:给|发|有|拿)|才(?:给|发|有|拿)|发了|上个?月|这个月)[^,。]{0,10}$"
)
BELOW_THIS = re.compile("(?:低于|少于|不到|没有|没得|达不到)[^,。]{0,3}$")
ELSE_NOT = re.compile("(?:元|块)?钱?(?:以下|以内|不到)的?[^,。]{0,3}(?:不|别|莫|免|算)")
NOT_THEN = re.compile("[^,。]{0,4},?[^,。]{0,3}(?:不|别|莫|免|算)")
DAY_SAID = re.compile(
    "号|日|月|周|星期|礼拜|今天|明|后|昨|节|年|初|底|至|分$|暑|腊|正月|[天年月]后|天以后|国庆|中秋|五一|十一|元旦|端午|清明|收假|秋|夏|春|冬|假"
)
NO_START_AFTER = re.compile(
    "[^,。]{0,6}?(?:双休|单休|休息?|放假|不上班|加班|结(?!束)|发工资|发钱|回家|回去|回老家|相亲|面试|考试|生日|结婚|辞|没发|到期|能?[存拿领]|分红|奖|毕业(?!就|后|了)|过节|走亲)|(?:工资|的工资)"
)
BEGINS_AFTER = re.compile(
    "[^,。]{0,6}?(?:上班|上岗|到岗|入职|开工|开始|能|可以|来|到|过去|过来|起|以?后|之后|做|干|走|报到|进厂|有空|有时间|出发|找|上工|动身|就|放暑假|放寒假|放假(?!的)|上去|下来|去|克|启程)"
)
NO_START_BEFORE = re.compile("(?:[做干上能待]到|截止到?|到期|每个?|每逢|只能|只有|平时)$")
WEEKLY = re.compile("周末|[周礼拜星期]+[六日天]")


@dataclass(frozen=True)
class Query:
    """A slot that was not stated is empty or None; `pay_min` counts in yuan per `pay_kind`."""

    place: tuple[str, ...] = ()
    occupation: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    pay_min: Number | None = None
    pay_kind: str | None = None
    board: bool | None = None
    lodging: bool | None = None
    gender: str | None = None
    age: tuple[int, ...] = ()
    shift: str | None = None
    start_date: date | None = None

    def slots(self) -> dict[str, Any]:
        """The stated slots alone; one value stands bare, several as a list, a day in ISO form."""
        stated = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: _plain(value) for name, value in stated.items() if value not in (None, ())}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return value[0] if len(value) == 1 else list(value)
    return value.isoformat() if isinstance(value, date) else value


def read(text: str, *, now: datetime) -> Query:
    plain = phones.remove(spelling.repair(text).text)
    meals = benefits.find(plain)
    wanted_trades = _trades(plain)
    pay = _pay(plain)
    return Query(
        place=_places(plain),
        occupation=tuple(trade.name for trade in wanted_trades),
        industry=_industries(plain),
        pay_min=pay.low if pay else None,
        pay_kind=pay.kind if pay else money.scheme(plain),
        board=meals.board,
        lodging=meals.lodging,
        gender=persons.sex(plain),
        age=persons.ages(plain, today=now.date()),
        shift=shifts.find(plain),
        start_date=_start(plain, now),
    )


def _places(plain: str) -> tuple[str, ...]:
    """Where the work should be: neither refused, nor where the speaker comes from, nor only lives while another is asked for."""
    gazetteer = places.GAZETTEER
    mentions = stances.accepted(plain, gazetteer.mentions(plain))
    named = [mention for mention in mentions if not NO_PLACE_AFTER.match(plain, mention.end)]
    asked = [mention for mention in named if not _is_origin(plain, mention) and not _is_left(plain, mention)]
    elsewhere = [mention for mention in asked if not LIVES_AT.search(plain[: mention.start])]
    return tuple(place.name for place in gazetteer.smallest(plain, elsewhere or asked))


def _is_origin(plain: str, mention: places.Mention) -> bool:
    return bool(COMES_FROM.search(plain[: mention.start]) or IS_FROM.match(plain, mention.end))


def _is_left(plain: str, mention: places.Mention) -> bool:
    """Where the speaker has worked before or went back to."""
    return bool(BACK_THEN.search(plain[: mention.start]) or STAYED_AFTER.match(plain, mention.end))


def _trades(plain: str) -> tuple[trades.Trade, ...]:
    return tuple(dict.fromkeys(mention.trade for mention in _wished(plain, trades.mentions(plain))))


def _wished(plain: str, mentions: Sequence[Named]) -> list[Named]:
    """Without the refused, the former and what a relative does; what one has experience in counts when nothing else is named."""
    wanted = [mention for mention in stances.accepted(plain, mentions) if not _is_former(plain, mention)]
    return [mention for mention in wanted if not _is_background(plain, mention)] or wanted


def _is_former(plain: str, mention: stances.Span) -> bool:
    before = plain[: mention.start]
    return bool(
        FORMER_BEFORE.search(before)
        or (OWN_CARE.match(plain, mention.start) and (OWN_LIFE.search(before) or CARERS.match(plain, mention.end)))
    )


def _is_background(plain: str, mention: stances.Span) -> bool:
    return bool(EXPERIENCE_AFTER.match(plain, mention.end))


def _industries(plain: str) -> tuple[str, ...]:
    """Kinds of workplace; inside the name of a trade only a factory counts (食品厂普工, but not 酒店保洁)."""
    taken = trades.mentions(plain)
    free = [
        hit
        for hit in trades.industry_mentions(plain)
        if plain[hit.end - 1] == "厂" or not any(trade.start <= hit.start < trade.end for trade in taken)
    ]
    return tuple(dict.fromkeys(hit.industry.name for hit in _wished(plain, free)))


def _pay(plain: str) -> money.Pay | None:
    """The pay wished for, rather than the one that is paid now or was too little."""
    stated = money.find_all(plain)
    asked = [pay for pay in stated if _is_a_floor(plain, pay)]
    other = [pay for pay in stated if not TOO_LITTLE.match(plain, pay.end) and not PAY_NOW.search(plain[: pay.start])]
    return next(iter(asked or other), None)


def _is_a_floor(plain: str, pay: money.Pay) -> bool:
    return bool(BELOW_THIS.search(plain[: pay.start]) and NOT_THEN.match(plain, pay.end)) or bool(
        ELSE_NOT.match(plain, pay.end)
    )


def _start(plain: str, now: datetime) -> date | None:
    """The first day on offer; a part of the day alone tells of shifts, not of a start."""
    if not DAY_IN_SIGHT.search(plain):
        return None
    return next((when.start.date() for when in times.find_all(plain, now=now) if _is_start(plain, when)), None)


def _is_start(plain: str, when: times.When) -> bool:
    """A day on which the work could begin, not the one of a rest, a pay day, a journey home or an end."""
    start, end = when.span
    said = plain[start:end]
    if not DAY_SAID.search(said) or (WEEKLY.search(said) and "兼职" in plain):
        return False
    if NO_START_BEFORE.search(plain[:start]) or NO_START_AFTER.match(plain, end):
        return False
    stands_alone = not plain[start - 1 : start].strip(" ,。!") and not plain[end : end + 1].strip(" ,。!?")
    return bool(BEGINS_AFTER.match(plain, end)) or (stands_alone and said != "今天")
