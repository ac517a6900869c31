"""Who a line of a roster, an enrolment or a claim is about (对象): one handle for one person, however they were named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from db.erased_rows import NAME
from db.heads import PASSED
from db.models import Claim, ClaimLine, Course, Enrolment, RosterRow, Worker


@dataclass(frozen=True)
class Trainee:
    """One person in one class, from a roster or from the phones' register. `who` is the same for the same person."""

    about: str
    who: str
    course: Course
    row: RosterRow | Enrolment
    worker: Worker | None
    name: str
    phone: str = ""
    halves: frozenset[tuple[date, str]] = field(default_factory=frozenset)

    @property
    def listed(self) -> RosterRow | None:
        return self.row if isinstance(self.row, RosterRow) else None

    @property
    def enrolled(self) -> Enrolment | None:
        return self.row if isinstance(self.row, Enrolment) else None

    @property
    def born(self) -> date | None:
        """By the ID number, which is harder to get wrong than a date that was typed."""
        by_number = self.listed.birth_date if self.listed else None
        return by_number or (self.worker.birth_date if self.worker else None)

    @property
    def erased(self) -> bool:
        """Deleted at the person's own wish: what is missing of them proves nothing."""
        return self.worker is not None and self.worker.name == NAME

    @property
    def passed(self) -> bool:
        if self.listed:
            return self.listed.assessment in PASSED
        return self.enrolled is not None and self.enrolled.status == "passed"

    @property
    def came(self) -> bool:
        """There at all. A roster line without attendance is taken for one that came only when the person passed."""
        if self.listed:
            return bool(self.listed.days_present) or (self.listed.days_present is None and self.passed)
        return bool(self.halves) or self.passed


@dataclass(frozen=True)
class Claimant:
    """One person in one claim."""

    about: str
    who: str
    claim: Claim
    line: ClaimLine
    worker: Worker | None
    name: str


@dataclass(frozen=True)
class Handles:
    """Finds the person behind a number of the ledger or the fingerprint of an ID number."""

    workers: Mapping[int, Worker]
    by_blind: Mapping[str, int]

    def worker(self, row: Any) -> Worker | None:
        """By the link of the row, else by the ID number; the one kept of two that were merged."""
        number = row.worker_id if row.worker_id is not None else self.by_blind.get(getattr(row, "id_blind", ""))
        found = self.workers.get(number) if number is not None else None
        if found is not None and found.merged_into is not None:
            return self.workers.get(found.merged_into, found)
        return found

    def who(self, row: Any) -> str:
        """An ID number that is nobody's in the ledger stands for itself; without one, name and telephone."""
        blind = getattr(row, "id_blind", "")
        if blind and blind not in self.by_blind:
            return f"id:{blind}"
        worker = self.worker(row)
        if worker is not None:
            return f"worker:{worker.key}"
        return f"named:{row.name}:{getattr(row, 'phone', '')}"
