"""When the records next want something done: for walking a moved clock from one such moment to the next."""

from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from db.models import Broadcast, Enrolment, Inquiry, Outbox

# Where a row says when it is due, and in which states it still counts.
_DUE = (
    (Outbox.due_at, col(Outbox.state).in_(["owed", "taken"])),
    (Outbox.lease_until, col(Outbox.state).in_(["taken", "sending"])),
    (Inquiry.next_alarm_at, col(Inquiry.status).in_(["new", "taken"])),
    (Enrolment.offer_until, col(Enrolment.status) == "offered"),
    (Broadcast.send_at, col(Broadcast.status) == "approved"),
)


def next_moment(session: Session, *, after: datetime) -> datetime | None:
    """The earliest of them later than `after`; None when nothing is planned."""
    found = [session.exec(select(func.min(column)).where(counts, col(column) > after)).one() for column, counts in _DUE]
    return min((moment for moment in found if moment is not None), default=None)
