"""Stopping, pausing and resuming a broadcast that is on its way."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select, update
from sqlmodel import Session, col

from db import audits, outbox
from db.broadcasts import STOPPABLE, WrongState, key_of
from db.models import Broadcast, BroadcastRecipient, Outbox, Staff


def stop(session: Session, broadcast: Broadcast, *, by: Staff, now: datetime) -> int:
    """Nothing more goes out. Raises WrongState when it is over. Returns how many people are spared."""
    if broadcast.status not in STOPPABLE:
        raise WrongState(broadcast)
    outbox.cancel(session, prefix=key_of(broadcast), now=now)
    _cancel_held(session, broadcast, now)
    spared = _mark_spared(session, broadcast)
    broadcast.status, broadcast.ended_at = "stopped", now
    audits.note(session, staff=by, action="broadcast_stop", about=f"broadcast:{broadcast.key}", now=now)
    session.flush()
    return spared


def pause(session: Session, broadcast: Broadcast) -> None:
    """What is not yet being sent waits. Raises WrongState."""
    if broadcast.status != "sending":
        raise WrongState(broadcast)
    broadcast.status = "paused"
    _turn(session, broadcast, before="owed", after="held")


def resume(session: Session, broadcast: Broadcast, *, due_at: datetime) -> None:
    """Raises WrongState."""
    if broadcast.status != "paused":
        raise WrongState(broadcast)
    broadcast.status = "sending"
    _turn(session, broadcast, before="held", after="owed", due_at=due_at)


def _turn(
    session: Session, broadcast: Broadcast, *, before: str, after: str, due_at: datetime | None = None
) -> None:  # fmt: skip
    values: dict[str, Any] = {"state": after} | ({"due_at": due_at} if due_at else {})
    rows = (col(Outbox.owed_as).startswith(key_of(broadcast), autoescape=True), col(Outbox.state) == before)
    session.execute(update(Outbox).where(*rows).values(**values))
    session.flush()


def _cancel_held(session: Session, broadcast: Broadcast, now: datetime) -> None:
    rows = (col(Outbox.owed_as).startswith(key_of(broadcast), autoescape=True), col(Outbox.state) == "held")
    session.execute(update(Outbox).where(*rows).values(state="cancelled", settled_at=now))


def _mark_spared(session: Session, broadcast: Broadcast) -> int:
    """Whoever's message was taken back in time; a chunk that WeChat has accepted cannot be."""
    taken_back = select(Outbox).where(
        col(Outbox.owed_as).startswith(key_of(broadcast), autoescape=True), col(Outbox.state) == "cancelled"
    )
    rows = session.execute(taken_back).scalars().all()
    mine = (col(BroadcastRecipient.broadcast_id) == broadcast.id, col(BroadcastRecipient.result) == "planned")
    chunks = col(BroadcastRecipient.chunk_id).in_([row.chunk_id for row in rows if row.chunk_id is not None])
    single = col(BroadcastRecipient.follower_id).in_([row.follower_id for row in rows if row.follower_id is not None])
    spared = session.execute(
        update(BroadcastRecipient)
        .where(*mine, or_(chunks, and_(single, col(BroadcastRecipient.chunk_id).is_(None))))
        .values(result="called_off")
        .returning(col(BroadcastRecipient.id))
    ).all()
    return len(spared)
