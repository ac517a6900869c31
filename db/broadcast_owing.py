"""What a broadcast owes: one message for each call, and one for each person who gets a message of their own."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CompoundSelect, Select, String, cast, func, literal, select
from sqlmodel import Session, col

from db.broadcasts import key_of
from db.columns import ChinaTime, Json
from db.mass_rules import MassRules
from db.models import Broadcast, BroadcastChunk, BroadcastRecipient, Outbox
from db.statements import insert_for

OWN_AT_ONCE = 5_000
MINUTE = timedelta(minutes=1)


def own_key(broadcast: Broadcast) -> str:
    """How the keys begin of messages of their own; the number of the follower comes after it."""
    return f"{key_of(broadcast)}follower:"


def calls_key(broadcast: Broadcast) -> str:
    """How the keys of its calls begin; the place of the call comes after it."""
    return f"{key_of(broadcast)}chunk:"


def chunk_key(chunk: BroadcastChunk) -> str:
    return f"broadcast:{chunk.broadcast_id}:chunk:{chunk.seq}"


def keys(broadcast: Broadcast) -> CompoundSelect[Any]:
    """Of everything owed for it that is not settled yet: each is found by its key, however many others are owed."""
    calls = select(literal(calls_key(broadcast)) + cast(col(BroadcastChunk.seq), String)).where(
        col(BroadcastChunk.broadcast_id) == broadcast.id, col(BroadcastChunk.outcome) == "planned"
    )
    own = select(literal(own_key(broadcast)) + cast(col(BroadcastRecipient.follower_id), String)).where(
        *alone(broadcast), col(BroadcastRecipient.result) == "planned"
    )
    return calls.union_all(own)


def alone(broadcast: Broadcast) -> Sequence[Any]:
    """Those who get a message of their own."""
    return (col(BroadcastRecipient.broadcast_id) == broadcast.id,)


def owe_own(
    session: Session, broadcast: Broadcast, *, message: dict[str, Any], now: datetime, after: int
) -> int:  # fmt: skip
    """A stretch of the messages of their own. Returns the last follower's number, 0 when there are no more."""
    mine = (
        select(col(BroadcastRecipient.follower_id))
        .where(
            *alone(broadcast), col(BroadcastRecipient.result) == "planned", col(BroadcastRecipient.follower_id) > after
        )
        .order_by(col(BroadcastRecipient.follower_id))
        .limit(OWN_AT_ONCE)
        .subquery()
    )
    last = session.execute(select(func.max(mine.c.follower_id))).scalar_one()
    if last:
        facts: dict[str, Any] = {
            name: literal(value, kind) for name, (value, kind) in _facts(broadcast, message, "custom", now).items()
        }
        facts |= {
            "owed_as": literal(own_key(broadcast)) + cast(mine.c.follower_id, String),
            "follower_id": mine.c.follower_id,
            "due_at": literal(now, ChinaTime()),
        }
        rows: Select[Any] = select(*facts.values())
        session.execute(insert_for(session, Outbox).from_select(list(facts), rows))
    return last or 0


def owe_chunks(
    session: Session, broadcast: Broadcast, *, message: dict[str, Any], now: datetime, rules: MassRules
) -> None:  # fmt: skip
    """Due one after the other, as many a minute as WeChat takes."""
    chunks = session.execute(
        select(BroadcastChunk).where(col(BroadcastChunk.broadcast_id) == broadcast.id).order_by(col(BroadcastChunk.seq))
    ).scalars()
    facts = {name: value for name, (value, _) in _facts(broadcast, message, "mass", now).items()}
    rows = [
        facts | {
            "owed_as": chunk_key(chunk), "chunk_id": chunk.key,
            "due_at": now + MINUTE / rules.calls_a_minute * place,
        }
        for place, chunk in enumerate(chunks)
    ]  # fmt: skip
    if rows:
        session.execute(insert_for(session, Outbox).values(rows).on_conflict_do_nothing(index_elements=["owed_as"]))


def _facts(
    broadcast: Broadcast, message: dict[str, Any], route: str, now: datetime
) -> dict[str, tuple[Any, Any]]:  # fmt: skip
    """What all of them have alike, each with its type."""
    return {
        "kind": ("broadcast", None), "route": (route, None), "region": (broadcast.region, None),
        "message": (message, Json), "owed_at": (now, ChinaTime()), "state": ("owed", None), "attempts": (0, None),
        "held_by": ("", None), "remote_id": ("", None), "failure": ("", None),
    }  # fmt: skip
