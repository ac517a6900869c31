"""Telling people of two records made one (合并档案): who waited for a seat, who was to visit, and the person, once."""

from datetime import datetime

from sqlmodel import Session

from db import courses, followers, outbox, vacancies
from db.merges import Merged
from db.station import Station
from handlers import course_notices, texts, visit_words
from handlers.dialogue.replies import notice


def tell(session: Session, merged: Merged, *, station: Station, now: datetime) -> str:
    """Owes what is to be told, and takes back what was owed about places given back. Returns a line for staff."""
    found, cause = merged.doubled, f"merge:{merged.row.key}"
    for row, _ in found.classes:
        course_notices.forget(session, row, now=now)
    course_notices.offered(session, found.offers, station=station, now=now)
    for visit in found.visits:
        outbox.cancel(session, prefix=f"remind:visit:{visit.key}:", now=now)
        visit_words.tell_visitor(
            session, visit, texts.visits.staff_cancelled, texts.visits.CANCELLED, now=now, cause=cause
        )  # fmt: skip
    things = _things(session, merged, now=now)
    phone = followers.of_worker(session, merged.kept)
    if things and phone is not None:
        message = notice(texts.people.had_twice(merged.kept.name, things), "outcome", _fields(things, now))
        outbox.owe(
            session, follower=phone, message=message, key=f"{cause}:told", kind="outcome", now=now,
            due_at=station.after_quiet(now),
        )  # fmt: skip
    return texts.people.given_back(things, len(found.offers))


def _things(session: Session, merged: Merged, *, now: datetime) -> list[str]:
    """As the person calls them."""
    found = merged.doubled
    classes = [texts.training.short(courses.get(session, row.course_id)) for row, _ in found.classes]
    visited = [texts.people.visit_at(visit.starts_at, now) for visit in found.visits]
    posts = [vacancies.get(session, row.vacancy_id).title for row in found.posts]
    return [*classes, *(event.title for event in found.events), *visited, *posts]


def _fields(things: list[str], now: datetime) -> dict[str, str]:
    return {"thing1": texts.people.HAD_TWICE, "time2": f"{now:%Y-%m-%d %H:%M}", "thing3": things[0]}
