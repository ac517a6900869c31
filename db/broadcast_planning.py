"""Planning a broadcast: step by step, each a short transaction, everybody is put into exactly one message."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlmodel import Session, col

from db import audiences, broadcast_freezing, broadcast_owing, broadcast_quota, broadcast_tags, waking
from db.broadcast_pages import followers_in, of_no_call
from db.broadcasts import audience_of
from db.mass_rules import FEWEST, SERVICE, MassRules
from db.models import Broadcast, BroadcastChunk, BroadcastPage, BroadcastRecipient, Follower, Worker
from db.statements import POSTGRES, SQLITE

# Up to this many people, whoever may be written to by customer service gets a message of their own, which leaves them
# the few mass messages of the month; above it one call for thousands is worth more.
FEW = 1000
# How many numbers of followers, or of workers, one step looks at. On SQLite everybody who writes waits for the step;
# PostgreSQL reads a long stretch table by table, which costs half of asking for each person.
STRETCH = {SQLITE: 20_000, POSTGRES: 250_000}


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

    @property
    def stretch(self) -> int:
        return STRETCH[self.session.get_bind().dialect.name]

    def people(self, *where: ColumnElement[bool], after: int = 0, upto: int | None = None) -> Select[Any, Any]:
        """Those of the audience, of one stretch if `upto` is told, who may be written to."""
        audience = audience_of(self.broadcast)
        return audiences.followers_query(audience, self.broadcast.kind, after=after, upto=upto).where(*where)

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
    after, upto = stand.after, stand.after + step.stretch
    has_had, may_be_written_to = (
        broadcast_quota.spent(step.rules, today, after=after, upto=upto), broadcast_quota.window_open(step.now)
    )  # fmt: skip
    own = step.people(has_had, may_be_written_to, after=after, upto=upto)
    broadcast_freezing.freeze_own(step.session, step.broadcast, own)
    held = step.people(has_had, ~may_be_written_to, after=after, upto=upto)
    broadcast_freezing.leave_out(step.session, step.broadcast, held, why="held")
    return Stand("route") if upto >= _highest(step.session, Follower) else replace(stand, after=upto)


def _choose_route(step: Step, stand: Stand) -> Stand:
    """One call where WeChat knows the audience by itself, else lists; lists too where somebody of a few would be woken."""
    if step.broadcast.people <= step.rules.list_size and _somebody_sleeps(step):
        return Stand("own")
    whole = broadcast_tags.whole(step.session, step.broadcast, rules=step.rules, today=step.now.date())
    if whole is not None:
        chunk = broadcast_freezing.open_chunk(step.session, step.broadcast, route=whole.route, tag_id=whole.tag_id)
        return Stand("chunks", chunk=chunk.key, whole=True)
    return Stand("own")


def _somebody_sleeps(step: Step) -> bool:
    if not (step.rules.nights_apart and step.rules.lists):
        return False
    return step.session.execute(step.people(waking.on_nights()).limit(1)).first() is not None


def _give_own(step: Step, stand: Stand) -> Stand:
    if step.broadcast.people <= FEW or not step.rules.lists:
        own = step.people(broadcast_quota.window_open(step.now), *_not_frozen(step))
        broadcast_freezing.freeze_own(step.session, step.broadcast, own)
    return Stand("chunks" if step.rules.lists else "no_list")


def _leave_out(step: Step, stand: Stand) -> Stand:
    """Where the account has no lists, and one call for all does not fit."""
    after, upto = stand.after, stand.after + step.stretch
    others = step.people(*_not_frozen(step, after, upto), after=after, upto=upto)
    broadcast_freezing.leave_out(step.session, step.broadcast, others, why="no_list")
    return Stand("unreachable") if upto >= _highest(step.session, Follower) else replace(stand, after=upto)


def _fill_chunks(step: Step, stand: Stand) -> Stand:
    """A stretch of the audience, into lists, the first of which may have room left, or into the one call for all."""
    apart = step.rules.nights_apart and not stand.whole
    following, chunk = _fill(step, stand, *([~waking.on_nights()] if apart else []))
    if following is not None:
        return following
    if chunk and chunk.people < FEWEST and not stand.whole:
        _share(step, chunk)
    return Stand("nights" if apart else "unreachable")


def _fill_nights(step: Step, stand: Stand) -> Stand:
    """Whoever sleeps now stands in lists of their own. One alone is no list: a message of their own, or a telephone."""
    following, chunk = _fill(step, stand, waking.on_nights())
    if following is not None:
        return following
    if chunk and chunk.people < FEWEST:
        broadcast_freezing.give_own(step.session, step.broadcast, chunk)
    return Stand("unreachable")


def _fill(step: Step, stand: Stand, *who: ColumnElement[bool]) -> tuple[Stand | None, BroadcastChunk | None]:
    """One stretch; None with the last call when it was the last stretch."""
    after, upto = stand.after, stand.after + step.stretch
    people = step.people(*_not_frozen(step, after, upto), *who, after=after, upto=upto)
    chunk, size = step.chunk(stand.chunk) if stand.chunk else None, step.rules.list_size
    if chunk and stand.whole:
        broadcast_freezing.into_call(step.session, step.broadcast, people, chunk=chunk)
    else:
        chunk = broadcast_freezing.into_lists(step.session, step.broadcast, people, size=size, chunk=chunk)
    if upto < _highest(step.session, Follower):
        room = chunk is not None and (stand.whole or chunk.people < size)
        return replace(stand, after=upto, chunk=chunk.key if chunk and room else 0), chunk
    if chunk and not chunk.people:
        broadcast_freezing.drop_chunk(step.session, chunk)
        chunk = None
    return None, chunk


def _share(step: Step, lone: BroadcastChunk) -> None:
    """WeChat refuses a list of one (40130): the list before gives its last, or somebody gives up a message of their own."""
    before = step.session.execute(
        select(BroadcastChunk).where(
            col(BroadcastChunk.broadcast_id) == step.broadcast.id, col(BroadcastChunk.seq) == lone.seq - 1
        )
    ).scalar_one_or_none()
    if before is not None and before.people > FEWEST:
        broadcast_freezing.move_last(step.session, before, to=lone)
    elif not broadcast_freezing.move_alone(step.session, step.broadcast, to=lone, awake=step.rules.nights_apart):
        broadcast_freezing.release(step.session, lone, result="out_of_window")


def _note_unreachable(step: Step, stand: Stand) -> Stand:
    upto = stand.after + step.stretch
    broadcast_freezing.leave_out_unreachable(step.session, step.broadcast, after=stand.after, upto=upto)
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


def _not_frozen(step: Step, after: int = 0, upto: int | None = None) -> list[ColumnElement[bool]]:
    """True of whoever has no message of their own and was not left out; not asked while there is nobody of the kind."""
    number, mine = step.broadcast.key, col(BroadcastRecipient.broadcast_id) == step.broadcast.key
    found: list[ColumnElement[bool]] = []
    if step.session.execute(select(col(BroadcastRecipient.id)).where(mine).limit(1)).first():
        own = select(col(BroadcastRecipient.follower_id)).where(mine, col(BroadcastRecipient.follower_id) > after)
        own = own if upto is None else own.where(col(BroadcastRecipient.follower_id) <= upto)
        found.append(col(Follower.id).not_in(own))
    if step.session.execute(select(col(BroadcastPage.id)).where(*of_no_call(number)).limit(1)).first():
        found.append(col(Follower.id).not_in(followers_in(*of_no_call(number), after=after, upto=upto)))
    return found


def _highest(session: Session, table: type[Follower] | type[Worker]) -> int:
    return int(session.execute(select(func.coalesce(func.max(col(table.id)), 0))).scalar_one())


PARTS: dict[str, Callable[[Step, Stand], Stand | None]] = {
    "held": _hold,
    "route": _choose_route,
    "own": _give_own,
    "no_list": _leave_out,
    "chunks": _fill_chunks,
    "nights": _fill_nights,
    "unreachable": _note_unreachable,
    "owe_own": _owe_own,
    "owe_chunks": _owe_chunks,
}
