"""Messages put by in a rush: many stored at once, each once, for the clock to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from db import followers, inbox
from db.models import Follower, Inbox
from db.statements import INSERTS, Prepared, among

_INBOX, _FOLLOWERS = Inbox.__table__, Follower.__table__  # type: ignore[attr-defined]
_NUMBERS = Prepared(
    lambda on: select(_FOLLOWERS.c.id, _FOLLOWERS.c.openid).where(among(_FOLLOWERS.c.openid, "openids", on))
)
_FOLLOW = Prepared(
    lambda on: INSERTS[on](_FOLLOWERS).on_conflict_do_nothing(index_elements=["openid"]),
    *("openid", "region", "scene", "followed_at", "language", "large_type", "flood_tokens"),
)
_KNOWN = Prepared(lambda on: select(_INBOX.c.key).where(among(_INBOX.c.key, "keys", on)))
_STORE = Prepared(
    lambda on: INSERTS[on](_INBOX).on_conflict_do_nothing(index_elements=["key"]),
    *("key", "follower_id", "kind", "region", "state", "sent_at", "received_at", "held", "delete_after"),
)


@dataclass(frozen=True)
class PutBy:
    """`message` must already have ID and card numbers masked; `window` is what it opens for us, if anything."""

    key: str
    openid: str
    kind: str
    sent_at: datetime
    message: dict[str, Any]
    window: str | None


def store(session: Session, messages: Sequence[PutBy], *, now: datetime) -> None:
    """Those that are new, and the windows that they open. In the order of their keys, so that two processes that store at
    the same time wait for each other and never both."""
    numbers = _numbers(session, sorted({one.openid for one in messages}), now)
    known = {key for (key,) in _KNOWN.run(session, {"keys": [one.key for one in messages]})}
    new = sorted((one for one in messages if one.key not in known), key=lambda one: one.key)
    if new:
        _STORE.run_all(session, [_row(one, numbers[one.openid], now) for one in new])
    opened = {(numbers[one.openid], one.window) for one in new if one.window}
    if opened:
        followers.open_windows(session, sorted(opened), now=now)


def _numbers(session: Session, openids: Sequence[str], now: datetime) -> dict[str, int]:
    """Of their followers, made where they are new."""
    found = _read_numbers(session, openids)
    if missing := [openid for openid in openids if openid not in found]:
        _FOLLOW.run_all(session, [followers.new_row(openid, now) for openid in missing])
        found |= _read_numbers(session, missing)
    return found


def _read_numbers(session: Session, openids: Sequence[str]) -> dict[str, int]:
    return {openid: number for number, openid in _NUMBERS.run(session, {"openids": list(openids)})}


def _row(one: PutBy, follower_id: int, now: datetime) -> dict[str, Any]:
    row = inbox.new_row(one.key, one.kind, one.sent_at, "raw", now)
    return row | {"follower_id": follower_id, "held": one.message}
