"""Messages that wait to be said together with the next one (分段消息)."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from db import inbox
from db.callers import Caller
from db.models import Follower, Inbox
from db.putting_by import PutBy
from handlers.dialogue import bursts
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.incoming import put_by as as_kept
from nlp import identity


def keep_waiting(session: Session, incoming: Incoming, follower: Follower) -> None:
    inbox.hold(session, key=incoming.key, follower_id=follower.key, message=_kept(incoming))


def put_by(incoming: Incoming) -> PutBy:
    return PutBy(
        incoming.key, incoming.openid, incoming.kind, incoming.sent_at, _kept(incoming), incoming.opens_window
    )  # fmt: skip


def _kept(incoming: Incoming) -> dict[str, Any]:
    return as_kept(incoming, words=identity.hide(incoming.text))


def of(session: Session, caller: Caller, incoming: Incoming) -> Sequence[Inbox]:
    """What waits to be said together with this message. Events say nothing: fragments go on waiting."""
    if not caller.holds or not incoming.is_message:
        return ()
    held = inbox.held_by(session, caller.follower.key, around=incoming.sent_at)
    return [row for row in held if row.key != incoming.key]


def joined(parts: Sequence[Inbox], incoming: Incoming) -> str:
    """The waiting fragments and this message as one, in the order they were sent."""
    own = incoming.text if incoming.kind in (Kind.TEXT, Kind.VOICE) or incoming.has_place else ""
    said = [((row.held or {}).get("text", ""), row.sent_at or incoming.sent_at) for row in parts]
    # Sorting is stable, so what was sent within one second stays in the order of arrival.
    said = sorted([*said, (own, incoming.sent_at)], key=lambda part: part[1])
    return bursts.join([words for words, _ in said]) if parts else own
