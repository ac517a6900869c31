"""What a report is made of (报表): tables of plain values, each with the definitions of what stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from db import rights
from db.models import Staff
from db.workers import COUNTY_CODES

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


def counties(by: Staff, *, unknown: bool) -> Sequence[str]:
    """The rows of a table by county. Those of which the member sees nothing are left out: a nought would say that nobody
    is there. People whose county nobody knows stand last, for who sees a part only where there are any (`unknown`)."""
    region = rights.region_of(by)
    seen = [county for county, code in COUNTY_CODES.items() if code.startswith(region)]
    return [*seen, ""] if unknown or not region else seen


def hidden(number: int | float, *, small: bool) -> Cell:
    """Counts under five tell of persons: outside the two bureaus they are not shown."""
    return f"<{SMALL}" if small and 0 < number < SMALL else number
