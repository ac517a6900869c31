"""Finding the words of a list in a text, longest first, from left to right."""

from collections.abc import Iterable, Iterator, Sequence
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
        # By the first two characters, a word of one character by itself.
        self._by_start: dict[str, list[tuple[str, Value]]] = {}
        for word, value in sorted(dict(words).items(), key=lambda entry: -len(entry[0])):
            self._by_start.setdefault(word[:2], []).append((word, value))

    def teach(self, word: str, value: Value) -> None:
        """A word taught again takes the new value."""
        known = [entry for entry in self._by_start.get(word[:2], ()) if entry[0] != word]
        self._by_start[word[:2]] = sorted([*known, (word, value)], key=lambda entry: -len(entry[0]))

    def get(self, word: str) -> Value | None:
        return next((value for known, value in self._by_start.get(word[:2], ()) if known == word), None)

    def hits(self, text: str) -> Iterator[Hit[Value]]:
        at, end, known = 0, len(text), self._by_start
        while at < end:
            longer, alone = known.get(text[at : at + 2]), known.get(text[at])
            hit = (longer and _at(text, at, longer)) or (alone and _at(text, at, alone))
            if hit:
                yield hit
            at = hit.end if hit else at + 1


def _at(text: str, at: int, words: Sequence[tuple[str, Value]]) -> Hit[Value] | None:
    for word, value in words:
        if text.startswith(word, at):
            return Hit(at, at + len(word), value)
    return None
