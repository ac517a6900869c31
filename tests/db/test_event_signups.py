"""One place per person and time, given back when left, counted at the door."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from db import event_signups, events
from db.models import Event
from tests.builders import IN_A_FORTNIGHT, NINE, a_worker


def _guidance(session: Session, *, seats: int | None = None) -> Event:
    return events.plan(
        session, kind=events.GUIDANCE, title="就业指导", starts_at=IN_A_FORTNIGHT, place="工作站", host="李老师",
        ends_at=IN_A_FORTNIGHT + timedelta(hours=1), every_minutes=30, seats=seats, now=NINE,
    )  # fmt: skip


def test_a_time_that_is_taken_is_refused_with_the_free_ones(session: Session) -> None:
    event = _guidance(session)
    first, second = events.slots(session, event, now=NINE)
    event_signups.sign_up(session, event=event, worker=a_worker(session), follower=None, slot_id=first.key, now=NINE)
    with pytest.raises(events.SlotTaken) as refused:
        event_signups.sign_up(
            session, event=event, worker=a_worker(session), follower=None, slot_id=first.key, now=NINE
        )  # fmt: skip
    assert refused.value.others == (second.starts_at,)


def test_who_leaves_gives_seat_and_time_back(session: Session) -> None:
    event = _guidance(session, seats=1)
    slot = events.slots(session, event, now=NINE)[0]
    row = event_signups.sign_up(
        session, event=event, worker=a_worker(session), follower=None, slot_id=slot.key, now=NINE
    )  # fmt: skip
    with pytest.raises(events.EventFull):
        event_signups.sign_up(session, event=event, worker=a_worker(session), follower=None, now=NINE)
    event_signups.leave(session, row)
    event_signups.leave(session, row)
    session.refresh(event)
    assert (event.taken, len(events.slots(session, event, now=NINE))) == (0, 2)


def test_moving_frees_the_old_time_and_keeps_one_sign_up(session: Session) -> None:
    event, worker = _guidance(session), a_worker(session)
    first, second = events.slots(session, event, now=NINE)
    row = event_signups.sign_up(session, event=event, worker=worker, follower=None, slot_id=first.key, now=NINE)
    event_signups.move(session, row, slot_id=second.key, now=NINE)
    session.expire_all()
    assert [slot.key for slot in events.slots(session, event, now=NINE)] == [first.key]
    assert events.turnout(session, event).signed_up == 1


def test_checking_in_counts_once_and_only_on_the_day(session: Session) -> None:
    event, worker = _guidance(session), a_worker(session, county="盈江")
    with pytest.raises(events.NotToday):
        event_signups.arrive(session, event=event, worker=worker, follower=None, now=NINE)
    for minutes in (0, 20):
        at = IN_A_FORTNIGHT + timedelta(minutes=minutes)
        event_signups.arrive(session, event=event, worker=worker, follower=None, now=at)
    count = events.turnout(session, event)
    assert (count.signed_up, count.arrived, count.by_county) == (1, 1, (("盈江", 1),))
