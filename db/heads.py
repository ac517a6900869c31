"""How many heads a class has (人数): enrolled, attended and passed, on the phones' register and on paper, persons and times apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from db import scopes
from db.models import Attendance, Course, Enrolment, RosterRow, Staff

PASSED = ("合格", "通过", "优秀", "良好")  # as providers write it
SEATED = ("enrolled", "attending", "passed", "failed")
CALLED_OFF = ("planned", "cancelled")


@dataclass(frozen=True)
class Heads:
    """One class: its people by how far they came, and what only the paper roster counts."""

    course: Course
    enrolled: frozenset[int] = field(default_factory=frozenset)
    attended: frozenset[int] = field(default_factory=frozenset)
    passed: frozenset[int] = field(default_factory=frozenset)
    listed: Mapping[str, int] = field(default_factory=dict)  # by basis, who stands on the handed-in roster alone

    def people(self, basis: str) -> frozenset[int]:
        found: frozenset[int] = getattr(self, basis)
        return found

    def on_paper(self, basis: str) -> int:
        """The provider's total, or the people of the roster where that names more."""
        return max(int(getattr(self.course, f"{basis}_elsewhere")), self.listed.get(basis, 0))

    def times(self, basis: str) -> int:
        return len(self.people(basis)) + self.on_paper(basis)


def of_classes(
    session: Session, begins: datetime, ends: datetime, *, measures: Sequence[str], by: Staff | None = None
) -> Sequence[Heads]:
    """Classes of these measures that began in the stretch, the earliest first."""
    seen = () if by is None else scopes.within(Course.region, by)
    wanted = (
        col(Course.starts_at) >= begins, col(Course.starts_at) < ends, col(Course.measure).in_(list(measures)),
        col(Course.status).not_in(CALLED_OFF), *seen,
    )  # fmt: skip
    rows = session.exec(select(Course).where(*wanted).order_by(col(Course.starts_at), Course.code)).all()
    people, listed = _people(session, wanted), _listed(session, wanted)
    nobody: frozenset[int] = frozenset()
    return [
        Heads(row, *people.get(row.key, (nobody, nobody, nobody)), _alone(listed.get(row.key, ()), people.get(row.key)))
        for row in rows
    ]


def distinct(classes: Sequence[Heads], basis: str) -> Mapping[int, int]:
    """Heads by class where a person counts once: in the first class they are in. Paper rosters name nobody here."""
    seen: set[int] = set()
    counted: dict[int, int] = {}
    for one in classes:
        fresh = one.people(basis) - seen
        seen |= fresh
        counted[one.course.key] = len(fresh) + one.on_paper(basis)
    return counted


def _people(
    session: Session, wanted: Sequence[ColumnElement[bool]]
) -> Mapping[int, tuple[frozenset[int], frozenset[int], frozenset[int]]]:  # fmt: skip
    came = select(col(Attendance.enrolment_id)).where(col(Attendance.enrolment_id) == col(Enrolment.id)).exists()
    rows = session.execute(
        select(col(Enrolment.course_id), col(Enrolment.worker_id), col(Enrolment.status), came)
        .join(Course, col(Course.id) == col(Enrolment.course_id))
        .where(*wanted)
    ).all()
    found: dict[int, tuple[set[int], set[int], set[int]]] = {}
    for course, worker, status, present in rows:
        enrolled, attended, passed = found.setdefault(course, (set(), set(), set()))
        if status in SEATED:
            enrolled.add(worker)
        if present:
            attended.add(worker)
        if status == "passed":
            passed.add(worker)
    return {course: (frozenset(a), frozenset(b), frozenset(c)) for course, (a, b, c) in found.items()}


def _listed(session: Session, wanted: Sequence[ColumnElement[bool]]) -> Mapping[int, Sequence[RosterRow]]:
    rows = session.exec(select(RosterRow).join(Course, col(Course.id) == col(RosterRow.course_id)).where(*wanted)).all()
    found: dict[int, list[RosterRow]] = {}
    for row in rows:
        found.setdefault(row.course_id, []).append(row)
    return found


def _alone(rows: Sequence[RosterRow], seated: tuple[frozenset[int], ...] | None) -> Mapping[str, int]:
    """People of the roster who are not on the phones' register too, each once, by how far they came."""
    registered = seated[0] if seated else frozenset()
    people = {row.id_blind or f"{row.name}:{row.phone}": row for row in rows if row.worker_id not in registered}
    there = [
        row for row in people.values() if row.days_present or (row.days_present is None and row.assessment in PASSED)
    ]
    passed = sum(row.assessment in PASSED for row in people.values())
    return {"enrolled": len(people), "attended": len(there), "passed": passed}
