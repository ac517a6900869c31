"""What workers have asked for: enrolments (报名), applications (应聘) and fair sign-ups of a prepared town."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from db import applications
from db.load import columns as c
from db.load import fairs, words
from db.load.columns import Column
from db.load.sheets import Entry, Key, Sheet, Town
from db.load.troubles import Report
from db.models import (
    Application,
    ApplicationStatus,
    Course,
    Enrolment,
    Event,
    EventSignup,
    EventSlot,
    Vacancy,
    Worker,
)

ENDED_ENROLMENT = ("declined", "lapsed", "cancelled")
HOLDS_SEAT = ("enrolled", "offered", "attending", "passed", "failed")
OFFER_LASTS = timedelta(hours=24)


def check_enrolments(session: Session, town: Town, report: Report) -> None:
    seats = {entry["id"]: entry["capacity"] - entry["enrolled"] for entry in town.of("courses")}
    seats |= {key[0]: row.seats - row.taken for key, row in town.known["courses"].items() if row is not None}
    for entry in town.of("enrolments"):
        if entry["status"] not in HOLDS_SEAT or entry["course_id"] not in seats:
            continue
        seats[entry["course_id"]] -= 1
        if seats[entry["course_id"]] == -1:
            report.trouble(entry.file, entry.line, f"{entry['course_id']} 没有名额了")


def make_enrolment(town: Town, entry: Entry) -> Enrolment:
    worker: Worker = town.row("workers", entry["worker_id"])
    waits = entry["status"] in ("waiting", "offered", "declined", "lapsed")
    offered = entry["offered_at"] or (entry["enrolled_at"] if entry["status"] == "offered" else None)
    return Enrolment(
        **entry.said("status", "enrolled_at", "basis", "lodging", "ended_at", "source"),
        worker_id=worker.key,
        course_id=town.row("courses", entry["course_id"]).key,
        region=worker.region,
        follower_id=town.phone_of(entry["worker_id"]),
        live=entry["status"] not in ENDED_ENROLMENT,
        holds_seat=entry["status"] in HOLDS_SEAT,
        queued_at=entry["queued_at"] or (entry["enrolled_at"] if waits else None),
        offered_at=offered,
        offer_until=entry["offer_until"] or (offered + OFFER_LASTS if offered else None),
    )


def take_seat(session: Session, town: Town, entry: Entry, row: Enrolment) -> None:
    if row.holds_seat:
        course: Course = town.row("courses", entry["course_id"])
        course.taken += 1


def known_enrolments(session: Session) -> dict[Key, Any]:
    rows = session.exec(
        select(Enrolment, Worker.code, Course.code)
        .join(Worker, Worker.id == Enrolment.worker_id)  # type: ignore[arg-type]
        .join(Course, Course.id == Enrolment.course_id)  # type: ignore[arg-type]
    ).all()
    return {(str(worker), course): row for row, worker, course in rows}


ENROLMENTS = Sheet(
    name="enrolments",
    listed_under="enrolments",
    key=("worker_id", "course_id"),
    known=known_enrolments,
    make=make_enrolment,
    after=take_seat,
    check=check_enrolments,
    columns=(
        Column("worker_id", c.code, needed=True, refers="workers"),
        Column("course_id", c.code, needed=True, refers="courses"),
        Column("status", c.one_of(words.ENROLMENT_STATUSES), instead="enrolled"),
        Column("enrolled_at", c.moment(), needed=True),
        Column("queued_at", c.moment()),
        Column("offered_at", c.moment()),
        Column("offer_until", c.moment()),
        Column("ended_at", c.moment()),
        Column("basis", c.text, instead=""),
        Column("lodging", c.yes_no),
        Column("source", c.one_of(words.SOURCES), instead="self"),
    ),
)


def make_application(town: Town, entry: Entry) -> Application:
    worker: Worker = town.row("workers", entry["worker_id"])
    return Application(
        **entry.said("status", "applied_at"),
        worker_id=worker.key,
        vacancy_id=town.row("jobs", entry["job_id"]).key,
        region=worker.region,
        follower_id=town.phone_of(entry["worker_id"]),
        live=entry["status"] not in applications.ENDED,
    )


def add_steps(session: Session, town: Town, entry: Entry, row: Application) -> None:
    """The first step by the worker, the one that led to where the application stands, and the place it takes."""
    if row.status in applications.FILLING:
        town.row("jobs", entry["job_id"]).filled += 1
    steps: list[tuple[str, datetime, str]] = [("applied", row.applied_at, "self")]
    if row.status != "applied":
        steps.append(
            (row.status, entry["changed_at"] or row.applied_at, "self" if row.status == "withdrawn" else "staff")
        )
    staff_id = town.id_of("staff", entry["staff_id"])
    for status, at, source in steps:
        session.add(
            ApplicationStatus(
                application_id=row.key,
                region=row.region,
                status=status,
                at=at,
                source=source,
                staff_id=staff_id if source == "staff" else None,
                note=entry["note"] if source == "staff" else "",
            )
        )


def check_applications(session: Session, town: Town, report: Report) -> None:
    for entry in town.of("applications"):
        if entry["changed_at"] and entry["changed_at"] < entry["applied_at"]:
            report.trouble(entry.file, entry.line, "changed_at 早于 applied_at")
    _check_places(town, report)


def _check_places(town: Town, report: Report) -> None:
    left = {entry["id"]: (entry["headcount"], entry["headcount_filled"]) for entry in town.of("jobs")}
    left |= {key[0]: (row.headcount, row.filled) for key, row in town.known["jobs"].items() if row is not None}
    places = {number: count - filled for number, (count, filled) in left.items() if count is not None}
    for entry in town.of("applications"):
        if entry["status"] in applications.FILLING and entry["job_id"] in places:
            places[entry["job_id"]] -= 1
            if places[entry["job_id"]] < 0:
                report.trouble(entry.file, entry.line, f"{entry['job_id']} 招的人数已经满了")


def known_applications(session: Session) -> dict[Key, Any]:
    rows = session.exec(
        select(Application, Worker.code, Vacancy.number)
        .join(Worker, Worker.id == Application.worker_id)  # type: ignore[arg-type]
        .join(Vacancy, Vacancy.id == Application.vacancy_id)  # type: ignore[arg-type]
    ).all()
    return {(str(worker), number): row for row, worker, number in rows}


APPLICATIONS = Sheet(
    name="applications",
    listed_under="applications",
    key=("worker_id", "job_id"),
    known=known_applications,
    make=make_application,
    after=add_steps,
    check=check_applications,
    columns=(
        Column("worker_id", c.code, needed=True, refers="workers"),
        Column("job_id", c.code, needed=True, refers="jobs"),
        Column("status", c.one_of(words.APPLICATION_STATUSES), instead="applied"),
        Column("applied_at", c.moment(), needed=True),
        Column("changed_at", c.moment()),
        Column("staff_id", c.code, refers="staff"),
        Column("note", c.text, instead=""),
    ),
)


def check_signups(session: Session, town: Town, report: Report) -> None:
    left: Counter[tuple[str, datetime]] = Counter()
    for event in town.of("events"):
        for slot in fairs.slots_of(event):
            left[event["id"], slot["at"]] += slot["seats"] - slot["taken"]
    for entry in town.of("event_signups"):
        place = (entry["event_id"], entry["slot_at"])
        if entry["slot_at"] is None or entry["status"] == "cancelled" or entry["event_id"] in town.broken["events"]:
            continue
        left[place] -= 1
        if left[place] < 0:
            report.trouble(
                entry.file, entry.line, f"{entry['event_id']} 在 {entry['slot_at']:%m-%d %H:%M} 没有空的时段"
            )


def make_signup(town: Town, entry: Entry) -> EventSignup:
    worker: Worker = town.row("workers", entry["worker_id"])
    return EventSignup(
        **entry.said("status", "signed_up_at", "arrived_at"),
        event_id=town.row("events", entry["event_id"]).key,
        worker_id=worker.key,
        region=worker.region,
        follower_id=town.phone_of(entry["worker_id"]),
    )


def take_slot(session: Session, town: Town, entry: Entry, row: EventSignup) -> None:
    if entry["slot_at"] is None:
        return
    slot = session.exec(
        select(EventSlot).where(
            EventSlot.event_id == row.event_id,
            EventSlot.starts_at == entry["slot_at"],
            EventSlot.taken < EventSlot.seats,
        )
    ).first()
    if slot is not None and row.status != "cancelled":
        slot.taken += 1
        row.slot_id = slot.id


def known_signups(session: Session) -> dict[Key, Any]:
    rows = session.exec(
        select(EventSignup, Event.code, Worker.code)
        .join(Event, Event.id == EventSignup.event_id)  # type: ignore[arg-type]
        .join(Worker, Worker.id == EventSignup.worker_id)  # type: ignore[arg-type]
    ).all()
    return {(event, str(worker)): row for row, event, worker in rows}


SIGNUPS = Sheet(
    name="event_signups",
    listed_under="event_signups",
    key=("event_id", "worker_id"),
    known=known_signups,
    make=make_signup,
    after=take_slot,
    check=check_signups,
    columns=(
        Column("event_id", c.code, needed=True, refers="events"),
        Column("worker_id", c.code, needed=True, refers="workers"),
        Column("slot_at", c.moment()),
        Column("status", c.one_of(words.SIGNUP_STATUSES), instead="signed_up"),
        Column("signed_up_at", c.moment(), needed=True),
        Column("arrived_at", c.moment()),
    ),
)
