"""What a day at the station asks for (今天): visits, requests, posts that run out; each within what the member may see."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from db import rights, scopes
from db.models import Broadcast, Inquiry, Staff, Vacancy, Visit, Worker
from db.rights import Right

SOON = timedelta(days=7)
URGENCY = {"urgent": 0, "high": 1}


def visits(session: Session, *, by: Staff, now: datetime) -> Sequence[tuple[Visit, Staff | None]]:
    """Today's, by time, whatever became of them; without those called off."""
    begins = now.replace(hour=0, minute=0, second=0, microsecond=0)
    rows = session.exec(
        select(Visit, Staff)
        .outerjoin(Staff, col(Staff.id) == Visit.staff_id)
        .where(
            *scopes.seen(by, Visit), col(Visit.starts_at) >= begins,
            col(Visit.starts_at) < begins + timedelta(days=1), Visit.status != "cancelled",
        )
        .order_by(col(Visit.starts_at), col(Visit.id))
    ).all()  # fmt: skip
    return [(row[0], row[1]) for row in rows]


def running_out(session: Session, *, by: Staff, now: datetime, first: int) -> tuple[Sequence[Vacancy], int]:
    """Open posts whose last day is within a week: the nearest, and how many there are."""
    today = now.date()
    soon = (
        Vacancy.status == "published", col(Vacancy.valid_until) >= today, col(Vacancy.valid_until) <= today + SOON,
    )  # fmt: skip
    rows = session.exec(
        scopes.rows(by, Vacancy).where(*soon).order_by(col(Vacancy.valid_until), col(Vacancy.id)).limit(first)
    ).all()
    return rows, int(session.execute(scopes.counting(by, Vacancy).where(*soon)).scalar_one())


def waiting(session: Session, *, by: Staff) -> Sequence[tuple[Inquiry, Worker | None]]:
    """Requests that nobody has taken: urgent first, then the longest waiting."""
    rows = session.exec(
        select(Inquiry, Worker)
        .outerjoin(Worker, col(Worker.id) == Inquiry.worker_id)
        .where(*scopes.seen(by, Inquiry), Inquiry.status == "new")
        .order_by(col(Inquiry.opened_at))
    ).all()
    return sorted(((row[0], row[1]) for row in rows), key=lambda row: URGENCY.get(row[0].level, 2))


def mine(session: Session, *, by: Staff) -> Sequence[tuple[Inquiry, Worker | None]]:
    """Requests that the member has taken and not closed: urgent first, then the longest taken."""
    rows = session.exec(
        select(Inquiry, Worker)
        .outerjoin(Worker, col(Worker.id) == Inquiry.worker_id)
        .where(*scopes.seen(by, Inquiry), Inquiry.status == "taken", Inquiry.taken_by == by.id)
        .order_by(col(Inquiry.taken_at), col(Inquiry.id))
    ).all()
    return sorted(((row[0], row[1]) for row in rows), key=lambda row: URGENCY.get(row[0].level, 2))


def to_approve(session: Session, *, by: Staff) -> Sequence[Broadcast]:
    """Broadcasts of others that wait for a second person's word, the oldest first."""
    if not rights.has(by, Right.APPROVE):
        return ()
    waits = (Broadcast.status == "waiting", Broadcast.author_id != by.id)
    return session.exec(scopes.rows(by, Broadcast).where(*waits).order_by(col(Broadcast.id))).all()
