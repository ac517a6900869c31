"""The account's access token: one row for all processes, and who may fetch the next one."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, update
from sqlmodel import Session, col

from db.models import AccessToken
from db.sealing import CannotUnseal, KeyRing
from db.statements import insert_for

PLACE = "access_token.value:1"


@dataclass(frozen=True)
class StoredToken:
    value: str = field(repr=False)
    expires_at: datetime


def find(session: Session, *, keys: KeyRing) -> StoredToken | None:
    """None when there is none yet, or it was sealed with a key we no longer have: then a new one is fetched."""
    row = session.get(AccessToken, 1)
    if row is None or row.value_encrypted is None or row.expires_at is None:
        return None
    try:
        value = keys.unseal(row.value_encrypted, place=PLACE)
    except CannotUnseal:
        return None
    return StoredToken(value.decode(), row.expires_at)


def claim(session: Session, *, now: datetime, lease: timedelta) -> bool:
    """True for one process at a time: it fetches the next token, the others go on with the old one."""
    free = or_(col(AccessToken.refreshing_until).is_(None), col(AccessToken.refreshing_until) <= now)
    return _change_if(session, free, refreshing_until=now + lease)


def force(session: Session, *, now: datetime, every: timedelta) -> bool:
    """True at most once in `every`, over all processes: WeChat allows few forced refreshes a day."""
    long_ago = or_(col(AccessToken.forced_at).is_(None), col(AccessToken.forced_at) <= now - every)
    return _change_if(session, long_ago, forced_at=now)


def save(session: Session, *, value: str, expires_at: datetime, keys: KeyRing) -> None:
    """Also ends the claim."""
    sealed = keys.seal(value.encode(), place=PLACE)
    _change_if(session, None, value_encrypted=sealed, expires_at=expires_at, refreshing_until=None)


def _change_if(session: Session, condition: ColumnElement[bool] | None, **values: Any) -> bool:
    session.execute(insert_for(session, AccessToken).values(id=1).on_conflict_do_nothing(index_elements=["id"]))
    change = update(AccessToken).where(col(AccessToken.id) == 1).values(**values).returning(col(AccessToken.id))
    if condition is not None:
        change = change.where(condition)
    return session.execute(change.execution_options(synchronize_session=False)).first() is not None
