"""Whether the work of an ad lies outside the mainland, and where."""

import re
from dataclasses import dataclass
from functools import cache

from nlp import late, lexicon
from nlp.places import Mention
from nlp.posts.mentioned import NEAR, places, top
from nlp.posts.patterns import clause_of, compiled, either

LISTED = late.pattern(r"[、和及/]\Z")


@dataclass(frozen=True)
class Abroad:
    """`place` is empty when no country is named."""

    place: str
    said: str


@dataclass(frozen=True)
class Words:
    names: dict[str, str]
    named: re.Pattern[str]
    mentioned_after: re.Pattern[str]
    mentioned_before: re.Pattern[str]
    warned_before: re.Pattern[str]
    warned: re.Pattern[str]
    then_warned: re.Pattern[str]
    goes_before: re.Pattern[str]
    works_there: re.Pattern[str]
    working_there: re.Pattern[str]
    papers: re.Pattern[str]
    kitchens: re.Pattern[str]
    cooked_nowhere: frozenset[str]
    stays: re.Pattern[str]
    works_here: re.Pattern[str]
    leaves_after: re.Pattern[str]
    leaves_before: re.Pattern[str]


@cache
def _words() -> Words:
    written = lexicon.document("abroad.yaml")
    groups = {f"place_{at}": name for at, name in enumerate(written["places"])}
    words = zip(groups, written["places"].values(), strict=True)
    further = "|".join(written["places"])
    return Words(
        names=groups,
        named=late.pattern("|".join(f"(?P<{group}>{either(spoken)})" for group, spoken in words)),
        mentioned_after=late.pattern(f"(?:[、和/]?(?:{further}))*的?(?:{either(written['only_mentioned_after'])})"),
        mentioned_before=compiled(written["only_mentioned_before"]),
        warned_before=compiled(written["warned_before"]),
        warned=compiled(written["warned"]),
        then_warned=late.pattern(rf"(?:都|全|均|就|是|很可能|可能|请|属){{0,3}}(?:{either(written['warned'])})"),
        goes_before=late.pattern(rf"(?:{either(written['goes_before'])})\Z"),
        works_there=compiled(written["works_there"]),
        working_there=compiled(written["working_there"]),
        papers=compiled(written["papers"]),
        kitchens=late.pattern(f"(?:[、和/]?(?:{further}))*的?(?:{either(written['kitchens'])})"),
        cooked_nowhere=frozenset(written["cooked_nowhere"]),
        stays=compiled(written["stays"]),
        works_here=compiled(written["works_here"]),
        leaves_after=compiled(written["leaves_after"]),
        leaves_before=late.pattern(rf"(?:{either(written['leaves_before'])})\Z"),
    )


def find(text: str) -> Abroad | None:
    """`text` is an ad in the normal form."""
    words = _words()
    if words.stays.search(text):
        return None
    named = [match for match in words.named.finditer(text) if not _only_mentioned(text, match)]
    papers = list(words.papers.finditer(text))
    at_home = bool(named or papers) and _at_home(text)
    for match in named:
        if _is_workplace(text, match) or not at_home:
            return Abroad(words.names[match.lastgroup or ""], match.group())
    shown = [*words.working_there.finditer(text), *(() if at_home else papers)]
    return next((Abroad("", match.group()) for match in shown if not _warned_of(text, match)), None)


def without_places(text: str) -> str:
    """The text without the names of places abroad."""
    return _words().named.sub("", text)


def _is_workplace(text: str, match: re.Match[str]) -> bool:
    words = _words()
    return bool(words.goes_before.search(text[: match.start()]) or words.works_there.match(text, match.end()))


def _at_home(text: str) -> bool:
    """Whether a place of the delta is named, where the work then lies unless the words say otherwise, or the work is
    said to be in a place of the mainland."""
    words = _words()
    here = (
        top(one.place) in NEAR or words.works_here.match(text, one.end) or not _on_the_way(text, one)
        for one in places(text)
    )
    return any(here)


def _on_the_way(text: str, mention: Mention) -> bool:
    """Whether one only comes from there, meets there or goes back there: 瑞丽集合, 每周可以回瑞丽."""
    words = _words()
    after = words.leaves_after.match(text, mention.end)
    return bool(after or words.leaves_before.search(text[: mention.start]))


def _only_mentioned(text: str, match: re.Match[str]) -> bool:
    words = _words()
    before = _without_names_right_before(text[max(0, match.start() - 16) : match.start()])[-8:]
    return bool(
        words.mentioned_after.match(text, match.end())
        or words.mentioned_before.search(before)
        or _is_cooking(text, match)
        or _warned_of(text, match)
    )


def _without_names_right_before(before: str) -> str:
    """In a list of countries what stands before the first counts: 单子发德国、法国."""
    found = LISTED.sub("", before)
    names = [match for match in _words().named.finditer(found) if match.end() == len(found)]
    return _without_names_right_before(found[: names[0].start()]) if names else before


def _is_cooking(text: str, match: re.Match[str]) -> bool:
    """泰国餐馆 cooks Thai food wherever it is; 木姐餐馆 is in 木姐, 对面缅甸餐馆 over there."""
    words = _words()
    if words.names[match.lastgroup or ""] in words.cooked_nowhere or text[: match.start()].endswith("对面"):
        return False
    return bool(words.kitchens.match(text, match.end()))


def _warned_of(text: str, match: re.Match[str]) -> bool:
    words = _words()
    start, end = clause_of(match)
    return bool(
        words.warned_before.search(text[start : match.start()])
        or words.warned.search(text, start, end)
        or words.then_warned.match(text, end + 1)
    )
