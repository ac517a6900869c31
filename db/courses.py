"""Courses (培训班): which can be joined, and what it means to move one, resize it or call it off."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from db import seats
from db.models import Course, Enrolment
from db.refusals import Refusal
from db.station import Station

# A class can still be moved, resized or called off in these states.
BEFORE_THE_START = ("planned", "open", "review")
_RUN = re.compile(r"[\s(（\[【]*第?[0-9一二三四五六七八九十]+[期班批][)）\]】]*$")


class NoSuchCourse(Refusal):
    """No course has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CourseClosed(Refusal):
    """Sign-up is not open: not yet, no longer, or the class is called off."""

    def __init__(self, title: str, status: str) -> None:
        super().__init__(title, status)
        self.title, self.status = title, status


class SeatsInUse(Refusal):
    """The seats cannot be brought below those already taken."""

    def __init__(self, code: str, taken: int) -> None:
        super().__init__(code, taken)
        self.code, self.taken = code, taken


class NotInFuture(Refusal):
    """A class cannot be moved to a time that has passed."""

    def __init__(self, starts_at: datetime) -> None:
        super().__init__(starts_at)
        self.starts_at = starts_at


def get(session: Session, course_id: int) -> Course:
    return session.get_one(Course, course_id)


def by_code(session: Session, code: str) -> Course:
    """Raises NoSuchCourse."""
    found = session.exec(select(Course).where(Course.code == code.upper())).first()
    if found is None:
        raise NoSuchCourse(code.upper())
    return found


def open_for_enrolment(session: Session, *, now: datetime) -> Sequence[Course]:
    """The soonest first; full ones are among them, since one may wait for a seat."""
    return session.exec(
        select(Course)
        .where(Course.status == "open", col(Course.starts_at) > now)
        .order_by(col(Course.starts_at), Course.code)
    ).all()


def is_open(course: Course, *, now: datetime) -> bool:
    return course.status == "open" and course.starts_at > now


def is_under_way(course: Course, *, now: datetime) -> bool:
    """Begun and not over: who is there may still be put on the register."""
    return course.status in ("open", "running") and course.starts_at <= now < course.ends_at


def starting_between(session: Session, begin: datetime, end: datetime) -> Sequence[Course]:
    """Classes that will be held, with a start from `begin` up to, not including, `end`."""
    return session.exec(
        select(Course)
        .where(
            col(Course.starts_at) >= begin,
            col(Course.starts_at) < end,
            col(Course.status).not_in(["planned", "cancelled"]),
        )
        .order_by(col(Course.starts_at), Course.code)
    ).all()


def subject(course: Course) -> str:
    """The title without the number of the run: what stays the same from one run to the next."""
    return _RUN.sub("", course.title).strip()


def next_run(session: Session, course: Course, *, now: datetime) -> Course | None:
    """The next class of the same subject and programme that starts later and can be joined."""
    later = (other for other in open_for_enrolment(session, now=now) if other.starts_at > course.starts_at)
    return next((one for one in later if subject(one) == subject(course) and one.programme == course.programme), None)


def change_seats(
    session: Session, course: Course, *, seats_now: int, station: Station, now: datetime
) -> Sequence[Enrolment]:
    """Raises CourseClosed, SeatsInUse. Returns the offers that new seats made possible."""
    held = _changeable(session, course, now=now)
    if seats_now < held.taken:
        raise SeatsInUse(held.code, held.taken)
    held.seats = seats_now
    session.flush()
    return seats.fill(session, held, station=station, now=now)


def postpone(
    session: Session, course: Course, *, starts_at: datetime, station: Station, now: datetime
) -> Sequence[Enrolment]:
    """Move the class, its length unchanged. Raises CourseClosed, NotInFuture. Returns everyone who must be told."""
    held = _changeable(session, course, now=now)
    if starts_at <= now:
        raise NotInFuture(starts_at)
    held.ends_at += starts_at - held.starts_at
    held.starts_at = starts_at
    concerned = live(session, held)
    for enrolment in concerned:
        if enrolment.offer_until is not None and enrolment.status == "offered":
            enrolment.offer_until = min(enrolment.offer_until, seats.list_closes(held, station))
    session.flush()
    return concerned


def cancel(session: Session, course: Course, *, now: datetime) -> Sequence[Enrolment]:
    """Call the class off; every booking ends with it. Raises CourseClosed. Returns everyone who must be told."""
    held = _changeable(session, course, now=now)
    concerned = live(session, held)
    held.status, held.taken = "cancelled", held.taken - sum(enrolment.holds_seat for enrolment in concerned)
    for enrolment in concerned:
        enrolment.status, enrolment.live, enrolment.holds_seat, enrolment.ended_at = "cancelled", False, False, now
    session.flush()
    return concerned


def live(session: Session, course: Course) -> Sequence[Enrolment]:
    """Everyone enrolled, offered a seat or waiting, in the order they came."""
    return session.exec(
        select(Enrolment)
        .where(Enrolment.course_id == course.id, col(Enrolment.live))
        .order_by(col(Enrolment.holds_seat).desc(), col(Enrolment.enrolled_at), col(Enrolment.id))
    ).all()


def _changeable(session: Session, course: Course, *, now: datetime) -> Course:
    held = seats.lock(session, course.key)
    if held.status not in BEFORE_THE_START or held.starts_at <= now:
        raise CourseClosed(held.title, held.status)
    return held
