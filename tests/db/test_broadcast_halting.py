"""Stopping and pausing spare whoever has not had it yet, also what is in the middle of being sent."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from db import (
    broadcast_halting,
    broadcast_planning,
    broadcast_reports,
    broadcast_results,
    broadcast_sending,
    broadcasts,
)
from db.models import Broadcast, Outbox, Staff
from tests.builders import NINE
from tests.db.broadcasting import MESSAGE, SMALL, approved, chunks, owed, people, plan, settle


def _by(session: Session, row: Broadcast) -> Staff:
    return session.get_one(Staff, row.author_id)


def _planned(session: Session, count: int, *, talking: int = 0, page: int = 100) -> Broadcast:
    people(session, count, talking=talking)
    row = approved(session)
    plan(session, row, page=page)
    return row


def _states(session: Session, row: Broadcast) -> list[str]:
    return [message.state for message in owed(session, row)]


def test_stopping_spares_everybody_whose_message_has_not_gone(session: Session) -> None:
    row = _planned(session, 5, talking=2)
    settle(session, owed(session, row)[0], "sent")
    broadcast_results.reconcile(session, row, now=NINE)
    assert broadcast_halting.stop(session, row, by=_by(session, row), now=NINE) == 4
    assert _states(session, row) == ["sent", "cancelled", "cancelled"]
    found = broadcast_reports.report(session, row)
    assert (found.of("sent"), found.of("called_off"), row.status) == (1, 4, "stopped")
    assert chunks(session, row)[0].counted_on is None
    with pytest.raises(broadcasts.WrongState):
        broadcast_halting.stop(session, row, by=_by(session, row), now=NINE)


def test_stopping_while_it_is_planned_lets_nothing_out(session: Session) -> None:
    people(session, 6)
    row = approved(session)
    for _ in range(5):
        broadcast_planning.plan(session, row, message=MESSAGE, now=NINE, rules=SMALL)
    assert broadcast_halting.stop(session, row, by=_by(session, row), now=NINE) > 0
    assert not owed(session, row)
    assert not broadcasts.due(session, now=NINE)
    assert not broadcasts.under_way(session)


def test_a_call_that_is_being_made_counts_as_sent_when_it_is(session: Session) -> None:
    row = _planned(session, 4, page=2)
    first, _ = owed(session, row)
    first.state, first.lease_until = "sending", NINE + timedelta(minutes=1)
    session.flush()
    assert broadcast_halting.stop(session, row, by=_by(session, row), now=NINE) == 2
    assert broadcasts.under_way(session) == [row]
    settle(session, first, "sent", remote_id="9")
    broadcast_results.reconcile(session, row, now=NINE)
    assert [chunk.outcome for chunk in chunks(session, row)] == ["accepted", "called_off"]
    assert _states(session, row) == ["sent", "cancelled"]


def test_what_comes_back_to_be_tried_again_does_not_go_out_after_a_stop_or_in_a_pause(session: Session) -> None:
    row = _planned(session, 4, page=2)
    first, second = owed(session, row)
    assert broadcast_sending.halted(session, first) is None
    for message in (first, second):
        message.state, message.lease_until = "sending", NINE + timedelta(minutes=1)
    session.flush()
    broadcast_halting.pause(session, row, by=_by(session, row), now=NINE)
    assert broadcast_sending.halted(session, first) == "held"
    broadcast_halting.stop(session, row, by=_by(session, row), now=NINE)
    assert broadcast_sending.halted(session, first) == "cancelled"
    second.uncertain_since = NINE
    assert broadcast_sending.halted(session, second) == "unknown"
    assert (
        broadcast_sending.halted(session, Outbox(owed_as="broadcast:test:5", message={}, due_at=NINE, owed_at=NINE))
        is None
    )


def test_a_paused_broadcast_waits_until_it_goes_on(session: Session) -> None:
    row = _planned(session, 4, talking=2)
    assert broadcast_halting.pause(session, row, by=_by(session, row), now=NINE) == 4
    assert _states(session, row) == ["held"] * 3
    broadcast_results.reconcile(session, row, now=NINE)
    assert row.status == "paused"
    with pytest.raises(broadcasts.WrongState):
        broadcast_halting.pause(session, row, by=_by(session, row), now=NINE)
    later = NINE + timedelta(hours=1)
    assert broadcast_halting.resume(session, row, by=_by(session, row), due_at=later, now=NINE) == 4
    assert {(message.state, message.due_at) for message in owed(session, row)} == {("owed", later)}


def test_a_paused_broadcast_can_be_stopped(session: Session) -> None:
    row = _planned(session, 4, talking=2)
    broadcast_halting.pause(session, row, by=_by(session, row), now=NINE)
    assert broadcast_halting.stop(session, row, by=_by(session, row), now=NINE) == 4
    assert set(_states(session, row)) == {"cancelled"}
