"""What becomes of an event after it was planned: moved, called off, over."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from db import events
from db.models import Event


def move(session: Session, event: Event, *, starts_at: datetime) -> None:
    """To another moment, as long as before; only for what has no times of its own."""
    event.starts_at, event.ends_at = starts_at, starts_at + (event.ends_at - event.starts_at)
    session.flush()


def call_off(session: Session, event: Event) -> None:
    """Who had signed up stays on record."""
    event.status = "cancelled"
    session.flush()


def end_past(session: Session, *, now: datetime) -> int:
    """Events over for a day are ended; where nobody has written how many came, those who checked in count."""
    past = session.exec(select(Event).where(Event.status == "open", col(Event.ends_at) < now - timedelta(days=1))).all()
    for event in past:
        event.status = "ended"
        event.attended = event.attended or events.turnout(session, event).arrived
    session.flush()
    return len(past)
