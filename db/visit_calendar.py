"""The week of everybody who makes visits (走访日历), within what the member may see."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from sqlmodel import Session, col, select

from db import rights, scopes
from db.models import Employer, Staff, Visit, Worker
from db.rights import Right

DAYS = 7


@dataclass(frozen=True)
class Planned:
    """One visit; `whom` is the person or the employer."""

    visit: Visit
    whom: str


@dataclass(frozen=True)
class Week:
    """`days` are seven from Monday on; visits of a cell are in order of time. Nobody (None) has those not given out yet."""

    days: Sequence[date]
    people: Sequence[Staff | None]
    planned: Mapping[tuple[int | None, date], Sequence[Planned]]


def week(session: Session, monday: date, *, zone: tzinfo | None, by: Staff, only: int | None = None) -> Week:
    """Of one member of staff if `only` names one."""
    begins = datetime.combine(monday, time(0), zone)
    query = scopes.rows(by, Visit).where(
        col(Visit.starts_at) >= begins, col(Visit.starts_at) < begins + timedelta(days=DAYS),
        Visit.status != "cancelled",
    )  # fmt: skip
    if only is not None:
        query = query.where(Visit.staff_id == only)
    rows = session.exec(query.order_by(col(Visit.starts_at), col(Visit.id))).all()
    planned: dict[tuple[int | None, date], list[Planned]] = defaultdict(list)
    names = named(session, rows)
    for row in rows:
        planned[row.staff_id, row.starts_at.date()].append(Planned(row, names[row.key]))
    found = {row.staff_id for row in rows}
    people: list[Staff | None] = [one for one in _all(session) if _belongs(one, found, only)]
    if None in found:
        people.append(None)
    return Week([monday + timedelta(days=number) for number in range(DAYS)], people, planned)


def visitors(session: Session) -> Sequence[Staff]:
    """Whose calendar a visit may be put into, by code."""
    return [one for one in _all(session) if one.active and rights.has(one, Right.VISITS)]


def visitor(session: Session, staff_id: object) -> Staff | None:
    """None for anybody who makes no visits."""
    number = scopes.whole(staff_id)
    return next((one for one in visitors(session) if one.id == number), None)


def whom(session: Session, visit: Visit) -> str:
    return named(session, [visit])[visit.key]


def _all(session: Session) -> Sequence[Staff]:
    return session.exec(select(Staff).order_by(Staff.code)).all()


def _belongs(one: Staff, found: set[int | None], only: int | None) -> bool:
    if only is not None:
        return one.id == only
    return one.id in found or (one.active and rights.has(one, Right.VISITS))


def named(session: Session, rows: Sequence[Visit]) -> dict[int, str]:
    """By number of the visit: the worker's name, the employer's, or the place when it is for neither."""
    people = scopes.by_id(session, Worker, [row.worker_id for row in rows])
    employers = scopes.by_id(session, Employer, [row.employer_id for row in rows])
    named: dict[int, str] = {}
    for row in rows:
        found = people.get(row.worker_id or 0) or employers.get(row.employer_id or 0)
        named[row.key] = found.name if found else row.place
    return named
