"""What is decided about a broadcast that stands, in the chat or at the desk: done, told to whom it concerns, and said."""

from datetime import datetime

from db import broadcast_halting, broadcast_results, broadcasts, rights, staff
from db.models import Broadcast
from db.rights import Right
from handlers import broadcast_flow, sending_hours, texts
from handlers.workplace import Workplace


def approve(work: Workplace, row: Broadcast) -> str:
    """Raises NotAllowed, OwnBroadcast or WrongState."""
    by = rights.require(work.staff, Right.APPROVE)
    broadcasts.approve(work.session, row, by=by, now=work.now)
    broadcasts.reschedule(work.session, row, send_at=allowed(work, row.send_at or work.now))
    at = broadcast_flow.at(work, row)
    _tell_author(work, row, texts.broadcasts.approved_for_author(row, by.name, at), "approved")
    return texts.broadcasts.approved(row, at)


def refuse(work: Workplace, row: Broadcast, reason: str) -> str:
    """Raises NotAllowed, OwnBroadcast or WrongState."""
    by = rights.require(work.staff, Right.APPROVE)
    broadcasts.refuse(work.session, row, by=by, reason=reason, now=work.now)
    _tell_author(work, row, texts.broadcasts.refused_for_author(row, by.name, reason), "refused")
    return texts.broadcasts.refused(row)


def stop(work: Workplace, row: Broadcast) -> str:
    """Raises NotAllowed or WrongState; one that is over or stopped already is no mistake."""
    by = rights.require(work.staff, Right.BROADCAST)
    broadcast_results.reconcile(work.session, row, now=work.now)
    if row.status in ("done", "stopped"):
        over = texts.broadcasts.too_late if row.status == "done" else texts.broadcasts.stands_stopped
        return over(row)
    spared = broadcast_halting.stop(work.session, row, by=by, now=work.now)
    return texts.broadcasts.stopped(row, spared)


def halt(work: Workplace, row: Broadcast, *, softly: bool) -> str:
    """Stopped; `softly` where it may be gone on with, as long as it is going out. Raises NotAllowed or WrongState."""
    broadcast_results.reconcile(work.session, row, now=work.now)
    if softly and row.status == "paused":
        return texts.broadcasts.stands_paused(row)
    return pause(work, row) if softly and row.status == "sending" else stop(work, row)


def pause(work: Workplace, row: Broadcast) -> str:
    """Raises NotAllowed or WrongState."""
    by = rights.require(work.staff, Right.BROADCAST)
    waiting = broadcast_halting.pause(work.session, row, by=by, now=work.now)
    return texts.broadcasts.paused(row, waiting)


def resume(work: Workplace, row: Broadcast) -> str:
    """At once, or when messages may go out again. Raises NotAllowed or WrongState."""
    by = rights.require(work.staff, Right.BROADCAST)
    due_at = allowed(work, work.now)
    left = broadcast_halting.resume(work.session, row, by=by, due_at=due_at, now=work.now)
    asked = due_at.isoformat() if due_at > work.now else ""
    return texts.broadcasts.resumed(row, left, broadcast_flow.shown_time(work, asked))


def allowed(work: Workplace, moment: datetime) -> datetime:
    """The moment itself or the next at which messages to many may go out; never one that has passed."""
    return sending_hours.next_allowed(work.station, max(moment, work.now)).at


def _tell_author(work: Workplace, row: Broadcast, words: str, what: str) -> None:
    key = f"approve:broadcast:{row.key}:{broadcasts.fingerprint(row)[:12]}:{what}"
    broadcast_flow.tell(work, staff.get(work.session, row.author_id), words, key=key)
