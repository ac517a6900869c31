"""Seats under pressure: many people at one moment, on both databases."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlmodel import select

from db import courses, enrolments, seats
from db.engine import Records
from db.models import Course, Enrolment, Worker
from db.station import Station
from tests.builders import IN_A_FORTNIGHT, NINE, a_course, a_worker

STATION = Station()
PEOPLE, SEATS, THREADS = 400, 30, 16


def _prepared(records: Records, people: int, seats_there: int) -> tuple[int, list[int]]:
    with records.write() as session:
        course = a_course(session, seats=seats_there)
        return course.key, [a_worker(session, name=f"工友{place}").key for place in range(people)]


def _signing_up(records: Records, course_id: int, *, may_wait: bool) -> Callable[[int], str]:
    def sign_up(worker_id: int) -> str:
        with records.write() as session:
            worker, course = session.get_one(Worker, worker_id), courses.get(session, course_id)
            try:
                made = enrolments.submit(
                    session, worker=worker, course=course, station=STATION, now=NINE, may_wait=may_wait
                )
            except enrolments.CourseFull:
                return "full"
            return made.status

    return sign_up


def _leaving(records: Records) -> Callable[[int], int]:
    def leave(enrolment_id: int) -> int:
        with records.write() as session:
            row = enrolments.get(session, enrolment_id)
            return len(enrolments.cancel(session, row, station=STATION, now=NINE))

    return leave


def _state(records: Records, course_id: int) -> tuple[Course, Counter[str]]:
    with records.read() as session:
        rows = session.exec(select(Enrolment).where(Enrolment.course_id == course_id)).all()
        holding = sum(row.holds_seat for row in rows)
        course = courses.get(session, course_id)
        assert holding == course.taken - course.enrolled_elsewhere
        return course, Counter(row.status for row in rows if row.live)


def test_four_hundred_people_and_thirty_seats_leave_none_over_and_none_idle(records: Records) -> None:
    course_id, people = _prepared(records, PEOPLE, SEATS)
    with ThreadPoolExecutor(THREADS) as pool:
        outcomes = Counter(pool.map(_signing_up(records, course_id, may_wait=True), people))
    assert outcomes == {"enrolled": SEATS, "waiting": PEOPLE - SEATS}
    course, live = _state(records, course_id)
    assert course.taken == SEATS
    assert live == outcomes


def test_without_a_waiting_list_the_rest_are_refused(records: Records) -> None:
    course_id, people = _prepared(records, 60, 7)
    with ThreadPoolExecutor(THREADS) as pool:
        outcomes = Counter(pool.map(_signing_up(records, course_id, may_wait=False), people))
    assert outcomes == {"enrolled": 7, "full": 53}
    assert _state(records, course_id)[0].taken == 7


def test_seats_given_back_while_others_sign_up_are_never_idle(records: Records) -> None:
    course_id, people = _prepared(records, 120, 20)
    first, later = people[:60], people[60:]
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(_signing_up(records, course_id, may_wait=True), first))
        with records.read() as session:
            seated = [row.key for row in session.exec(select(Enrolment).where(Enrolment.status == "enrolled")).all()]
        leaving = [pool.submit(_leaving(records), row) for row in seated[:12]]
        joining = [pool.submit(_signing_up(records, course_id, may_wait=True), worker) for worker in later]
        offers = sum(future.result() for future in leaving)
        assert {future.result() for future in joining} == {"waiting"}
    course, live = _state(records, course_id)
    assert offers == 12
    assert course.taken == 20
    assert live == {"enrolled": 8, "offered": 12, "waiting": 88}


def test_one_person_from_two_phones_at_once_gets_one_seat(records: Records) -> None:
    course_id, people = _prepared(records, 1, 10)

    def twice(worker_id: int) -> str:
        try:
            return _signing_up(records, course_id, may_wait=True)(worker_id)
        except enrolments.AlreadyEnrolled:
            return "already"

    with ThreadPoolExecutor(8) as pool:
        outcomes = Counter(pool.map(twice, people * 8))
    assert outcomes == {"enrolled": 1, "already": 7}
    assert _state(records, course_id)[0].taken == 1


def test_an_offer_made_in_the_day_lasts_a_full_day() -> None:
    course = Course(code="C1", programme="drill", title="课", starts_at=IN_A_FORTNIGHT, ends_at=IN_A_FORTNIGHT, seats=1)
    assert seats.offer_until(course, station=STATION, now=NINE) == NINE + timedelta(hours=24)


def test_an_offer_made_at_night_is_counted_from_eight() -> None:
    course = Course(code="C1", programme="drill", title="课", starts_at=IN_A_FORTNIGHT, ends_at=IN_A_FORTNIGHT, seats=1)
    night = NINE.replace(hour=23)
    eight = NINE.replace(hour=8) + timedelta(days=1)
    assert seats.offer_until(course, station=STATION, now=night) == eight + timedelta(hours=24)


def test_no_offer_outlives_the_evening_before_the_start() -> None:
    course = Course(
        code="C1",
        programme="drill",
        title="课",
        seats=1,
        starts_at=NINE + timedelta(days=1),
        ends_at=IN_A_FORTNIGHT,
    )
    assert seats.offer_until(course, station=STATION, now=NINE) == NINE.replace(hour=19)
    assert not seats.can_wait(course, station=STATION, now=NINE.replace(hour=19))
