"""Log-in accounts (登录账号): passwords that only argon2 can check, and the lock after too many wrong ones."""

import secrets
from datetime import datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlmodel import Session, select

from db import audits, logins
from db.models import Account, Staff
from db.refusals import Refusal
from db.staff import ALPHABET

MOST_MISSES = 5
LOCKED_FOR = timedelta(minutes=15)
SHORTEST = 10


class WeakPassword(Refusal):
    """Too short, or made of the account's own name."""


def issue(session: Session, *, staff: Staff, now: datetime, by: Staff | None = None) -> str:
    """A one-time password for a new account, or for one whose owner lost theirs: the second factor starts anew too."""
    words = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    open_with(session, staff=staff, hashed=_hasher().hash(words), now=now, one_time=True)
    audits.note(session, staff=by, action="account_issued", about=f"staff:{staff.key}", now=now)
    return words


def open_with(session: Session, *, staff: Staff, hashed: str, now: datetime, one_time: bool = False) -> Account:
    """The account with this password and no second factor yet; whoever is logged in with it is out."""
    account = of(session, staff) or Account(staff_id=staff.key, password="", changed_at=now, region=staff.region)
    account.password, account.one_time, account.changed_at = hashed, one_time, now
    account.factor_sealed, account.factor_since, account.factor_step = None, None, 0
    account.misses, account.locked_until = 0, None
    session.add(account)
    session.flush()
    logins.end_all(session, staff=staff, now=now)
    return account


def of(session: Session, staff: Staff) -> Account | None:
    return session.exec(select(Account).where(Account.staff_id == staff.id)).first()


def find(session: Session, code: str) -> tuple[Account, Staff] | None:
    """By the staff code; only of active members."""
    row = session.exec(
        select(Account, Staff).join(Staff).where(Staff.code == code.strip().upper(), Staff.active)
    ).first()  # fmt: skip
    return (row[0], row[1]) if row else None


def fits(account: Account | None, password: str) -> bool:
    """Takes a twentieth of a second whether or not there is such an account; never call it inside a transaction."""
    try:
        return _hasher().verify(account.password if account else _nobody(), password) and account is not None
    except (Argon2Error, InvalidHashError):
        return False


def is_locked(account: Account, *, now: datetime) -> bool:
    return account.locked_until is not None and account.locked_until > now


def missed(session: Session, account: Account, *, now: datetime) -> None:
    """A wrong password or code. The fifth in a row locks the account for a quarter of an hour."""
    row = session.get_one(Account, account.key, with_for_update=True, populate_existing=True)
    row.misses += 1
    if row.misses >= MOST_MISSES:
        row.misses, row.locked_until = 0, now + LOCKED_FOR
        session.flush()
        audits.note(session, staff=None, action="account_locked", about=f"staff:{row.staff_id}", now=now)


def forgive(session: Session, account: Account) -> None:
    """The log-in succeeded as a whole: earlier misses no longer count."""
    session.get_one(Account, account.key).misses = 0


def choose_password(session: Session, account: Account, hashed: str, *, now: datetime) -> None:
    row = session.get_one(Account, account.key)
    row.password, row.one_time, row.changed_at = hashed, False, now
    session.flush()


def hash_password(password: str, *, code: str) -> str:
    """Raises WeakPassword. Slow: never call it inside a transaction."""
    if len(password) < SHORTEST or len(set(password)) < SHORTEST // 2 or code.lower() in password.lower():
        raise WeakPassword
    return _hasher().hash(password)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash(secrets.token_hex(8))
