"""The trades and places named in a text, kept for a moment because one ad is searched for them by several readers."""

from functools import cache, lru_cache

from nlp import lexicon, trades
from nlp.places import Gazetteer, Mention, Place

REMEMBERED = 128
NEAR = frozenset({"上海", "江苏", "浙江", "安徽"})


@cache
def gazetteer() -> Gazetteer:
    """All places known, and those that stand in ads of the delta and beyond."""
    known = Gazetteer()
    for row in lexicon.rows("places_of_posts.csv"):
        other_names = tuple(filter(None, row["also_called"].split("|")))
        known.teach(Place(row["name"], row["code"], row["kind"], row["parent"]), other_names)
    return known


def top(place: Place) -> str:
    """The largest place around it, itself when there is none."""
    return (place.name, *gazetteer().larger(place))[-1]


@lru_cache(REMEMBERED)
def places(text: str) -> tuple[Mention, ...]:
    return gazetteer().mentions(text)


@lru_cache(REMEMBERED)
def trades_named(text: str) -> tuple[trades.Mention, ...]:
    return trades.mentions(text)
