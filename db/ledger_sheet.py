"""The ledger row by row for a sheet (台账导出): one row a record, telephone and ID number masked, however many there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from db import scopes
from db.models import Identity, Staff, Visit, Worker

AT_ONCE = 2000
COLUMNS = (
    "code", "id", "name", "gender", "birth_date", "county", "township", "status", "employer_name", "trade", "work_place",
    "dormitory", "started_on", "contract", "insurance", "training_need", "education", "household_category", "phone",
    "source", "registered_at", "last_contact_at",
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """Empty is everybody."""

    counties: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


def rows(session: Session, wanted: Wanted, *, by: Staff) -> Iterator[dict[str, Any]]:
    """By number; `identity` is masked, `phone` is not yet, `visited_at` is the newest visit that met somebody."""
    last = (
        select(col(Visit.worker_id).label("worker_id"), func.max(col(Visit.starts_at)).label("visited_at"))
        .where(col(Visit.status) == "done", col(Visit.worker_id).is_not(None))
        .group_by(col(Visit.worker_id))
        .subquery()
    )
    columns = [getattr(Worker, name) for name in COLUMNS]
    query = (
        select(*columns, col(Identity.masked), last.c.visited_at)
        .outerjoin(Identity, col(Identity.worker_id) == col(Worker.id))
        .outerjoin(last, last.c.worker_id == col(Worker.id))
        .where(*_meant(wanted, by))
        .order_by(col(Worker.id))
    )
    names = (*COLUMNS, "identity", "visited_at")
    for part in session.execute(query, execution_options={"yield_per": AT_ONCE}).partitions():
        for row in part:
            yield dict(zip(names, row, strict=True))


def count_by_status(session: Session, wanted: Wanted, *, by: Staff) -> Sequence[tuple[str, int]]:
    """As the figures count them, so that a sheet can be held against the report."""
    # An expression, so that SQLite reads ix_worker_seen alone and does not go through the people in the order of their status.
    status = func.coalesce(col(Worker.status), "")
    query = select(status, func.count()).where(*_meant(wanted, by)).group_by(status)
    return [(row[0], row[1]) for row in session.execute(query.order_by(status)).all()]


def _meant(wanted: Wanted, by: Staff) -> list[ColumnElement[bool]]:
    found = [*scopes.seen(by, Worker), col(Worker.status) != "deleted"]
    if wanted.counties:
        found.append(col(Worker.county).in_(wanted.counties))
    if wanted.statuses:
        found.append(col(Worker.status).in_(wanted.statuses))
    return found
