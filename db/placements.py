"""Students' placements (实习): kept once age and year allow it, waiting for the school."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from db.models import Follower, Placement, Worker

YOUNGEST, ADULT, FIRST_YEAR = 16, 18, 1


def keep(
    session: Session, *, worker: Worker, follower: Follower, school: str, year: int, age: int, arranged_by: str,
    now: datetime, class_name: str = "", starts_on: date | None = None, ends_on: date | None = None,
) -> Placement:  # fmt: skip
    """Raises ValueError for an age or a year in which placements are forbidden: that is refused before."""
    if age < YOUNGEST or year == FIRST_YEAR:
        raise ValueError("no placement under sixteen or in the first year")
    row = session.exec(select(Placement).where(Placement.worker_id == worker.id)).first()
    if row is None:
        row = Placement(
            worker_id=worker.key, region=worker.region, school=school, year=year, age=age, noted_at=now
        )  # fmt: skip
        session.add(row)
    row.follower_id, row.school, row.year, row.age = follower.id, school, year, age
    row.class_name, row.arranged_by, row.starts_on, row.ends_on = class_name, arranged_by, starts_on, ends_on
    worker.minor = age < ADULT
    session.flush()
    return row


def waiting(session: Session, *, name: str = "") -> Sequence[tuple[Placement, Worker]]:
    """Those whose school has not answered, the oldest first; of one person when named."""
    query = (
        select(Placement, Worker)
        .join(Worker, col(Worker.id) == Placement.worker_id)
        .where(Placement.status == "waiting", col(Worker.deleted_at).is_(None))
        .order_by(col(Placement.noted_at))
    )
    rows = session.exec(query.where(Worker.name == name) if name else query).all()
    return [(row[0], row[1]) for row in rows]


def school_agrees(session: Session, placement: Placement, *, now: datetime) -> None:
    placement.status, placement.school_agreed_at = "agreed", now
    session.flush()
