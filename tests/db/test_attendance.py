"""Attendance counts once per half day, for whoever has a seat, from one phone for one person."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from db import attendance
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
