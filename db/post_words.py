"""What posts say, read without their rows as records: hundreds are held against one forwarded ad."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Date, Integer, Select, bindparam
from sqlmodel import Session, col, select

from db.models import Vacancy
from db.models.vacancies import UNPUBLISHED
from db.search_statements import is_open
from db.statements import Prepared, among


@dataclass(frozen=True)
class PostWords:
    """The words and figures of one post; equal where two posts say the same."""

    id: int
    number: str
    title: str
    trade: str
    employer_name: str
    headcount: int | None
    town: str
    district: str
    place: str
    pay_text: str
    pay_min: float | None
    pay_max: float | None
    pay_base: float | None
    duties: str
    work_conditions: str
    requirements: str
    certificates: str
    insurance: str
    hours: str
    tags: tuple[str, ...]


def _read() -> Select[tuple[Any, ...]]:
    return select(*(Vacancy.__table__.c[each.name] for each in fields(PostWords)))  # type: ignore[attr-defined]


_NEWEST = Prepared(
    lambda on: (
        _read()
        .where(is_open(bindparam("today", type_=Date())))
        .order_by(col(Vacancy.id).desc())
        .limit(bindparam("limit", type_=Integer()))
    )
)
_OF_EMPLOYERS = Prepared(
    lambda on: (
        _read()
        .where(
            among(col(Vacancy.employer_name), "names", on), *(col(Vacancy.status) != status for status in UNPUBLISHED)
        )
        .order_by(col(Vacancy.id))
    )
)
_SOME = Prepared(lambda on: _read().where(among(col(Vacancy.id), "ids", on, Integer())))


def newest(session: Session, *, now: datetime, limit: int) -> Sequence[PostWords]:
    """Of what takes people today, the newest first."""
    return _told(_NEWEST.run(session, {"today": now.date(), "limit": limit}))


def of_employers(session: Session, names: Sequence[str]) -> Sequence[PostWords]:
    """Everything that was ever published of these employers, by the names that the posts bear."""
    return _told(_OF_EMPLOYERS.run(session, {"names": list(names)})) if names else ()


def some(session: Session, ids: Sequence[int]) -> Sequence[PostWords]:
    """The posts with these ids, in this order; those that are gone are left out."""
    known = {one.id: one for one in _told(_SOME.run(session, {"ids": list(ids)}))} if ids else {}
    return [known[wanted] for wanted in ids if wanted in known]


def _told(rows: Sequence[tuple[Any, ...]]) -> list[PostWords]:
    return [PostWords(*(*row[:-1], tuple(row[-1] or ()))) for row in rows]
