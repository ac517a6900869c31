"""Teachers sent to Qingpu for a week (师资带教, P20): who sent them, and that they have arrived at the host's."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlmodel import Session, col, select

from db import audits
from db.heads import SEATED
from db.models import Course, Enrolment, Staff

PROGRAMME = "teachers"


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
