"""Sending what is owed: rows leased to one process, marked before the call, settled after it, and rescued from the dead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Integer,
    Interval,
    TextClause,
    and_,
    bindparam,
    case,
    func,
    literal,
    null,
    or_,
    text,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate
from sqlmodel import Session, col, select

from db import broadcast_sending
from db.columns import ChinaTime
from db.models import Outbox
from db.models.channel import LEASED_STATES, LIVE_STATES, URGENT
from db.statements import Prepared

Moment = datetime | ColumnElement[datetime]
DATABASES_CLOCK: ColumnElement[datetime] = func.statement_timestamp(type_=DateTime(timezone=True))

LEASE = timedelta(seconds=60)
AT_ONCE = 100
# Routes whose key WeChat honours, and until how long after the first call the same key may be sent again: ten minutes
# and a day by its documents, with room for a lease between the last look and the call.
KEYED = {"template": timedelta(minutes=8), "mass": timedelta(hours=23)}
# WeChat answers 45066 to the same mass key within a minute.
PAUSES = {"mass": timedelta(seconds=65)}
LOST = "发送时程序中断，不知道发到没有"
# Asked at every look of every process, mostly in vain: one row of the index says whether there is anything to take.
_ANYTHING = Prepared(
    lambda _: select(Outbox.id).where(text(LIVE_STATES), col(Outbox.due_at) <= bindparam("now")).limit(1)
)


@dataclass(frozen=True)
class Holder:
    """A process that sends. Across machines leases go by the database's clock, which is the same for all of them."""

    name: str
    lease: timedelta = LEASE
    databases_clock: bool = False

    def moment(self, now: datetime) -> Moment:
        return DATABASES_CLOCK if self.databases_clock else now


def take(session: Session, *, by: Holder, now: datetime, limit: int = AT_ONCE) -> Sequence[Outbox]:
    """Due rows, leased to `by`; rows another process holds are passed over. A lease that ran out is taken again.

    What somebody waits for comes first, however many reminders fell due before. Of mass sends one at a time, by all
    processes together.
    """
    if not _ANYTHING.run(session, {"now": now}):
        return ()
    urgent = _take(session, URGENT, by, now, limit)
    return [*urgent, *(_take(session, LIVE_STATES, by, now, limit - len(urgent)) if len(urgent) < limit else ())]


def _take(session: Session, which: str, by: Holder, now: datetime, limit: int) -> Sequence[Outbox]:
    until = {"lease": by.lease} if by.databases_clock else {"until": now + by.lease}
    values = {"now": now, "many": limit, "holder": by.name, **until}
    taken = session.execute(_taking(which, by.databases_clock), values)
    return sorted(taken.scalars().all(), key=lambda row: (row.due_at, row.key))


@cache
def _taking(which: str, databases_clock: bool) -> ReturningUpdate[Outbox]:
    """Built once: it is asked for at every look, with the writer held, and building it took as long as half a message."""
    now: ColumnElement[datetime] = bindparam("now", type_=ChinaTime())
    at: ColumnElement[datetime] = DATABASES_CLOCK if databases_clock else now
    until = at + bindparam("lease", type_=Interval()) if databases_clock else bindparam("until", type_=ChinaTime())
    due = (
        select(Outbox.id)
        .where(
            text(which),
            col(Outbox.due_at) <= now,
            or_(col(Outbox.state) == "owed", and_(col(Outbox.state) == "taken", col(Outbox.lease_until) <= at)),
            or_(col(Outbox.chunk_id).is_(None), broadcast_sending.is_next(now, at)),
        )
        .order_by(col(Outbox.due_at), col(Outbox.id))
        .limit(bindparam("many", type_=Integer()))
        .with_for_update(skip_locked=True)
    )
    return (
        update(Outbox)
        .where(col(Outbox.id).in_(due))
        .values(state="taken", held_by=bindparam("holder"), lease_until=until)
        .returning(Outbox)
        .execution_options(synchronize_session=False)
    )


def begin(session: Session, row_id: int, *, by: Holder, now: datetime, route: str) -> Outbox | None:
    """Mark as being sent, just before the call, with a whole lease for it.

    None when the row is no longer ours, or when it may have been sent before and WeChat no longer knows the key: then
    nothing may be sent.
    """
    statement = _begin(col(Outbox.id) == row_id, by, by.moment(now), route)
    return session.execute(statement).scalar_one_or_none()


def begin_many(session: Session, chosen: Mapping[int, str], *, by: Holder, now: datetime) -> Sequence[Outbox]:
    """`begin` for many rows, each by its route. Those are missing that `begin` would not have begun."""
    at, begun = by.moment(now), list[Outbox]()
    for route in sorted(set(chosen.values())):
        ids = sorted(key for key, way in chosen.items() if way == route)
        begun += session.execute(_begin(col(Outbox.id).in_(ids), by, at, route)).scalars().all()
    return sorted(begun, key=lambda row: (row.due_at, row.key))


def settle_sent(session: Session, sent: Mapping[int, str], *, by: Holder, now: datetime) -> None:
    """WeChat took them: rows with the ids that WeChat gave; those that are no longer ours stay as they are."""
    table = Outbox.__table__  # type: ignore[attr-defined]
    one = (
        update(table)
        .where(
            table.c.id == bindparam("row_id"),
            table.c.held_by == by.name,
            or_(table.c.state == "sending", table.c.state == "unknown"),
        )
        .values(
            state="sent", settled_at=now, lease_until=None, failure="", failure_code=None,
            remote_id=bindparam("given"),
        )
    )  # fmt: skip
    rows = [{"row_id": row_id, "given": given} for row_id, given in sorted(sent.items())]
    if rows:
        session.connection().execute(one, rows)


