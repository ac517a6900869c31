"""What the checks look at (核查材料): classes with their people, claims, visits and the ledger of those concerned, read once."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from db.erased_rows import NAME
from db.guard.evidence.ledger import Ledger, Spell, upper_end
from db.guard.evidence.reading import grouped, several
from db.guard.people import Claimant, Trainee
from db.models import ClaimLine, Enrolment, RosterRow, Worker

__all__ = ["Evidence", "Spell", "grouped", "several", "upper_end"]


class Evidence(Ledger):
    """Everything there is, and who each line of it is about."""

    @cached_property
    def trainees(self) -> Sequence[Trainee]:
        halves: dict[int, set[tuple[date, str]]] = {}
        for row in self.attendance:
            halves.setdefault(row.enrolment_id, set()).add((row.day, row.half))
        return [
            *(self._listed(row) for row in self.roster if row.course_id in self.courses),
            *(self._seated(row, frozenset(halves.get(row.key, ()))) for row in self.enrolments),
        ]

    @cached_property
    def claimants(self) -> Sequence[Claimant]:
        return [self._claimant(row) for row in self.lines]

    @cached_property
    def by_course(self) -> Mapping[int, Sequence[Trainee]]:
        return grouped(self.trainees, lambda one: one.course.key)

    @cached_property
    def by_person(self) -> Mapping[str, Sequence[Trainee]]:
        """The classes of everybody, the earliest first, each class once."""
        found: dict[str, dict[int, Trainee]] = {}
        for one in self.trainees:
            found.setdefault(one.who, {}).setdefault(one.course.key, one)
        return {who: sorted(ones.values(), key=lambda one: one.course.starts_at) for who, ones in found.items()}

    def _claimant(self, row: ClaimLine) -> Claimant:
        worker = self.handles.worker(row)
        name = _said_of(worker, row.name)
        return Claimant(f"claim_line:{row.key}", self.handles.who(row), self.claims[row.claim_id], row, worker, name)

    def _listed(self, row: RosterRow) -> Trainee:
        course, worker = self.courses[row.course_id], self.handles.worker(row)
        name = _said_of(worker, row.name)
        return Trainee(f"roster_row:{row.key}", self.handles.who(row), course, row, worker, name, row.phone)

    def _seated(self, row: Enrolment, halves: frozenset[tuple[date, str]]) -> Trainee:
        worker = self.handles.workers[row.worker_id]
        about, who = f"enrolment:{row.key}", f"worker:{worker.merged_into or worker.key}"
        return Trainee(about, who, self.courses[row.course_id], row, worker, worker.name, worker.phone, halves)


def _said_of(worker: Worker | None, name: str) -> str:
    """Lists for which money was claimed keep the name of a person who was deleted; what we say of them does not."""
    return NAME if worker is not None and worker.name == NAME else name
