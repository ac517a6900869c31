"""The pulse of timed work: when each piece last ran."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, select

from db.models import Pulse

# A run may be late because a long one holds the threads; three missed ones in a row are no accident.
MISSED = 3
SLACK = timedelta(minutes=3)
LONG_TURN = 3600


def beat(session: Session, *, name: str, now: datetime, error: str = "", every_seconds: int = 0) -> None:
    before = session.get(Pulse, name)
    failures = (before.failures if before else 0) + 1 if error else 0
    session.merge(Pulse(name=name, last_run_at=now, last_error=error, every_seconds=every_seconds, failures=failures))


def all_of(session: Session) -> Sequence[Pulse]:
    return session.exec(select(Pulse).order_by(Pulse.name)).all()


def find(session: Session, name: str) -> Pulse | None:
    return session.get(Pulse, name)


def is_failing(pulse: Pulse) -> bool:
    """Three errors in a row, or one where the next turn is hours away."""
    return pulse.failures >= MISSED or (pulse.failures > 0 and pulse.every_seconds >= LONG_TURN)


def is_dead(pulse: Pulse, *, now: datetime) -> bool:
    """Older than three of its turns and a little more. Of a piece that names no turn nothing can be said."""
    turns = timedelta(seconds=pulse.every_seconds) * MISSED
    longest = turns if turns < timedelta(days=1) else timedelta(seconds=pulse.every_seconds) + timedelta(hours=1)
    return pulse.every_seconds > 0 and now - pulse.last_run_at > longest + SLACK


def ran_well(session: Session, *, name: str, since: datetime, now: datetime) -> bool:
    """Whether some process has run this piece without an error since then."""
    found = session.get(Pulse, name)
    return found is not None and not found.last_error and since < found.last_run_at <= now
