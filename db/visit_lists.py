"""Visits as those who make them and the clock read them: of a day, without a record, ahead."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from db.models import Staff, Visit


def of_day(session: Session, day: datetime, *, staff: Staff | None = None) -> Sequence[Visit]:
    """Visits of the China day that holds `day`, by time; of one member of staff when named."""
    begins = day.replace(hour=0, minute=0, second=0, microsecond=0)
    today = (col(Visit.starts_at) >= begins, col(Visit.starts_at) < begins + timedelta(days=1))
    return _by_time(session, staff, *today, col(Visit.status) != "cancelled")


def without_record(session: Session, *, since: datetime, staff: Staff | None = None) -> Sequence[Visit]:
    """By time: over or still to come; of one member of staff when named."""
    return _by_time(session, staff, col(Visit.status) == "booked", col(Visit.starts_at) >= since)


def booked_between(session: Session, begins: datetime, ends: datetime) -> Sequence[Visit]:
    return session.exec(
        select(Visit).where(Visit.status == "booked", col(Visit.starts_at) >= begins, col(Visit.starts_at) < ends)
    ).all()


def _by_time(session: Session, staff: Staff | None, *conditions: ColumnElement[bool]) -> Sequence[Visit]:
    own = () if staff is None else (col(Visit.staff_id) == staff.id,)
    query = select(Visit).where(*conditions, *own).order_by(col(Visit.starts_at), col(Visit.id))
    return session.exec(query).all()
