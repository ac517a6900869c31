"""What a check says (疑点): a rule's name, the rows it points at, and why, in words for staff. A flag refuses nothing."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from db.guard.evidence import Evidence

SEPARATES = "\x1f"


@dataclass(frozen=True)
class Flag:
    """`rows` name records: "roster_row:12". `words` name people by name only, never by a number."""

    rows: tuple[str, ...]
    words: str
    course_id: int | None = None
    claim_id: int | None = None
    region: str = ""


Check = Callable[[Evidence], Iterator[Flag]]


@dataclass(frozen=True)
class Rule:
    name: str
    title: str
    check: Check


@dataclass(frozen=True)
class Hit:
    """A flag with the rule that raised it."""

    rule: Rule
    flag: Flag

    @property
    def mark(self) -> str:
        """The same for the same rule over the same rows, in whatever order they were found."""
        said = SEPARATES.join([self.rule.name, *sorted(self.flag.rows)])
        return hashlib.sha256(said.encode()).hexdigest()


def rows_of(*rows: Any) -> tuple[str, ...]:
    """The names by which flags point at rows, each once."""
    return tuple(sorted({f"{row.__tablename__}:{row.key}" for row in rows}))
