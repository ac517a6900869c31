"""Stopping, pausing and resuming a broadcast that is on its way."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, literal, select, update
from sqlmodel import Session, col

from db import audits
from db.broadcast_owing import alone, chunk_key, keys, own_key
from db.broadcasts import STOPPABLE, WrongState
from db.models import Broadcast, BroadcastChunk, BroadcastRecipient, Outbox, Staff

APART = timedelta(seconds=1)
NOT_YET_SENT = ("owed", "taken", "held")


def stop(session: Session, broadcast: Broadcast, *, by: Staff, now: datetime) -> int:
    """Nothing more goes out. Raises WrongState when it is over. Returns how many people are spared.

    A call that is being made at this moment cannot be taken back; it counts as sent.
    """
    if broadcast.status not in STOPPABLE:
        raise WrongState(broadcast)
    _turn(session, broadcast, col(Outbox.state).in_(NOT_YET_SENT), state="cancelled", settled_at=now, lease_until=None)
    spared = _mark_spared(session, broadcast)
    broadcast.status, broadcast.ended_at, broadcast.plan = "stopped", now, None
    audits.note(session, staff=by, action="broadcast_stop", about=f"broadcast:{broadcast.key}", now=now)
    session.flush()
    return spared


def pause(session: Session, broadcast: Broadcast, *, by: Staff, now: datetime) -> int:
    """What is not yet being sent waits. Raises WrongState. Returns how many people wait."""
    if broadcast.status != "sending":
        raise WrongState(broadcast)
    broadcast.status = "paused"
    _turn(session, broadcast, col(Outbox.state).in_(["owed", "taken"]), state="held", lease_until=None)
    audits.note(session, staff=by, action="broadcast_pause", about=f"broadcast:{broadcast.key}", now=now)
    return _left(session, broadcast)


def resume(session: Session, broadcast: Broadcast, *, by: Staff, due_at: datetime, now: datetime) -> int:
    """Raises WrongState. Returns how many people it still goes to."""
    if broadcast.status != "paused":
        raise WrongState(broadcast)
    broadcast.status = "sending"
    _turn(session, broadcast, col(Outbox.state) == "held", state="owed", due_at=due_at)
    _stagger(session, broadcast, due_at)
    audits.note(session, staff=by, action="broadcast_resume", about=f"broadcast:{broadcast.key}", now=now)
    return _left(session, broadcast)


def _turn(session: Session, broadcast: Broadcast, which: ColumnElement[bool], **values: Any) -> None:
    session.flush()
    session.execute(
        update(Outbox)
        .where(col(Outbox.owed_as).in_(keys(broadcast)), which)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def _stagger(session: Session, broadcast: Broadcast, due_at: datetime) -> None:
    """Its calls one a second again, so that it can be stopped between two of them."""
    waiting = select(BroadcastChunk).where(*_open_chunks(broadcast)).order_by(col(BroadcastChunk.seq))
    for place, chunk in enumerate(session.execute(waiting).scalars()):
        session.execute(
            update(Outbox)
            .where(col(Outbox.owed_as) == chunk_key(chunk), col(Outbox.state) == "owed")
            .values(due_at=due_at + APART * place)
            .execution_options(synchronize_session=False)
        )


def _left(session: Session, broadcast: Broadcast) -> int:
    """People whose message has not gone out yet."""
    in_calls = select(func.coalesce(func.sum(col(BroadcastChunk.people)), 0)).where(*_open_chunks(broadcast))
    own = select(func.count()).where(*alone(broadcast), col(BroadcastRecipient.result) == "planned")
    return int(session.execute(in_calls).scalar_one()) + int(session.execute(own).scalar_one())


def _mark_spared(session: Session, broadcast: Broadcast) -> int:
    """Whoever's message was taken back in time; one that WeChat has accepted cannot be."""
    called_off = select(col(Outbox.chunk_id)).where(
        col(Outbox.owed_as).in_(keys(broadcast)), col(Outbox.state) == "cancelled", col(Outbox.chunk_id).is_not(None)
    )
    never_owed = col(BroadcastChunk.counted_on).is_(None)  # planning was still under way
    chunks = session.execute(
        update(BroadcastChunk)
        .where(*_open_chunks(broadcast), col(BroadcastChunk.id).in_(called_off) | never_owed)
        .values(outcome="called_off", counted_on=None)
        .returning(col(BroadcastChunk.people))
        .execution_options(synchronize_session=False)
    ).all()
    return sum(int(row[0]) for row in chunks) + _mark_own_spared(session, broadcast)


def _mark_own_spared(session: Session, broadcast: Broadcast) -> int:
    key = literal(own_key(broadcast)) + cast(col(BroadcastRecipient.follower_id), String)
    on_its_way = select(col(Outbox.owed_as)).where(
        col(Outbox.owed_as).in_(keys(broadcast)), col(Outbox.state) != "cancelled"
    )
    spared = session.execute(
        update(BroadcastRecipient)
        .where(*alone(broadcast), col(BroadcastRecipient.result) == "planned", key.not_in(on_its_way))
        .values(result="called_off")
        .returning(col(BroadcastRecipient.id))
        .execution_options(synchronize_session=False)
    ).all()
    return len(spared)


def _open_chunks(broadcast: Broadcast) -> tuple[ColumnElement[bool], ...]:
    return col(BroadcastChunk.broadcast_id) == broadcast.id, col(BroadcastChunk.outcome) == "planned"
