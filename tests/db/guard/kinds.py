"""How kinds of wrong are planted: each plants something in a clean town and says which rule must point at which row."""

from collections.abc import Callable
from typing import Any

from tests.db.guard.clean_town import CleanTown

Planted = tuple[str, Any]  # the rule, and the row that it must point at
KINDS: list[Callable[[CleanTown], Planted]] = []


def kind(plant: Callable[[CleanTown], Planted]) -> Callable[[CleanTown], Planted]:
    KINDS.append(plant)
    return plant


def of_row(row: Any) -> str:
    return f"{row.__tablename__}:{row.key}"
