"""What makes a forwarded job ad dangerous for whoever answers it: money, papers, borders, cards, tasks, loans, escorts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp import lexicon, money, review
from nlp.posts import wages
from nlp.posts.layout import lay_out
from nlp.posts.patterns import clause_of, compiled

PAY = "pay"


@dataclass(frozen=True)
class Danger:
    """`name` and `tell` are words for the worker; `said` is the place in the ad."""

    kind: str
    said: str
    name: str
    tell: str


@dataclass(frozen=True)
class Kind:
    name: str
    tell: str
    said: re.Pattern[str]


@dataclass(frozen=True)
class Book:
    rules: dict[str, str]
    kinds: dict[str, Kind]
    warned: re.Pattern[str]
    covered: re.Pattern[str]
    refused: re.Pattern[str]
    grand: dict[str, float]
    skilled: re.Pattern[str]
    vague: re.Pattern[str]
    pay: Kind


@cache
def _book() -> Book:
    written = lexicon.document("ad_dangers.yaml")
    grand, vague = written["grand"], compiled(written["vague"])
    kinds = {name: Kind(kind["name"], kind["tell"], compiled(kind["said"])) for name, kind in written["kinds"].items()}
    return Book(
        rules=written["rules"],
        kinds=kinds,
        warned=compiled(written["warned"]),
        covered=compiled(written["covered"]),
        refused=re.compile(rf"(?:{written['refused']})\Z"),
        grand={unit: grand[unit] for unit in money.KINDS if unit in grand},
        skilled=compiled(grand["skilled"]),
        vague=vague,
        pay=Kind(grand["name"], grand["tell"], vague),
    )


def find(ad: str) -> tuple[Danger, ...]:
    """One for each kind, in the order of the lexicon; none is no proof that the ad is honest."""
    plain = lay_out(ad).text
    found = dict(_by_rule(ad, plain)) | dict(_by_words(plain))
    dangers = [Danger(name, found[name], kind.name, kind.tell) for name, kind in _book().kinds.items() if name in found]
    too_much = _too_much(plain)
    return (*dangers, Danger(PAY, too_much, _book().pay.name, _book().pay.tell)) if too_much else tuple(dangers)


def _by_rule(ad: str, plain: str) -> Iterator[tuple[str, str]]:
    """What the review of posts blocks and is a danger too."""
    for finding in review.review(ad):
        kind, place = _book().rules.get(finding.rule), re.search(re.escape(finding.said), plain)
        if kind and not (place and _taken_back(place)):
            yield kind, finding.said


def _taken_back(place: re.Match[str]) -> bool:
    return not _meant(place) or bool(_book().covered.match(place.string, place.end()))


def _by_words(plain: str) -> Iterator[tuple[str, str]]:
    for name, kind in _book().kinds.items():
        hit = next((match for match in kind.said.finditer(plain) if _meant(match)), None)
        if hit:
            yield name, hit.group()


def _meant(match: re.Match[str]) -> bool:
    """Neither denied nor warned of."""
    book, (start, end) = _book(), clause_of(match)
    return not (
        book.warned.search(match.string, start, end) or book.refused.search(match.string[start : match.start()])
    )


def _too_much(plain: str) -> str:
    """Pay beyond what such work brings, or much pay for work that is not named."""
    book = _book()
    most = {unit: figure * (2 if book.skilled.search(plain) else 1) for unit, figure in book.grand.items()}
    rates = [rate for rate in wages.find_all(plain) if rate.kind in most and _meant_pay(plain, rate)]
    high = next((rate for rate in rates if rate.low >= most[rate.kind]), None)
    if high:
        return high.said.strip()
    hit = book.vague.search(plain)
    return hit.group() if hit and _meant(hit) else ""


def _meant_pay(plain: str, rate: money.Pay) -> bool:
    start = max(plain.rfind(mark, 0, rate.start) for mark in ",。;!?\n") + 1
    return not _book().warned.search(plain, start, rate.end)
