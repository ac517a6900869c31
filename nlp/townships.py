"""Townships of Dehong (乡镇) by the names of the register: 遮放 is 遮放镇 of 芒市, 盈江平原 is 平原镇."""

from dataclasses import dataclass
from functools import cache

from nlp import lexicon, places, spelling


@dataclass(frozen=True)
class Township:
    """`name` as the register has it, `county` short: 三台山德昂族乡 of 芒市."""

    name: str
    code: str
    county: str


def find(text: str) -> Township | None:
    """The first one named; 平原 and 太平, ordinary words elsewhere, beside their county or as the whole message."""
    plain = spelling.normalise(text)
    named = [place.code for place in places.find_all(plain)]
    counties = {place.name for place in places.find_all(plain)}
    for mention in places.GAZETTEER.guarded(plain):
        if mention.place.parent in counties or mention.end - mention.start == len(plain):
            named.append(mention.place.code)
    return next((_listed()[code] for code in named if code in _listed()), None)


def named(name: str, *, county: str) -> Township | None:
    """The one of exactly this name in this county."""
    return next((one for one in _listed().values() if (one.name, one.county) == (name, county)), None)


def is_one(text: str) -> bool:
    """Whether the words are that name and no more, as somebody may be called too: 九保."""
    held = places.GAZETTEER.mentions(text.strip())
    return len(held) == 1 and held[0].place.code in _listed() and (held[0].start, held[0].end) == (0, len(text.strip()))


@cache
def _listed() -> dict[str, Township]:
    rows = lexicon.rows("dehong_divisions.csv")
    return {row["code"]: Township(row["township"], row["code"], places.short(row["county"])) for row in rows}
