"""What nobody can be sent (没送到): people without WeChat stand with the words on the list of whom to telephone."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import text, update
from sqlmodel import Session, col, select

from db import followers, scopes
from db.models import Application, Enrolment, EventSignup, Follower, Outbox, Visit, Worker
from db.models.channel import LIVE_STATES, UNREACHED
from db.statements import insert_for

ROUTE = "call"  # of rows that no phone is to get
# Whose row a key names; every one of them knows its person, also after two records were made one.
TOLD = ("outcome", "offer")  # what changed in a booking; reminders are put down when their day comes
NAMES_A_ROW = re.compile(r"([a-z_]+):(\d+)(?=:|$)")
NAMED: Mapping[str, Any] = {
    "enrolment": Enrolment, "application": Application, "event_signup": EventSignup, "event": EventSignup, "visit": Visit,
}  # fmt: skip


def put_down(
    session: Session,
    *,
    worker: Worker,
    message: dict[str, Any],
    key: str,
    kind: str,
    why: str,
    now: datetime,
    expires_at: datetime | None = None,
) -> None:
    """Somebody has to telephone. The key names the booking (`moved:enrolment:42:…`); put down once only."""
    values = {
        "owed_as": key, "kind": kind, "route": ROUTE, "region": worker.region, "message": message, "due_at": now,
        "expires_at": expires_at,         "owed_at": now, "settled_at": now, "state": "refused", "attempts": 0, "held_by": "", "remote_id": "",
        "failure": why,
    }  # fmt: skip
    insert = insert_for(session, Outbox).values(**values)
    session.execute(insert.on_conflict_do_nothing(index_elements=["owed_as"]))


def people(session: Session, rows: Sequence[Outbox]) -> dict[int, Worker]:
    """Whom rows are about that name a booking, by the number of the row; nobody who was deleted."""
    booked = {row.key: _booking(row) for row in rows}
    found: dict[tuple[str, int], int | None] = {}
    for kind, table in NAMED.items():
        numbers = [one[1] for one in booked.values() if one is not None and one[0] == kind]
        found |= {(kind, number): row.worker_id for number, row in scopes.by_id(session, table, numbers).items()}
    whom = {key: found.get(one) for key, one in booked.items() if one is not None}
    living = scopes.by_id(session, Worker, whom.values())
    return {
        key: living[number] for key, number in whom.items()
        if number in living and living[number].deleted_at is None
    }  # fmt: skip


def keep_what_is_owed(session: Session, follower: Follower, now: datetime) -> int:
    """The follower is about to leave: what the person was still to be told of a booking is said on the telephone.

    Returns how many.
    """
    waits = (col(Outbox.follower_id) == follower.id, text(LIVE_STATES), col(Outbox.state).in_(["owed", "taken"]))
    rows = session.exec(select(Outbox).where(*waits, col(Outbox.kind).in_(TOLD))).all()
    kept = [row.key for row in rows if _booking(row) is not None]
    # What has begun to be sent meanwhile stays with whoever sends it.
    session.execute(
        update(Outbox)
        .where(col(Outbox.id).in_(kept), *waits)
        .values(route=ROUTE, state="refused", settled_at=now, failure=followers.LEFT, follower_id=None)
    )
    return len(kept)


def take_back(session: Session, *, prefix: str, now: datetime) -> Sequence[str]:
    """Nobody need telephone any more about keys that begin so, where nobody has. Returns those keys."""
    return (
        session.execute(
            update(Outbox)
            .where(
                text(UNREACHED), col(Outbox.route) == ROUTE, col(Outbox.called_at).is_(None),
                col(Outbox.owed_as).startswith(prefix, autoescape=True),
            )
            .values(state="cancelled", settled_at=now)
            .returning(col(Outbox.owed_as))
        )
        .scalars()
        .all()
    )  # fmt: skip


def forget(session: Session, booked: set[tuple[str, int]], *, now: datetime) -> None:
    """Nobody is telephoned about the bookings of a person who was deleted, and the words go."""
    rows = session.exec(select(Outbox).where(text(UNREACHED), col(Outbox.route) == ROUTE)).all()
    for row in rows:
        if _booking(row) in booked:
            row.state, row.settled_at, row.message = "cancelled", now, dict(followers.FORGOTTEN)
    session.flush()


def _booking(row: Outbox) -> tuple[str, int] | None:
    named = [(kind, int(number)) for kind, number in NAMES_A_ROW.findall(row.owed_as)]
    return next((one for one in named if one[0] in NAMED), None)
