"""Finding the words of a list in a text, longest first, from left to right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True)
class Hit(Generic[Value]):
    start: int
    end: int
    value: Value


class WordFinder(Generic[Value]):
    def __init__(self, words: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[str, Value]]] = {}
        for word, value in sorted(dict(words).items(), key=lambda entry: -len(entry[0])):
            self._by_first.setdefault(word[0], []).append((word, value))

    def teach(self, word: str, value: Value) -> None:
        """A word taught again takes the new value."""
        known = [entry for entry in self._by_first.get(word[0], ()) if entry[0] != word]
        self._by_first[word[0]] = sorted([*known, (word, value)], key=lambda entry: -len(entry[0]))

    def get(self, word: str) -> Value | None:
        return next((value for known, value in self._by_first.get(word[:1], ()) if known == word), None)

    def hits(self, text: str) -> Iterator[Hit[Value]]:
        at = 0
        while at < len(text):
            hit = self._at(text, at)
            if hit:
                yield hit
            at = hit.end if hit else at + 1

    def _at(self, text: str, at: int) -> Hit[Value] | None:
        for word, value in self._by_first.get(text[at], ()):
            if text.startswith(word, at):
                return Hit(at, at + len(word), value)
        return None
