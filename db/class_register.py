"""The register of a class (班级名册): who is in it, which half days they came, how it ended, certificates."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from db import audits, scopes, seats
from db.half_days import Half, half_days
from db.heads import SEATED
from db.models import Attendance, Certificate, Course, Enrolment, Identity, RosterRow, Staff, Worker
from db.refusals import Refusal
from db.statements import insert_for

RESULTS = ("attending", "passed", "failed")
# How a class goes on; each step leads to those after it.
STEPS = ("planned", "open", "running", "ended", "examined", "certified")


class NoStepBack(Refusal):
    """A class goes forward: open, running, ended, examined, certified."""


@dataclass(frozen=True)
class Seat:
    """One person of a class; `identity` is the masked ID number, `present` the half days they were there."""

    enrolment: Enrolment
    worker: Worker
    identity: str = ""
    present: frozenset[Half] = frozenset()
    certificate: Certificate | None = None


@dataclass(frozen=True)
class Register:
    """`seats` have or had a seat; `waiting` stand in line, first in line first; `listed` came on a provider's roster.

    `left_out`: how many more are in it whom the member may not see.
    """

    course: Course
    halves: Sequence[Half]
    seats: Sequence[Seat]
    waiting: Sequence[Seat] = ()
    listed: Sequence[RosterRow] = field(default_factory=tuple)
    left_out: int = 0

    def rate(self, seat: Seat) -> float:
        """The share of all half days."""
        return len(seat.present & set(self.halves)) / len(self.halves) if self.halves else 0.0


def of(session: Session, course: Course, *, by: Staff) -> Register:
    """People the member may not see are left out, and counted."""
    in_it = (col(Enrolment.course_id) == course.key, col(Enrolment.status).in_((*SEATED, "offered", "waiting")))
    everybody = session.execute(select(func.count()).select_from(Enrolment).where(*in_it)).scalar_one()
    rows = session.exec(
        scopes.rows(by, Enrolment)
        .where(*in_it)
        .order_by(col(Enrolment.queued_at), col(Enrolment.enrolled_at), col(Enrolment.id))
    ).all()
    people = scopes.by_id(session, Worker, [row.worker_id for row in rows])
    hidden = _identities(session, list(people))
    came, papers = _present(session, course), _certificates(session, course)
    every = [
        Seat(row, people[row.worker_id], hidden.get(row.worker_id, ""), frozenset(came.get(row.key, ())),
             papers.get(row.worker_id))
        for row in rows
    ]  # fmt: skip
    listed = session.exec(
        scopes.rows(by, RosterRow).where(RosterRow.course_id == course.key).order_by(col(RosterRow.seq))
    )
    return Register(
        course, half_days(course), [one for one in every if one.enrolment.status != "waiting"],
        [one for one in every if one.enrolment.status == "waiting"], listed.all(), everybody - len(rows),
    )  # fmt: skip


def take_attendance(
    session: Session, course: Course, half: Half, *, present: Collection[int], shown: Collection[int], by: Staff,
    now: datetime,
) -> int:  # fmt: skip
    """The teacher's list of one half day: of the enrolments `shown` those `present` were there. Returns how many.

    Check-ins made by phone stay as they are while the person is on the list.
    """
    day, part = half
    seated = session.exec(
        select(Enrolment).where(
            Enrolment.course_id == course.key, col(Enrolment.status).in_(SEATED), col(Enrolment.id).in_(shown)
        )
    ).all()
    there = [row for row in seated if row.key in present]
    for row in there:
        values = {
            "enrolment_id": row.key, "region": row.region, "day": day, "half": part, "arrived_at": now,
            "place": course.place, "source": "teacher",
        }  # fmt: skip
        marked = insert_for(session, Attendance).values(**values)
        session.execute(marked.on_conflict_do_nothing(index_elements=["enrolment_id", "day", "half"]))
    absent = [row.key for row in seated if row.key not in present]
    of_half = (col(Attendance.day) == day, col(Attendance.half) == part)
    session.execute(delete(Attendance).where(col(Attendance.enrolment_id).in_(absent), *of_half))
    detail = f"{day} {part} {len(there)}/{len(seated)}"
    audits.note(session, staff=by, action="attendance_taken", about=f"course:{course.key}", detail=detail, now=now)
    return len(there)


def has_come(session: Session, row: Enrolment) -> bool:
    """To any half day: nobody is taken off who was there."""
    return session.exec(select(Attendance.id).where(Attendance.enrolment_id == row.key)).first() is not None


def set_results(
    session: Session, course: Course, results: dict[int, str], *, by: Staff, now: datetime
) -> Sequence[Enrolment]:
    """By enrolment: attending, passed or failed. Returns those that are different now."""
    seated = session.exec(
        select(Enrolment).where(
            Enrolment.course_id == course.key, col(Enrolment.status).in_(SEATED), col(Enrolment.id).in_(list(results))
        )
    ).all()
    changed = [row for row in seated if results[row.key] in RESULTS and row.status != results[row.key]]
    for row in changed:
        row.status = results[row.key]
    session.flush()
    if changed:
        detail = f"{len(changed)} 人"
        audits.note(session, staff=by, action="results_entered", about=f"course:{course.key}", detail=detail, now=now)
    return changed


def go_on(session: Session, course: Course, status: str, *, by: Staff, now: datetime) -> None:
    """Raises NoStepBack."""
    held = seats.lock(session, course.key)
    if held.status not in STEPS or status not in STEPS[STEPS.index(held.status) + 1 :]:
        raise NoStepBack
    held.status = status
    session.flush()
    audits.note(session, staff=by, action="course_status", about=f"course:{held.key}", detail=status, now=now)


def _identities(session: Session, people: Collection[int]) -> dict[int, str]:
    rows = session.exec(select(Identity).where(col(Identity.worker_id).in_(people))).all()
    return {row.worker_id: row.masked for row in rows}


def _present(session: Session, course: Course) -> dict[int, set[Half]]:
    rows = session.exec(
        select(Attendance)
        .join(Enrolment, col(Enrolment.id) == Attendance.enrolment_id)
        .where(Enrolment.course_id == course.key)
    ).all()
    came: dict[int, set[Half]] = {}
    for row in rows:
        came.setdefault(row.enrolment_id, set()).add((row.day, row.half))
    return came


def _certificates(session: Session, course: Course) -> dict[int, Certificate]:
    rows = session.exec(
        select(Certificate).where(Certificate.course_id == course.key, Certificate.status == "issued")
    ).all()
    return {row.worker_id: row for row in rows if row.worker_id is not None}
