"""After a copy was brought back: what the old machine may have sent since must not go out a second time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Update, text, update
from sqlmodel import Session, col

from db.copies.kept import Copy
from db.models import Audit, Broadcast, Inbox, Outbox
from db.models.channel import LIVE_STATES, WAITING_STATES

# WeChat knows the key of a mass send for a day; sending it again within that is no second effect.
MASS_KEY_LIVES = timedelta(hours=23)
# An alarm that rings twice is better than one that nobody heard.
RINGS_ANYWAY = "alarm"
LOST = "恢复备份前可能已经发出，不知道发到没有"


@dataclass(frozen=True)
class BroughtBack:
    """`uncertain` messages are on the call list; `halted` broadcasts wait for staff to look at them."""

    uncertain: int
    halted: int


def settle(session: Session, copy: Copy, *, now: datetime) -> BroughtBack:
    """Of what was due by now nobody knows whether it went out, unless nothing ran when the copy was taken."""
    uncertain = _count(session, _unknown(copy, now).where(col(Outbox.state) == "sending"))
    halted = 0
    if not copy.at_rest:
        uncertain += _count(session, _unknown(copy, now).where(col(Outbox.due_at) <= now))
        halted = _halt_broadcasts(session, now)
        session.execute(update(Inbox).where(text(WAITING_STATES)).values(state="joined", held=None, reply=None))
    session.execute(update(Outbox).where(text(LIVE_STATES)).values(state="owed", held_by="", lease_until=None))
    detail = f"{copy.path.name}，{uncertain} 条不知发到没有"
    session.add(Audit(at=now, actor="restore", action="restored", about="records", detail=detail))
    session.flush()
    return BroughtBack(uncertain, halted)


def _unknown(copy: Copy, now: datetime) -> Update:
    rows = update(Outbox).where(text(LIVE_STATES), col(Outbox.kind) != RINGS_ANYWAY)
    if now - copy.taken_at < MASS_KEY_LIVES:
        rows = rows.where(col(Outbox.route) != "mass")
    return rows.values(state="unknown", settled_at=now, held_by="", lease_until=None, failure=LOST)


def _halt_broadcasts(session: Session, now: datetime) -> int:
    """One that was due may have gone out: it must be approved anew. One half planned has lost its pages."""
    due = update(Broadcast).where(col(Broadcast.status) == "approved", col(Broadcast.send_at) <= now)
    planning = update(Broadcast).where(col(Broadcast.status) == "planning")
    return _count(session, due.values(status="draft", approved_for="")) + _count(
        session, planning.values(status="stopped", ended_at=now)
    )


def _count(session: Session, change: Update) -> int:
    return int(session.execute(change.execution_options(synchronize_session=False)).rowcount)  # type: ignore[attr-defined]
