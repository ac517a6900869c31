"""Enrolments (报名): taking a seat or a place in line, giving it back, and answering an offer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from db import courses, doubles, seats
from db.models import Course, Enrolment, Follower, Worker
from db.refusals import Refusal
from db.station import Station

LOOK_AHEAD = timedelta(days=2)


class AlreadyEnrolled(Refusal):
    """The person has a live enrolment in this course: a seat, an offer or a place in line."""

    def __init__(self, course: Course, status: str) -> None:
        super().__init__(course.code, status)
        self.course, self.status = course, status


class CourseFull(Refusal):
    """No seat is left. `waiting` people stand in line already; `can_wait` is False when the list has closed."""

    def __init__(self, course: Course, *, waiting: int, can_wait: bool) -> None:
        super().__init__(course.code, waiting, can_wait)
        self.course, self.waiting, self.can_wait = course, waiting, can_wait


class NotEnrolled(Refusal):
    """There is nothing live to give back."""


class OfferGone(Refusal):
    """The offer ran out, was answered before, or the class has changed."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


@dataclass(frozen=True)
class Moved:
    """A change to another run: what was left, what was taken, and the offers the freed seat made possible."""

    left: Course
    taken: Enrolment
    offers: Sequence[Enrolment]


@dataclass(frozen=True)
class RanOut:
    """What the clock ended in one course: offers not answered, the offers that followed, and a list that closed."""

    lapsed: Sequence[Enrolment] = ()
    offers: Sequence[Enrolment] = ()
    unserved: Sequence[Enrolment] = ()


def get(session: Session, enrolment_id: int) -> Enrolment:
    return session.get_one(Enrolment, enrolment_id)


def find_live(session: Session, *, worker: Worker, course: Course) -> Enrolment | None:
    return session.exec(
        select(Enrolment).where(Enrolment.worker_id == worker.id, Enrolment.course_id == course.id, col(Enrolment.live))
    ).first()


def upcoming_of(session: Session, worker: Worker, *, now: datetime) -> Sequence[tuple[Enrolment, Course]]:
    """What the person has in classes that are not over, the soonest first."""
    rows = session.exec(
        select(Enrolment, Course)
        .join(Course, col(Course.id) == Enrolment.course_id)
        .where(Enrolment.worker_id == worker.id, col(Enrolment.live), col(Course.ends_at) > now)
        .order_by(col(Course.starts_at), col(Enrolment.id))
    ).all()
    return [(row[0], row[1]) for row in rows]


def ended_last(session: Session, worker: Worker, *, since: datetime) -> tuple[Enrolment, Course] | None:
    """What was given up or lost last, with its class."""
    row = session.exec(
        select(Enrolment, Course)
        .join(Course, col(Course.id) == Enrolment.course_id)
        .where(
            Enrolment.worker_id == worker.id,
            col(Enrolment.status).in_(("cancelled", "declined", "lapsed")),
            col(Enrolment.ended_at) >= since,
        )
        .order_by(col(Enrolment.ended_at).desc(), col(Enrolment.id).desc())
    ).first()
    return (row[0], row[1]) if row is not None else None


def open_offers(
    session: Session, people: Sequence[Worker], *, now: datetime
) -> Sequence[tuple[Enrolment, Course, Worker]]:
    """Offers these people may still answer, the most pressing first."""
    rows = session.exec(
        select(Enrolment, Course, Worker)
        .join(Course, col(Course.id) == Enrolment.course_id)
        .join(Worker, col(Worker.id) == Enrolment.worker_id)
        .where(
            col(Enrolment.worker_id).in_([person.key for person in people]),
            Enrolment.status == "offered",
            col(Enrolment.offer_until) > now,
        )
        .order_by(col(Enrolment.offer_until), col(Enrolment.id))
    ).all()
    return [(row[0], row[1], row[2]) for row in rows]


def seated(session: Session, course: Course) -> Sequence[Enrolment]:
    """Everyone with a seat of their own; an offer is none yet."""
    return session.exec(
        select(Enrolment)
        .where(
            Enrolment.course_id == course.id, col(Enrolment.live), col(Enrolment.status).in_(["enrolled", "attending"])
        )
        .order_by(col(Enrolment.id))
    ).all()


def with_people(session: Session, enrolments: Sequence[Enrolment]) -> Sequence[tuple[Enrolment, Worker]]:
    return [(enrolment, session.get_one(Worker, enrolment.worker_id)) for enrolment in enrolments]


def named_like(term: str) -> ColumnElement[bool]:
    """Enrolments whose person or class is called so."""
    people = select(Worker.id).where(col(Worker.name).contains(term, autoescape=True))
    classes = select(Course.id).where(
        or_(col(Course.code) == term.upper(), col(Course.title).contains(term, autoescape=True))
    )
    return or_(col(Enrolment.worker_id).in_(people), col(Enrolment.course_id).in_(classes))


def place_in_line(session: Session, enrolment: Enrolment) -> int:
    """1 for the next to be offered a seat; 0 for somebody who does not wait."""
    queue = seats.waiting(session, courses.get(session, enrolment.course_id))
    return next((place for place, row in enumerate(queue, start=1) if row.id == enrolment.id), 0)


