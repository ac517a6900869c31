"""Pay in a text: how much, and for how long or for what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nlp import numerals
from nlp.numerals import Number, Quantity
from nlp.pay_wording import (
    A_YEAR,
    AFTER,
    AT_LEAST,
    BY_THE_SHIFT,
    BY_THE_TRIP,
    ENDS_WITH_CUE,
    FROM_UPWARD,
    MORE_THAN_REFUSED,
    NAMED_AFTER,
    NOT_PAY_AFTER,
    NOT_PAY_BEFORE,
    RATE_ASKED,
    ROUND,
    SCHEME_REFUSED,
    SCHEMES,
    WISHED_BEFORE,
)

KINDS = ("hour", "day", "week", "month", "year", "piece")
PLAUSIBLE: dict[str, tuple[float, float]] = {
    "hour": (5, 120),
    "day": (30, 3000),
    "week": (200, 20_000),
    "month": (500, 80_000),
    "year": (8000, 2_000_000),
    "piece": (0.005, 2000),
}
ROUND_VALUES: dict[str, tuple[Number, str]] = {"百": (100, "day"), "千": (1000, "month"), "万": (10_000, "month")}
BARE_DAY, BARE_MONTH, BARE_YEAR = 100, 1000, 60_000
LEAST_BY_THE_HOUR = 12
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


@lru_cache(maxsize=64)  # asked several times of one message
def find_all(text: str) -> tuple[Pay, ...]:
    return tuple(_find(text))


def scheme(text: str) -> str | None:
    """The kind of pay that is asked for without a figure: 日结, 计件."""
    wanted = (match for match in SCHEMES.finditer(text) if not SCHEME_REFUSED.search(text[: match.start()]))
    return next((match.lastgroup for match in wanted), None)


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
    wished = WISHED_BEFORE.search(text[: quantity.start]) and text[quantity.end : quantity.end + 1] in {"的", ""}
    if (
        not (upward or wished)
        or not _plausible(quantity.low, last.kind)
        or not last.low / 2 <= quantity.low <= last.low * 3
    ):
        return None
    end = upward.end() if upward else quantity.end
    return Pay(quantity.low, None, last.kind, text[quantity.start : end], quantity.start, end)


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
    """a2, b2, 4s: letters that touch a figure make it something else; 533123****9960 is what is left of a hidden number."""
    follows = text[quantity.end : quantity.end + 1]
    if "*" in (follows, text[quantity.start - 1 : quantity.start]):
        return True
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
    unit = next((kind for kind in KINDS if after[kind] and not _stands_off(text, quantity, after.start(kind))), None)
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
    if cue in KINDS and (_plausible(value, cue) or (cue == "piece" and BY_THE_TRIP.search(before))):
        return cue
    return _by_size(value) if _counts_as_pay(text, quantity, cue, yuan=bool(after["yuan"])) else None


def _stands_off(text: str, quantity: Quantity, unit_at: int) -> bool:
    """6k以上 双休, 6000 晚上不加班: after a blank it is no unit of a figure of that size."""
    return quantity.low >= BARE_MONTH and text[unit_at - 1].isspace()


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
    around = text[: quantity.start] + "|" + text[quantity.end :]
    if RATE_ASKED.search(around):
        return quantity.low >= LEAST_BY_THE_HOUR
    if quantity.low < BARE_DAY and BY_THE_SHIFT.search(around):
        return BY_THE_SHIFT_LEAST <= quantity.low <= BY_THE_SHIFT_MOST
    if quantity.low >= BARE_MONTH:
        return not (BORN_FROM <= quantity.low <= BORN_TO and quantity.low % 100) and not (
            FIRST_YEAR <= quantity.low <= LAST_YEAR and A_YEAR.match(text, quantity.end)
        )
    if cue == "least" or (FROM_UPWARD.match(text, quantity.end) and scheme(text) == "hour"):
        return quantity.low >= LEAST_BY_THE_HOUR
    if quantity.low >= BARE_DAY and MORE_THAN_REFUSED.match(text, quantity.end):
        return True
    return quantity.low >= BARE_DAY and (cue == "some" or bool(SCHEMES.search(text)) or _stands_alone(text, quantity))


def _stands_alone(text: str, quantity: Quantity) -> bool:
    return not text[quantity.start - 1 : quantity.start].strip(" ,时头") and not text[
        quantity.end : quantity.end + 1
    ].strip(" ,.?!")
