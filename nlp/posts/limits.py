"""Limits on who may apply (民族, 户籍, 婚育, 乙肝, 外貌, 信仰, 残疾), found by the patterns of lexicon/limits.yaml."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from nlp import late, lexicon
from nlp.posts import sexes

BLANK = "·"
PUTS_FIRST = late.pattern("优先|优选|为主|最好|佳$")
KINDS = ("gender", "ethnicity", "region", "marriage", "hbv", "appearance", "religion", "disability")


@dataclass(frozen=True)
class Limit:
    kind: str
    said: str


@dataclass(frozen=True)
class Kind:
    id: str
    blank: re.Pattern[str] | None
    shows: re.Pattern[str]


@cache
def _kinds() -> tuple[Kind, ...]:
    written = lexicon.document("limits.yaml")
    words = {name: f"(?:{'|'.join(members)})" for name, members in written["words"].items()}
    return tuple(
        Kind(entry["id"], _any_of(entry["blank"], words), _any_of(entry["patterns"], words))
        for entry in written["kinds"]
    )


def _any_of(patterns: list[str], words: dict[str, str]) -> re.Pattern[str]:
    text = "|".join(f"(?:{pattern})" for pattern in patterns)
    for name, members in words.items():
        text = text.replace("{" + name + "}", members)
    return late.pattern(text)


def find_all(text: str) -> tuple[Limit, ...]:
    """One limit of each kind that an ad in the normal form sets, that of sex first; one that shuts out before one that puts first."""
    said = sexes.limit(text)
    found = [Limit("gender", said)] if said else []
    for kind in _kinds():
        hits = [hit.group().strip() for hit in kind.shows.finditer(_blanked(kind.id, text))]
        if hits:
            found.append(Limit(kind.id, next((said for said in hits if not puts_first(said)), hits[0])))
    return tuple(found)


def puts_first(said: str) -> bool:
    """本地人优先 shuts nobody out; whether it may stand is for a person to say."""
    return bool(PUTS_FIRST.search(said))


def without_harmless(text: str, kind: str) -> str:
    """The text without the words that only look like a limit of the kind: 男女不限, 不查乙肝."""
    if kind == KINDS[0]:
        return sexes.without_harmless(text)
    return _blanked(kind, text)


@lru_cache(maxsize=256)
def _blanked(kind: str, text: str) -> str:
    """Asked for twice of every ad: for what it limits, and for what its other words break."""
    blank = next(known.blank for known in _kinds() if known.id == kind)
    return blank.sub(BLANK, text) if blank else text
