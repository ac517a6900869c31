"""Two records parted again: what had been given back because it was there twice is taken again, as far as it is free."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from db import applications, courses, enrolments, event_signups, merge_rows, placements, seats, visits
from db.events import EventFull, EventOver, SlotTaken
from db.merge_places import ENDED, SWAPPED
from db.models import (
    Application,
    Enrolment,
    Event,
    EventSignup,
    Follower,
    HomePlan,
    Placement,
    Staff,
    Visit,
    Worker,
)
from db.refusals import Refusal
from db.station import Station

SINGLE: Mapping[str, Any] = {"event_signup": EventSignup, "home_plan": HomePlan, "placement": Placement}


def take_back(
    session: Session, moved: Mapping[str, list[int]], kept: Worker, gone: Worker, *, by: Staff, station: Station,
    now: datetime,
) -> dict[str, int]:  # fmt: skip
    """After the rows have gone back. Returns how many of each table could not be had again."""
    lost: dict[str, int] = {}
    for table, stood, number in _noted(moved, ENDED):
        if not _again(session, table, number, stood, by=by, station=station, now=now):
            lost[table] = lost.get(table, 0) + 1
    session.flush()
    for table, _, number in _noted(moved, SWAPPED):
        _swap_back(session, SINGLE[table], number, kept)
    session.flush()
    return lost


def _noted(moved: Mapping[str, list[int]], what: str) -> Iterator[tuple[str, str, int]]:
    """Table, how it stood, and number of every row so noted by `Doubled.note`."""
    for name, numbers in moved.items():
        kind, table, stood = (*name.split(":", 2), "", "")[:3]
        if kind == what:
            yield from ((table, stood, number) for number in numbers)


def _again(
    session: Session, table: str, number: int, stood: str, *, by: Staff, station: Station, now: datetime
) -> bool:  # fmt: skip
    if table == "enrolment":
        return _sits_again(session, session.get_one(Enrolment, number), stood, station=station, now=now)
    if table == "event_signup":
        return _comes_again(session, session.get_one(EventSignup, number), stood, now=now)
    if table == "visit":
        return _visited_again(session, session.get_one(Visit, number), station=station, now=now)
    if table == "application":
        return _applies_again(session, session.get_one(Application, number), stood, by=by, now=now)
    row = session.get_one(Placement, number)
    if row.status == "withdrawn":
        row.status, row.withdrawn_at = stood, None
    return row.status in placements.LIVE


def _sits_again(session: Session, row: Enrolment, stood: str, *, station: Station, now: datetime) -> bool:
    """A seat that somebody else has by now becomes the first place in line, which is told as lost."""
    course = seats.lock(session, row.course_id)
    session.refresh(row)
    worker = session.get_one(Worker, row.worker_id)
    other = enrolments.find_live(session, worker=worker, course=course)
    if row.status != "cancelled" or other is not None or not courses.is_open(course, now=now):
        return False
    seated = stood == "enrolled" and seats.take(session, course)
    if not seated and not seats.can_wait(course, station=station, now=now):
        return False
    row.status, row.live, row.holds_seat, row.ended_at = ("enrolled" if seated else "waiting"), True, seated, None
    row.queued_at = row.queued_at or (None if seated else row.enrolled_at)
    session.flush()
    return seated or stood == "waiting"


def _comes_again(session: Session, row: EventSignup, slot: str, *, now: datetime) -> bool:
    if row.status != "cancelled":
        return True
    worker, signed_at = session.get_one(Worker, row.worker_id), row.signed_up_at
    follower = session.get(Follower, row.follower_id) if row.follower_id else None
    try:
        with session.begin_nested():
            event_signups.sign_up(
                session, event=session.get_one(Event, row.event_id), worker=worker, follower=follower, now=now,
                slot_id=int(slot) if slot else None, topic=row.topic,
            )  # fmt: skip
    except (EventOver, EventFull, SlotTaken):
        return False
    row.signed_up_at = signed_at
    return True


def _visited_again(session: Session, visit: Visit, *, station: Station, now: datetime) -> bool:
    if visit.status != "cancelled":
        return True
    try:
        visits.move(session, visit, starts_at=visit.starts_at, station=station, now=now)
    except Refusal:
        return False
    visit.status = "booked"
    return True


def _applies_again(session: Session, row: Application, stood: str, *, by: Staff, now: datetime) -> bool:
    live = select(Application.id).where(
        Application.worker_id == row.worker_id, Application.vacancy_id == row.vacancy_id, col(Application.live)
    )
    if row.status != "withdrawn" or session.exec(live).first() is not None:
        return False
    applications.set_status(session, row, status=stood, now=now, source="merge", staff=by)
    return True


def _swap_back(session: Session, table: Any, number: int, kept: Worker) -> None:
    other = session.get_one(table, number)
    same = [table.event_id == other.event_id] if table is EventSignup else []
    own = session.exec(select(table).where(table.worker_id == kept.key, *same)).first()
    if own is not None:
        merge_rows.swap(own, other)
