"""Reminds both sides of a visit: the evening before and the same morning."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.runtime import Runtime
from db import followers, outbox, relatives, staff, station, visit_lists, visits
from db.models import Follower, Visit, Worker
from db.station import Station
from handlers import reaching, texts, visit_words
from handlers.dialogue.replies import notice

# Visits of one transaction: a writing one must stay short.
AT_ONCE = 50


def run(runtime: Runtime, now: datetime) -> None:
    with runtime.records.read() as session:
        rules = station.load(session)
        due = [
            visit.key
            for visit in visit_lists.booked_between(session, now, now + timedelta(days=2))
            if _due(visit, rules, now)
        ]
    for start in range(0, len(due), AT_ONCE):
        with runtime.records.write() as session:
            for key in due[start : start + AT_ONCE]:
                visit = visits.get(session, key)
                for name in _due(visit, rules, now) if visit.status == "booked" else ():
                    _remind(session, visit, rules, name=name, now=now)


def _due(visit: Visit, rules: Station, now: datetime) -> list[str]:
    return [name for name, at in _moments(visit, rules) if at <= now < visit.starts_at and visit.asked_at < at]


def _moments(visit: Visit, rules: Station) -> list[tuple[str, datetime]]:
    """When each reminder is due: counted from the visit, never in the quiet hours."""
    same_day = datetime.combine(visit.starts_at.date(), rules.remind_same_day, visit.starts_at.tzinfo)
    before = datetime.combine(same_day.date() - timedelta(days=1), rules.remind_day_before, visit.starts_at.tzinfo)
    return [("day_before", rules.after_quiet(before)), ("same_day", rules.after_quiet(same_day))]


def _remind(session: Session, visit: Visit, rules: Station, *, name: str, now: datetime) -> None:
    today = name == "same_day"
    if not today and visit.starts_at.date() == now.date():
        return  # the evening before was missed; the morning's reminder says it all
    worker = session.get(Worker, visit.worker_id) if visit.worker_id else None
    visitor = staff.get(session, visit.staff_id).name if visit.staff_id else rules.operator
    key = f"remind:visit:{visit.key}:{name}:{visit.starts_at:%Y%m%d%H%M}"
    phone = _phone_of(session, visit, worker)
    if phone is None or not (today and _was_enough(session, phone, key)):
        words = texts.visits.remind(visit, visitor, rules.phone, now, today=today, name=_name(session, phone, worker))
        reaching.remind(
            session, worker, phone, message=notice(words, "reminder", visit_words.fields(visit, texts.visits.REMINDER)),
            key=key, now=now, expires_at=visit.starts_at, ends_at=visit.starts_at,
        )  # fmt: skip
    words = texts.visits.remind_staff(visit, worker, now)
    for member, follower in staff.bound(session):
        if member.id == visit.staff_id:
            outbox.owe(
                session, follower=follower, message=notice(words, "staff", visit_words.fields(visit, texts.visits.REMINDER)), key=f"{key}:staff", kind="staff",
                now=now, expires_at=visit.starts_at,
            )  # fmt: skip


def _name(session: Session, phone: Follower | None, worker: Worker | None) -> str:
    """Whose visit it is, where several people share the phone."""
    shared = phone is not None and worker is not None and len(relatives.of(session, phone)) > 1
    return worker.name if worker is not None and shared else ""


def _was_enough(session: Session, phone: Follower, key: str) -> bool:
    """Whoever stopped these messages is reminded once of what was agreed before: the evening before, if it could be."""
    evening = key.replace(":same_day:", ":day_before:")
    return "visits" in followers.stopped(session, phone) and bool(outbox.known(session, [evening]))


def _phone_of(session: Session, visit: Visit, worker: Worker | None) -> Follower | None:
    found = followers.of_worker(session, worker) if worker else None
    return found or (followers.get(session, visit.follower_id) if visit.follower_id else None)
