"""Messages owed: once a key, and taken back by the beginning of a key."""

from sqlmodel import Session, select

from db import outbox
from db.engine import Records
from db.models import Outbox
from tests.builders import NINE, a_follower


def owe(session: Session, key: str = "remind:1", *, route: str = "custom") -> bool:
    return outbox.owe(
        session, follower=a_follower(session), message={"type": "text", "words": "好"}, key=key, kind="reminder",
        now=NINE, route=route,
    )  # fmt: skip


def test_a_key_is_owed_once(session: Session) -> None:
    assert (owe(session), owe(session)) == (True, False)
    assert outbox.known(session, ["remind:1", "remind:2"]) == {"remind:1"}


def test_calling_off_takes_back_what_waits_under_the_prefix_and_nothing_else(session: Session) -> None:
    for key in ("remind:enrolment:4:day_before", "remind:enrolment:42:day_before", "remind:enrolment:4_:x"):
        owe(session, key)
    assert outbox.cancel(session, prefix="remind:enrolment:4_", now=NINE) == 1  # no wildcard
    assert outbox.cancel(session, prefix="remind:enrolment:4:", now=NINE) == 1
    session.expire_all()
    assert [row.owed_as for row in session.exec(select(Outbox).where(Outbox.state == "owed")).all()] == [
        "remind:enrolment:42:day_before"
    ]


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
