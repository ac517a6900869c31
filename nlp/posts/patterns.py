"""Patterns as the lexicon writes them: alternatives on one line or on several."""

import re


def either(written: str | list[str]) -> str:
    return written if isinstance(written, str) else "|".join(written)


def compiled(written: str | list[str]) -> re.Pattern[str]:
    return re.compile(either(written))
