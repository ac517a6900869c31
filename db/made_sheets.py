"""Long sheets (导出的表): asked for, made beside everything else, handed over, gone within a day or two."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from db import scopes
from db.models import MadeSheet, Staff

KEPT = timedelta(days=1)
# Whoever makes a sheet says so every few seconds; one silent for so long has ended with its process.
SILENT = timedelta(minutes=5)
LISTED = 30


def begin(session: Session, *, name: str, by: Staff, now: datetime) -> MadeSheet:
    row = MadeSheet(staff_id=by.key, name=name, asked_at=now, seen_at=now, region=by.region)
    session.add(row)
    session.flush()
    return row


def go_on(session: Session, key: int, *, done: int, total: int, now: datetime) -> None:
    _say(session, key, done=done, total=total, seen_at=now)


def finish(session: Session, key: int, *, path: str, now: datetime) -> None:
    _say(session, key, state="ready", path=path, seen_at=now)


def fail(session: Session, key: int, *, now: datetime) -> None:
    _say(session, key, state="failed", seen_at=now)


def drop(session: Session, key: object, *, by: Staff) -> str:
    """Returns the file that may go once this is committed, or nothing. Raises NotSeen."""
    row = scopes.one(session, MadeSheet, key, by=by)
    erase(session, row.key)
    return row.path


def erase(session: Session, key: int) -> None:
    session.execute(delete(MadeSheet).where(col(MadeSheet.id) == key))


def of(session: Session, *, by: Staff) -> Sequence[MadeSheet]:
    """One's own, the newest first."""
    rows = scopes.rows(by, MadeSheet).order_by(col(MadeSheet.id).desc()).limit(LISTED)
    return session.exec(rows).all()


def is_broken_off(row: MadeSheet, *, now: datetime) -> bool:
    return row.state == "failed" or (row.state == "making" and now - row.seen_at >= SILENT)


def forget(session: Session, *, now: datetime) -> list[str]:
    """Returns the files that may go once this is committed."""
    over = col(MadeSheet.asked_at) <= now - KEPT
    paths = [path for path in session.exec(select(MadeSheet.path).where(over)) if path]
    session.execute(delete(MadeSheet).where(over))
    return paths


def _say(session: Session, key: int, **what: object) -> None:
    """Nothing for a row that was dropped meanwhile."""
    session.execute(update(MadeSheet).where(col(MadeSheet.id) == key).values(**what))
