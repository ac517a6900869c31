"""Words that mean the same, read off a text from left to right by longest match."""

from collections.abc import Mapping
from functools import cache

from nlp import lexicon


@cache
def _table() -> tuple[Mapping[str, str], Mapping[str, int]]:
    """Word to concept, and for each first character the length of the longest word."""
    words = {word: concept for concept, members in lexicon.groups("concepts.txt").items() for word in members}
    longest: dict[str, int] = {}
    for word in words:
        longest[word[0]] = max(longest.get(word[0], 0), len(word))
    return words, longest


def read(plain: str) -> list[str]:
    """The concepts of a plain text in order."""
    words, longest = _table()
    found: list[str] = []
    at = 0
    while at < len(plain):
        size = next((n for n in range(longest.get(plain[at], 0), 0, -1) if plain[at : at + n] in words), 0)
        if size:
            found.append(words[plain[at : at + size]])
        at += size or 1
    return found
