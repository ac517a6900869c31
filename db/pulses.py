"""The pulse of timed work: when each piece last ran."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, select

from db.models import Pulse


def beat(session: Session, *, name: str, now: datetime, error: str = "") -> None:
    session.merge(Pulse(name=name, last_run_at=now, last_error=error))


def all_of(session: Session) -> Sequence[Pulse]:
    return session.exec(select(Pulse).order_by(Pulse.name)).all()
