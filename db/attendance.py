"""Attendance (签到): a code for each half day, one phone for one person, the teacher's own marks beside it."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from db.half_days import Half, taught, taught_now
from db.models import Attendance, AttendanceCode, Course, Enrolment, Follower, Staff, Worker
from db.refusals import Refusal
from db.statements import insert_for

GOOD_FOR = timedelta(minutes=60)
SEATED = ("enrolled", "attending")


class WrongCode(Refusal):
    """No class is taking attendance under this code now."""


class NotInClass(Refusal):
    """The person has no seat in the class whose code this is."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class PhoneUsed(Refusal):
    """Another person was checked in from this phone for the same half day."""


class NoLessonNow(Refusal):
    """The class does not meet on this half day: nobody can be there."""

    def __init__(self, course: Course) -> None:
        super().__init__(course.code)
        self.course, self.halves = course, taught(course)


def open_code(session: Session, course: Course, *, now: datetime, staff: Staff | None = None) -> AttendanceCode:
    """The code of this half day, new or good for another hour. Raises NoLessonNow."""
    day, half = _lesson(course, now)
    row = session.exec(
        select(AttendanceCode).where(
            AttendanceCode.course_id == course.id, AttendanceCode.day == day, AttendanceCode.half == half
        )
    ).first()
    if row is None:
        row = AttendanceCode(
            course_id=course.key, region=course.region, day=day, half=half, code=_unused(session, now),
            opens_at=now, closes_at=now, staff_id=staff.id if staff else None,
        )  # fmt: skip
        session.add(row)
    row.closes_at = now + GOOD_FOR
    session.flush()
    return row


def find(session: Session, code: str, *, now: datetime) -> AttendanceCode | None:
    return session.exec(
        select(AttendanceCode).where(
            AttendanceCode.code == code, col(AttendanceCode.opens_at) <= now, col(AttendanceCode.closes_at) > now
        )
    ).first()


def check_in(
    session: Session, code: str, *, worker: Worker, follower: Follower, now: datetime, source: str
) -> tuple[Course, str]:
    """The class and the half day; a second time changes nothing. Raises WrongCode, NotInClass or PhoneUsed."""
    found = find(session, code, now=now)
    if found is None:
        raise WrongCode
    course = session.get_one(Course, found.course_id)
    enrolment = _seat_of(session, course, worker)
    if enrolment is None:
        raise NotInClass(course.title)
    others = session.exec(
        select(Attendance.id)
        .join(Enrolment, col(Enrolment.id) == Attendance.enrolment_id)
        .where(Enrolment.course_id == course.id, Attendance.day == found.day, Attendance.half == found.half)
        .where(Attendance.follower_id == follower.id, Attendance.enrolment_id != enrolment.id)
    ).first()
    if others is not None:
        raise PhoneUsed
    _mark(session, enrolment, course, day=found.day, half=found.half, now=now, source=source, follower=follower)
    return course, found.half


def mark(session: Session, course: Course, worker: Worker, *, now: datetime) -> bool:
    """By the teacher's own roll call. False when the person has no seat in the class. Raises NoLessonNow."""
    day, half = _lesson(course, now)
    enrolment = _seat_of(session, course, worker)
    if enrolment is None:
        return False
    _mark(session, enrolment, course, day=day, half=half, now=now, source="teacher", follower=None)
    return True


def present(session: Session, course: Course, *, day: date, half: str) -> Sequence[str]:
    """Names of those who were there, in the order of their coming."""
    return session.exec(
        select(Worker.name)
        .join(Enrolment, col(Enrolment.worker_id) == Worker.id)
        .join(Attendance, col(Attendance.enrolment_id) == Enrolment.id)
        .where(Enrolment.course_id == course.id, Attendance.day == day, Attendance.half == half)
        .order_by(col(Attendance.arrived_at), col(Attendance.id))
    ).all()


def halves(session: Session, course: Course) -> Sequence[tuple[date, str, int]]:
    """How many were there on each half day, in order."""
    rows = session.exec(
        select(col(Attendance.day), col(Attendance.half), func.count())
        .join(Enrolment, col(Enrolment.id) == Attendance.enrolment_id)
        .where(Enrolment.course_id == course.id)
        .group_by(col(Attendance.day), col(Attendance.half))
        .order_by(col(Attendance.day), col(Attendance.half).desc())
    ).all()
    return [(row[0], row[1], row[2]) for row in rows]


def seats(session: Session, course: Course) -> int:
    """People of this phone-side register who should be there."""
    return session.exec(
        select(func.count())
        .select_from(Enrolment)
        .where(Enrolment.course_id == course.id, col(Enrolment.status).in_(SEATED))
    ).one()


def own_classes(session: Session, worker: Worker) -> Sequence[Course]:
    """Classes the person has, or had, a seat in, the latest first."""
    return session.exec(
        select(Course)
        .join(Enrolment, col(Enrolment.course_id) == Course.id)
        .where(Enrolment.worker_id == worker.id, col(Enrolment.status).in_((*SEATED, "passed", "failed")))
        .order_by(col(Course.starts_at).desc())
    ).all()


def own(session: Session, course: Course, worker: Worker) -> Sequence[Half]:
    """The half days of the class on which the person was there, in order."""
    rows = session.exec(
        select(col(Attendance.day), col(Attendance.half))
        .join(Enrolment, col(Enrolment.id) == Attendance.enrolment_id)
        .where(Enrolment.course_id == course.id, Enrolment.worker_id == worker.id)
        .order_by(col(Attendance.day), col(Attendance.half).desc())
    ).all()
    return [(day, half) for day, half in rows]


def _lesson(course: Course, now: datetime) -> Half:
    found = taught_now(course, now)
    if found is None:
        raise NoLessonNow(course)
    return found


def _seat_of(session: Session, course: Course, worker: Worker) -> Enrolment | None:
    return session.exec(
        select(Enrolment).where(
            Enrolment.course_id == course.id, Enrolment.worker_id == worker.id, col(Enrolment.status).in_(SEATED)
        )
    ).first()


def _mark(
    session: Session, enrolment: Enrolment, course: Course, *, day: date, half: str, now: datetime, source: str,
    follower: Follower | None,
) -> None:  # fmt: skip
    values = {
        "enrolment_id": enrolment.key, "region": enrolment.region, "day": day, "half": half, "arrived_at": now,
        "place": course.place, "source": source, "follower_id": follower.id if follower else None,
    }  # fmt: skip
    insert = insert_for(session, Attendance).values(**values)
    session.execute(insert.on_conflict_do_nothing(index_elements=["enrolment_id", "day", "half"]))


def _unused(session: Session, now: datetime) -> str:
    """Four digits that no class uses at the moment."""
    while True:
        code = f"{secrets.randbelow(9000) + 1000}"
        if find(session, code, now=now) is None:
            return code
