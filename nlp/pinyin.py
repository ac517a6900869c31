"""Whole sentences typed in letters: wo xiang zhao dianzichang becomes 我想找电子厂."""

from functools import cache

from nlp import lexicon
from nlp.domain_words import ways

WORD, SYLLABLE = (
    1.0,
    2.5,
)  # what a step costs: few long words are better than many short ones, and those than bare sounds
LONGEST = 24

Step = tuple[float, int, str]


@cache
def _words() -> dict[str, str]:
    everyday = {typed: word for word, ways_to in lexicon.groups("pinyin_words.txt").items() for typed in ways_to}
    return {letters: word for letters, word in ways().spoken.items() if letters.isascii()} | everyday


@cache
def _syllables() -> frozenset[str]:
    return frozenset(lexicon.groups("syllables.txt"))


def read(typed: str, *, least: int = 2) -> str | None:
    """The words that the letters spell, other sounds left as typed; None for no pinyin and for fewer words than `least`."""
    letters = typed.replace(" ", "")
    parts = _parts(letters)
    known = [part for part in parts if part in _words()]
    if len(known) < least or 2 * sum(map(len, known)) < len(letters):
        return None
    return "".join(_words().get(part, part) for part in parts)


def _parts(letters: str) -> list[str]:
    """The cheapest way from the start to the end, or nothing."""
    size = len(letters)
    onward: dict[int, Step] = {size: (0.0, size, "")}
    for start in range(size - 1, -1, -1):
        steps = [
            step
            for end in range(start + 1, min(size, start + LONGEST) + 1)
            if (step := _step(letters, start, end, onward))
        ]
        if steps:
            onward[start] = min(steps)
    at, parts = 0, []
    while at in onward and at < size:
        _, end, part = onward[at]
        parts.append(part)
        at = end
    return parts


def _step(letters: str, start: int, end: int, onward: dict[int, Step]) -> Step | None:
    part = letters[start:end]
    cost = WORD if part in _words() else SYLLABLE if part in _syllables() else None
    return (cost + onward[end][0], end, part) if cost and end in onward else None
