"""Cuts a plain text into the words of time it holds, each with its meaning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.times import clocks, feasts, lunar_dates, month_parts, months, noise, relative_days, weeks
from nlp.times.meaning import Mark, Meaning, Rule, Setting

RULES: tuple[Rule, ...] = (
    *clocks.SHIFT_RULES,
    *noise.RULES,
    *lunar_dates.RULES,
    *feasts.RULES,
    *relative_days.RULES,
    *clocks.RULES,
    *noise.LENGTHS,
    *weeks.RULES,
    *months.RULES,
    *month_parts.RULES,
    *noise.YEARS,
)
_SINGLE = tuple(re.compile(rule.pattern) for rule in RULES)
_ANY = re.compile(
    "|".join(f"(?P<r{n}>{re.sub(r'[(][?]P<[a-z_]+>', '(?:', rule.pattern)})" for n, rule in enumerate(RULES))
)


@dataclass(frozen=True)
class Token:
    start: int
    end: int
    meaning: Meaning


def scan(plain: str, setting: Setting) -> Iterator[Token]:
    """In order and without overlap; words that only look like time are left out."""
    at = 0
    while found := _ANY.search(plain, at):
        token = _read(plain, found.start(), int(str(found.lastgroup)[1:]), setting)
        at = token.end if token else found.start() + 1
        if token and not (isinstance(token.meaning, Mark) and token.meaning.sort in {"other", "length"}):
            yield token


def _read(plain: str, start: int, first: int, setting: Setting) -> Token | None:
    """The first rule from this one on that fits here and knows what the words mean."""
    for rule, pattern in zip(RULES[first:], _SINGLE[first:], strict=True):
        match = pattern.match(plain, start)
        meaning = rule.read(match, setting) if match else None
        if match and meaning:
            return Token(start, match.end(), meaning)
    return None
