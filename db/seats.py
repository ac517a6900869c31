"""Seats of a course: taken one by one, passed on as offers, never given twice and never idle while somebody waits.

Whoever calls a verb here holds the course row by `lock`; enrolments are only touched after it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from db.models import Course, Enrolment
from db.station import Station


def lock(session: Session, course_id: int) -> Course:
    """The course as it stands now, held until the transaction ends."""
    held = select(Course).where(Course.id == course_id).with_for_update().execution_options(populate_existing=True)
    return session.exec(held).one()


def take(session: Session, course: Course) -> bool:
    """False when every seat is taken. The database decides, not what was read before."""
    taken = session.execute(
        update(Course)
        .where(col(Course.id) == course.id, col(Course.taken) < col(Course.seats))
        .values(taken=Course.taken + 1)
        .returning(col(Course.taken))
        .execution_options(synchronize_session=False)
    ).first()
    session.refresh(course)
    return taken is not None


def waiting(session: Session, course: Course) -> Sequence[Enrolment]:
    """The waiting list, first in line first."""
    return session.exec(
        select(Enrolment)
        .where(Enrolment.course_id == course.id, Enrolment.status == "waiting", col(Enrolment.live))
        .order_by(col(Enrolment.queued_at), col(Enrolment.id))
    ).all()


def count_waiting(session: Session, course: Course) -> int:
    return session.exec(
        select(func.count())
        .select_from(Enrolment)
        .where(Enrolment.course_id == course.id, Enrolment.status == "waiting", col(Enrolment.live))
    ).one()


def list_closes(course: Course, station: Station) -> datetime:
    """The evening before the start: no offer lives longer, and nobody is kept waiting after it."""
    at = station.remind_day_before
    eve = course.starts_at - timedelta(days=1)
    return eve.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)


def can_wait(course: Course, *, station: Station, now: datetime) -> bool:
    """Whether an offer made now could still be sent in time."""
    return station.after_quiet(now) < list_closes(course, station)


def offer_until(course: Course, *, station: Station, now: datetime) -> datetime:
    """`offer_hours` from the moment the offer may be sent, never later than the evening before the start."""
    return min(
        station.after_quiet(now) + timedelta(hours=station.offer_hours),
        list_closes(course, station),
    )


def fill(session: Session, course: Course, *, station: Station, now: datetime) -> Sequence[Enrolment]:
    """Offer every idle seat to the first in line. Returns the new offers."""
    offers = []
    queue = list(waiting(session, course)) if can_wait(course, station=station, now=now) else []
    while queue and take(session, course):
        offers.append(_offer(queue.pop(0), course, station=station, now=now))
    session.flush()
    return offers


def give_up(
    session: Session, course: Course, enrolment: Enrolment, *, status: str, station: Station, now: datetime
) -> Sequence[Enrolment]:
    """End a live enrolment; the seat it held goes to the first in line, or becomes free. Returns the new offers."""
    held = enrolment.holds_seat
    enrolment.status, enrolment.live, enrolment.holds_seat, enrolment.ended_at = status, False, False, now
    session.flush()
    return _pass_on(session, course, station=station, now=now) if held else []


def _pass_on(session: Session, course: Course, *, station: Station, now: datetime) -> Sequence[Enrolment]:
    """A seat that has just been left: the offer holds it, so `taken` does not change hands through zero."""
    queue = waiting(session, course) if can_wait(course, station=station, now=now) else []
    if queue:
        offered = _offer(queue[0], course, station=station, now=now)
        session.flush()
        return [offered]
    _free(session, course)
    return []


def _free(session: Session, course: Course) -> None:
    session.execute(
        update(Course)
        .where(col(Course.id) == course.id)
        .values(taken=Course.taken - 1)
        .execution_options(synchronize_session=False)
    )
    session.refresh(course)


def _offer(enrolment: Enrolment, course: Course, *, station: Station, now: datetime) -> Enrolment:
    enrolment.status, enrolment.holds_seat, enrolment.offered_at = "offered", True, now
    enrolment.offer_until = offer_until(course, station=station, now=now)
    return enrolment
