"""The audience of a broadcast written down, page by page, in the order of the followers' numbers."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, Label, Select, String, cast, func, literal, null, select
from sqlmodel import Session, col

from db import audiences, waking
from db.broadcast_pages import of_call
from db.broadcasts import audience_of
from db.mass_rules import MOST
from db.models import Broadcast, BroadcastChunk, BroadcastPage, BroadcastRecipient, Follower
from db.number_lists import Numbers, gathered
from db.statements import insert_for

COLUMNS = ("broadcast_id", "region", "result", "seq", "people", "first_id", "last_id", "followers", "persons")
IN_CHUNK = "chunk"


def into_lists(
    session: Session, broadcast: Broadcast, people: Select[Any, Any], *, size: int, chunk: BroadcastChunk | None
) -> BroadcastChunk | None:  # fmt: skip
    """Calls of up to `size` people, beginning with the one that has room left, if there is one. Returns the last."""
    first, filled = (chunk.seq, chunk.people) if chunk else (_next_seq(session, broadcast), 0)
    for page in _freeze(session, broadcast, people, size=size, filled=filled, first=first):
        chunk = chunk if chunk and chunk.seq == page[0] else open_chunk(session, broadcast)
        _grow(session, chunk, page)
    return chunk


def into_call(session: Session, broadcast: Broadcast, people: Select[Any, Any], *, chunk: BroadcastChunk) -> None:
    """All of them into one call, which WeChat spreads by itself."""
    for page in _freeze(session, broadcast, people, first=chunk.seq, one_call=True):
        _grow(session, chunk, page)


def leave_out(session: Session, broadcast: Broadcast, people: Select[Any, Any], *, why: str) -> None:
    """Whom no message is for."""
    _freeze(session, broadcast, people, result=why)


def leave_out_unreachable(session: Session, broadcast: Broadcast, *, after: int, upto: int) -> None:
    """Persons whom no message may reach, by name, with the reason."""
    found = audiences.unreachable_query(audience_of(broadcast), broadcast.kind, after=after, upto=upto)
    if found is None:
        return
    who = found.subquery()
    person, why = who.c
    numbered = select(person, why, _page(person)).subquery()
    nobody = literal([], Numbers)
    rows = select(
        *_facts(broadcast), numbered.c[1], cast(null(), Integer), func.count(), literal(0), literal(0), nobody,
        gathered(numbered.c[0]),
    )  # fmt: skip
    _insert(session, rows.group_by(numbered.c[1], numbered.c.page))


def freeze_own(session: Session, broadcast: Broadcast, people: Select[Any, Any]) -> None:
    """Those who are to get a message of their own."""
    who = people.subquery()
    rows = select(*_facts(broadcast), literal("planned", String), who.c[0], who.c[1])
    names = ["broadcast_id", "region", "result", "follower_id", "worker_id"]
    session.execute(insert_for(session, BroadcastRecipient).from_select(names, rows))


def open_chunk(
    session: Session, broadcast: Broadcast, *, route: str = "list", tag_id: int | None = None
) -> BroadcastChunk:
    chunk = BroadcastChunk(
        broadcast_id=broadcast.key, seq=_next_seq(session, broadcast), route=route, tag_id=tag_id,
        region=broadcast.region,
    )  # fmt: skip
    session.add(chunk)
    session.flush()
    return chunk


def drop_chunk(session: Session, chunk: BroadcastChunk) -> None:
    session.delete(chunk)
    session.flush()


def move_last(session: Session, chunk: BroadcastChunk, *, to: BroadcastChunk) -> None:
    """The last of one chunk goes into another."""
    page, follower = _last_page(session, chunk), chunk.last_id
    place = page.followers.index(follower)
    person = page.persons[place] if page.persons else None
    page.followers = [number for number in page.followers if number != follower]
    page.persons = page.persons[:place] + page.persons[place + 1 :]
    page.people, page.last_id = page.people - 1, max(page.followers, default=0)
    if not page.people:
        session.delete(page)
    session.flush()
    chunk.people, chunk.last_id = chunk.people - 1, _last_page(session, chunk).last_id
    _add(session, to, follower, person)


def move_alone(session: Session, broadcast: Broadcast, *, to: BroadcastChunk, awake: bool = False) -> bool:
    """Somebody who was to get a message of their own goes into the chunk, `awake` nobody who works nights. False when
    there is nobody."""
    alone = select(BroadcastRecipient).where(
        col(BroadcastRecipient.broadcast_id) == broadcast.id, col(BroadcastRecipient.result) == "planned"
    )
    if awake:
        sleeping = select(col(Follower.id)).where(waking.on_nights())
        alone = alone.where(col(BroadcastRecipient.follower_id).not_in(sleeping))
    found = session.execute(alone.order_by(col(BroadcastRecipient.follower_id)).limit(1)).scalar_one_or_none()
    if found is None or found.follower_id is None:
        return False
    session.delete(found)
    _add(session, to, found.follower_id, found.worker_id)
    return True


def give_own(session: Session, broadcast: Broadcast, chunk: BroadcastChunk) -> None:
    """The chunk is no more; each of its people gets a message of their own, as far as one may be written."""
    for page in session.execute(select(BroadcastPage).where(*of_call(chunk))).scalars().all():
        persons = page.persons or [None] * len(page.followers)
        for follower, person in zip(page.followers, persons, strict=True):
            own = BroadcastRecipient(
                broadcast_id=broadcast.key, follower_id=follower, worker_id=person, region=broadcast.region
            )
            session.add(own)
        session.delete(page)
    drop_chunk(session, chunk)


def release(session: Session, chunk: BroadcastChunk, *, result: str) -> None:
    """The chunk is no more; its people are left out."""
    for page in session.execute(select(BroadcastPage).where(*of_call(chunk))).scalars():
        page.seq, page.result = None, result
    drop_chunk(session, chunk)


def _freeze(
    session: Session, broadcast: Broadcast, people: Select[Any, Any], *, result: str = IN_CHUNK, size: int = MOST,
    filled: int = 0, first: int | None = None, one_call: bool = False,
) -> list[tuple[Any, ...]]:  # fmt: skip
    """Followers, with the persons they stand for, in pages of `size`, the first of which has `filled` places taken.

    Their calls are numbered from `first`. Returns call, number of people, lowest and highest follower of each page.
    """
    who = people.subquery()
    numbered = select(who.c[0], who.c[1], _page(who.c[0], size, filled)).subquery()
    follower, person = numbered.c[0], numbered.c[1]
    of_followers = audience_of(broadcast).of_followers
    seq = cast(literal(first), Integer) if one_call or first is None else numbered.c.page + first
    rows = select(
        *_facts(broadcast), literal(result, String), seq, func.count(), func.min(follower), func.max(follower),
        gathered(follower), literal([], Numbers) if of_followers else gathered(person),
    )  # fmt: skip
    return _insert(session, rows.group_by(numbered.c.page))


def _page(number: ColumnElement[int], size: int = MOST, filled: int = 0) -> Label[int]:
    place = func.row_number(type_=Integer).over(order_by=number) - 1 + filled
    return (place // size).label("page")


def _insert(session: Session, rows: Select[Any]) -> list[tuple[Any, ...]]:
    page = BroadcastPage
    told = (col(page.seq), col(page.people), col(page.first_id), col(page.last_id))
    made = session.execute(insert_for(session, page).from_select(list(COLUMNS), rows).returning(*told))
    return sorted([tuple(row) for row in made], key=lambda row: row[2])


def _facts(broadcast: Broadcast) -> tuple[Any, ...]:
    return literal(broadcast.key), literal(broadcast.region)


def _next_seq(session: Session, broadcast: Broadcast) -> int:
    highest = select(func.coalesce(func.max(col(BroadcastChunk.seq)), 0))
    return int(session.execute(highest.where(col(BroadcastChunk.broadcast_id) == broadcast.id)).scalar_one()) + 1


def _grow(session: Session, chunk: BroadcastChunk, page: tuple[Any, ...]) -> None:
    _, people, lowest, highest = page
    chunk.people, chunk.first_id = chunk.people + people, chunk.first_id or lowest
    chunk.last_id = max(chunk.last_id, highest)
    session.flush()


def _last_page(session: Session, chunk: BroadcastChunk) -> BroadcastPage:
    query = select(BroadcastPage).where(*of_call(chunk)).order_by(col(BroadcastPage.last_id).desc()).limit(1)
    found: BroadcastPage = session.execute(query).scalar_one()
    return found


def _add(session: Session, chunk: BroadcastChunk, follower: int, person: int | None) -> None:
    page = _last_page(session, chunk)
    page.followers = [*page.followers, follower]
    page.persons = [*page.persons, *([person] if person is not None else [])]
    page.people, chunk.people = page.people + 1, chunk.people + 1
    for row in (page, chunk):
        row.first_id, row.last_id = min(row.first_id, follower), max(row.last_id, follower)
    session.flush()
