"""How characters sound, so that a word typed or heard wrongly still looks like itself."""

import re
from functools import cache

from nlp import lexicon

LETTERS = re.compile(r"[a-z]+")
LONGEST_SYLLABLE = 6


@cache
def _table() -> tuple[dict[str, str], frozenset[str]]:
    groups = lexicon.groups("syllables.txt")
    by_character = {char: blurred(syllable) for syllable, (chars,) in groups.items() for char in chars}
    return by_character, frozenset(groups)


def blurred(syllable: str) -> str:
    """The syllable without what southern ears and input methods mix up: zh/z, ch/c, sh/s, -ng/-n."""
    start = syllable[0] + syllable[2:] if syllable[:2] in {"zh", "ch", "sh"} else syllable
    return start[:-1] if start.endswith("ng") else start


def _spelled_out(letters: str) -> list[str]:
    """The syllables of a word typed in pinyin; empty when the letters are no pinyin."""
    _, known = _table()
    found: list[str] = []
    at = 0
    while at < len(letters):
        ends = range(min(len(letters), at + LONGEST_SYLLABLE), at, -1)
        end = next((end for end in ends if letters[at:end] in known), None)
        if end is None:
            return []
        found.append(blurred(letters[at:end]))
        at = end
    return found if len(letters) > 1 else []


def syllables(plain: str) -> list[list[str]]:
    """The blurred syllables of a plain text, in runs broken by whatever cannot be spoken."""
    by_character, _ = _table()
    runs: list[list[str]] = [[]]
    at = 0
    while at < len(plain):
        typed = LETTERS.match(plain, at)
        if typed:
            spoken, at = _spelled_out(typed.group()), typed.end()
        else:
            syllable = by_character.get(plain[at])
            spoken, at = ([syllable] if syllable else []), at + 1
        if spoken:
            runs[-1].extend(spoken)
        elif typed or not plain[at - 1].isspace():
            runs.append([])
    return [run for run in runs if run]
