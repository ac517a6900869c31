"""Visits whose hour has passed and of which nobody has written down what came of them."""

from datetime import datetime

from sqlmodel import Session, col, select

from db.models import FollowUp, Visit, Worker


def last_of(session: Session, worker: Worker, *, since: datetime, now: datetime) -> Visit | None:
    """The last visit that should have begun since then, and of which nobody has written down what came of it."""
    return session.exec(
        select(Visit)
        .where(Visit.worker_id == worker.id, Visit.status == "booked", col(Visit.entered_at).is_(None))
        .where(col(Visit.starts_at) >= since, col(Visit.starts_at) <= now)
        .order_by(col(Visit.starts_at).desc())
    ).first()


def has_need(session: Session, visit: Visit, *, kind: str) -> bool:
    """Whether this is open already."""
    found = select(FollowUp.id).where(
        FollowUp.visit_id == visit.id, FollowUp.kind == kind, col(FollowUp.closed_at).is_(None)
    )
    return session.exec(found).first() is not None
