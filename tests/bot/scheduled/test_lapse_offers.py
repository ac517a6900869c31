"""Offers that run out: the next in line is asked by a message, in the morning when it happened at night."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from bot.runtime import Runtime
from bot.scheduled import lapse_offers
from db import enrolments, followers
from db.models import Course, Enrolment, Outbox
from db.station import Station
from tests.builders import IN_A_FORTNIGHT, NINE, a_course, a_follower, a_worker

RULES = Station()


def _join(session: Session, course: Course, name: str) -> Enrolment:
    worker, follower = a_worker(session, name=name), a_follower(session)
    followers.link(session, follower=follower, worker=worker, now=NINE)
    return enrolments.submit(
        session, worker=worker, course=course, follower=follower, station=RULES, now=NINE, may_wait=True
    )


def _line(runtime: Runtime, *, left_at: datetime = NINE) -> None:
    """One seat, given back at once, and two people who wait for it."""
    with runtime.records.write() as session:
        course = a_course(session, seats=1)
        seated, *_ = [_join(session, course, name) for name in ("岩罕", "玉罕", "岩香")]
        enrolments.cancel(session, seated, station=RULES, now=left_at)


def _owed(runtime: Runtime) -> list[tuple[str, datetime]]:
    with runtime.records.read() as session:
        rows = session.exec(select(Outbox).order_by(Outbox.id)).all()
        return [(row.message["words"].partition("，")[0] + ":" + row.kind, row.due_at) for row in rows]


def test_nothing_happens_before_the_deadline(runtime: Runtime) -> None:
    _line(runtime)
    lapse_offers.run(runtime, NINE + timedelta(hours=23, minutes=59))
    assert _owed(runtime) == []


def test_both_are_told_at_the_deadline_and_once(runtime: Runtime) -> None:
    _line(runtime)
    then = NINE + timedelta(hours=24)
    lapse_offers.run(runtime, then)
    lapse_offers.run(runtime, then)
    assert _owed(runtime) == [("玉罕:outcome", then), ("岩香:offer", then)]


def test_the_next_offer_is_sent_in_the_morning_and_counted_from_it(runtime: Runtime) -> None:
    _line(runtime, left_at=NINE.replace(hour=21, minute=30))
    night, morning = NINE.replace(hour=22) + timedelta(days=1), NINE.replace(hour=8) + timedelta(days=2)
    lapse_offers.run(runtime, night)
    assert _owed(runtime) == [("玉罕:outcome", morning), ("岩香:offer", morning)]
    with runtime.records.read() as session:
        offered = session.exec(select(Enrolment).where(Enrolment.status == "offered")).one()
        assert offered.offer_until == morning + timedelta(hours=24)


def test_the_list_closes_the_evening_before_and_those_left_are_told(runtime: Runtime) -> None:
    _line(runtime)
    eve = (IN_A_FORTNIGHT - timedelta(days=1)).replace(hour=19)
    lapse_offers.run(runtime, eve)
    assert _owed(runtime) == [("玉罕:outcome", eve), ("岩香:outcome", eve)]
    with runtime.records.read() as session:
        assert session.exec(select(Course)).one().taken == 0
