"""Courses: which are open, which comes next, and what moving, resizing and calling off do."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from db import courses, enrolments
from db.models import Course, Enrolment
from db.station import Station
from tests.builders import IN_A_FORTNIGHT, NINE, a_course, a_worker

STATION = Station()


def _join(session: Session, course: Course, name: str = "岩罕") -> Enrolment:
    worker = a_worker(session, name=name)
    return enrolments.submit(session, worker=worker, course=course, station=STATION, now=NINE, may_wait=True)


def test_open_courses_come_soonest_first_without_closed_and_past_ones(session: Session) -> None:
    later = a_course(session, code="C01", starts_at=IN_A_FORTNIGHT + timedelta(days=7))
    soon = a_course(session, code="C02")
    a_course(session, code="C03", status="review")
    a_course(session, code="C04", starts_at=NINE - timedelta(days=1))
    assert list(courses.open_for_enrolment(session, now=NINE)) == [soon, later]


def test_a_code_is_found_in_either_case_and_an_unknown_one_is_refused(session: Session) -> None:
    course = a_course(session, code="C05")
    assert courses.by_code(session, "c05") is course
    with pytest.raises(courses.NoSuchCourse):
        courses.by_code(session, "C99")


def test_the_next_run_is_the_same_subject_and_programme_later(session: Session) -> None:
    first = a_course(session, title="叉车培训(第1期)")
    a_course(session, title="电工培训(第2期)", starts_at=IN_A_FORTNIGHT + timedelta(days=1))
    a_course(session, title="叉车培训(第2期)", starts_at=IN_A_FORTNIGHT + timedelta(days=2), programme="aid")
    second = a_course(session, title="叉车培训（第二期）", starts_at=IN_A_FORTNIGHT + timedelta(days=3))
    assert courses.next_run(session, first, now=NINE) is second
    assert courses.next_run(session, second, now=NINE) is None


def test_more_seats_become_offers_in_the_order_of_the_line(session: Session) -> None:
    course = a_course(session, seats=1)
    _join(session, course)
    line = [_join(session, course, name) for name in ("玉罕", "岩香", "勒排")]
    offers = courses.change_seats(session, course, seats_now=3, station=STATION, now=NINE)
    assert list(offers) == line[:2]
    assert [row.status for row in line] == ["offered", "offered", "waiting"]
    assert (course.taken, course.seats) == (3, 3)


def test_seats_cannot_fall_below_those_taken(session: Session) -> None:
    course = a_course(session, seats=20, taken=18, enrolled_elsewhere=18)
    with pytest.raises(courses.SeatsInUse) as refused:
        courses.change_seats(session, course, seats_now=17, station=STATION, now=NINE)
    assert refused.value.taken == 18
    assert course.seats == 20


def test_a_postponed_class_keeps_its_length_and_everyone_concerned_is_named(session: Session) -> None:
    course = a_course(session, seats=1)
    people = [_join(session, course), _join(session, course, "玉罕")]
    lasts = course.ends_at - course.starts_at
    moved_to = IN_A_FORTNIGHT + timedelta(days=1)
    concerned = courses.postpone(session, course, starts_at=moved_to, station=STATION, now=NINE)
    assert list(concerned) == people
    assert (course.starts_at, course.ends_at) == (moved_to, moved_to + lasts)


def test_an_offer_in_a_class_brought_forward_ends_before_the_new_start(session: Session) -> None:
    course = a_course(session, seats=1)
    leaver, waiter = _join(session, course), _join(session, course, "玉罕")
    enrolments.cancel(session, leaver, station=STATION, now=NINE)
    tomorrow = NINE + timedelta(days=1)
    courses.postpone(session, course, starts_at=tomorrow, station=STATION, now=NINE)
    assert waiter.offer_until == NINE.replace(hour=19)


def test_a_class_cannot_be_moved_into_the_past(session: Session) -> None:
    with pytest.raises(courses.NotInFuture):
        courses.postpone(session, a_course(session), starts_at=NINE, station=STATION, now=NINE)


def test_a_class_called_off_ends_every_booking_and_keeps_only_the_seats_on_paper(session: Session) -> None:
    course = a_course(session, seats=6, taken=5, enrolled_elsewhere=5)
    people = [_join(session, course), _join(session, course, "玉罕")]
    assert list(courses.cancel(session, course, now=NINE)) == people
    assert (course.status, course.taken) == ("cancelled", 5)
    assert all(row.status == "cancelled" and not row.live for row in people)


def test_a_class_that_has_begun_is_not_changed_any_more(session: Session) -> None:
    course = a_course(session, starts_at=NINE - timedelta(hours=1))
    with pytest.raises(courses.CourseClosed):
        courses.change_seats(session, course, seats_now=40, station=STATION, now=NINE)
    with pytest.raises(courses.CourseClosed):
        courses.cancel(session, course, now=NINE)
