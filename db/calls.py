"""Whom to telephone (没送到、要打电话): one person once, with all that did not reach them, the soonest first and nothing that is over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, text
from sqlmodel import Session, col, select

from db import audits, call_causes, rights, scopes, unreached
from db.models import FollowerWorker, Outbox, Staff, Worker
from db.models.channel import UNREACHED
from db.rights import Right

CALL_WITHIN = timedelta(days=14)
MOST = 500
Pair = tuple[Outbox, Worker | None]


@dataclass(frozen=True)
class Call:
    """`member` when it is one of the staff; `rows` the soonest first, `at` when the first of them takes place."""

    rows: tuple[Outbox, ...]
    at: datetime | None
    worker: Worker | None = None
    member: Staff | None = None

    @property
    def first(self) -> Outbox:
        return self.rows[0]


def due(session: Session, *, by: Staff, now: datetime) -> Sequence[Call]:
    """What reached nobody in the last two weeks and nobody has telephoned about; what has no hour comes last."""
    found = _standing(session, _rows(session, by=by, now=now), now=now)
    members = call_causes.members(session, [row for row, _ in found])
    people: dict[tuple[str, int], list[Pair]] = {}
    for row, worker in found:
        people.setdefault(_who(row, worker, members.get(row.key)), []).append((row, worker))
    calls = [_call(pairs, members) for pairs in people.values()]
    return sorted(calls, key=lambda call: (call.at is None, call.at or call.first.due_at, call.first.key))


def called(session: Session, outbox_id: object, *, by: Staff, now: datetime) -> Outbox:
    """Somebody telephoned and said all that stood there for this person. Raises NotAllowed or NotSeen."""
    rights.require(by, Right.REQUESTS)
    row = scopes.one(session, Outbox, outbox_id, by=by)
    said = next(
        (one.rows for one in due(session, by=by, now=now) if row.key in {each.key for each in one.rows}), (row,)
    )
    for one in said:
        one.called_at, one.called_by = now, by.id
        audits.note(session, staff=by, action="called", about=f"outbox:{one.key}", now=now)
    return row


def _rows(session: Session, *, by: Staff, now: datetime) -> list[Pair]:
    own_reminder = and_(col(Outbox.kind) == "staff", col(Outbox.owed_as).startswith("remind:visit:"))
    rows = session.exec(
        select(Outbox, Worker)
        .outerjoin(
            FollowerWorker, and_(col(FollowerWorker.follower_id) == Outbox.follower_id, col(FollowerWorker.active))
        )
        .outerjoin(Worker, and_(col(Worker.id) == FollowerWorker.worker_id, col(Worker.deleted_at).is_(None)))
        .where(
            *scopes.seen(by, Outbox), text(UNREACHED), col(Outbox.due_at) >= now - CALL_WITHIN,
            or_(col(Outbox.follower_id).is_not(None), col(Outbox.route) == unreached.ROUTE),
            or_(col(Outbox.kind).not_in(["staff", "alarm"]), own_reminder),
        )
        .order_by(col(Outbox.due_at).desc(), col(Outbox.id).desc())
        .limit(MOST)
    ).all()  # fmt: skip
    named = unreached.people(session, [row[0] for row in rows])
    return [(row[0], named.get(row[0].key, row[1])) for row in rows]


def _standing(session: Session, found: Sequence[Pair], *, now: datetime) -> list[Pair]:
    """Without what is over, was moved or given back, and what was said on the telephone the evening before."""
    gone = call_causes.gone(session, [row for row, _ in found])
    said = _said_before(session, [row.owed_as for row, _ in found])
    return [
        (row, worker) for row, worker in found
        if row.owed_as not in said and row.key not in gone and not call_causes.is_over(row, now=now)
    ]  # fmt: skip


def _said_before(session: Session, keys: Iterable[str]) -> set[str]:
    evenings = {key.replace(":same_day:", ":day_before:"): key for key in keys if ":same_day:" in key}
    rows = session.exec(
        select(Outbox.owed_as).where(col(Outbox.owed_as).in_(list(evenings)), col(Outbox.called_at).is_not(None))
    ).all()
    return {evenings[key] for key in rows}


def _who(row: Outbox, worker: Worker | None, member: Staff | None) -> tuple[str, int]:
    if member is not None:
        return "staff", member.key
    return ("worker", worker.key) if worker is not None else ("account", row.follower_id or -row.key)


def _call(pairs: Sequence[Pair], members: Mapping[int, Staff]) -> Call:
    rows = sorted(
        (row for row, _ in pairs), key=lambda row: (call_causes.at(row) is None, call_causes.at(row) or row.due_at)
    )
    member = members.get(rows[0].key)
    return Call(tuple(rows), call_causes.at(rows[0]), None if member else pairs[0][1], member)
