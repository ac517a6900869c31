"""What a pattern cannot match without: a few characters looked up before a long search is run in vain."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import chain

# The standard library's own reading of a pattern; it has no other door to it.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from nlp import late

WIDEST = 64  # a range of more characters than this rules hardly anything out
Letters = frozenset[str]
Way = tuple[Letters, ...]


class Several:
    """Several patterns, by place. Only those that a text may match at all are asked, and so compiled when it first may."""

    def __init__(self, patterns: Sequence[str], *, flags: int = 0) -> None:
        self._patterns, self._flags = [late.pattern(pattern, flags) for pattern in patterns], flags
        # By each letter that a way to match may be looked for with: what else it needs, and whose way it is.
        self._ways: dict[str, list[tuple[Way, int]]] = {}
        self._always = set[int]()
        for place, pattern in enumerate(patterns):
            self._learn(place, pattern)

    def open_for(self, letters: Set[str]) -> set[int]:
        """Places of the patterns that a text with these characters may match; every other one certainly does not."""
        found, ways = set(self._always), self._ways
        for letter in letters:
            for way, place in ways.get(letter, ()):
                if place in found:
                    continue
                for needed in way:
                    if needed.isdisjoint(letters):
                        break
                else:
                    found.add(place)
        return found

    def __getitem__(self, place: int) -> re.Pattern[str]:
        return self._patterns[place]

    def _learn(self, place: int, pattern: str) -> None:
        either = _in_either_case if self._flags & re.IGNORECASE else frozenset[str]
        for way in _ways(parser.parse(pattern, self._flags)):
            if not way:
                self._always.add(place)
                continue
            narrowest, *rest = map(either, way)
            for letter in narrowest:
                self._ways.setdefault(letter, []).append((tuple(rest), place))


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
        yield tuple(sets)


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
