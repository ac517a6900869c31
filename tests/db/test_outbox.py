"""Messages owed: once a key, leased to one, settled by the holder only, recovered as far as WeChat's keys allow."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from db import outbox
from db.engine import Records
from db.models import Outbox
from tests.builders import NINE, a_follower

LATER = NINE + outbox.LEASE


def owe(session: Session, key: str = "remind:1", *, route: str = "custom") -> bool:
    return outbox.owe(
        session, follower=a_follower(session), message={"type": "text", "words": "好"}, key=key, kind="reminder",
        now=NINE, route=route,
    )  # fmt: skip


def only(session: Session) -> Outbox:
    session.expire_all()
    return session.exec(select(Outbox)).one()


def test_a_key_is_owed_once(session: Session) -> None:
    assert (owe(session), owe(session)) == (True, False)
    assert outbox.known(session, ["remind:1", "remind:2"]) == {"remind:1"}


def test_what_is_taken_belongs_to_one_until_the_lease_runs_out(session: Session) -> None:
    owe(session)
    assert len(outbox.take(session, by="a", now=NINE)) == 1
    assert outbox.take(session, by="b", now=NINE) == []
    assert len(outbox.take(session, by="b", now=LATER)) == 1
    assert outbox.begin(session, only(session).key, by="a", now=LATER, route="custom") is None


def test_two_processes_never_take_the_same_row(records: Records) -> None:
    with records.write() as session:
        for number in range(6):
            owe(session, f"remind:{number}")
    if records.is_sqlite:
        return  # one writer at a time: see the test above
    with records.write() as one, records.write() as other:
        first = outbox.take(one, by="a", now=NINE, limit=3)
        second = outbox.take(other, by="b", now=NINE)
    assert len(first) == len(second) == 3
    assert {row.id for row in first}.isdisjoint(row.id for row in second)


def test_beginning_gives_a_whole_lease_for_the_call(session: Session) -> None:
    owe(session)
    (row,) = outbox.take(session, by="a", now=NINE)
    soon = NINE + timedelta(seconds=59)
    begun = outbox.begin(session, row.key, by="a", now=soon, route="custom")
    assert begun is not None
    session.expire_all()
    assert begun.attempts == 1
    assert outbox.recover(session, now=LATER) == 0
    assert only(session).lease_until == soon + outbox.LEASE


def test_only_the_holder_settles(session: Session) -> None:
    owe(session)
    (row,) = outbox.take(session, by="a", now=NINE)
    assert not outbox.settle(session, row.key, by="b", state="sent", now=NINE)
    assert outbox.settle(session, row.key, by="a", state="sent", now=NINE, remote_id="9")
    assert not outbox.settle(session, row.key, by="a", state="refused", now=NINE)
    assert (only(session).state, only(session).remote_id) == ("sent", "9")


@pytest.mark.parametrize(
    ("route", "after", "state"),
    [
        ("custom", outbox.LEASE, "unknown"),
        ("template", outbox.LEASE, "owed"),
        ("template", timedelta(minutes=8), "unknown"),
        ("mass", timedelta(hours=22), "owed"),
        ("mass", timedelta(hours=23), "unknown"),
    ],
)
def test_what_a_dead_process_left_is_sent_again_only_while_wechat_knows_the_key(
    session: Session, route: str, after: timedelta, state: str
) -> None:
    owe(session, route=route)
    (row,) = outbox.take(session, by="a", now=NINE)
    outbox.begin(session, row.key, by="a", now=NINE, route=route)
    session.expire_all()
    assert outbox.recover(session, now=NINE + after) == 1
    assert only(session).state == state
    assert bool(outbox.undelivered(session, since=NINE)) is (state == "unknown")


def test_calling_off_takes_back_what_waits_under_the_prefix_and_nothing_else(session: Session) -> None:
    for key in ("remind:enrolment:4:day_before", "remind:enrolment:42:day_before", "remind:enrolment:4_:x"):
        owe(session, key)
    assert outbox.cancel(session, prefix="remind:enrolment:4_", now=NINE) == 1  # no wildcard
    assert outbox.cancel(session, prefix="remind:enrolment:4:", now=NINE) == 1
    session.expire_all()
    assert [row.owed_as for row in session.exec(select(Outbox).where(Outbox.state == "owed")).all()] == [
        "remind:enrolment:42:day_before"
    ]


def test_what_is_handed_back_can_be_taken_at_once(session: Session) -> None:
    owe(session)
    outbox.take(session, by="a", now=NINE)
    assert outbox.hand_back(session, by="a") == 1
    assert len(outbox.take(session, by="b", now=NINE)) == 1


def test_looking_for_what_is_due_uses_the_index_of_live_rows(records: Records) -> None:
    """SQLite uses a partial index only for a query that holds its condition word for word."""
    if not records.is_sqlite:
        return
    with records.write() as session:
        connection = session.connection()
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE " + outbox.LIVE_STATES + " AND due_at <= '2026'"
        ).all()
    assert "ix_outbox_live" in str(plan)
