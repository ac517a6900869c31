"""A broadcast in numbers: how many by what became of them, and whom to telephone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, exists, func, select
from sqlmodel import Session, col

from db.broadcast_owing import alone
from db.broadcast_results import SUCCESS
from db.models import Broadcast, BroadcastChunk, BroadcastRecipient, FollowerWorker, Worker

NOT_REACHED = ("out_of_window", "unfollowed", "not_following", "held", "no_list", "failed", "unknown")


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


def report(session: Session, broadcast: Broadcast) -> Report:
    """People of calls count by what became of the call, all others by what became of them."""
    by_result = (
        select(col(BroadcastRecipient.result), func.count())
        .where(*alone(broadcast))
        .group_by(col(BroadcastRecipient.result))
    )
    results: Counter[str] = Counter({str(row[0]): int(row[1]) for row in session.execute(by_result).all()})
    chunks = _chunks(session, broadcast)
    for chunk in chunks:
        results[chunk.outcome] += chunk.people
    unnamed = sum(_short(chunk) for chunk in chunks)
    results["sent"] -= unnamed
    results["failed"] += unnamed
    said = {str(chunk.result["status"]) for chunk in chunks if chunk.result and chunk.result["status"] != SUCCESS}
    return Report(+results, unnamed, tuple(sorted(said)))


def call_list(session: Session, broadcast: Broadcast, *, limit: int | None = None) -> Sequence[tuple[Worker, str]]:
    """Persons known by name whom the message did not reach, with what became of it."""
    alone_missed = (
        select(Worker, col(BroadcastRecipient.result))
        .join(BroadcastRecipient, col(Worker.id) == _person())
        .where(*alone(broadcast), col(BroadcastRecipient.result).in_(NOT_REACHED))
        .order_by(col(Worker.county), col(Worker.name), col(Worker.id))
        .limit(limit)
    )
    found = [(row[0], row[1]) for row in session.execute(alone_missed).all()]
    for chunk in _chunks(session, broadcast):
        if chunk.outcome in NOT_REACHED and (limit is None or len(found) < limit):
            found += [(worker, chunk.outcome) for worker in _people_of(session, chunk, limit)]
    return found[:limit]


def count_to_call(session: Session, broadcast: Broadcast) -> int:
    """How many names the whole call list has, without reading them."""
    named = exists().where(col(FollowerWorker.follower_id) == col(BroadcastRecipient.follower_id))
    people = col(BroadcastRecipient.worker_id).is_not(None) | named
    missed = select(func.count()).where(*alone(broadcast), col(BroadcastRecipient.result).in_(NOT_REACHED), people)
    total = int(session.execute(missed).scalar_one())
    for chunk in _chunks(session, broadcast):
        if chunk.outcome in NOT_REACHED:
            total += int(session.execute(select(func.count()).where(*_members(chunk), people)).scalar_one())
    return total


def _person() -> ColumnElement[int]:
    """Whom the message was for: the person named, or the first who writes through the account."""
    first = (
        select(func.min(col(FollowerWorker.worker_id)))
        .where(col(FollowerWorker.follower_id) == col(BroadcastRecipient.follower_id))
        .correlate(BroadcastRecipient)
    )
    return func.coalesce(col(BroadcastRecipient.worker_id), first.scalar_subquery())


def _people_of(session: Session, chunk: BroadcastChunk, limit: int | None) -> Sequence[Worker]:
    query = (
        select(Worker)
        .join(BroadcastRecipient, col(Worker.id) == _person())
        .where(*_members(chunk))
        .order_by(col(Worker.county), col(Worker.name), col(Worker.id))
        .limit(limit)
    )
    return session.execute(query).scalars().all()


def _members(chunk: BroadcastChunk) -> tuple[ColumnElement[bool], ...]:
    return (
        col(BroadcastRecipient.broadcast_id) == chunk.broadcast_id,
        col(BroadcastRecipient.follower_id).between(chunk.first_id, chunk.last_id),
        col(BroadcastRecipient.chunk_id) == chunk.id,
    )


def _chunks(session: Session, broadcast: Broadcast) -> Sequence[BroadcastChunk]:
    its = select(BroadcastChunk).where(col(BroadcastChunk.broadcast_id) == broadcast.id)
    return session.execute(its.order_by(col(BroadcastChunk.seq))).scalars().all()


def _short(chunk: BroadcastChunk) -> int:
    """How many of an accepted chunk WeChat did not reach; it says only how many."""
    told = chunk.result or {}
    if told.get("status") != SUCCESS:
        return 0
    return max(0, chunk.people - int(told.get("sent", chunk.people)))
