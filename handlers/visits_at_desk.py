"""Visits arranged from the station's desk: booked, moved and called off as in the chat, and both sides are told."""

from datetime import datetime

from db import audits, followers, outbox, rights, staff, visits
from db.models import Follower, Staff, Visit, Worker
from db.rights import Right
from db.visit_entries import CalledOff
from handlers import texts, visit_words
from handlers.dialogue.replies import notice
from handlers.workplace import Workplace


def book(
    work: Workplace, worker: Worker, *, place: str, starts_at: datetime, topic: str, visitor: Staff | None
) -> tuple[Visit, bool]:  # fmt: skip
    """The visit, and whether the worker can be told. Raises NotAllowed and what `visits.book` raises."""
    by = rights.require(work.staff, Right.VISITS)
    visit = visits.book(
        work.session, worker=worker, follower=None, place=place, starts_at=starts_at, topic=topic, station=work.station,
        now=work.now, visitor=visitor,
    )  # fmt: skip
    _note(work, visit, by, "booked")
    _tell_visitor(work, visit, by, texts.visits.staff_new, texts.visits.NEW)
    return visit, _tell_worker(work, visit, texts.visits.booked(visit, _name(work, visit), work.now), texts.visits.NEW)


def move(work: Workplace, visit: Visit, *, starts_at: datetime, visitor: Staff | None) -> bool:
    """Whether the worker can be told. Raises NotAllowed, CalledOff and what `visits.move` raises."""
    by = _may_change(work, visit)
    before = visit.staff_id
    visits.move(
        work.session, visit, starts_at=starts_at, station=work.station, now=work.now, visitor=visitor
    )  # fmt: skip
    _note(work, visit, by, "moved")
    if before not in (None, visit.staff_id):
        _tell_former(work, visit, before, by)
    _tell_visitor(work, visit, by, texts.visits.staff_moved, texts.visits.MOVED)
    return _tell_worker(work, visit, texts.visits.moved(visit, _name(work, visit), work.now), texts.visits.MOVED)


def call_off(work: Workplace, visit: Visit) -> bool:
    """Whether the worker can be told. Raises NotAllowed or CalledOff."""
    by = _may_change(work, visit)
    visits.cancel(work.session, visit)
    _note(work, visit, by, "cancelled")
    _tell_visitor(work, visit, by, texts.visits.staff_cancelled, texts.visits.CANCELLED)
    return _tell_worker(work, visit, texts.visits.cancelled(visit, work.now), texts.visits.CANCELLED)


def phone_of(work: Workplace, visit: Visit) -> Follower | None:
    """The account through which the worker hears of it."""
    worker = work.session.get(Worker, visit.worker_id) if visit.worker_id else None
    found = followers.of_worker(work.session, worker) if worker else None
    return found or (followers.get(work.session, visit.follower_id) if visit.follower_id else None)


def _may_change(work: Workplace, visit: Visit) -> Staff:
    by = rights.require(work.staff, Right.VISITS)
    if visit.status != "booked":
        raise CalledOff
    return by


def _tell_visitor(work: Workplace, visit: Visit, by: Staff, say: visit_words.Say, title: str) -> None:
    if visit.staff_id != by.id:  # who did it knows it
        visit_words.tell_visitor(work.session, visit, say, title, now=work.now, cause=_cause(work))


def _tell_former(work: Workplace, visit: Visit, staff_id: int | None, by: Staff) -> None:
    """Whose visit it was and is no longer."""
    now_with, visit.staff_id = visit.staff_id, staff_id
    _tell_visitor(work, visit, by, texts.visits.staff_cancelled, texts.visits.CANCELLED)
    visit.staff_id = now_with


def _tell_worker(work: Workplace, visit: Visit, words: str, title: str) -> bool:
    follower = phone_of(work, visit)
    if follower is None:
        return False
    message = notice(texts.visits.from_station(words), "reminder", visit_words.fields(visit, title))
    key = f"visit:{visit.key}:told:{visit.status}:{visit.starts_at:%Y%m%d%H%M}:{_cause(work)}"
    return outbox.owe(work.session, follower=follower, message=message, key=key, kind="reminder", now=work.now)


def _cause(work: Workplace) -> str:
    return f"desk:{work.now:%Y%m%d%H%M%S%f}"


def _name(work: Workplace, visit: Visit) -> str:
    return staff.get(work.session, visit.staff_id).name if visit.staff_id else work.station.operator


def _note(work: Workplace, visit: Visit, by: Staff, what: str) -> None:
    about = f"visit:{visit.key}"
    audits.note(work.session, staff=by, action=f"visit_{what}", about=about, now=work.now)
