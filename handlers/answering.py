"""Speaking to a worker in the station's name, from the chat or from the console."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Session

from db import followers, inquiries, messages, outbox
from db.models import Follower, Inquiry, Staff
from handlers import texts
from handlers.dialogue.replies import notice

# Words whose window has closed wait so long for the worker to write again; then the worker is to be telephoned.
KEPT = timedelta(days=7)


class Told(StrEnum):
    SENT = "sent"  # on its way
    HELD = "held"  # the window has closed: a notice goes now, the words when the worker writes
    SPENT = "spent"  # the same, because the five messages that WeChat allows after each of the worker's are used up
    GONE = "gone"  # nobody follows any more


def tell(session: Session, inquiry: Inquiry, words: str, *, what: str, by: Staff | None, now: datetime) -> bool:
    """Owe the words, and a notice in their place where the window has closed. False when nobody can be told, or was."""
    follower = followers.get(session, inquiry.follower_id) if inquiry.follower_id else None
    if follower is None or not _owe(session, inquiry, follower, words, what=what, now=now):
        return False
    _note(session, follower, words, by, now)
    return True


def reply(session: Session, inquiry: Inquiry, words: str, *, what: str, by: Staff, now: datetime) -> Told:
    """Like `tell`, for words that must not be lost: where the window has closed they wait until the worker writes.

    The same `what` again says nothing twice.
    """
    told = _keep(session, inquiry, words, what=what, by=by, now=now)
    if told is not Told.GONE:
        inquiries.answered(session, inquiry)
    if told in (Told.HELD, Told.SPENT):
        inquiry.mutes_bot = True  # what the worker writes next comes to us
    return told


def close(session: Session, inquiry: Inquiry, words: str, *, by: Staff | None, now: datetime) -> Told:
    """The outcome of a request that is closed: it must not be lost either, and the bot answers again."""
    return _keep(session, inquiry, words, what="closed", by=by, now=now)


def _keep(session: Session, inquiry: Inquiry, words: str, *, what: str, by: Staff | None, now: datetime) -> Told:
    follower = followers.get(session, inquiry.follower_id) if inquiry.follower_id else None
    if follower is None or follower.openid is None or follower.unfollowed_at is not None:
        return Told.GONE
    left, until = followers.allowance(session, follower=follower, now=now)
    if left > outbox.on_their_way(session, follower, now=now):
        tell(session, inquiry, words, what=what, by=by, now=now)
        return Told.SENT
    held = outbox.owe(
        session, follower=follower, message={"type": "text", "words": words}, key=_key(inquiry, what), kind="answer",
        now=now, due_at=now + KEPT, expires_at=now + KEPT,
    )  # fmt: skip
    if held:
        _note(session, follower, words, by, now)
    _owe(session, inquiry, follower, texts.desk.NOTICE, what=f"notice:{now:%Y%m%d}", now=now)
    return Told.SPENT if until or followers.is_spent(session, follower=follower, now=now) else Told.HELD


def release(session: Session, follower: Follower, *, now: datetime) -> None:
    """The worker has written: what waited for that goes out."""
    outbox.hasten(session, follower=follower, prefix="inquiry:", now=now)


def _owe(session: Session, inquiry: Inquiry, follower: Follower, words: str, *, what: str, now: datetime) -> bool:
    fields = {"thing1": texts.desk.NOTICE, "time2": f"{now:%Y-%m-%d %H:%M}", "thing3": inquiry.number}
    message = notice(words, "outcome", fields)
    return outbox.owe(
        session, follower=follower, message=message, key=_key(inquiry, what), kind="answer", now=now
    )  # fmt: skip


def _note(session: Session, follower: Follower, words: str, by: Staff | None, now: datetime) -> None:
    if by is not None:
        messages.note(
            session, follower=follower, direction="staff", kind="text", words=words, now=now, staff_id=by.key
        )  # fmt: skip


def _key(inquiry: Inquiry, what: str) -> str:
    return f"inquiry:{inquiry.key}:{what}"
