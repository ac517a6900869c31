"""One-time links: which of them have done their work."""

import hashlib
from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session, col

from db.models import UsedLink
from db.statements import insert_for


def use(session: Session, link: str, *, now: datetime, until: datetime) -> bool:
    """True for the first who uses it. `until`: when it would have run out by itself, and need not be remembered."""
    session.execute(delete(UsedLink).where(col(UsedLink.delete_after) <= now))
    insert = insert_for(session, UsedLink).values(digest=_digest(link), used_at=now, delete_after=until)
    made = session.execute(insert.on_conflict_do_nothing(index_elements=["digest"]).returning(col(UsedLink.digest)))
    return made.first() is not None


def is_used(session: Session, link: str) -> bool:
    return session.get(UsedLink, _digest(link)) is not None


def _digest(link: str) -> str:
    return hashlib.sha256(link.encode()).hexdigest()
