"""Long sheets (导出的表): asked for, made beside everything else, handed over, gone within a day or two."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from db import scopes
from db.models import MadeSheet, Staff

FOLDER = "sheets"  # below the data folder
KEPT = timedelta(days=1)
# Whoever makes a sheet says so every few seconds; one silent for so long has ended with its process.
SILENT = timedelta(minutes=5)
LISTED = 30


def begin(session: Session, *, name: str, path: str, by: Staff, now: datetime) -> MadeSheet:
    """The file is named from the start, so that it goes with its row whenever that goes.

    Whoever makes it speaks of it by `path`: the number of a row that was dropped may be another sheet's by now.
    """
    row = MadeSheet(staff_id=by.key, name=name, path=path, asked_at=now, seen_at=now, region=by.region)
    session.add(row)
    session.flush()
    return row


def go_on(session: Session, path: str, *, done: int, total: int, now: datetime) -> None:
    _say(session, path, done=done, total=total, seen_at=now)


def finish(session: Session, path: str, *, now: datetime) -> bool:
    """Whether anybody still wants it: else the file has no row and goes."""
    return _say(session, path, state="ready", seen_at=now)


def fail(session: Session, path: str, *, now: datetime) -> None:
    _say(session, path, state="failed", seen_at=now)


def drop(session: Session, key: object, *, by: Staff) -> str:
    """Returns the file that may go once this is committed, or nothing. Raises NotSeen."""
    row = scopes.one(session, MadeSheet, key, by=by)
    path = row.path
    session.delete(row)
    return path


def erase(session: Session, path: str) -> None:
    session.execute(delete(MadeSheet).where(col(MadeSheet.path) == path))


def erase_all(session: Session) -> list[str]:
    """Somebody's data was deleted and may stand in any of them. Returns the files that may go once this is committed."""
    paths = named(session)
    session.execute(delete(MadeSheet))
    return paths


def named(session: Session) -> list[str]:
    """The files that a row still speaks of."""
    return [path for path in session.exec(select(MadeSheet.path)).all() if path]


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


def _say(session: Session, path: str, **what: object) -> bool:
    """Nothing for a row that was dropped meanwhile."""
    said = update(MadeSheet).where(col(MadeSheet.path) == path).values(**what).returning(col(MadeSheet.id))
    return session.execute(said).first() is not None
