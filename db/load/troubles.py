"""What is wrong with a prepared folder: every bad place at once, by file and line."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Trouble:
    """`line` is 0 when the whole file is meant."""

    file: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.file} 第 {self.line} 行：{self.words}" if self.line else f"{self.file}：{self.words}"


class BadRows(ValueError):
    """The folder was refused and nothing of it was stored."""

    def __init__(self, troubles: Sequence[Trouble]) -> None:
        self.troubles = tuple(sorted(troubles))
        super().__init__("\n".join(map(str, self.troubles)))


@dataclass
class Report:
    """Gathers troubles, which refuse the folder, and notes, which do not."""

    troubles: list[Trouble] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)

    def trouble(self, file: str, line: int, words: str) -> None:
        self.troubles.append(Trouble(file, line, words))

    def note(self, file: str, line: int, words: str) -> None:
        self.notes.append(Trouble(file, line, words))

    def stop_if_bad(self) -> None:
        """Raises BadRows."""
        if self.troubles:
            raise BadRows(self.troubles)
