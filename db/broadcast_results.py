"""What became of a broadcast: settled messages brought back to the recipients, WeChat's reports, causes and a call list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlmodel import Session, col

from db import broadcast_sending
from db.broadcasts import key_of
from db.models import Broadcast, BroadcastChunk, BroadcastRecipient, Follower, Outbox, Worker

# errcodes that say why somebody was not reached; the first two also stand for our own reckoning of the window.
OUT_OF_WINDOW = frozenset({45015, 45047})
GONE = frozenset({43004, 50005, 43019, 48002, 40003})
# WeChat's report on a mass send may be lost; after a day nobody knows any more.
REPORT_WITHIN = timedelta(hours=24)
FINAL = ("sent", "refused", "expired", "cancelled", "unknown")
SUCCESS = "send success"
REACHED = "sent"
NOT_REACHED = ("out_of_window", "unfollowed", "not_following", "held", "failed", "unknown")


@dataclass(frozen=True)
class Report:
    """`results` counts recipients by what became of them; `unnamed` are those of a mass send that WeChat did not reach
    without saying who, and are counted in `results` as failed and not as sent."""

    results: Mapping[str, int]
    unnamed: int = 0
    refused: tuple[str, ...] = field(default=())

    @property
    def total(self) -> int:
        return sum(self.results.values())

    def of(self, *results: str) -> int:
        return sum(self.results.get(result, 0) for result in results)


def reconcile(session: Session, broadcast: Broadcast, *, now: datetime) -> None:
    """Bring what the outbox has settled to the recipients; the broadcast is done when nothing is open any more."""
    for row in _settled(session, broadcast):
        if row.chunk_id is not None:
            _settle_chunk(session, session.get_one(BroadcastChunk, row.chunk_id), row, now)
        else:
            _set(session, broadcast, row, _result_of(session, row))
    if broadcast.status == "sending" and not _open(session, broadcast):
        broadcast.status, broadcast.ended_at = "done", now
    session.flush()


def mass_finished(session: Session, *, remote_id: str, status: str, counts: Mapping[str, int], now: datetime) -> bool:
    """WeChat's report on one mass send, once. False when the send is not known here."""
    row = session.execute(
        select(Outbox).where(col(Outbox.remote_id) == remote_id, col(Outbox.chunk_id).is_not(None))
    ).scalar_one_or_none()
    if row is None or row.chunk_id is None:
        return False
    chunk = session.get_one(BroadcastChunk, row.chunk_id)
    if chunk.result is None:
        chunk.remote_id, chunk.result = remote_id, {"status": status, **counts}
        _set_chunk(session, chunk, REACHED if status == SUCCESS else "failed")
        if status != SUCCESS:
            broadcast_sending.give_back(session, chunk, now=now)
    broadcast = session.get_one(Broadcast, chunk.broadcast_id)
    reconcile(session, broadcast, now=now)
    return True


def report(session: Session, broadcast: Broadcast) -> Report:
    rows = session.execute(
        select(col(BroadcastRecipient.result), func.count())
        .where(col(BroadcastRecipient.broadcast_id) == broadcast.id)
        .group_by(col(BroadcastRecipient.result))
    ).all()
    results = {str(row[0]): int(row[1]) for row in rows}
    chunks = (
        session.execute(select(BroadcastChunk).where(col(BroadcastChunk.broadcast_id) == broadcast.id)).scalars().all()
    )
    unnamed = sum(_short(chunk) for chunk in chunks)
    results["sent"] = results.get("sent", 0) - unnamed
    results["failed"] = results.get("failed", 0) + unnamed
    said = {str(chunk.result["status"]) for chunk in chunks if chunk.result and chunk.result["status"] != SUCCESS}
    return Report(results, unnamed, tuple(sorted(said)))


def call_list(session: Session, broadcast: Broadcast, *, limit: int | None = None) -> Sequence[tuple[Worker, str]]:
    """Persons known by name whom the message did not reach, with what became of it."""
    rows = session.execute(
        select(Worker, col(BroadcastRecipient.result))
        .join(BroadcastRecipient, col(BroadcastRecipient.worker_id) == col(Worker.id))
        .where(col(BroadcastRecipient.broadcast_id) == broadcast.id, col(BroadcastRecipient.result).in_(NOT_REACHED))
        .order_by(col(Worker.county), col(Worker.name), col(Worker.id))
        .limit(limit)
    ).all()
    return [(row[0], row[1]) for row in rows]


def _settled(session: Session, broadcast: Broadcast) -> Sequence[Outbox]:
    rows = session.execute(
        select(Outbox).where(
            col(Outbox.owed_as).startswith(key_of(broadcast), autoescape=True), col(Outbox.state).in_(FINAL)
        )
    )
    return rows.scalars().all()


def _result_of(session: Session, row: Outbox) -> str:
    if row.state == "cancelled":
        follower = session.get_one(Follower, row.follower_id)
        return "unfollowed" if follower.unfollowed_at is not None else "called_off"
    if row.state == "refused" and row.failure_code in OUT_OF_WINDOW:
        return "out_of_window"
    if row.state == "refused" and row.failure_code in GONE:
        return "unfollowed"
    return {"sent": REACHED, "unknown": "unknown"}.get(row.state, "failed")


def _settle_chunk(session: Session, chunk: BroadcastChunk, row: Outbox, now: datetime) -> None:
    """Accepted is not yet delivered: that comes with WeChat's report, or never."""
    if row.state == "sent":
        chunk.remote_id = row.remote_id
        if chunk.result is None and row.settled_at is not None and now - row.settled_at > REPORT_WITHIN:
            _set_chunk(session, chunk, "unknown")
        return
    if row.state in ("refused", "expired") and _set_chunk(session, chunk, "failed"):
        broadcast_sending.give_back(session, chunk, now=now)
    elif row.state == "unknown":
        _set_chunk(session, chunk, "unknown")


def _set(session: Session, broadcast: Broadcast, row: Outbox, result: str) -> None:
    session.execute(
        update(BroadcastRecipient)
        .where(
            col(BroadcastRecipient.broadcast_id) == broadcast.id,
            col(BroadcastRecipient.follower_id) == row.follower_id,
            col(BroadcastRecipient.chunk_id).is_(None),
            col(BroadcastRecipient.result) == "planned",
        )
        .values(result=result)
    )


def _set_chunk(session: Session, chunk: BroadcastChunk, result: str) -> int:
    changed = session.execute(
        update(BroadcastRecipient)
        .where(col(BroadcastRecipient.chunk_id) == chunk.id, col(BroadcastRecipient.result).in_(["planned", "unknown"]))
        .values(result=result)
        .returning(col(BroadcastRecipient.id))
    ).all()
    return len(changed)


def _short(chunk: BroadcastChunk) -> int:
    """How many of an accepted chunk WeChat did not reach; it says only how many."""
    told: dict[str, Any] = chunk.result or {}
    if told.get("status") != SUCCESS:
        return 0
    return max(0, chunk.people - int(told.get("sent", chunk.people)))


def _open(session: Session, broadcast: Broadcast) -> bool:
    found = select(col(BroadcastRecipient.id)).where(
        col(BroadcastRecipient.broadcast_id) == broadcast.id, col(BroadcastRecipient.result) == "planned"
    )
    return session.execute(found.limit(1)).first() is not None
