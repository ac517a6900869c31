"""Enrolments: seats, the waiting list, offers and their deadlines."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from db import courses, enrolments
from db.models import Course, Enrolment, Worker
from db.station import Station
from tests.builders import IN_A_FORTNIGHT, NINE, a_course, a_worker

STATION = Station()
A_DAY = timedelta(days=1)


def _join(session: Session, course: Course, name: str = "岩罕", *, may_wait: bool = True) -> Enrolment:
    worker = a_worker(session, name=name)
    return enrolments.submit(session, worker=worker, course=course, station=STATION, now=NINE, may_wait=may_wait)


def _full(session: Session) -> tuple[Course, Enrolment, list[Enrolment]]:
    """A class of one seat, who has it, and two who wait."""
    course = a_course(session, seats=1)
    return course, _join(session, course), [_join(session, course, "玉罕"), _join(session, course, "岩香")]


def test_a_full_course_refuses_the_next_worker_and_says_how_many_wait(session: Session) -> None:
    course, _, _ = _full(session)
    with pytest.raises(enrolments.CourseFull) as refused:
        _join(session, course, "勒排", may_wait=False)
    assert (refused.value.waiting, refused.value.can_wait) == (2, True)


def test_the_same_person_cannot_join_twice(session: Session) -> None:
    course, worker = a_course(session), a_worker(session)
    enrolments.submit(session, worker=worker, course=course, station=STATION, now=NINE)
    with pytest.raises(enrolments.AlreadyEnrolled):
        enrolments.submit(session, worker=worker, course=course, station=STATION, now=NINE)
    assert course.taken == 1


def test_a_closed_course_takes_nobody(session: Session) -> None:
    for facts in ({"status": "ended"}, {"starts_at": NINE}):
        with pytest.raises(courses.CourseClosed):
            _join(session, a_course(session, **facts))


def test_after_leaving_one_may_join_again(session: Session) -> None:
    course, worker = a_course(session), a_worker(session)
    first = enrolments.submit(session, worker=worker, course=course, station=STATION, now=NINE)
    enrolments.cancel(session, first, station=STATION, now=NINE)
    again = enrolments.submit(session, worker=worker, course=course, station=STATION, now=NINE)
    assert (first.live, again.live, course.taken) == (False, True, 1)


def test_a_seat_given_back_is_offered_to_the_first_in_line_and_stays_taken(session: Session) -> None:
    course, seated, line = _full(session)
    offers = enrolments.cancel(session, seated, station=STATION, now=NINE)
    assert list(offers) == [line[0]]
    assert (line[0].status, line[0].holds_seat, line[0].offer_until) == ("offered", True, NINE + A_DAY)
    assert course.taken == 1
    assert enrolments.place_in_line(session, line[1]) == 1


def test_with_nobody_waiting_the_seat_becomes_free(session: Session) -> None:
    course = a_course(session, seats=1)
    assert list(enrolments.cancel(session, _join(session, course), station=STATION, now=NINE)) == []
    assert course.taken == 0


def test_leaving_twice_is_refused_and_frees_nothing(session: Session) -> None:
    course = a_course(session, seats=2)
    stays, leaves = _join(session, course), _join(session, course, "玉罕")
    enrolments.cancel(session, leaves, station=STATION, now=NINE)
    with pytest.raises(enrolments.NotEnrolled):
        enrolments.cancel(session, leaves, station=STATION, now=NINE)
    assert (stays.live, course.taken) == (True, 1)


def test_an_accepted_offer_is_a_seat(session: Session) -> None:
    course, seated, line = _full(session)
    enrolments.cancel(session, seated, station=STATION, now=NINE)
    enrolments.accept(session, line[0], now=NINE + timedelta(hours=23))
    assert (line[0].status, line[0].holds_seat, course.taken) == ("enrolled", True, 1)


def test_a_declined_offer_goes_to_the_next_in_line(session: Session) -> None:
    course, seated, line = _full(session)
    enrolments.cancel(session, seated, station=STATION, now=NINE)
    assert list(enrolments.decline(session, line[0], station=STATION, now=NINE)) == [line[1]]
    assert (line[0].status, line[1].status, course.taken) == ("declined", "offered", 1)


def test_an_offer_past_its_deadline_cannot_be_accepted_even_before_it_is_lapsed(session: Session) -> None:
    _, seated, line = _full(session)
    enrolments.cancel(session, seated, station=STATION, now=NINE)
    with pytest.raises(enrolments.OfferGone):
        enrolments.accept(session, line[0], now=NINE + A_DAY)


def test_silence_lapses_the_offer_and_asks_the_next(session: Session) -> None:
    course, seated, line = _full(session)
    enrolments.cancel(session, seated, station=STATION, now=NINE)
    assert list(enrolments.courses_running_out(session, now=NINE)) == []
    then = NINE + A_DAY
    assert list(enrolments.courses_running_out(session, now=then)) == [course.key]
    ended = enrolments.run_out(session, course.key, station=STATION, now=then)
    assert (list(ended.lapsed), list(ended.offers)) == ([line[0]], [line[1]])
    assert line[1].offer_until == then + A_DAY
    again = enrolments.run_out(session, course.key, station=STATION, now=then)
    assert (list(again.lapsed), list(again.offers)) == ([], [])


def test_the_evening_before_nobody_is_kept_waiting(session: Session) -> None:
    course, seated, line = _full(session)
    eve = (IN_A_FORTNIGHT - A_DAY).replace(hour=19)
    assert list(enrolments.courses_running_out(session, now=eve)) == [course.key]
    ended = enrolments.run_out(session, course.key, station=STATION, now=eve)
    assert list(ended.unserved) == line
    assert not any(row.live for row in line)
    enrolments.cancel(session, seated, station=STATION, now=eve)
    assert course.taken == 0


def test_another_run_takes_the_new_seat_before_it_leaves_the_old_one(session: Session) -> None:
    course, seated, line = _full(session)
    later = a_course(session, starts_at=IN_A_FORTNIGHT + timedelta(days=30), seats=1)
    moved = enrolments.change_to(session, seated, later, station=STATION, now=NINE)
    assert (moved.left, moved.taken.course_id, list(moved.offers)) == (course, later.key, [line[0]])
    assert (seated.status, course.taken, later.taken) == ("cancelled", 1, 1)


def test_a_full_next_run_leaves_everything_as_it_was(session: Session) -> None:
    _, seated, line = _full(session)
    later = a_course(session, starts_at=IN_A_FORTNIGHT + timedelta(days=30), seats=1)
    _join(session, later, "木然")
    with pytest.raises(enrolments.CourseFull):
        enrolments.change_to(session, seated, later, station=STATION, now=NINE)
    assert (seated.status, line[0].status) == ("enrolled", "waiting")


def test_open_offers_show_only_what_can_still_be_answered(session: Session) -> None:
    course, seated, line = _full(session)
    worker = session.get_one(Worker, line[0].worker_id)
    enrolments.cancel(session, seated, station=STATION, now=NINE)
    assert [row[0] for row in enrolments.open_offers(session, [worker], now=NINE)] == [line[0]]
    assert list(enrolments.open_offers(session, [worker], now=NINE + A_DAY)) == []
    assert course.key == line[0].course_id
