"""What work a message asks for, as slots; and what a further message changes in them."""

import re
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from nlp import benefits, money, persons, places, shifts, spelling, stances, times, trades
from nlp.numerals import Number

COMES_FROM = re.compile(
    "(?:老家|家乡|家在|家是|家住|户口|户籍|籍贯|祖籍|出生|来自|从|由)(?:都?是|在|云南|德宏|我)*$|(?:我们?|俺|本人|老公|老婆|他|她|爸|妈|人)(?:也|都)?(?:是|系)(?:云南|德宏)?(?:的)?$"
)
IS_FROM = re.compile(
    "(?:市|县|镇|乡|州|那边|这边)?(?:的?人(?!多|民|事|少)|的老乡|老乡|籍|户口|来的|过来的?|出来|出发|回来|农村|山里|本地人|小伙|姑娘|妹子)"
)
DAY_IN_SIGHT = re.compile("[天号日月底初周旬节]|礼拜|星期|明|后|过年|过完|收假|放假|开春|冬|夏|春|秋|立即|马上")
DAY_PART_ALONE = frozenset({"part", "clock", "time"})
LIVES_AT = re.compile(
    "(?:现在|目前|人|住|刚到|刚来|到了|已经在|还在|暂住|我)(?:是|就)?(?:在|住|住在)?(?:上海|青浦|江苏|苏州)?$"
)
PAST_BEFORE = re.compile(
    "(?:以前|之前|原来|从前|前面|上家|曾经|过去|去年|前年|先前|在?老家)[^,。]{0,8}$|(?:现在|目前)(?:还|正|就)?(?:在|做|干|是|当)[^,。]{0,6}$"
)
PAST_AFTER = re.compile("[^,。]{0,4}?(?:过(?!年|来|去|节)|年了?|经验|出来的?|辞职|离职|辞了|倒闭|下来)")
TOO_LITTLE = re.compile("[^,。]{0,6}?(?:太低|太少|不够|低了|少了|不干|不去|不做|不行|以下的?(?:不|莫)|的不|就算了)")
PAY_NOW = re.compile("(?:现在|目前|以前|之前|原来|上家|上个厂|老厂|在家)[^,。]{0,10}$")
RESTS_THEN = re.compile("(?:双休|单休|休息?|放假|不上班|加班|都?上班|结)")
HAVING_CANTEEN = re.compile("[有吃含带]$")


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
    plain = spelling.repair(text).text
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
    asked = [mention for mention in mentions if not _is_origin(plain, mention)]
    elsewhere = [mention for mention in asked if not LIVES_AT.search(plain[: mention.start])]
    return tuple(place.name for place in gazetteer.smallest(plain, elsewhere or asked))


def _is_origin(plain: str, mention: places.Mention) -> bool:
    return bool(COMES_FROM.search(plain[: mention.start]) or IS_FROM.match(plain, mention.end))


def _trades(plain: str) -> tuple[trades.Trade, ...]:
    """The trades asked for; those of the past count only when no other is named."""
    wanted = stances.accepted(plain, trades.mentions(plain))
    new = [mention for mention in wanted if not _is_past(plain, mention)]
    return tuple(dict.fromkeys(mention.trade for mention in new or wanted))


def _is_past(plain: str, mention: stances.Span) -> bool:
    return bool(PAST_BEFORE.search(plain[: mention.start]) or PAST_AFTER.match(plain, mention.end))


def _industries(plain: str) -> tuple[str, ...]:
    """Kinds of workplace; inside the name of a trade only a factory counts (食品厂普工, but not 酒店保洁)."""
    taken = trades.mentions(plain)
    free = [
        hit
        for hit in stances.accepted(plain, trades.industry_mentions(plain))
        if plain[hit.end - 1] == "厂" or not any(trade.start <= hit.start < trade.end for trade in taken)
    ]
    new = [hit for hit in free if not _is_past(plain, hit)]
    return tuple(dict.fromkeys(hit.industry.name for hit in new or free))


def _pay(plain: str) -> money.Pay | None:
    """The pay wished for, not the one that was too little."""
    stated = money.find_all(plain)
    wished = [pay for pay in stated if not TOO_LITTLE.match(plain, pay.end) and not PAY_NOW.search(plain[: pay.start])]
    return next(iter(wished or stated), None)


def _start(plain: str, now: datetime) -> date | None:
    """The first day on offer; a part of the day alone tells of shifts, not of a start."""
    if not DAY_IN_SIGHT.search(plain):
        return None
    for when in times.find_all(plain, now=now):
        if when.grain not in DAY_PART_ALONE and not RESTS_THEN.match(plain, when.span[1]):
            return when.start.date()
    return None
