"""Dangers of an ad that rules can quote: the words of the lexicon, the readers of posts, pay beyond reason."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp import late, lexicon, money, red_flags
from nlp.posts import abroad, charges, wages
from nlp.posts.patterns import clause_of, compiled

PAY = "pay"
MONEY_OUT = frozenset({"fee", "tasks"})


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
    bulletin: re.Pattern[str]
    blunt: re.Pattern[str]
    cautions: re.Pattern[str]
    covered: re.Pattern[str]
    refused: re.Pattern[str]
    repaid: re.Pattern[str]
    advanced: re.Pattern[str]
    to_somebody: re.Pattern[str]
    lent: re.Pattern[str]
    lures: dict[str, Kind]
    grand: dict[str, float]
    skilled: re.Pattern[str]


@cache
def _book() -> Book:
    written = lexicon.document("ad_dangers.yaml")
    grand = written["grand"]
    return Book(
        rules=written["rules"],
        kinds=_kinds(written["kinds"]),
        warned=compiled(written["warned"]),
        bulletin=compiled(written["bulletin"]),
        blunt=compiled(written["blunt"]),
        cautions=compiled(written["cautions"]),
        covered=compiled(written["covered"]),
        refused=late.pattern(rf"(?:{written['refused']})\Z"),
        repaid=compiled(written["repaid"]),
        advanced=compiled(written["advanced"]),
        to_somebody=compiled(written["to_somebody"]),
        lent=compiled(written["lent"]),
        lures=_kinds(written["lures"]),
        grand={unit: grand[unit] for unit in money.KINDS if unit in grand},
        skilled=compiled(grand["skilled"]),
    )


def _kinds(written: dict[str, dict[str, str | list[str]]]) -> dict[str, Kind]:
    return {name: Kind(str(kind["name"]), str(kind["tell"]), compiled(kind["said"])) for name, kind in written.items()}


def lures(plain: str) -> dict[str, tuple[Kind, str]]:
    """By name, what pulls people without being forbidden, and the words of the ad for it."""
    hits = ((name, lure, lure.said.search(plain)) for name, lure in _book().lures.items())
    return {name: (lure, hit.group()) for name, lure, hit in hits if hit}


def kinds() -> dict[str, Kind]:
    """In the order in which they are told."""
    return _book().kinds


def find(plain: str) -> dict[str, str]:
    """By kind, the words of the ad that a rule hits; `plain` is the ad in the normal form."""
    found = dict(_by_rule(plain)) | dict(_by_words(plain))
    too_much = _too_much(plain)
    return found | {PAY: too_much} if too_much else found


def is_bulletin(plain: str) -> bool:
    """A notice of what not to do; whoever names dangers in it warns of them."""
    return bool(_book().bulletin.search(plain))


def is_blunt(plain: str) -> bool:
    """Whoever joins pays the one who speaks (登记要给我100): nothing that stands around it makes that honest."""
    book = _book()
    return bool(book.blunt.search(plain)) and not book.warned.search(plain) and not is_bulletin(plain)


def cautions(plain: str) -> int:
    """In how many different ways a text warns, or tells of harm that is over."""
    return len(set(_book().cautions.findall(plain)))


def _by_rule(plain: str) -> Iterator[tuple[str, str]]:
    """What the readers of posts and the rules for posts find, as far as it is a danger."""
    for kind, said in _read(plain):
        place = re.search(re.escape(said), plain)
        if not (place and (_taken_back(place) or (kind in MONEY_OUT and _repaid(place)))):
            yield kind, said


def _read(plain: str) -> Iterator[tuple[str, str]]:
    for charge in charges.find_all(plain):
        yield ("papers" if charge.kind == "id_hold" else "fee"), charge.said
    if elsewhere := abroad.find(plain):
        yield "abroad", elsewhere.said
    for rule, kind in _book().rules.items():
        if said := red_flags.hit(red_flags.rules()[rule], plain):
            yield kind, said


def _taken_back(place: re.Match[str]) -> bool:
    return not _meant(place) or bool(_book().covered.match(place.string, place.end()))


def is_repaid(plain: str) -> bool:
    """Something is to be paid and comes back for the receipt, or at once."""
    return any(_repaid(place) for place in _book().advanced.finditer(plain))


def _repaid(place: re.Match[str]) -> bool:
    """Paid to somebody else and given back for the receipt, or at once (先自己付, 拿收据当天报销); or for a key, with the key."""
    if any(lent.start() <= place.start() < lent.end() for lent in _book().lent.finditer(place.string)):
        return True
    book, (start, _) = _book(), clause_of(place)
    back = book.repaid.match(place.string, place.end())
    return back is not None and not book.to_somebody.search(place.string, start, back.end())


def _by_words(plain: str) -> Iterator[tuple[str, str]]:
    for name, kind in _book().kinds.items():
        hit = next(
            (
                match
                for match in kind.said.finditer(plain)
                if _meant(match) and not (name in MONEY_OUT and _repaid(match))
            ),
            None,
        )
        if hit:
            yield name, hit.group()


def _meant(match: re.Match[str]) -> bool:
    """Neither denied nor warned of."""
    book, (start, end) = _book(), clause_of(match)
    return not (
        book.warned.search(match.string, start, end) or book.refused.search(match.string[start : match.start()])
    )


def _too_much(plain: str) -> str:
    """Pay beyond what such work brings."""
    book = _book()
    most = {unit: figure * (2 if book.skilled.search(plain) else 1) for unit, figure in book.grand.items()}
    rates = [rate for rate in wages.find_all(plain) if rate.kind in most and _meant_pay(plain, rate)]
    return next((rate.said.strip() for rate in rates if rate.low >= most[rate.kind]), "")


def _meant_pay(plain: str, rate: money.Pay) -> bool:
    start = max(plain.rfind(mark, 0, rate.start) for mark in ",。;!?\n") + 1
    return not _book().warned.search(plain, start, rate.end)
