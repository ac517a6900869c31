"""What a pattern cannot match without: a few characters looked up before a long search is run in vain."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

# The standard library's own reading of a pattern; it has no other door to it.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

WIDEST = 64  # a range of more characters than this rules hardly anything out
Letters = frozenset[str]
Way = tuple[Letters, ...]


@dataclass(frozen=True)
class Guarded:
    """A pattern and its ways to match. By each letter that a way may begin to be looked for with: what else it needs.

    A way that needs nothing stands under the empty string.
    """

    pattern: re.Pattern[str]
    ways: Mapping[str, Sequence[Way]]

    def search(self, text: str, letters: Set[str]) -> re.Match[str] | None:
        """As the pattern does; `letters` are the characters of the text."""
        return self.pattern.search(text) if self._may_match(letters) else None

    def fullmatch(self, text: str, letters: Set[str]) -> re.Match[str] | None:
        return self.pattern.fullmatch(text) if self._may_match(letters) else None

    def sub(self, instead: str, text: str) -> str:
        return self.pattern.sub(instead, text) if self._may_match(frozenset(text)) else text

    def _may_match(self, letters: Set[str]) -> bool:
        ways = self.ways
        if "" in ways:
            return True
        for letter in letters:
            if letter in ways:
                for way in ways[letter]:
                    for needed in way:
                        if needed.isdisjoint(letters):
                            break
                    else:
                        return True
        return False


def guarded(pattern: re.Pattern[str]) -> Guarded:
    either = _in_either_case if pattern.flags & re.IGNORECASE else frozenset[str]
    found: dict[str, list[Way]] = {}
    for way in _ways(parser.parse(pattern.pattern, pattern.flags)):
        narrowest, *rest = map(either, way)
        for letter in narrowest:
            found.setdefault(letter, []).append(tuple(rest))
    return Guarded(pattern, found)


def _in_either_case(letters: Letters) -> Letters:
    return letters | {letter.lower() for letter in letters} | {letter.upper() for letter in letters}


def _ways(read: Any) -> Iterator[Way]:
    """A pattern that is alternatives as a whole has a way for each of them."""
    items = list(read)
    if len(items) == 1 and items[0][0] is op.BRANCH:
        for branch in items[0][1][1]:
            yield from _ways(branch)
    elif len(items) == 1 and items[0][0] is op.SUBPATTERN:
        yield from _ways(items[0][1][3])
    else:
        sets = sorted(set(_sets(items)), key=lambda letters: (len(letters), sorted(letters)))
        yield tuple(sets) or (frozenset(("",)),)


def _sets(items: Any) -> Iterator[Letters]:
    """One set for each piece that must be there."""
    for kind, facts in items:
        if kind is op.LITERAL:
            yield frozenset((chr(facts),))
        elif kind is op.IN:
            yield from _class(facts)
        elif kind is op.BRANCH:
            yield from _either(facts[1])
        elif kind is op.SUBPATTERN:
            yield from _sets(facts[3])
        elif kind is op.ATOMIC_GROUP:
            yield from _sets(facts)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and facts[0] > 0:
            yield from _sets(facts[2])


def _class(facts: Any) -> Iterator[Letters]:
    letters = set[str]()
    for kind, fact in facts:
        if kind is op.LITERAL:
            letters.add(chr(fact))
        elif kind is op.RANGE and fact[1] - fact[0] < WIDEST:
            letters.update(map(chr, range(fact[0], fact[1] + 1)))
        else:  # a category such as \\d, or everything but these
            return
    yield frozenset(letters)


def _either(branches: Any) -> Iterator[Letters]:
    """Of each branch the set that rules out most; nothing when one of them needs nothing."""
    narrowest = [min(_sets(branch), key=len, default=None) for branch in branches]
    if all(narrowest):
        yield frozenset(chain.from_iterable(letters for letters in narrowest if letters))
