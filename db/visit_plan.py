"""Whom to go and see (走访计划): people by company and dormitory, the longest unvisited first, with what they wait for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from heapq import nsmallest
from typing import Any

from sqlalchemy import ColumnElement, distinct, false, func, or_, select, tuple_
from sqlmodel import Session, SQLModel, col

from db import scopes, visit_buildings
from db.columns import CHINA
from db.models import Follower, FollowerWorker, FollowUp, Inquiry, Staff, Visit, Worker
from db.visit_entries import OPEN_TASKS

# Who lives here and may be visited; whoever went home or was never seen here is not on the way.
HERE = ("registered", "seeking", "employed", "idle")
GROUPS, PEOPLE = 60, 300
# Nobody was there: by telephone, by WeChat, at the station's own desk.
NOT_THERE = ("telephone", "wechat", "office")
Place = tuple[str, str]
EVER = datetime(1, 1, 1, tzinfo=CHINA)
# Dormitories have no number of their own: a group is called by the lowest number of its people.


@dataclass(frozen=True)
class Group:
    """`of` names the group; `last` is the newest visit to anybody in it, None for never."""

    of: int
    employer: str
    dormitory: str
    people: int
    never: int
    last: datetime | None
    waiting: int = 0
    nights: int = 0


@dataclass(frozen=True)
class Resident:
    """`waiting` are open requests and tasks, `nights` says that the person works nights and sleeps by day."""

    worker: Worker
    last: datetime | None
    coming: datetime | None
    waiting: int
    nights: bool


def groups(session: Session, *, by: Staff, limit: int = GROUPS) -> Sequence[Group]:
    """Where nobody has been yet, the largest first; then by the newest visit, the oldest first."""
    found = _by_house(_places(session, by), _visited(session, by))
    first = nsmallest(
        limit, found, key=lambda one: (one[0].last is not None, one[0].last or EVER, -one[0].people, one[0].of)
    )
    places = [place for _, rooms in first for place in rooms]
    waiting, nights = _waiting_by_place(session, places, by=by), _nights_by_place(session, places, by=by)
    return [
        replace(one, waiting=sum(waiting.get(room, 0) for room in rooms), nights=sum(nights.get(room, 0) for room in rooms))
        for one, rooms in first
    ]  # fmt: skip


def _by_house(
    places: Iterable[tuple[int, str, str, int]], visited: Mapping[Place, tuple[int, datetime | None]]
) -> list[tuple[Group, list[Place]]]:  # fmt: skip
    """The rooms of a house together, each group with the places as they are written."""
    houses: dict[Place, tuple[Group, list[Place]]] = {}
    for number, employer, dormitory, people in places:
        seen, last = visited.get((employer, dormitory), (0, None))
        house = (employer, visit_buildings.of(dormitory))
        one, rooms = houses.get(house, (Group(number, *house, 0, 0, None), []))
        newest = max((at for at in (one.last, last) if at is not None), default=None)
        of = min(one.of, number)
        grown = replace(one, of=of, people=one.people + people, never=one.never + people - seen, last=newest)
        houses[house] = (grown, [*rooms, (employer, dormitory)])
    return list(houses.values())


def _places(session: Session, by: Staff) -> Iterable[tuple[int, str, str, int]]:
    """Read from the index alone: the lowest number, the company, the dormitory, how many people."""
    query = (
        select(func.min(col(Worker.id)), col(Worker.employer_name), col(Worker.dormitory), func.count())
        .where(*_here(by), or_(col(Worker.employer_name) != "", col(Worker.dormitory) != ""))
        .group_by(col(Worker.employer_name), col(Worker.dormitory))
    )
    return ((row[0], row[1], row[2], row[3]) for row in session.execute(query))


def _visited(session: Session, by: Staff) -> Mapping[Place, tuple[int, datetime | None]]:
    """By place how many of its people were visited, and the newest visit."""
    query = (
        select(
            col(Worker.employer_name), col(Worker.dormitory), func.count(distinct(col(Visit.worker_id))),
            func.max(col(Visit.starts_at)),
        )
        .select_from(Visit)
        .join(Worker, col(Worker.id) == col(Visit.worker_id))
        .where(*_seen(), *_here(by))
        .group_by(col(Worker.employer_name), col(Worker.dormitory))
    )  # fmt: skip
    return {(row[0], row[1]): (row[2], row[3]) for row in session.execute(query)}


def _seen() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Somebody went there and met them."""
    return col(Visit.status) == "done", col(Visit.kind).not_in(NOT_THERE)


