"""What an undelivered message is about: when it takes place, whether it still stands, and whose it is among the staff."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from db import scopes
from db.columns import CHINA
from db.models import Course, Enrolment, Event, EventSignup, EventSlot, Outbox, Staff, Visit
from db.unreached import NAMES_A_ROW

STAMP = timedelta(minutes=1)  # a notice of what has happened bears the minute in which it was written


def at(row: Outbox) -> datetime | None:
    """When the visit, class or fair of the message takes place; None when it is about nothing to come."""
    template: Mapping[str, Any] = row.message.get("template") or {}
    try:
        moment = datetime.strptime(template.get("data", {}).get("time2", ""), "%Y-%m-%d %H:%M").replace(tzinfo=CHINA)
    except ValueError:
        return row.expires_at
    return moment if moment > row.owed_at + STAMP else row.expires_at


def is_over(row: Outbox, *, now: datetime) -> bool:
    """An offer ends with its last hour, everything else when what it is about has begun."""
    ends = row.expires_at if row.kind == "offer" and row.expires_at else at(row)
    return ends is not None and ends <= now


def gone(session: Session, rows: Sequence[Outbox]) -> set[int]:
    """Reminders of what was meanwhile moved, given back or called off, by the number of the row."""
    reminders = [row for row in rows if row.owed_as.startswith("remind:")]
    begins = _begins(session, [booking for row in reminders if (booking := _booking(row))])
    return {
        row.key for row in reminders
        if (booking := _booking(row)) in begins and begins[booking] not in (at(row), row.expires_at)
    }  # fmt: skip


def members(session: Session, rows: Sequence[Outbox]) -> dict[int, Staff]:
    """Whose own reminder of a visit it is."""
    own = {row.key: booking[1] for row in rows if row.kind == "staff" and (booking := _booking(row))}
    visits = scopes.by_id(session, Visit, own.values())
    people = scopes.by_id(session, Staff, [visit.staff_id for visit in visits.values()])
    whose = {key: visits[number].staff_id for key, number in own.items() if number in visits}
    return {key: people[number] for key, number in whose.items() if number in people}


def _booking(row: Outbox) -> tuple[str, int] | None:
    named = NAMES_A_ROW.search(row.owed_as.removeprefix("remind:"))
    return (named[1], int(named[2])) if named else None


def _begins(session: Session, booked: Sequence[tuple[str, int]]) -> dict[tuple[str, int], datetime | None]:
    """None: nobody is expected there any more."""
    numbers = {kind: [number for one, number in booked if one == kind] for kind in ("visit", "enrolment", "event")}
    visits = scopes.by_id(session, Visit, numbers["visit"])
    return {
        **{("visit", key): row.starts_at if row.status == "booked" else None for key, row in visits.items()},
        **_classes(session, numbers["enrolment"]),
        **_events(session, numbers["event"]),
    }


def _classes(session: Session, numbers: Sequence[int]) -> dict[tuple[str, int], datetime | None]:
    rows = scopes.by_id(session, Enrolment, numbers)
    courses = scopes.by_id(session, Course, [row.course_id for row in rows.values()])
    return {
        ("enrolment", key): courses[row.course_id].starts_at
        if row.holds_seat and courses[row.course_id].status != "cancelled" else None
        for key, row in rows.items()
    }  # fmt: skip


def _events(session: Session, numbers: Sequence[int]) -> dict[tuple[str, int], datetime | None]:
    rows = scopes.by_id(session, EventSignup, numbers)
    events = scopes.by_id(session, Event, [row.event_id for row in rows.values()])
    slots = scopes.by_id(session, EventSlot, [row.slot_id for row in rows.values()])
    return {
        ("event", key): (slots[row.slot_id] if row.slot_id in slots else events[row.event_id]).starts_at
        if row.status == "signed_up" else None
        for key, row in rows.items()
    }  # fmt: skip