def submit(
    session: Session, *, worker: Worker, course: Course, station: Station, now: datetime,
    follower: Follower | None = None, basis: str = "", lodging: bool | None = None, may_wait: bool = False,
    started: bool = False,
) -> Enrolment:  # fmt: skip
    """A seat, or with `may_wait` a place in line; `started` also in a class under way. Raises CourseClosed, AlreadyEnrolled, SamePerson, CourseFull."""
    held = seats.lock(session, course.key)
    _check_free_to_join(session, worker, held, now=now, started=started)
    queue = seats.count_waiting(session, held)
    enrolment = Enrolment(
        worker_id=worker.key, course_id=held.key, follower_id=follower.id if follower else None,
        region=worker.region, basis=basis, lodging=lodging, enrolled_at=now,
    )  # fmt: skip
    if queue == 0 and seats.take(session, held):
        enrolment.holds_seat = True
    elif may_wait and seats.can_wait(held, station=station, now=now):
        enrolment.status, enrolment.queued_at = "waiting", now
    else:
        raise CourseFull(held, waiting=queue, can_wait=seats.can_wait(held, station=station, now=now))
    session.add(enrolment)
    session.flush()
    return enrolment


def cancel(session: Session, enrolment: Enrolment, *, station: Station, now: datetime) -> Sequence[Enrolment]:
    """Give a seat or a place in line back. Raises NotEnrolled. Returns the offers that must be told."""
    course, row = _held(session, enrolment)
    if not row.live:
        raise NotEnrolled
    return seats.give_up(session, course, row, status="cancelled", station=station, now=now)


def change_to(
    session: Session, enrolment: Enrolment, course: Course, *, station: Station, now: datetime, may_wait: bool = False
) -> Moved:
    """Another run instead of this one; the old seat is only left once the new one is certain.

    Raises NotEnrolled, CourseClosed, AlreadyEnrolled, CourseFull.
    """
    for course_id in sorted({enrolment.course_id, course.key}):
        seats.lock(session, course_id)
    if not enrolment.live:
        raise NotEnrolled
    worker = session.get_one(Worker, enrolment.worker_id)
    follower = session.get(Follower, enrolment.follower_id) if enrolment.follower_id else None
    taken = submit(
        session, worker=worker, course=course, station=station, now=now, follower=follower,
        basis=enrolment.basis, lodging=enrolment.lodging, may_wait=may_wait,
    )  # fmt: skip
    taken.says_sent_by, taken.for_post = enrolment.says_sent_by, enrolment.for_post
    offers = cancel(session, enrolment, station=station, now=now)
    return Moved(courses.get(session, enrolment.course_id), taken, offers)


def accept(session: Session, enrolment: Enrolment, *, now: datetime) -> Enrolment:
    """Raises OfferGone once the deadline has passed, even if nobody has come round to lapsing it yet."""
    course, row = _held(session, enrolment)
    _check_offer(course, row, now=now)
    row.status = "enrolled"
    session.flush()
    return row


def decline(session: Session, enrolment: Enrolment, *, station: Station, now: datetime) -> Sequence[Enrolment]:
    """Raises OfferGone. Returns the offers that follow."""
    course, row = _held(session, enrolment)
    _check_offer(course, row, now=now)
    return seats.give_up(session, course, row, status="declined", station=station, now=now)


def courses_running_out(session: Session, *, now: datetime) -> Sequence[int]:
    """Courses to look at: an offer is past its time, a seat is idle, or the class is so near that the list may close."""
    overdue = and_(col(Enrolment.status) == "offered", col(Enrolment.offer_until) <= now)
    near = or_(col(Course.taken) < col(Course.seats), col(Course.starts_at) <= now + LOOK_AHEAD)
    return session.exec(
        select(Enrolment.course_id)
        .join(Course, col(Course.id) == Enrolment.course_id)
        .where(col(Enrolment.live), or_(overdue, and_(col(Enrolment.status) == "waiting", near)))
        .distinct()
        .order_by(col(Enrolment.course_id))
    ).all()


def run_out(session: Session, course_id: int, *, station: Station, now: datetime) -> RanOut:
    """Lapse the offers of one course whose time is over, offer their seats on, and close a list that is too late."""
    course = seats.lock(session, course_id)
    late = session.exec(
        select(Enrolment)
        .where(Enrolment.course_id == course_id, Enrolment.status == "offered", col(Enrolment.offer_until) <= now)
        .order_by(col(Enrolment.offer_until), col(Enrolment.id))
    ).all()
    offers: list[Enrolment] = []
    for row in late:
        offers += seats.give_up(session, course, row, status="lapsed", station=station, now=now)
    offers += seats.fill(session, course, station=station, now=now)
    closed = [] if seats.can_wait(course, station=station, now=now) else list(seats.waiting(session, course))
    for row in closed:
        seats.give_up(session, course, row, status="lapsed", station=station, now=now)
    return RanOut(late, offers, closed)


def _held(session: Session, enrolment: Enrolment) -> tuple[Course, Enrolment]:
    """The course locked, then the enrolment as it stands now."""
    course = seats.lock(session, enrolment.course_id)
    session.refresh(enrolment)
    return course, enrolment


def _check_free_to_join(session: Session, worker: Worker, course: Course, *, now: datetime, started: bool) -> None:
    if not courses.is_open(course, now=now) and not (started and courses.is_under_way(course, now=now)):
        raise courses.CourseClosed(course.title, course.status)
    already = find_live(session, worker=worker, course=course)
    if already is not None:
        raise AlreadyEnrolled(course, already.status)
    doubles.check(session, worker, course, now=now)


def _check_offer(course: Course, row: Enrolment, *, now: datetime) -> None:
    if row.status != "offered" or row.offer_until is None or row.offer_until <= now:
        raise OfferGone(course.title)