def _rooms(session: Session, one: Worker, by: Staff) -> list[Place]:
    """How the house of this person is written among the people of the company."""
    query = select(col(Worker.dormitory)).where(*_here(by), col(Worker.employer_name) == one.employer_name).distinct()
    house = visit_buildings.of(one.dormitory)
    written = {row[0] for row in session.execute(query)} | {one.dormitory}
    return [(one.employer_name, name) for name in sorted(written) if visit_buildings.of(name) == house]


def residents(session: Session, of: object, *, by: Staff, now: datetime) -> tuple[Worker, Sequence[Resident]]:
    """The people of a group, the longest unvisited first, with one of them. Raises NotSeen."""
    one = scopes.one(session, Worker, of, by=by)
    last, coming = _last_visits(), _coming(now)
    query = (
        select(Worker, last.c.at, coming.c.at)
        .outerjoin(last, last.c.worker_id == col(Worker.id))
        .outerjoin(coming, coming.c.worker_id == col(Worker.id))
        .where(*_here(by), _at(_rooms(session, one, by)))
        .order_by(last.c.at.is_not(None), last.c.at, col(Worker.id))
        .limit(PEOPLE)
    )
    rows = session.execute(query).all()
    numbers = [row[0].key for row in rows]
    waiting, nights = _waiting(session, numbers), _nights(session, numbers)
    return one, [
        Resident(row[0], row[1], row[2], waiting.get(row[0].key, 0), row[0].key in nights) for row in rows
    ]  # fmt: skip


def _here(by: Staff) -> list[ColumnElement[bool]]:
    return [*scopes.seen(by, Worker), col(Worker.status).in_(HERE)]


def _at(places: Sequence[tuple[str, str]]) -> ColumnElement[bool]:
    if not places:
        return false()
    return tuple_(col(Worker.employer_name), col(Worker.dormitory)).in_(places)


def _last_visits() -> Any:
    query: Any = select(col(Visit.worker_id).label("worker_id"), func.max(col(Visit.starts_at)).label("at"))
    return query.where(*_seen(), col(Visit.worker_id).is_not(None)).group_by("worker_id").subquery()


def _coming(now: datetime) -> Any:
    query: Any = select(col(Visit.worker_id).label("worker_id"), func.min(col(Visit.starts_at)).label("at"))
    return query.where(col(Visit.status) == "booked", col(Visit.starts_at) > now).group_by("worker_id").subquery()


# What is open, each with the condition under which it still is.
_OPEN: tuple[tuple[type[SQLModel], ColumnElement[bool]], ...] = (
    (Inquiry, col(Inquiry.status) != "closed"),
    (FollowUp, col(FollowUp.status).in_(OPEN_TASKS) & col(FollowUp.closed_at).is_(None)),
)


def _waiting_by_place(
    session: Session, places: Sequence[tuple[str, str]], *, by: Staff
) -> Mapping[tuple[str, str], int]:  # fmt: skip
    found: dict[tuple[str, str], int] = {}
    for table, is_open in _OPEN:
        columns: Any = table
        query = (
            select(col(Worker.employer_name), col(Worker.dormitory), func.count())
            .join(columns, columns.worker_id == col(Worker.id))
            .where(is_open, *_here(by), _at(places))
            .group_by(col(Worker.employer_name), col(Worker.dormitory))
        )
        for employer, dormitory, count in session.execute(query).all():
            found[employer, dormitory] = found.get((employer, dormitory), 0) + count
    return found


def _waiting(session: Session, numbers: Sequence[int]) -> Mapping[int, int]:
    found: dict[int, int] = {}
    for table, is_open in _OPEN:
        columns: Any = table
        query = select(columns.worker_id, func.count()).where(is_open, columns.worker_id.in_(numbers))
        for number, count in session.execute(query.group_by(columns.worker_id)).all():
            found[number] = found.get(number, 0) + count
    return found


def _night_links() -> Any:
    return (
        select(col(FollowerWorker.worker_id))
        .join(Follower, col(Follower.id) == col(FollowerWorker.follower_id))
        .where(col(Follower.night_shift_since).is_not(None))
    )


def _nights(session: Session, numbers: Sequence[int]) -> set[int]:
    query = _night_links().where(col(FollowerWorker.worker_id).in_(numbers))
    return {row[0] for row in session.execute(query).all()}


def _nights_by_place(
    session: Session, places: Sequence[tuple[str, str]], *, by: Staff
) -> Mapping[tuple[str, str], int]:  # fmt: skip
    query = (
        select(col(Worker.employer_name), col(Worker.dormitory), func.count())
        .where(col(Worker.id).in_(_night_links()), *_here(by), _at(places))
        .group_by(col(Worker.employer_name), col(Worker.dormitory))
    )
    return {(row[0], row[1]): row[2] for row in session.execute(query).all()}
