"""Planning a broadcast: step by step, each a short transaction, everybody is put into exactly one message."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, select, true, update
from sqlmodel import Session, col

from db import audiences, broadcast_freezing, broadcast_owing, broadcast_quota, broadcast_tags
from db.broadcast_freezing import IN_CHUNK
from db.broadcasts import audience_of
from db.mass_rules import FEWEST, SERVICE, MassRules
from db.models import Broadcast, BroadcastChunk, BroadcastRecipient, Follower, Worker

# Up to this many people, whoever may be written to by customer service gets a message of their own, which leaves them
# the few mass messages of the month; above it one call for thousands is worth more.
FEW = 1000
# How many numbers of followers, or of workers, one step looks at where it takes only some of them.
STRETCH = 20_000


@dataclass(frozen=True)
class Stand:
    """How far planning has come: which part, after which number, and into which call; `whole` if there is only one."""

    part: str = "held"
    after: int = 0
    chunk: int = 0
    whole: bool = False


@dataclass(frozen=True)
class Step:
    """What a step of planning knows."""

    session: Session
    broadcast: Broadcast
    message: dict[str, Any]
    now: datetime
    rules: MassRules

    def freeze(self, *where: ColumnElement[bool], result: ColumnElement[str] | str) -> None:
        broadcast_freezing.freeze(self.session, self.broadcast, *where, result=result)

    def within(self, after: int, upto: int) -> list[ColumnElement[bool]]:
        return audiences.within(audience_of(self.broadcast), after=after, upto=upto)

    def chunk(self, chunk_id: int) -> BroadcastChunk:
        return self.session.get_one(BroadcastChunk, chunk_id)


def plan(
    session: Session, broadcast: Broadcast, *, message: dict[str, Any], now: datetime, rules: MassRules = SERVICE
) -> bool:  # fmt: skip
    """One step. True while there is more; nothing goes out before the last, and a step that is broken off did nothing."""
    if broadcast.status == "approved":
        broadcast.status, broadcast.started_at = "planning", now
    stand = Stand(**(broadcast.plan or {}))
    following = PARTS[stand.part](Step(session, broadcast, message, now, rules), stand)
    broadcast.plan = asdict(following) if following else None
    if following is None:
        broadcast.status = "sending"
    session.flush()
    return following is not None


def _hold(step: Step, stand: Stand) -> Stand:
    """Whoever may get no more mass messages in this period: a message of their own if possible, else a telephone."""
    today = step.now.date()
    if not stand.after and not broadcast_quota.may_be_spent(step.session, rules=step.rules, today=today):
        return Stand("route")
    after, upto = stand.after, stand.after + STRETCH
    has_had = broadcast_quota.spent(step.rules, today, after=after, upto=upto)
    instead = case((broadcast_quota.window_open(step.now), "planned"), else_="held")
    step.freeze(*step.within(after, upto), has_had, result=instead)
    return Stand("route") if upto >= _highest(step.session, Follower) else replace(stand, after=upto)


def _choose_route(step: Step, stand: Stand) -> Stand:
    """One call where WeChat knows the audience by itself, else lists."""
    whole = broadcast_tags.whole(step.session, step.broadcast, rules=step.rules, today=step.now.date())
    if whole is not None:
        chunk = broadcast_freezing.open_chunk(step.session, step.broadcast, route=whole.route, tag_id=whole.tag_id)
        return Stand("chunks", chunk=chunk.key, whole=True)
    return Stand("own")


def _give_own(step: Step, stand: Stand) -> Stand:
    if step.broadcast.people <= FEW or not step.rules.lists:
        step.freeze(broadcast_quota.window_open(step.now), _not_frozen(step), result="planned")
    if not step.rules.lists:
        step.freeze(_not_frozen(step), result="no_list")
        return Stand("unreachable")
    return Stand("chunks")


def _fill_chunk(step: Step, stand: Stand) -> Stand:
    """A stretch of the audience, into a list with room left or into the one call for all.

    The stretch has two ends, so that the database never weighs looking at everybody.
    """
    chunk = (
        step.chunk(stand.chunk) if stand.chunk else broadcast_freezing.open_chunk(step.session, step.broadcast)
    )  # fmt: skip
    room = step.rules.list_size - (0 if stand.whole else chunk.people)
    upto = stand.after + STRETCH
    added = broadcast_freezing.freeze(
        step.session, step.broadcast, *step.within(stand.after, upto), _not_frozen(step),
        result=IN_CHUNK, chunk_id=chunk.key, limit=room,
    )  # fmt: skip
    broadcast_freezing.grow(step.session, chunk, added, after=stand.after)
    if added == room:
        return replace(stand, after=chunk.last_id, chunk=chunk.key if stand.whole else 0)
    if upto < _highest(step.session, Follower):
        return replace(stand, after=upto, chunk=chunk.key)
    if not chunk.people:
        broadcast_freezing.drop_chunk(step.session, chunk)
    elif chunk.people < FEWEST and not stand.whole:
        _share(step, chunk)
    return Stand("unreachable")


def _share(step: Step, lone: BroadcastChunk) -> None:
    """WeChat refuses a list of one (40130): the list before gives its last, or somebody gives up a message of their own."""
    before = step.session.execute(
        select(BroadcastChunk).where(
            col(BroadcastChunk.broadcast_id) == step.broadcast.id, col(BroadcastChunk.seq) == lone.seq - 1
        )
    ).scalar_one_or_none()
    if before is not None and before.people > FEWEST:
        broadcast_freezing.move_last(step.session, before, to=lone)
    elif not broadcast_freezing.move_alone(step.session, step.broadcast, to=lone):
        broadcast_freezing.release(step.session, lone, result="out_of_window")


def _note_unreachable(step: Step, stand: Stand) -> Stand:
    upto = stand.after + STRETCH
    broadcast_freezing.freeze_unreachable(step.session, step.broadcast, after=stand.after, upto=upto)
    followers_only = audience_of(step.broadcast).of_followers
    done = followers_only or upto >= _highest(step.session, Worker)
    return Stand("owe_own") if done else replace(stand, after=upto)


def _owe_own(step: Step, stand: Stand) -> Stand:
    last = broadcast_owing.owe_own(
        step.session, step.broadcast, message=step.message, now=step.now, after=stand.after
    )  # fmt: skip
    return replace(stand, after=last) if last else Stand("owe_chunks")


def _owe_chunks(step: Step, stand: Stand) -> None:
    """From here on it goes out; each call counts for the day on which it is to be made."""
    today = step.now.date()
    step.session.execute(
        update(BroadcastChunk)
        .where(col(BroadcastChunk.broadcast_id) == step.broadcast.id)
        .values(counted_on=today)
        .execution_options(synchronize_session=False)
    )
    broadcast_owing.owe_chunks(step.session, step.broadcast, message=step.message, now=step.now, rules=step.rules)


def _not_frozen(step: Step) -> ColumnElement[bool]:
    """Nobody is asked about while nobody stands by themselves: a page begins after the last of the page before."""
    alone = select(col(BroadcastRecipient.id)).where(
        col(BroadcastRecipient.broadcast_id) == step.broadcast.id, col(BroadcastRecipient.chunk_id).is_(None)
    )
    if step.session.execute(alone.limit(1)).first() is None:
        return true()
    return ~exists().where(
        col(BroadcastRecipient.broadcast_id) == step.broadcast.key,
        col(BroadcastRecipient.follower_id) == col(Follower.id),
    )


def _highest(session: Session, table: type[Follower] | type[Worker]) -> int:
    return int(session.execute(select(func.coalesce(func.max(col(table.id)), 0))).scalar_one())


PARTS: dict[str, Callable[[Step, Stand], Stand | None]] = {
    "held": _hold,
    "route": _choose_route,
    "own": _give_own,
    "chunks": _fill_chunk,
    "unreachable": _note_unreachable,
    "owe_own": _owe_own,
    "owe_chunks": _owe_chunks,
}
