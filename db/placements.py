"""Students' placements (实习): kept once age and year allow it, waiting for the school, which agrees or says no."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from db import audits, scopes
from db.models import Follower, Placement, Staff, Worker
from db.refusals import Refusal

YOUNGEST, ADULT, FIRST_YEAR = 16, 18, 1
# What can still be given up.
LIVE = ("waiting", "agreed", "running")
Pair: TypeAlias = tuple[Placement, Worker]
_WAITING = (col(Placement.status) == "waiting",)
_OLDEST = (col(Placement.noted_at), col(Placement.id))


class NotWaiting(Refusal):
    """The school has answered already, or the student has given the placement up."""

    def __init__(self, name: str, status: str) -> None:
        super().__init__(name, status)
        self.name, self.status = name, status


class OtherSchool(Refusal):
    """The student has named another school since; what the first one says is no answer to this."""

    def __init__(self, name: str, school: str) -> None:
        super().__init__(name, school)
        self.name, self.school = name, school


@dataclass(frozen=True)
class Kept:
    """`asks` when a school is to be asked: the first time, or anew because it never spoke of this."""

    row: Placement
    asks: bool
    anew: bool = False


def keep(
    session: Session, *, worker: Worker, follower: Follower, school: str, year: int, age: int, arranged_by: str,
    now: datetime, class_name: str = "", starts_on: date | None = None, ends_on: date | None = None,
) -> Kept:  # fmt: skip
    """The word of a school holds for that school, these dates and this way of coming there, and for nothing else.

    Raises ValueError for an age or a year in which placements are forbidden: that is refused before.
    """
    if age < YOUNGEST or year == FIRST_YEAR:
        raise ValueError("no placement under sixteen or in the first year")
    row, told = of_worker(session, worker), (_plain(school), arranged_by, starts_on, ends_on)
    first = row is None
    if row is None:
        row = Placement(worker_id=worker.key, region=worker.region, school=school, year=year, age=age, noted_at=now)
        session.add(row)
        session.flush()
    _lock(session, row)
    before, spoken = (_plain(row.school), row.arranged_by, row.starts_on, row.ends_on), row.status
    row.follower_id, row.school, row.year, row.age = follower.id, school, year, age
    row.class_name, row.arranged_by, row.starts_on, row.ends_on = class_name, arranged_by, starts_on, ends_on
    anew = not first and (before != told or spoken not in LIVE)
    if anew:
        row.status, row.noted_at, row.refusal = "waiting", now, ""
        row.school_agreed_at = row.school_refused_at = row.withdrawn_at = None
    worker.minor = age < ADULT
    session.flush()
    return Kept(row, asks=first or anew, anew=anew and spoken != "waiting")


def of_worker(session: Session, worker: Worker) -> Placement | None:
    """A person has one, whatever became of it."""
    return session.exec(select(Placement).where(Placement.worker_id == worker.id)).first()


def live_of(session: Session, worker: Worker) -> Placement | None:
    row = of_worker(session, worker)
    return row if row is not None and row.status in LIVE else None


def waiting(session: Session, *, by: Staff, name: str = "") -> Sequence[Pair]:
    """Those whose school has not answered, the oldest first; of people with this name when named."""
    named = (col(Worker.name) == name,) if name else ()
    return _pairs(session, *_WAITING, *scopes.seen(by, Placement), *named, order=_OLDEST)


def unanswered(session: Session, *, noted: Collection[date]) -> Sequence[Pair]:
    """Those that were to be asked on one of these days and still wait, of every region, the oldest first."""
    return [pair for pair in _pairs(session, *_WAITING, order=_OLDEST) if pair[0].noted_at.date() in noted]


def settled(session: Session, *, by: Staff, limit: int = 50) -> Sequence[Pair]:
    """Those that are answered or given up, the newest first."""
    newest = [column.desc() for column in _OLDEST]
    return _pairs(session, col(Placement.status) != "waiting", *scopes.seen(by, Placement), order=newest, limit=limit)


def _pairs(
    session: Session, *which: ColumnElement[bool], order: Sequence[Any], limit: int | None = None
) -> Sequence[Pair]:  # fmt: skip
    rows = session.exec(
        select(Placement, Worker)
        .join(Worker, col(Worker.id) == Placement.worker_id)
        .where(col(Worker.deleted_at).is_(None), *which)
        .order_by(*order)
        .limit(limit)
    ).all()
    return [(row[0], row[1]) for row in rows]


def school_agrees(session: Session, row: Placement, *, school: str = "", by: Staff, now: datetime) -> None:
    """`school` is the one that spoke, when it was named. Raises NotWaiting, OtherSchool."""
    _check_waits(session, row, school)
    row.status, row.school_agreed_at = "agreed", now
    audits.note(session, staff=by, action="school_agreed", about=f"placement:{row.key}", detail=row.school, now=now)
    session.flush()


def school_refuses(
    session: Session, row: Placement, *, reason: str, school: str = "", by: Staff, now: datetime
) -> None:  # fmt: skip
    """The student is told the reason, so there must be one: ValueError. Raises NotWaiting, OtherSchool."""
    if not reason.strip():
        raise ValueError("a school that says no says why")
    _check_waits(session, row, school)
    row.status, row.school_refused_at, row.refusal = "refused", now, reason.strip()
    audits.note(
        session, staff=by, action="school_refused", about=f"placement:{row.key}", detail=row.school, reason=row.refusal,
        now=now,
    )  # fmt: skip
    session.flush()


def put_class_right(session: Session, row: Placement, *, class_name: str) -> None:
    """The word of the school stands: it spoke of the student, not of the class."""
    _lock(session, row)
    row.class_name = class_name
    session.flush()


def withdraw(session: Session, row: Placement, *, now: datetime) -> str:
    """Given up by the student. Returns how far it had come."""
    _lock(session, row)
    before, row.status, row.withdrawn_at = row.status, "withdrawn", now
    session.flush()
    return before


def is_meant(said: str, school: str) -> bool:
    """Whether somebody who says 德宏职院 may mean 德宏职业学院: the letters of one stand in the other, in order."""
    short, long = sorted((_plain(said), _plain(school)), key=len)
    left = iter(long)
    return bool(short) and all(letter in left for letter in short)


def _check_waits(session: Session, row: Placement, school: str) -> None:
    _lock(session, row)
    worker = session.get_one(Worker, row.worker_id)
    if row.status != "waiting":
        raise NotWaiting(worker.name, row.status)
    if school and not is_meant(school, row.school):
        raise OtherSchool(worker.name, row.school)


def _lock(session: Session, row: Placement) -> None:
    """As it is now, until the end: a student may change the school while somebody writes down what the first one said."""
    session.refresh(row, with_for_update=True)


def _plain(school: str) -> str:
    return "".join(school.split())
