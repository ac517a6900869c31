"""What became of a broadcast: settled messages brought back to the recipients, WeChat's reports, and what is still open."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, and_, case, cast, literal, or_, select, update
from sqlmodel import Session, col

from db.broadcast_owing import alone, chunk_key, own_key
from db.models import Broadcast, BroadcastChunk, BroadcastRecipient, Follower, MassReport, Outbox
from db.statements import insert_for

# errcodes that say why somebody was not reached; the first two also stand for our own reckoning of the window.
OUT_OF_WINDOW = (45015, 45047)
GONE = (43004, 50005, 43019, 48002, 40003)
# WeChat's report on a mass send may be lost; after a day nobody knows any more.
REPORT_WITHIN = timedelta(hours=24)
# The report comes within minutes; WeChat is asked when it has not.
ASK_AFTER = timedelta(minutes=10)
FINAL = ("sent", "refused", "expired", "cancelled", "unknown")
SUCCESS = "send success"
# Where nothing more is awaited.
OVER = {"sent": "accepted", "unknown": "unknown", "cancelled": "called_off"}


def reconcile(session: Session, broadcast: Broadcast, *, now: datetime) -> None:
    """Bring what the outbox has settled to the recipients; the broadcast is done when nothing is open any more."""
    for chunk in _open_chunks(session, broadcast):
        _settle_chunk(session, chunk, now)
    _settle_own(session, broadcast)
    _close_if_over(session, broadcast, now)


def mass_finished(session: Session, *, remote_id: str, status: str, counts: Mapping[str, int], now: datetime) -> None:
    """WeChat's report on one mass send: kept at once, for it may come before we know the number of the send."""
    values = {"remote_id": remote_id, "told": {"status": status, **counts}, "at": now}
    session.execute(
        insert_for(session, MassReport).values(**values).on_conflict_do_nothing(index_elements=["remote_id"])
    )
    chunk = session.execute(
        select(BroadcastChunk)
        .join(Outbox, col(Outbox.chunk_id) == col(BroadcastChunk.id))
        .where(col(Outbox.remote_id) == remote_id)
    ).scalar_one_or_none()
    if chunk is not None:
        _settle_chunk(session, chunk, now)
        _close_if_over(session, session.get_one(Broadcast, chunk.broadcast_id), now)


def to_ask(session: Session, *, now: datetime, limit: int) -> Sequence[BroadcastChunk]:
    """Calls that WeChat has accepted and not reported on: it is to be asked what became of them."""
    before = now - ASK_AFTER
    return (
        session.execute(
            select(BroadcastChunk)
            .join(Outbox, col(Outbox.remote_id) == col(BroadcastChunk.remote_id))
            .where(
                col(BroadcastChunk.outcome) == "accepted",
                col(BroadcastChunk.remote_id) != "",
                col(Outbox.settled_at) <= before,
                or_(col(BroadcastChunk.asked_at).is_(None), col(BroadcastChunk.asked_at) <= before),
            )
            .order_by(col(BroadcastChunk.id))
            .limit(limit)
        )
        .scalars()
        .all()
    )


def asked(session: Session, chunk_id: int, *, status: str, now: datetime) -> None:
    """WeChat's answer to mass/get: it tells sent from failed, and no numbers."""
    chunk = session.get_one(BroadcastChunk, chunk_id)
    chunk.asked_at = now
    if chunk.outcome == "accepted" and status in ("SEND_SUCCESS", "SEND_FAIL", "DELETE"):
        _end(chunk, "failed" if status == "SEND_FAIL" else "sent")
    session.flush()


def _settle_chunk(session: Session, chunk: BroadcastChunk, now: datetime) -> None:
    row = session.execute(
        select(Outbox).where(col(Outbox.owed_as) == chunk_key(chunk), col(Outbox.state).in_(FINAL))
    ).scalar_one_or_none()
    if row is None:
        return
    if chunk.outcome == "planned":
        _end(chunk, OVER.get(row.state, "failed"))
        chunk.remote_id = row.remote_id
        if row.state == "sent" and row.settled_at is not None:
            chunk.counted_on = row.settled_at.date()
    report = session.get(MassReport, chunk.remote_id) if chunk.remote_id else None
    if report is not None and chunk.result is None:
        chunk.result = report.told
        _end(chunk, "sent" if report.told["status"] == SUCCESS else "failed")
    elif chunk.outcome == "accepted" and row.settled_at is not None and now - row.settled_at > REPORT_WITHIN:
        _end(chunk, "unknown")
    session.flush()


def _end(chunk: BroadcastChunk, outcome: str) -> None:
    """What did not go out costs nobody one of the few messages of the month."""
    chunk.outcome = outcome
    if outcome in ("failed", "called_off"):
        chunk.counted_on = None


def _settle_own(session: Session, broadcast: Broadcast) -> None:
    """All messages of their own that have come to an end, at once."""
    its_key = literal(own_key(broadcast)) + cast(col(BroadcastRecipient.follower_id), String)
    settled = select(_result()).where(
        col(Outbox.owed_as) == its_key, col(Outbox.state).in_(FINAL), col(Follower.id) == col(Outbox.follower_id)
    )
    ended = settled.correlate(BroadcastRecipient)
    session.execute(
        update(BroadcastRecipient)
        .where(*alone(broadcast), col(BroadcastRecipient.result) == "planned", ended.exists())
        .values(result=ended.scalar_subquery())
        .execution_options(synchronize_session=False)
    )


def _result() -> Any:
    refused, code = col(Outbox.state) == "refused", col(Outbox.failure_code)
    return case(
        (col(Outbox.state) == "sent", "sent"),
        (col(Outbox.state) == "unknown", "unknown"),
        (and_(col(Outbox.state) == "cancelled", col(Follower.unfollowed_at).is_not(None)), "unfollowed"),
        (col(Outbox.state) == "cancelled", "called_off"),
        (and_(refused, code.in_(OUT_OF_WINDOW)), "out_of_window"),
        (and_(refused, code.in_(GONE)), "unfollowed"),
        else_="failed",
    )


def _open_chunks(session: Session, broadcast: Broadcast) -> Sequence[BroadcastChunk]:
    its_open = select(BroadcastChunk).where(
        col(BroadcastChunk.broadcast_id) == broadcast.id, col(BroadcastChunk.outcome).in_(["planned", "accepted"])
    )
    return session.execute(its_open.order_by(col(BroadcastChunk.seq))).scalars().all()


def _close_if_over(session: Session, broadcast: Broadcast, now: datetime) -> None:
    own = select(col(BroadcastRecipient.id)).where(*alone(broadcast), col(BroadcastRecipient.result) == "planned")
    is_open = _open_chunks(session, broadcast) or session.execute(own.limit(1)).first()
    if broadcast.status == "sending" and not is_open:
        broadcast.status, broadcast.ended_at = "done", now
    session.flush()
