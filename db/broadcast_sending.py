"""A planned call on its way out: for whom it is now, whether it may still go, and when the next one may."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, text
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from db import waking
from db.broadcast_pages import followers_in, of_call
from db.mass_rules import FEWEST, SERVICE, MassRules
from db.models import Broadcast, BroadcastChunk, Follower, Outbox, Quota
from db.models.channel import LIVE_CALLS
from db.statements import insert_for

ROUTE, MINUTE_ROUTE = "mass", "mass:minute"
MINUTE = timedelta(minutes=1)
# WeChat refuses mass sends that run beside one another (42010).
ONE_AT_A_TIME = timedelta(seconds=1)


@dataclass(frozen=True)
class Whom:
    """Whom one call is for: openids, or a tag, or everybody who follows."""

    openids: Sequence[str] = ()
    tag_id: int | None = None
    everyone: bool = False

    @property
    def enough(self) -> bool:
        return self.everyone or self.tag_id is not None or len(self.openids) >= FEWEST


def whom(session: Session, chunk_id: int) -> Whom:
    """Those of a chunk who still follow, in the order of their numbers."""
    chunk = session.get_one(BroadcastChunk, chunk_id)
    if chunk.route == "everyone":
        return Whom(everyone=True)
    if chunk.route == "tag":
        return Whom(tag_id=chunk.tag_id)
    return Whom(openids(session, chunk_id))


def all_on_nights(session: Session, chunk_id: int) -> bool:
    """A list of people who work nights and nobody else: it may wait for them to wake. What WeChat spreads by itself
    cannot be taken apart."""
    chunk = session.get_one(BroadcastChunk, chunk_id)
    if chunk.route != "list":
        return False
    its = select(col(Follower.id)).where(col(Follower.id).in_(followers_in(*of_call(chunk))))
    return session.execute(its.where(~waking.on_nights()).limit(1)).first() is None


def openids(session: Session, chunk_id: int) -> list[str]:
    chunk = session.get_one(BroadcastChunk, chunk_id)
    rows = session.execute(
        select(col(Follower.openid))
        .where(
            col(Follower.id).in_(followers_in(*of_call(chunk))),
            col(Follower.openid).is_not(None),
            col(Follower.unfollowed_at).is_(None),
        )
        .order_by(col(Follower.id))
    ).scalars()
    return [openid for openid in rows if openid]


def halted(session: Session, row: Outbox) -> str | None:
    """The state into which a message goes whose broadcast was stopped or paused after it was planned; None: it may go.

    What may have been sent already is not called off: a person must look.
    """
    broadcast = _broadcast_of(session, row)
    if broadcast is None or broadcast.status not in ("stopped", "paused"):
        return None
    if broadcast.status == "paused":
        return "held"
    return "unknown" if row.uncertain_since is not None else "cancelled"


def admit(session: Session, row: Outbox, *, now: datetime, rules: MassRules = SERVICE) -> datetime | None:
    """Take one call from the day and the minute. A moment: not now, ask again then.

    The row of the day is held until the call is marked as begun, so no two processes begin one at the same time.
    """
    day = _quota(session, ROUTE, f"{now:%Y-%m-%d}", rules.calls_a_day)
    if day.used >= day.cap:
        return datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    if _another_runs(session, row):
        return now + ONE_AT_A_TIME * max(1, _ahead(session, row))
    minute = _quota(session, MINUTE_ROUTE, f"{now:%Y-%m-%d %H:%M}", rules.calls_a_minute)
    if minute.used >= minute.cap:
        return now.replace(second=0, microsecond=0) + MINUTE
    day.used, minute.used = day.used + 1, minute.used + 1
    session.flush()
    return None


def next_due(session: Session, *, after: datetime, before: datetime) -> datetime | None:
    """When the next call is to be made, if that is soon."""
    soon = select(func.min(col(Outbox.due_at))).where(
        text(LIVE_CALLS), col(Outbox.due_at) > after, col(Outbox.due_at) <= before
    )
    found: datetime | None = session.execute(soon).scalar_one()
    return found


def is_next(now: Any, at: Any) -> ColumnElement[bool]:
    """True of the one mass send that may be taken: the first that is due, while none is taken or being made.

    `at` is the moment by which leases go.
    """
    call, other = aliased(Outbox), aliased(Outbox)
    waits = or_(col(call.state) == "owed", and_(col(call.state) == "taken", col(call.lease_until) <= at))
    first = select(col(call.id)).where(text(LIVE_CALLS), col(call.due_at) <= now, waits)
    first = first.order_by(col(call.due_at), col(call.id)).limit(1)
    runs = or_(col(other.state) == "sending", and_(col(other.state) == "taken", col(other.lease_until) > at))
    running = select(col(other.id)).where(text(LIVE_CALLS), runs)
    return and_(col(Outbox.id) == first.scalar_subquery(), ~running.exists())


def _broadcast_of(session: Session, row: Outbox) -> Broadcast | None:
    """By the beginning of its key, broadcast:7:."""
    named = row.owed_as.split(":")
    return session.get(Broadcast, int(named[1])) if named[0] == "broadcast" and named[1].isdigit() else None


def _another_runs(session: Session, row: Outbox) -> bool:
    """One left by a dead process counts until it is recovered."""
    running = select(col(Outbox.id)).where(text(LIVE_CALLS), col(Outbox.state) == "sending", col(Outbox.id) != row.id)
    return session.execute(running.limit(1)).first() is not None


def _ahead(session: Session, row: Outbox) -> int:
    """How many calls stand before this one: each gets a second of its own, so that none is put off again and again."""
    before = select(func.count()).where(
        text(LIVE_CALLS), col(Outbox.id) < row.id
    )  # fmt: skip
    return int(session.execute(before).scalar_one())


def _quota(session: Session, route: str, day: str, cap: int) -> Quota:
    """Locked. The allowance of yesterday's minutes is of no use to anybody."""
    insert = insert_for(session, Quota).values(route=route, day=day, used=0, cap=cap)
    session.execute(insert.on_conflict_do_nothing(index_elements=["route", "day"]))
    wanted = select(Quota).where(col(Quota.route) == route, col(Quota.day) == day)
    found: Quota = session.execute(wanted.with_for_update().execution_options(populate_existing=True)).scalar_one()
    return found
