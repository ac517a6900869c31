"""A broadcast in numbers: how many by what became of them, and whom to telephone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, func, literal, select
from sqlmodel import Session, col

from db.broadcast_owing import alone
from db.broadcast_pages import followers_in, of_call, of_no_call, persons_in
from db.broadcast_results import SUCCESS
from db.broadcasts import audience_of
from db.models import Broadcast, BroadcastChunk, BroadcastPage, BroadcastRecipient, FollowerWorker, Worker

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
    """People of calls count by what became of the call, those left out by why, all others by what became of them."""
    own = select(col(BroadcastRecipient.result), func.count()).where(*alone(broadcast))
    pages = select(col(BroadcastPage.result), func.sum(col(BroadcastPage.people))).where(*of_no_call(broadcast.id))
    results: Counter[str] = Counter()
    for query in (own.group_by(col(BroadcastRecipient.result)), pages.group_by(col(BroadcastPage.result))):
        for result, number in session.execute(query).all():
            results[result] += int(number)
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
    missed = _missed(broadcast).subquery()
    query = select(Worker, missed.c[1]).join(missed, col(Worker.id) == missed.c[0])
    found = [(row[0], row[1]) for row in session.execute(_by_name(query, limit)).all()]
    for chunk in _chunks(session, broadcast):
        if chunk.outcome in NOT_REACHED and (limit is None or len(found) < limit):
            its = select(Worker).where(col(Worker.id).in_(_persons(broadcast, *of_call(chunk))))
            found += [(worker, chunk.outcome) for worker in session.execute(_by_name(its, limit)).scalars()]
    return found[:limit]


def count_to_call(session: Session, broadcast: Broadcast) -> int:
    """How many names the whole call list has, without reading them."""
    missed = select(func.count()).select_from(_missed(broadcast).subquery())
    total = int(session.execute(missed).scalar_one())
    for chunk in _chunks(session, broadcast):
        if chunk.outcome in NOT_REACHED:
            people = _persons(broadcast, *of_call(chunk)).subquery()
            total += int(session.execute(select(func.count()).select_from(people)).scalar_one())
    return total


def _missed(broadcast: Broadcast) -> CompoundSelect[int, str]:
    """Person and reason, for everybody outside of the calls whom the message did not reach."""
    own = select(_person(), col(BroadcastRecipient.result)).where(
        *alone(broadcast), col(BroadcastRecipient.result).in_(NOT_REACHED), _person().is_not(None)
    )
    left_out = [
        _persons(broadcast, *of_no_call(broadcast.id), col(BroadcastPage.result) == why).add_columns(literal(why))
        for why in NOT_REACHED
    ]
    return own.union_all(*left_out)


def _person() -> ColumnElement[int]:
    """Whom the message was for: the person named, or the first who writes through the account."""
    first = _first().where(col(FollowerWorker.follower_id) == col(BroadcastRecipient.follower_id))
    return func.coalesce(col(BroadcastRecipient.worker_id), first.correlate(BroadcastRecipient).scalar_subquery())


def _persons(broadcast: Broadcast, *pages: ColumnElement[bool]) -> Select[Any]:
    """The persons of these pages; where followers were meant, the first who writes through each account."""
    if not audience_of(broadcast).of_followers:
        return persons_in(*pages)
    through = _first().where(col(FollowerWorker.follower_id).in_(followers_in(*pages)))
    return through.group_by(col(FollowerWorker.follower_id))


def _first() -> Select[Any]:
    return select(func.min(col(FollowerWorker.worker_id)))


def _by_name(query: Select[Any], limit: int | None) -> Select[Any]:
    return query.order_by(col(Worker.county), col(Worker.name), col(Worker.id)).limit(limit)


def _chunks(session: Session, broadcast: Broadcast) -> Sequence[BroadcastChunk]:
    its = select(BroadcastChunk).where(col(BroadcastChunk.broadcast_id) == broadcast.id)
    return session.execute(its.order_by(col(BroadcastChunk.seq))).scalars().all()


def _short(chunk: BroadcastChunk) -> int:
    """How many of an accepted chunk WeChat did not reach; it says only how many."""
    told = chunk.result or {}
    if told.get("status") != SUCCESS:
        return 0
    return max(0, chunk.people - int(told.get("sent", chunk.people)))
