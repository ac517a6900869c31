"""Sending a broadcast: the audience frozen page by page, everybody planned into exactly one message."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, exists, func, literal, select, update
from sqlmodel import Session, col

from db import audiences, outbox
from db.broadcasts import audience_of, key_of
from db.followers import insert_for
from db.models import (
    Broadcast,
    BroadcastChunk,
    BroadcastRecipient,
    Follower,
    MassCount,
    Outbox,
    Window,
    Worker,
)

PAGE = 10_000
# WeChat refuses a mass send to one openid (40130) and lets four a calendar month through to each follower.
FEWEST = 2
MOST_A_MONTH = 4
# How many messages of their own one transaction owes: a writing transaction must stay short.
SINGLE_PAGE = 500
JOINED = "并入群发"  # why a message of its own was taken back


def plan(session: Session, broadcast: Broadcast, *, message: dict[str, Any], now: datetime, page: int = PAGE) -> bool:
    """Freeze and plan one page. True while there is more; the same page twice plans nobody twice.

    Who may be written to now by customer service gets a message of their own; everybody else goes into a chunk.
    """
    if broadcast.status == "approved":
        broadcast.status, broadcast.started_at = "planning", now
    if _plan_single(session, broadcast, message, now, page) or _plan_chunk(session, broadcast, message, now, page):
        return True
    _note_unreachable(session, broadcast)
    broadcast.status = "sending"
    session.flush()
    return False


def openids(session: Session, chunk_id: int) -> list[str]:
    """Those of a chunk who still follow, in the order in which they were frozen."""
    rows = session.execute(
        select(col(Follower.openid))
        .join(BroadcastRecipient, col(BroadcastRecipient.follower_id) == col(Follower.id))
        .where(
            col(BroadcastRecipient.chunk_id) == chunk_id,
            col(Follower.openid).is_not(None),
            col(Follower.unfollowed_at).is_(None),
        )
        .order_by(col(BroadcastRecipient.id))
    ).scalars()
    return list(rows)


def month_of(moment: datetime) -> str:
    return f"{moment:%Y-%m}"


def give_back(session: Session, chunk: BroadcastChunk, *, now: datetime) -> None:
    """The mass messages counted for a chunk that never went out are free again."""
    whose = select(col(BroadcastRecipient.follower_id)).where(col(BroadcastRecipient.chunk_id) == chunk.id)
    session.execute(
        update(MassCount)
        .where(col(MassCount.follower_id).in_(whose), col(MassCount.month) == month_of(now), col(MassCount.used) > 0)
        .values(used=MassCount.used - 1)
    )


def _plan_single(
    session: Session, broadcast: Broadcast, message: dict[str, Any], now: datetime, page: int
) -> bool:  # fmt: skip
    """A page of those whose window is open, each with a message of their own."""
    page = min(page, SINGLE_PAGE)
    found = _next_page(session, broadcast, page, _not_planned(broadcast), _window_open(now))
    _freeze(session, broadcast, col(Follower.id).in_([follower_id for follower_id, _ in found]))
    for follower_id, _ in found:
        follower = session.get_one(Follower, follower_id)
        key = f"{key_of(broadcast)}follower:{follower_id}"
        outbox.owe(session, follower=follower, message=message, key=key, kind="broadcast", now=now)
    return len(found) == page


def _plan_chunk(
    session: Session, broadcast: Broadcast, message: dict[str, Any], now: datetime, page: int
) -> bool:  # fmt: skip
    """One chunk of everybody else; of those who have had their four this month only the name is kept."""
    month, free = month_of(now), _not_planned(broadcast)
    spent = exists().where(
        col(MassCount.follower_id) == col(Follower.id), col(MassCount.month) == month, col(MassCount.used) >= MOST_A_MONTH
    )  # fmt: skip
    _freeze(session, broadcast, spent, result="held")
    found = _next_page(session, broadcast, page + 1, free, col(Follower.id) > _last_in_chunks(session, broadcast))
    if not found:
        return False
    # One person alone cannot be a chunk, so the page before the last leaves two.
    taken = found[: page - 1] if len(found) > page else found
    if len(taken) < FEWEST and not _borrow(session, broadcast, now):
        _freeze(session, broadcast, _ids(taken), result="out_of_window")
        return False
    chunk = _new_chunk(session, broadcast)
    _freeze(session, broadcast, _ids(taken), chunk=chunk)
    if len(taken) < FEWEST:
        _move_borrowed(session, broadcast, chunk)
    _count_mass(session, chunk, month)
    outbox.owe_chunk(session, chunk=chunk, message=message, key=f"{key_of(broadcast)}chunk:{chunk.seq}", now=now)
    return len(found) > page


def _next_page(
    session: Session, broadcast: Broadcast, limit: int, *where: ColumnElement[bool]
) -> Sequence[tuple[int, int | None]]:
    return audiences.phones(session, audience_of(broadcast), kind=broadcast.kind, limit=limit, where=where)


def _ids(found: Sequence[tuple[int, int | None]]) -> ColumnElement[bool]:
    """From the first to the last of a page of everybody not yet planned."""
    return col(Follower.id).between(found[0][0], found[-1][0])


def _last_in_chunks(session: Session, broadcast: Broadcast) -> int:
    return int(
        session.execute(
            select(func.coalesce(func.max(col(BroadcastRecipient.follower_id)), 0)).where(
                col(BroadcastRecipient.broadcast_id) == broadcast.id, col(BroadcastRecipient.chunk_id).is_not(None)
            )
        ).scalar_one()
    )


def _not_planned(broadcast: Broadcast) -> ColumnElement[bool]:
    return ~exists().where(
        col(BroadcastRecipient.broadcast_id) == broadcast.key, col(BroadcastRecipient.follower_id) == col(Follower.id)
    )


def _window_open(now: datetime) -> ColumnElement[bool]:
    return exists().where(col(Window.follower_id) == col(Follower.id), col(Window.left) > 0, col(Window.until) > now)


def _freeze(
    session: Session, broadcast: Broadcast, where: ColumnElement[bool], *, result: str = "planned",
    chunk: BroadcastChunk | None = None,
) -> None:  # fmt: skip
    """Write those of the audience into the list of recipients of whom `where` is true and who are not in it yet."""
    people = audiences.phones_query(audience_of(broadcast), broadcast.kind).where(where, _not_planned(broadcast))
    _insert(
        session, people.add_columns(literal(broadcast.key), literal(chunk.key if chunk else None, Integer),
                                    literal(result), literal(broadcast.region)),
        ["follower_id", "worker_id", "broadcast_id", "chunk_id", "result", "region"],
    )  # fmt: skip


def _insert(session: Session, rows: Any, names: list[str]) -> None:
    insert = insert_for(session, BroadcastRecipient).from_select(names, rows)
    session.execute(insert.on_conflict_do_nothing(index_elements=["broadcast_id", "follower_id"]))


def _new_chunk(session: Session, broadcast: Broadcast) -> BroadcastChunk:
    highest = session.execute(
        select(func.coalesce(func.max(col(BroadcastChunk.seq)), 0)).where(
            col(BroadcastChunk.broadcast_id) == broadcast.id
        )
    ).scalar_one()
    chunk = BroadcastChunk(
        broadcast_id=broadcast.key, seq=highest + 1, route="mass", region=broadcast.region
    )  # fmt: skip
    session.add(chunk)
    session.flush()
    return chunk


def _borrow(session: Session, broadcast: Broadcast, now: datetime) -> bool:
    """Take back one message of its own that is still owed, so that two can share a chunk. False when there is none."""
    row = session.execute(
        select(Outbox)
        .where(col(Outbox.owed_as).startswith(f"{key_of(broadcast)}follower:"), col(Outbox.state) == "owed")
        .order_by(col(Outbox.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    ).scalar_one_or_none()
    if row is None:
        return False
    row.state, row.settled_at, row.failure = "cancelled", now, JOINED
    session.flush()
    return True


def _move_borrowed(session: Session, broadcast: Broadcast, chunk: BroadcastChunk) -> None:
    borrowed = select(col(Outbox.follower_id)).where(
        col(Outbox.owed_as).startswith(f"{key_of(broadcast)}follower:"), col(Outbox.failure) == JOINED
    )
    session.execute(
        update(BroadcastRecipient)
        .where(
            col(BroadcastRecipient.broadcast_id) == broadcast.id,
            col(BroadcastRecipient.chunk_id).is_(None),
            col(BroadcastRecipient.follower_id).in_(borrowed),
        )
        .values(chunk_id=chunk.key)
    )


def _count_mass(session: Session, chunk: BroadcastChunk, month: str) -> None:
    """How many the chunk has, and one mass message this month for each of them."""
    mine = col(BroadcastRecipient.chunk_id) == chunk.id
    chunk.people = int(session.execute(select(func.count()).select_from(BroadcastRecipient).where(mine)).scalar_one())
    whose = select(
        col(BroadcastRecipient.follower_id), literal(month), literal(1), literal(chunk.region)
    ).where(col(BroadcastRecipient.chunk_id) == chunk.id)  # fmt: skip
    insert = insert_for(session, MassCount).from_select(["follower_id", "month", "used", "region"], whose)
    session.execute(
        insert.on_conflict_do_update(index_elements=["follower_id", "month"], set_={"used": MassCount.used + 1})
    )


def _note_unreachable(session: Session, broadcast: Broadcast) -> None:
    """Persons whom no message may reach are kept by name, for the list to call."""
    people = audiences.without_phone_query(audience_of(broadcast), broadcast.kind)
    if people is None:
        return
    kept = exists().where(
        col(BroadcastRecipient.broadcast_id) == broadcast.key, col(BroadcastRecipient.worker_id) == col(Worker.id)
    )
    rows = people.where(~kept).add_columns(literal(broadcast.key), literal(broadcast.region))
    _insert(session, rows, ["worker_id", "result", "broadcast_id", "region"])
