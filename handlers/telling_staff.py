"""Telling colleagues (告诉同事): those of some roles who have a phone bound, each once under a key of their own."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from db import outbox, staff


def owe(
    session: Session, *, roles: Sequence[str], message: dict[str, Any], key: str, now: datetime,
    due_at: datetime | None = None,
) -> None:  # fmt: skip
    """`key` says what of; the same again tells nobody twice."""
    for member, follower in staff.bound(session, roles=roles):
        outbox.owe(
            session, follower=follower, message=message, key=f"{key}:{member.key}", kind="staff", now=now, due_at=due_at
        )
