"""Reminds everyone with a seat of their class: the evening before and the same morning."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlmodel import Session

from bot.runtime import Runtime
from db import courses, enrolments, followers, outbox, station
from db.models import Course, Enrolment, Worker
from db.station import Station
from handlers import course_notices, reaching, texts
from handlers.dialogue.replies import notice

LOOK_AHEAD = timedelta(days=2)


@dataclass(frozen=True)
class Reminder:
    """One of a class's reminders: sent from `due` on, never from `until` on."""

    name: str
    due: datetime
    until: datetime


def run(runtime: Runtime, now: datetime) -> None:
    """A transaction for each class: a writing one must stay short, and what is reminded stays reminded."""
    with runtime.records.read() as session:
        rules = station.load(session)
        found = courses.starting_between(session, now, now + LOOK_AHEAD)
    for course in found:
        for reminder in reminders(course, rules):
            if reminder.due <= now < reminder.until:
                with runtime.records.write() as session:
                    current = courses.get(session, course.key)
                    if (current.starts_at, current.status) == (course.starts_at, course.status):
                        _remind_all(session, current, reminder, now=now)


def reminders(course: Course, rules: Station) -> list[Reminder]:
    """Counted from the start of the class and moved out of the quiet hours; one that would come too late falls away."""
    begins = course.starts_at
    midnight = begins.replace(hour=0, minute=0, second=0, microsecond=0)
    evening = _at(begins - timedelta(days=1), rules.remind_day_before, rules)
    morning = _at(begins, rules.remind_same_day, rules)
    both = (Reminder("day_before", evening, midnight), Reminder("same_day", morning, begins))
    return [reminder for reminder in both if reminder.due < reminder.until]


def _at(day: datetime, clock: time, rules: Station) -> datetime:
    return rules.after_quiet(day.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0))


def _remind_all(session: Session, course: Course, reminder: Reminder, *, now: datetime) -> None:
    """Who took the seat after the reminder was due has just been told everything."""
    rows = [row for row in enrolments.seated(session, course) if (row.offered_at or row.enrolled_at) < reminder.due]
    keys = {row.key: f"remind:enrolment:{row.key}:{reminder.name}:{course.starts_at:%Y%m%d}" for row in rows}
    known = outbox.known(session, list(keys.values()))
    for row, worker in enrolments.with_people(session, rows):
        if keys[row.key] not in known:
            _remind(session, course, row, worker, reminder, key=keys[row.key], now=now)


def _remind(
    session: Session, course: Course, row: Enrolment, worker: Worker, reminder: Reminder, *, key: str, now: datetime
) -> None:
    follower = course_notices.reach(session, row, worker)
    if follower is not None and "courses" in followers.stopped(session, follower):
        return
    words = texts.training.remind(worker.name, course, today=reminder.name == "same_day")
    reaching.remind(
        session, worker, follower, message=notice(words, "reminder", course_notices.fields(course)), key=key, now=now,
        expires_at=reminder.until, ends_at=course.starts_at,
    )  # fmt: skip
