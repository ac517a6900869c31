"""Sessions of the console (登录会话): kept here, known to the browser by a token alone."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, update
from sqlmodel import Session, col, select

from db.models import Account, Login, Staff

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
# A session is written at most this often, so that looking at pages does not keep the records busy.
TOUCH = timedelta(minutes=1)
KEEP = timedelta(days=180)
# Asked before every page: put together once.
LIVING = (
    select(Login, Account, Staff)
    .join(Account, col(Account.staff_id) == Login.staff_id)
    .join(Staff, col(Staff.id) == Login.staff_id)
    .where(
        Login.digest == bindparam("digest"), col(Login.ended_at).is_(None), col(Login.seen_at) > bindparam("idle"),
        col(Login.began_at) > bindparam("longest"), Staff.active,
    )
)  # fmt: skip


def begin(session: Session, *, staff: Staff, address: str, now: datetime, proved: bool = False) -> str:
    """The token of a new session; it opens nothing but the second step until the second factor is proved."""
    token = secrets.token_urlsafe(32)
    session.add(
        Login(
            digest=_digest(token), staff_id=staff.key, address=address, began_at=now, seen_at=now,
            proved_at=now if proved else None, region=staff.region,
        )
    )  # fmt: skip
    session.flush()
    return token


def find(session: Session, token: str, *, now: datetime) -> tuple[Login, Account, Staff] | None:
    """The living session of an active member."""
    about = {"digest": _digest(token), "idle": now - IDLE, "longest": now - LONGEST}
    row = session.execute(LIVING, about).first()
    return (row[0], row[1], row[2]) if row else None


def is_stale(login: Login, *, now: datetime) -> bool:
    return now - login.seen_at >= TOUCH


def touch(session: Session, login: Login, *, now: datetime) -> None:
    session.execute(update(Login).where(col(Login.id) == login.id).values(seen_at=now))


def end(session: Session, login: Login, *, now: datetime) -> None:
    session.execute(update(Login).where(col(Login.id) == login.id).values(ended_at=now))


def end_all(session: Session, *, staff: Staff, now: datetime) -> None:
    session.execute(
        update(Login).where(col(Login.staff_id) == staff.id, col(Login.ended_at).is_(None)).values(ended_at=now)
    )


def forget(session: Session, *, before: datetime) -> None:
    """Sessions last used before this moment; that somebody logged in stays in the audit."""
    session.execute(delete(Login).where(col(Login.seen_at) < before))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
