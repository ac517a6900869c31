"""Alarms by another way than WeChat (备用通道): owed with the change that caused them, told until one way has taken them."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from db import due
from db.models import Callout
from db.statements import insert_for

FIRST_PAUSE = timedelta(seconds=20)
MOST_TRIES = 8
# An alarm of yesterday frightens more than it helps.
STALE = timedelta(hours=12)


def owe(
    session: Session, *, key: str, kind: str, now: datetime, level: str = "urgent", number: str = "", sentence: str = ""
) -> bool:
    """False when this key was owed before. `sentence` is about the channel; nothing a worker wrote may stand in it."""
    values = {
        "owed_as": key, "kind": kind, "level": level, "number": number, "sentence": sentence, "owed_at": now,
        "due_at": now, "state": "owed", "attempts": 0, "ways": {},
    }  # fmt: skip
    insert = insert_for(session, Callout).values(**values)
    return (
        session.execute(insert.on_conflict_do_nothing(index_elements=["owed_as"]).returning(Callout.id)).first()
        is not None
    )


def waits(session: Session, *, now: datetime) -> bool:
    due = select(Callout.id).where(Callout.state == "owed", col(Callout.due_at) <= now).limit(1)
    return session.exec(due).first() is not None


def take(session: Session, *, now: datetime, limit: int = 20) -> Sequence[Callout]:
    """What is due, in order; see `due.take`."""
    return due.take(session, Callout, col(Callout.due_at), col(Callout.id), now=now, limit=limit)


def settle(session: Session, callout_id: int, *, ways: Mapping[str, str], now: datetime) -> None:
    """`ways` says of each way "told" or what went wrong. One that failed is tried again, alone, with growing pauses."""
    row = session.get_one(Callout, callout_id)
    row.ways = {**(row.ways or {}), **ways}
    told = [way for way, outcome in row.ways.items() if outcome == TOLD]
    if not row.ways:
        row.state = "no_way"
    elif len(told) == len(row.ways):
        row.state = "told"
    elif row.attempts >= MOST_TRIES or now - row.owed_at > STALE:
        row.state = "told" if told else "failed"
    else:
        row.due_at = now + FIRST_PAUSE * 2 ** (row.attempts - 1)
    session.flush()


TOLD = "told"
