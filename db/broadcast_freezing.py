"""The audience of a broadcast written down, set by set, in the order of the followers' numbers."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, String, UnaryExpression, cast, func, literal, select, update
from sqlmodel import Session, col

from db import audiences
from db.broadcasts import audience_of
from db.models import Broadcast, BroadcastChunk, BroadcastRecipient, Follower
from db.statements import insert_for

COLUMNS = ("broadcast_id", "region", "chunk_id", "result", "follower_id", "worker_id")
IN_CHUNK = "chunk"


def freeze(
    session: Session, broadcast: Broadcast, *where: ColumnElement[bool], result: ColumnElement[str] | str,
    chunk_id: int | None = None, limit: int | None = None,
) -> int:  # fmt: skip
    """Those of the audience of whom `where` is true, the lowest numbers first. Returns how many."""
    found = audiences.followers_query(audience_of(broadcast), broadcast.kind).where(*where)
    found = found.add_columns(literal(result, String) if isinstance(result, str) else result)
    who = (found.order_by(col(Follower.id)).limit(limit) if limit else found).subquery()
    return _insert(session, select(*_facts(broadcast, chunk_id), who.c[2], who.c[0], who.c[1]))


def freeze_unreachable(session: Session, broadcast: Broadcast, *, after: int, upto: int) -> None:
    """Persons whom no message may reach, by name, with the reason."""
    found = audiences.unreachable_query(audience_of(broadcast), broadcast.kind, after=after, upto=upto)
    if found is None:
        return
    who = found.subquery()
    nobody = cast(literal(None), Integer)
    _insert(session, select(*_facts(broadcast, None), who.c[1], nobody, who.c[0]))


def open_chunk(
    session: Session, broadcast: Broadcast, *, route: str = "list", tag_id: int | None = None
) -> BroadcastChunk:
    highest = select(func.coalesce(func.max(col(BroadcastChunk.seq)), 0)).where(
        col(BroadcastChunk.broadcast_id) == broadcast.id
    )
    chunk = BroadcastChunk(
        broadcast_id=broadcast.key, seq=session.execute(highest).scalar_one() + 1, route=route, tag_id=tag_id,
        region=broadcast.region,
    )  # fmt: skip
    session.add(chunk)
    session.flush()
    return chunk


def grow(session: Session, chunk: BroadcastChunk, added: int, *, after: int) -> None:
    """So many were frozen into the chunk, all above `after`; its own numbers follow."""
    if added:
        chunk.people += added
        chunk.first_id = chunk.first_id or _outermost(session, chunk, after, col(BroadcastRecipient.follower_id).asc())
        chunk.last_id = _outermost(session, chunk, after, col(BroadcastRecipient.follower_id).desc())
    session.flush()


def drop_chunk(session: Session, chunk: BroadcastChunk) -> None:
    session.delete(chunk)
    session.flush()


def move_last(session: Session, chunk: BroadcastChunk, *, to: BroadcastChunk) -> None:
    """The last of one chunk goes into another."""
    _move(session, chunk.last_id, chunk, to)
    left = select(func.max(col(BroadcastRecipient.follower_id))).where(*_members(chunk))
    chunk.last_id, chunk.people = session.execute(left).scalar_one(), chunk.people - 1
    session.flush()


def move_alone(session: Session, broadcast: Broadcast, *, to: BroadcastChunk) -> bool:
    """Somebody who was to get a message of their own goes into the chunk. False when there is nobody."""
    alone = select(func.min(col(BroadcastRecipient.follower_id))).where(
        col(BroadcastRecipient.broadcast_id) == broadcast.id,
        col(BroadcastRecipient.chunk_id).is_(None),
        col(BroadcastRecipient.result) == "planned",
    )
    found = session.execute(alone).scalar_one()
    if found is None:
        return False
    _move(session, found, None, to)
    return True


def release(session: Session, chunk: BroadcastChunk, *, result: str) -> None:
    """The chunk is no more; its people stand by themselves."""
    session.execute(update(BroadcastRecipient).where(*_members(chunk)).values(chunk_id=None, result=result))
    drop_chunk(session, chunk)


def _outermost(session: Session, chunk: BroadcastChunk, after: int, order: UnaryExpression[Any]) -> int:
    """One bound only: SQLite would begin at the lower of two."""
    found = select(col(BroadcastRecipient.follower_id)).where(
        col(BroadcastRecipient.broadcast_id) == chunk.broadcast_id,
        col(BroadcastRecipient.follower_id) > after,
        col(BroadcastRecipient.chunk_id) == chunk.id,
    )
    return int(session.execute(found.order_by(order).limit(1)).scalar_one())


def _members(chunk: BroadcastChunk) -> tuple[ColumnElement[bool], ...]:
    """By the index of broadcast and follower: there is none by chunk, which a million rows would have to feed."""
    return (
        col(BroadcastRecipient.broadcast_id) == chunk.broadcast_id,
        col(BroadcastRecipient.follower_id) >= chunk.first_id,
        col(BroadcastRecipient.chunk_id) == chunk.id,
    )


def _move(session: Session, follower_id: int, chunk: BroadcastChunk | None, to: BroadcastChunk) -> None:
    session.execute(
        update(BroadcastRecipient)
        .where(
            col(BroadcastRecipient.broadcast_id) == to.broadcast_id, col(BroadcastRecipient.follower_id) == follower_id
        )
        .values(chunk_id=to.key, result=IN_CHUNK)
    )
    to.first_id, to.last_id = min(to.first_id, follower_id), max(to.last_id, follower_id)
    to.people += 1
    session.flush()


def _facts(broadcast: Broadcast, chunk_id: int | None) -> tuple[Any, ...]:
    return literal(broadcast.key), literal(broadcast.region), cast(literal(chunk_id), Integer)


def _insert(session: Session, rows: Select[Any]) -> int:
    """The count of rows can be trusted, because nothing here gives way to a conflict."""
    insert = insert_for(session, BroadcastRecipient).from_select(list(COLUMNS), rows)
    made: Any = session.execute(insert.execution_options(preserve_rowcount=True))
    return int(made.rowcount)
