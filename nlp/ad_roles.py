"""The parts that words play in an ad: who pays whom and before what, who keeps whose papers, what is denied."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from nlp import late, lexicon, numerals, phones, places, trades
from nlp.posts import abroad, wages
from nlp.posts.patterns import CLAUSE_ENDS, either

STEPS = ((15, "few"), (100, "tens"), (1000, "hundreds"), (4000, "thousands"), (15000, "wage"))
WAGE, TRADE, HERE, ABROAD, FORTUNE = "wage_said", "trade", "here", "abroad", "fortune"


@dataclass(frozen=True)
class Part:
    start: int
    name: str


@cache
def _roles() -> re.Pattern[str]:
    written = lexicon.document("ad_roles.yaml")
    return late.pattern("|".join(f"(?P<{name}>{either(words)})" for name, words in written.items()))


def features(plain: str) -> Iterator[str]:
    """Names for a classifier: each part, two in one clause, two that follow each other; `plain` is an ad in the normal form."""
    parts = sorted(_parts(plain), key=lambda part: part.start)
    names = {part.name for part in parts}
    yield from (f"r:{name}" for name in names)
    yield from (f"r:without {name}" for name in {WAGE, TRADE, HERE, "workplace", "offers_work"} - names)
    for clause in _by_clause(plain, parts):
        said = sorted({part.name for part in clause})
        yield from (f"r:{first}&{second}" for first, second in combinations(said, 2))
        yield from (f"r:{first.name}>{second.name}" for first, second in pairwise(clause))


def named(plain: str) -> set[str]:
    """The parts of the lexicon that are played in it."""
    return {match.lastgroup or "" for match in _roles().finditer(plain)}


def _parts(plain: str) -> Iterator[Part]:
    for match in _roles().finditer(plain):
        yield Part(match.start(), match.lastgroup or "")
    yield from (Part(mention.start, HERE) for mention in places.GAZETTEER.mentions(plain))
    yield from (Part(mention.start, TRADE) for mention in trades.mentions(plain))
    if elsewhere := abroad.find(plain):
        yield Part(max(plain.find(elsewhere.said), 0), ABROAD)
    yield from _sums(plain)


def _sums(plain: str) -> Iterator[Part]:
    """Pay by its size and whatever else is counted."""
    rates = wages.find_all(plain)
    for rate in rates:
        yield Part(rate.start, WAGE)
        yield Part(rate.start, f"{rate.kind} {_size(float(rate.low))}")
    for quantity in numerals.find_all(phones.blanked(plain)):
        if not any(rate.start <= quantity.start < rate.end for rate in rates):
            yield Part(quantity.start, _size(float(quantity.low)))


def _size(figure: float) -> str:
    return next((name for most, name in STEPS if figure < most), FORTUNE)


def _by_clause(plain: str, parts: list[Part]) -> Iterator[list[Part]]:
    ends = [mark.start() for mark in CLAUSE_ENDS.finditer(plain)]
    start = 0
    for end in [*ends, len(plain)]:
        within = [part for part in parts if start <= part.start < end]
        if within:
            yield within
        start = end
