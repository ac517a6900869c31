"""What a report is made of (报表): tables of plain values, each with the definitions of what stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Cell = str | int | float | None


@dataclass(frozen=True)
class Part:
    """One table under its title. `notes` say what is counted; every figure of it is explained there or in its row."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = field(default_factory=tuple)

    def as_json(self) -> dict[str, Any]:
        rows = [list(row) for row in self.rows]
        return {"title": self.title, "columns": list(self.columns), "rows": rows, "notes": list(self.notes)}

    @staticmethod
    def of(kept: dict[str, Any]) -> "Part":
        return Part(kept["title"], kept["columns"], kept["rows"], kept["notes"])


SMALL = 5


def hidden(number: int | float, *, small: bool) -> Cell:
    """Counts under five tell of persons: outside the two bureaus they are not shown."""
    return f"<{SMALL}" if small and 0 < number < SMALL else number