def give_up_uncertain(session: Session, row_id: int, *, by: Holder, now: datetime) -> bool:
    """A row of ours that may have been sent, under a key that WeChat no longer knows, is for a person to decide."""
    at = by.moment(now)
    given_up = session.execute(
        update(Outbox)
        .where(_is_held(col(Outbox.id) == row_id, by, at), col(Outbox.uncertain_since).is_not(None), ~_key_is_known(at))
        .values(state="unknown", settled_at=now, lease_until=None, failure=LOST)
        .returning(col(Outbox.id))
    ).first()
    return given_up is not None


def settle(
    session: Session, row_id: int, *, by: Holder, state: str, now: datetime, remote_id: str = "", failure: str = "",
    failure_code: int | None = None, due_at: datetime | None = None, certain: bool = False,
) -> bool:  # fmt: skip
    """Write what became of it, only while it is still ours. `state` owed with a new `due_at` tries again.

    `certain`: WeChat did not carry it out, so a later call may use any key and any route. An answer that comes after
    the row was given up as unknown still counts, because it is better than not knowing.
    """
    values: dict[str, Any] = {
        "state": state, "remote_id": remote_id, "failure": failure, "failure_code": failure_code,
        "settled_at": None if state == "owed" else now, "lease_until": None,
    }  # fmt: skip
    if due_at is not None:
        values["due_at"] = due_at
    if certain:
        values["uncertain_since"] = None
    done = session.execute(
        update(Outbox)
        .where(
            col(Outbox.id) == row_id,
            col(Outbox.held_by) == by.name,
            col(Outbox.state).in_(["taken", "sending", "unknown"]),
        )
        .values(**values)
        .returning(col(Outbox.id))
    ).first()
    return done is not None


def recover(session: Session, *, by: Holder, now: datetime, alone: bool = False) -> int:
    """Rows a dead process left in `sending`: owed again while WeChat still knows the key, else `unknown`.

    `alone`: `by` is the only process there is and has just begun, so whatever is leased was left by the dead.
    """
    at = by.moment(now)
    lapsed = text("1 = 1") if alone else col(Outbox.lease_until) <= at
    known = _key_is_known(at)
    stranded = session.execute(
        update(Outbox)
        .where(text(LEASED_STATES), col(Outbox.state) == "sending", lapsed)
        .values(
            state=case((known, "owed"), else_="unknown"),
            held_by=case((known, ""), else_=col(Outbox.held_by)),
            due_at=_again_at(now),
            settled_at=case((known, null()), else_=_bound(now)),
            failure=case((known, ""), else_=LOST),
            lease_until=None,
        )
        .returning(col(Outbox.id))
        .execution_options(synchronize_session=False)
    ).all()
    if alone:
        _give_back(session, text("1 = 1"))
    return len(stranded)


def hand_back(session: Session, *, by: Holder) -> int:
    """Give up what was leased and not begun, so that another process need not wait for the lease."""
    return _give_back(session, col(Outbox.held_by) == by.name)


def _give_back(session: Session, whose: ColumnElement[bool] | TextClause) -> int:
    given = session.execute(
        update(Outbox)
        .where(text(LEASED_STATES), col(Outbox.state) == "taken", whose)
        .values(state="owed", held_by="", lease_until=None)
        .returning(col(Outbox.id))
        .execution_options(synchronize_session=False)
    ).all()
    return len(given)


def _begin(which: ColumnElement[bool], by: Holder, at: Moment, route: str) -> ReturningUpdate[Outbox]:
    return (
        update(Outbox)
        .where(_is_held(which, by, at), or_(col(Outbox.uncertain_since).is_(None), _key_is_known(at)))
        .values(
            state="sending", began_at=at, lease_until=at + by.lease, attempts=Outbox.attempts + 1, route=route,
            uncertain_since=func.coalesce(col(Outbox.uncertain_since), _bound(at)),
        )
        .returning(Outbox)
        .execution_options(synchronize_session=False)
    )  # fmt: skip


def _is_held(which: ColumnElement[bool], by: Holder, at: Moment) -> ColumnElement[bool]:
    return and_(
        which,
        col(Outbox.held_by) == by.name,
        col(Outbox.state) == "taken",
        col(Outbox.lease_until) > at,
    )


def _key_is_known(at: Moment) -> ColumnElement[bool]:
    """By the first call under the key. A call that lies ahead means that the clock was put back: then nothing is sure."""
    since = col(Outbox.uncertain_since)
    return or_(
        *(and_(col(Outbox.route) == route, since > at - lasts, since <= at) for route, lasts in KEYED.items())
    )  # fmt: skip


def _again_at(now: datetime) -> ColumnElement[datetime]:
    """At once, which is when it was due, unless WeChat wants a pause before the same key."""
    pauses = [(col(Outbox.route) == route, _bound(now + pause)) for route, pause in PAUSES.items()]
    return case(*pauses, else_=col(Outbox.due_at))


def _bound(moment: Moment) -> ColumnElement[datetime]:
    """As a value whose zone is minded even where no column stands beside it."""
    return literal(moment, ChinaTime()) if isinstance(moment, datetime) else moment
