"""How many heads a class has (人数): enrolled, attended and passed, on the phones' register and on paper, persons and times apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from db import scopes
from db.models import Attendance, Course, Enrolment, Staff

SEATED = ("enrolled", "attending", "passed", "failed")
CALLED_OFF = ("planned", "cancelled")


@dataclass(frozen=True)
class Heads:
    """One class: its people by how far they came, and what only the paper roster counts."""

    course: Course
    enrolled: frozenset[int] = field(default_factory=frozenset)
    attended: frozenset[int] = field(default_factory=frozenset)
    passed: frozenset[int] = field(default_factory=frozenset)

    def people(self, basis: str) -> frozenset[int]:
        found: frozenset[int] = getattr(self, basis)
        return found

    def on_paper(self, basis: str) -> int:
        return int(getattr(self.course, f"{basis}_elsewhere"))

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
    people = _people(session, wanted)
    return [Heads(row, *people.get(row.key, (frozenset(), frozenset(), frozenset()))) for row in rows]


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
        select(col(Enrolment.course_id), col(Enrolment.worker_id), col(Enrolment.status), came)  # type: ignore[call-overload]
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
