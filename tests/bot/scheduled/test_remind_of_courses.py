"""Reminders of classes: when they are due, once each, and not for those who have left."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.scheduled import remind_of_courses
from db import calls, courses, enrolments, followers, station
from db.models import Course, Enrolment, Outbox, Staff
from db.station import Station
from tests.builders import IN_A_FORTNIGHT, NINE, a_course, a_follower, a_member_of_staff, a_worker

EVENING = (IN_A_FORTNIGHT - timedelta(days=1)).replace(hour=19)
MORNING = IN_A_FORTNIGHT.replace(hour=8)
RULES = Station()


def _booked(session: Session, *, now: datetime = NINE) -> tuple[Course, Enrolment]:
    course, worker, follower = a_course(session), a_worker(session), a_follower(session)
    followers.link(session, follower=follower, worker=worker, now=now)
    row = enrolments.submit(session, worker=worker, course=course, follower=follower, station=RULES, now=now)
    return course, row


def _owed(runtime: Runtime) -> list[str]:
    with runtime.records.read() as session:
        rows = session.exec(select(Outbox).where(Outbox.kind == "reminder").order_by(Outbox.id)).all()
        return [row.owed_as.partition(":enrolment:")[2].partition(":")[2] for row in rows]


def test_the_evening_before_and_the_same_morning_once_each(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        _booked(session)
    for moment in (EVENING - timedelta(minutes=1), EVENING, EVENING, MORNING, MORNING + timedelta(minutes=1)):
        remind_of_courses.run(runtime, moment)
    assert _owed(runtime) == ["day_before:20261210", "same_day:20261210"]


def test_a_missed_evening_is_made_up_for_until_midnight_and_a_missed_morning_until_the_start(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        _booked(session)
    remind_of_courses.run(runtime, EVENING + timedelta(hours=6))
    assert _owed(runtime) == []
    remind_of_courses.run(runtime, IN_A_FORTNIGHT)
    assert _owed(runtime) == []
    remind_of_courses.run(runtime, IN_A_FORTNIGHT - timedelta(minutes=1))
    assert _owed(runtime) == ["same_day:20261210"]


def test_who_signs_up_after_the_evening_is_only_reminded_in_the_morning(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        _booked(session, now=EVENING + timedelta(minutes=5))
    remind_of_courses.run(runtime, EVENING + timedelta(minutes=10))
    remind_of_courses.run(runtime, MORNING)
    assert _owed(runtime) == ["same_day:20261210"]


def test_nobody_who_left_waits_or_stopped_is_reminded(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        course, row = _booked(session)
        enrolments.cancel(session, row, station=RULES, now=NINE)
        stopper, phone = a_worker(session), a_follower(session)
        followers.link(session, follower=phone, worker=stopper, now=NINE)
        followers.stop(session, follower=phone, kind="courses", now=NINE)
        enrolments.submit(session, worker=stopper, course=course, follower=phone, station=RULES, now=NINE)
    remind_of_courses.run(runtime, EVENING)
    assert _owed(runtime) == []


def test_a_class_moved_back_and_forth_is_reminded_of_where_it_ends_up(runtime: Runtime, clock: StageClock) -> None:
    with runtime.records.write() as session:
        course, _ = _booked(session)
        for moved in (IN_A_FORTNIGHT + timedelta(days=1), IN_A_FORTNIGHT):
            courses.postpone(session, course, starts_at=moved, station=RULES, now=NINE)
    remind_of_courses.run(runtime, EVENING)
    assert _owed(runtime) == ["day_before:20261210"]


def test_a_reminder_in_the_quiet_hours_waits_for_the_morning_or_falls_away(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        course, _ = _booked(session)
        station.change(session, name="remind_day_before", value="23:00", now=NINE)
        station.change(session, name="remind_same_day", value="06:00", now=NINE)
        due = {reminder.name: reminder.due for reminder in remind_of_courses.reminders(course, station.load(session))}
    assert due == {"same_day": MORNING}


def test_who_has_no_wechat_is_to_be_telephoned_once_while_the_seat_is_theirs(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        course, worker = a_course(session), a_worker(session)
        row = enrolments.submit(session, worker=worker, course=course, station=RULES, now=NINE)
        member = a_member_of_staff(session, code="S01", role="station_head", scope="all").key
    for moment in (EVENING, EVENING, MORNING):
        remind_of_courses.run(runtime, moment)
    assert _owed(runtime) == ["call:20261210"]

    def listed(now: datetime) -> list[int | None]:
        with runtime.records.read() as session:
            found = calls.due(session, by=session.get_one(Staff, member), now=now)
            return [call.worker.id for call in found if call.worker]

    assert listed(MORNING) == [worker.id]
    assert listed(IN_A_FORTNIGHT) == []  # the class has begun
    with runtime.records.write() as session:
        enrolments.cancel(session, enrolments.get(session, row.key), station=RULES, now=MORNING)
    assert listed(MORNING) == []
