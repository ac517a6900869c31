"""What work an ad tells of in prose, by kinds: 岗位是跑医院推销…, 现在改成直播带货."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp import lexicon
from nlp.posts.patterns import clause_of, compiled

CLICKS, CASH = "clicks", "cash"
COMPANY = "escort"  # the danger
SHORTEST = 4


@dataclass(frozen=True)
class Told:
    """`said` is what the ad calls the work; `kinds` as in lexicon/ad_work.yaml."""

    said: str
    kinds: frozenset[str]


@dataclass(frozen=True)
class Book:
    told: re.Pattern[str]
    named: re.Pattern[str]
    beside: re.Pattern[str]
    kinds: dict[str, re.Pattern[str]]
    apart: frozenset[str]


@cache
def _book() -> Book:
    written = lexicon.document("ad_work.yaml")
    kinds = {name: compiled(words) for name, words in written["kinds"].items()}
    told, named, beside = (compiled(written[name]) for name in ("told", "named", "beside"))
    return Book(told, named, beside, kinds, frozenset(written["apart"]))


def apart() -> frozenset[str]:
    """Kinds that are another work whatever they deal with."""
    return _book().apart


def kinds_of(text: str) -> frozenset[str]:
    return frozenset(name for name, words in _book().kinds.items() if words.search(text))


def told(plain: str) -> Iterator[Told]:
    """In order, what an ad in the normal form says that the work is."""
    for opening in _book().told.finditer(plain):
        said = plain[opening.end() : clause_of(opening)[1]].strip()
        if kinds := kinds_of(said):
            yield Told(said, kinds)


def named(plain: str) -> Iterator[str]:
    """In order, what stands where an ad in the normal form names the work (工作:河道打捞水草)."""
    book = _book()
    for opening in book.named.finditer(plain):
        said = plain[opening.end() : clause_of(opening)[1]].strip()
        if len(said) >= SHORTEST and not book.beside.search(said):
            yield said
