"""Cuts a plain text into the words of time it holds, each with its meaning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from heapq import heapify, heappop, heappush

from nlp import late
from nlp.times import clocks, feasts, lunar_dates, month_parts, months, noise, relative_days, weeks
from nlp.times.meaning import Mark, Meaning, Rule, Setting

RULES: tuple[Rule, ...] = (
    *clocks.SHIFT_RULES,
    *noise.RULES,
    *lunar_dates.RULES,
    *feasts.RULES,
    *relative_days.RULES,
    *clocks.RULES,
    *noise.SAME_HOUR,
    *noise.LENGTHS,
    *weeks.RULES,
    *months.RULES,
    *month_parts.RULES,
    *noise.YEARS,
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Compiled when the first message is read: a start need not wait for them."""
    return tuple(late.pattern(rule.pattern) for rule in RULES)


@dataclass(frozen=True)
class Token:
    start: int
    end: int
    meaning: Meaning


def scan(plain: str, setting: Setting) -> Iterator[Token]:
    """In order and without overlap, the earlier rule first; words that only look like time are left out."""
    patterns = _patterns()
    waiting = [
        (match.start(), rule, match) for rule, pattern in enumerate(patterns) if (match := pattern.search(plain))
    ]
    heapify(waiting)
    at = 0
    while waiting:
        start, rule, match = heappop(waiting)
        meaning = RULES[rule].read(match, setting) if start >= at else None
        if meaning:
            at = match.end()
            if not (isinstance(meaning, Mark) and meaning.sort in {"other", "length"}):
                yield Token(start, at, meaning)
        if following := patterns[rule].search(plain, max(at, start + 1)):
            heappush(waiting, (following.start(), rule, following))
