"""Rows leased to one process, settled by the holder only, recovered as far as WeChat's keys allow; a key once uncertain."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from db import leases, outbox
from db.engine import Records
from db.leases import Holder
from db.models import Outbox
from db.models.channel import LEASED_STATES, URGENT
from tests.builders import NINE, a_follower

LATER = NINE + leases.LEASE
A, B = Holder("a"), Holder("b")


def owe(session: Session, key: str = "remind:1", *, route: str = "custom") -> None:
    outbox.owe(
        session, follower=a_follower(session), message={"type": "text", "words": "好"}, key=key, kind="reminder",
        now=NINE, route=route,
    )  # fmt: skip


def only(session: Session) -> Outbox:
    session.expire_all()
    return session.exec(select(Outbox)).one()


def begun(session: Session, *, route: str = "custom", by: Holder = A, now: datetime = NINE) -> Outbox | None:
    """Taken and begun at one moment."""
    (row,) = leases.take(session, by=by, now=now)
    return leases.begin(session, row.key, by=by, now=now, route=route)


def test_what_is_taken_belongs_to_one_until_the_lease_runs_out(session: Session) -> None:
    owe(session)
    assert len(leases.take(session, by=A, now=NINE)) == 1
    assert leases.take(session, by=B, now=NINE) == []
    assert len(leases.take(session, by=B, now=LATER)) == 1
    assert leases.begin(session, only(session).key, by=A, now=LATER, route="custom") is None


def test_what_somebody_waits_for_overtakes_the_reminders(session: Session) -> None:
    for number in range(3):
        owe(session, f"remind:{number}")
    outbox.owe(
        session, follower=a_follower(session), message={"type": "text"}, key="alarm", kind="alarm",
        now=NINE + timedelta(seconds=30),
    )  # fmt: skip
    later = NINE + timedelta(minutes=1)
    assert [row.owed_as for row in leases.take(session, by=A, now=later, limit=2)] == ["alarm", "remind:0"]
    assert [row.owed_as for row in leases.take(session, by=B, now=later)] == ["remind:1", "remind:2"]


def test_two_processes_never_take_the_same_row(records: Records) -> None:
    with records.write() as session:
        for number in range(6):
            owe(session, f"remind:{number}")
    if records.is_sqlite:
        return  # one writer at a time: see the test above
    with records.write() as one, records.write() as other:
        first = leases.take(one, by=A, now=NINE, limit=3)
        second = leases.take(other, by=B, now=NINE)
    assert len(first) == len(second) == 3
    assert {row.id for row in first}.isdisjoint(row.id for row in second)


def test_beginning_gives_a_whole_lease_for_the_call(session: Session) -> None:
    owe(session)
    (row,) = leases.take(session, by=A, now=NINE)
    soon = NINE + timedelta(seconds=59)
    started = leases.begin(session, row.key, by=A, now=soon, route="custom")
    assert started is not None
    session.expire_all()
    assert started.attempts == 1
    assert leases.recover(session, by=B, now=LATER) == 0
    assert only(session).lease_until == soon + leases.LEASE


def test_only_the_holder_settles(session: Session) -> None:
    owe(session)
    (row,) = leases.take(session, by=A, now=NINE)
    assert not leases.settle(session, row.key, by=B, state="sent", now=NINE)
    assert leases.settle(session, row.key, by=A, state="sent", now=NINE, remote_id="9")
    assert not leases.settle(session, row.key, by=A, state="refused", now=NINE)
    assert (only(session).state, only(session).remote_id) == ("sent", "9")


@pytest.mark.parametrize(
    ("route", "after", "state"),
    [
        ("custom", leases.LEASE, "unknown"),
        ("template", leases.LEASE, "owed"),
        ("template", timedelta(minutes=8), "unknown"),
        ("mass", timedelta(hours=22), "owed"),
        ("mass", timedelta(hours=23), "unknown"),
    ],
)
def test_what_a_dead_process_left_is_sent_again_only_while_wechat_knows_the_key(
    session: Session, route: str, after: timedelta, state: str
) -> None:
    owe(session, route=route)
    assert begun(session, route=route) is not None
    assert leases.recover(session, by=B, now=NINE + after) == 1
    row = only(session)
    assert (row.state, row.settled_at) == (state, None if state == "owed" else NINE + after)
    assert bool(outbox.undelivered(session, since=NINE)) is (state == "unknown")


@pytest.mark.parametrize(("route", "due_at"), [("mass", LATER + timedelta(seconds=65)), ("template", NINE)])
def test_the_same_mass_key_waits_a_minute_and_a_template_does_not(
    session: Session, route: str, due_at: datetime
) -> None:
    owe(session, route=route)
    begun(session, route=route)
    leases.recover(session, by=B, now=LATER)
    assert only(session).due_at == due_at


def test_a_key_counts_from_the_first_call_that_may_have_gone_through(session: Session) -> None:
    """Each repeat would else win another eight minutes, and WeChat forgets the key ten minutes after the first."""
    owe(session, route="template")
    begun(session, route="template")
    again = NINE + timedelta(minutes=7)
    leases.recover(session, by=B, now=again)
    assert begun(session, route="template", by=B, now=again) is not None
    assert only(session).uncertain_since == NINE
    leases.recover(session, by=A, now=again + leases.LEASE)
    assert only(session).state == "unknown"


def test_what_waited_until_wechat_forgot_its_key_is_for_a_person(session: Session) -> None:
    owe(session, route="template")
    begun(session, route="template")
    leases.recover(session, by=B, now=LATER)
    much_later = NINE + timedelta(minutes=9)
    (row,) = leases.take(session, by=B, now=much_later)
    assert leases.begin(session, row.key, by=B, now=much_later, route="template") is None
    assert leases.give_up_uncertain(session, row.key, by=B, now=much_later)
    assert only(session).state == "unknown"


def test_after_a_plain_no_the_key_is_new_again(session: Session) -> None:
    owe(session, route="template")
    row = begun(session, route="template")
    assert row is not None
    leases.settle(session, row.key, by=A, state="owed", now=NINE, due_at=NINE, certain=True)
    assert begun(session, route="template", now=NINE + timedelta(hours=1)) is not None


def test_with_a_clock_put_back_nothing_uncertain_is_repeated(session: Session) -> None:
    owe(session, route="template")
    begun(session, route="template")
    assert leases.recover(session, by=B, now=NINE - timedelta(minutes=10), alone=True) == 1
    assert only(session).state == "unknown"


def test_an_answer_that_comes_late_is_better_than_not_knowing(session: Session) -> None:
    owe(session)
    row = begun(session)
    assert row is not None
    leases.recover(session, by=B, now=LATER)
    assert only(session).state == "unknown"
    assert not leases.settle(session, row.key, by=B, state="sent", now=LATER)
    assert leases.settle(session, row.key, by=A, state="sent", now=LATER)
    assert only(session).state == "sent"


def test_what_is_handed_back_can_be_taken_at_once(session: Session) -> None:
    owe(session)
    leases.take(session, by=A, now=NINE)
    assert leases.hand_back(session, by=A) == 1
    assert len(leases.take(session, by=B, now=NINE)) == 1


def test_a_process_that_is_alone_waits_for_no_lease_of_the_dead(session: Session) -> None:
    owe(session, "begun", route="template")
    begun(session, route="template")
    owe(session, "taken")
    leases.take(session, by=A, now=NINE)
    assert leases.recover(session, by=B, now=NINE + timedelta(seconds=1), alone=True) == 1
    taken = leases.take(session, by=B, now=NINE + timedelta(seconds=1))
    assert sorted(row.owed_as for row in taken) == ["begun", "taken"]


def test_across_machines_leases_go_by_the_databases_clock(records: Records) -> None:
    """A process whose clock is an hour ahead takes nothing away from the others."""
    if records.is_sqlite:
        return  # one process, one clock
    here, ahead = Holder("here", databases_clock=True), Holder("ahead", databases_clock=True)
    with records.write() as session:
        owe(session)
        (row,) = leases.take(session, by=here, now=NINE)
        real = session.execute(text("SELECT clock_timestamp()")).scalar_one()
        assert row.lease_until is not None
        assert timedelta(seconds=50) < row.lease_until - real <= leases.LEASE
        assert leases.take(session, by=ahead, now=NINE + timedelta(hours=1)) == []
        assert leases.begin(session, row.key, by=here, now=NINE + timedelta(hours=1), route="custom") is not None
        assert leases.recover(session, by=ahead, now=NINE + timedelta(hours=1)) == 0


def test_looking_for_what_was_left_behind_and_for_what_is_urgent_uses_their_indexes(records: Records) -> None:
    """SQLite uses a partial index only for a query that holds its condition word for word."""
    if not records.is_sqlite:
        return
    with records.write() as session:
        plan = session.connection().exec_driver_sql(
            f"EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE {LEASED_STATES} AND state = 'sending' AND lease_until <= '2026'"
        )  # fmt: skip
        assert "ix_outbox_leased" in str(plan.all())
        plan = session.connection().exec_driver_sql(
            f"EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE {URGENT} AND due_at <= '2026' ORDER BY due_at"
        )
        assert "ix_outbox_urgent" in str(plan.all())
