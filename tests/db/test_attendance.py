"""Attendance counts once per half day, for whoever has a seat, from one phone for one person."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from db import attendance, half_days
from db.columns import CHINA
from db.models import Course, Enrolment, Worker
from tests.builders import NINE, a_course, a_follower, a_worker


def _seated(session: Session, course: Course, name: str) -> Worker:
    worker = a_worker(session, name=name)
    session.add(Enrolment(worker_id=worker.key, course_id=course.key, holds_seat=True, enrolled_at=NINE))
    session.flush()
    return worker


def test_a_code_counts_once_for_each_half_day(session: Session) -> None:
    course = a_course(session, starts_at=NINE)
    worker, phone = _seated(session, course, "岩演罕"), a_follower(session)
    for at in (NINE, NINE + timedelta(minutes=5), NINE + timedelta(hours=5)):
        code = attendance.open_code(session, course, now=at).code
        attendance.check_in(session, code, worker=worker, follower=phone, now=at, source="code")
    assert [count for _, _, count in attendance.halves(session, course)] == [1, 1]


def test_one_phone_checks_in_one_person(session: Session) -> None:
    course, phone = a_course(session, starts_at=NINE), a_follower(session)
    first, second = _seated(session, course, "岩演罕"), _seated(session, course, "玉演香")
    code = attendance.open_code(session, course, now=NINE).code
    attendance.check_in(session, code, worker=first, follower=phone, now=NINE, source="code")
    with pytest.raises(attendance.PhoneUsed):
        attendance.check_in(session, code, worker=second, follower=phone, now=NINE, source="code")
    assert attendance.mark(session, course, second, now=NINE)
    assert len(attendance.present(session, course, day=NINE.date(), half="morning")) == 2


def test_an_old_code_and_a_stranger_are_refused(session: Session) -> None:
    course, phone = a_course(session, starts_at=NINE), a_follower(session)
    code = attendance.open_code(session, course, now=NINE).code
    with pytest.raises(attendance.NotInClass):
        attendance.check_in(session, code, worker=a_worker(session), follower=phone, now=NINE, source="scan")
    later, worker = NINE + attendance.GOOD_FOR, _seated(session, course, "岩演罕")
    with pytest.raises(attendance.WrongCode):
        attendance.check_in(session, code, worker=worker, follower=phone, now=later, source="code")


def _day(number: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, number, hour, minute, tzinfo=CHINA)


def _table(*rows: tuple[int, str, str]) -> list[dict[str, str]]:
    return [{"day": f"2026-12-{day:02d}", "from": begins, "until": ends} for day, begins, ends in rows]


def test_no_code_and_no_roll_call_when_the_class_does_not_meet(session: Session) -> None:
    facts = {"ends_at": _day(9, 17), "days": 2, "timetable": _table((7, "09:00", "12:00"), (9, "13:30", "17:00"))}
    course = a_course(session, starts_at=_day(7, 9), **facts)
    worker = _seated(session, course, "岩演罕")
    for at in (_day(5, 9), _day(7, 14), _day(8, 9), _day(9, 9), _day(12, 9)):
        with pytest.raises(attendance.NoLessonNow):
            attendance.open_code(session, course, now=at)
        with pytest.raises(attendance.NoLessonNow):
            attendance.mark(session, course, worker, now=at)
    assert attendance.halves(session, course) == []
    assert attendance.open_code(session, course, now=_day(7, 8)).half == "morning"
    assert attendance.open_code(session, course, now=_day(9, 12, 50)).half == "afternoon"


def test_a_class_put_off_meets_from_its_new_first_day(session: Session) -> None:
    table = _table((7, "09:00", "16:00"))
    course = a_course(session, starts_at=_day(14, 9), ends_at=_day(14, 16), days=1, timetable=table)
    assert half_days.taught_now(course, _day(14, 9)) == (_day(14, 9).date(), "morning")
    assert half_days.taught_now(course, _day(7, 9)) is None
    course.status = "cancelled"
    assert half_days.taught_now(course, _day(14, 9)) is None


def test_a_learner_sees_the_half_days(session: Session) -> None:
    course = a_course(session, starts_at=NINE)
    worker = _seated(session, course, "岩演罕")
    attendance.mark(session, course, worker, now=NINE)
    attendance.mark(session, course, worker, now=NINE + timedelta(hours=5))
    assert attendance.own(session, course, worker) == [(NINE.date(), "morning"), (NINE.date(), "afternoon")]
    assert attendance.own_classes(session, worker) == [course]
