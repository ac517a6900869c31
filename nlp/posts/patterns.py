"""Patterns as the lexicon writes them: alternatives on one line or on several."""

import re

from nlp import late

CLAUSE_ENDS = late.pattern(r"[,。;!?\n]")


def either(written: str | list[str]) -> str:
    return written if isinstance(written, str) else "|".join(written)


def compiled(written: str | list[str]) -> re.Pattern[str]:
    return late.pattern(either(written))


def clause_of(match: re.Match[str]) -> tuple[int, int]:
    """Where the clause in which a match stands begins and ends."""
    starts = [mark.end() for mark in CLAUSE_ENDS.finditer(match.string, 0, match.start())]
    stop = CLAUSE_ENDS.search(match.string, match.end())
    return (starts[-1] if starts else 0), (stop.start() if stop else len(match.string))
