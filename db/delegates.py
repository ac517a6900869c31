"""Teachers sent to Qingpu for a week (师资带教, P20): who sent them, and that they have arrived at the host's."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlmodel import Session, col, select

from db import audits
from db.heads import SEATED
from db.models import Course, Enrolment, Staff, Worker

PROGRAMME = "teachers"


def week_of(session: Session, worker: Worker, *, now: datetime) -> tuple[Enrolment, Course] | None:
    """The week in which this person has a seat and that is not over, the soonest one."""
    row = session.exec(
        select(Enrolment, Course)
        .join(Course, col(Course.id) == Enrolment.course_id)
        .where(Enrolment.worker_id == worker.id, col(Enrolment.status).in_(SEATED))
        .where(Course.programme == PROGRAMME, col(Course.ends_at) > now)
        .order_by(col(Course.starts_at))
    ).first()
    return (row[0], row[1]) if row else None


def arrive(session: Session, row: Enrolment, *, now: datetime) -> bool:
    """By the teacher's own word, on the first day or later. False when it was noted before."""
    if row.arrived_at is not None:
        return False
    row.arrived_at = now
    session.flush()
    return True


def note(
    session: Session, course: Course, *, nominated: Mapping[int, str], shown: Collection[int], arrived: Collection[int],
    by: Staff, now: datetime,
) -> tuple[int, int]:  # fmt: skip
    """By enrolment: who sends them, and who of those `shown` has arrived; the first moment of an arrival stays.

    Returns how many have somebody who sends them and how many have arrived. Nobody arrives before the first day.
    """
    rows = session.exec(
        select(Enrolment).where(Enrolment.course_id == course.key, col(Enrolment.status).in_(SEATED))
    ).all()
    for row in rows:
        row.nominated_by = nominated.get(row.key, row.nominated_by)
        if row.key in shown and now.date() >= course.starts_at.date():
            row.arrived_at = (row.arrived_at or now) if row.key in arrived else None
    session.flush()
    sent, came = sum(bool(row.nominated_by) for row in rows), sum(row.arrived_at is not None for row in rows)
    detail = f"派来 {sent}，报到 {came}"
    audits.note(session, staff=by, action="delegates_noted", about=f"course:{course.key}", detail=detail, now=now)
    return sent, came
