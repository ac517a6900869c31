"""What one person may hold once only: of two records that become one the better place stays, the other is given back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from db import applications, class_register, enrolments, event_signups, merge_rows, placements, seats, visits
from db.models import Application, Course, Enrolment, Event, EventSignup, HomePlan, Placement, Staff, Visit, Worker
from db.station import Station

# In the record of the merge such a name stands before a table and how the rows of that table stood.
ENDED, SWAPPED = "ended", "swapped"
# The further somebody has come in a class or with a post, the better; equals are decided by who came first.
CLASS_STEPS = ("waiting", "offered", "enrolled")
POST_STEPS = ("applied", "referred", "interview", "hired", "started")


@dataclass
class Doubled:
    """What was there twice and is there once now; `offers` are what the freed seats made possible."""

    classes: list[tuple[Enrolment, Course]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    posts: list[Application] = field(default_factory=list)
    offers: list[Enrolment] = field(default_factory=list)
    done: dict[str, list[int]] = field(default_factory=dict)

    def note(self, what: str, table: str, number: int, stood: str = "") -> None:
        self.done.setdefault(f"{what}:{table}:{stood}", []).append(number)


def settle(
    session: Session, kept: Worker, gone: Worker, *, by: Staff, station: Station, now: datetime
) -> Doubled:  # fmt: skip
    """Before the rows are moved; what has been attended or is over stays with both, for staff to look at."""
    found = Doubled()
    _classes(session, kept, gone, found, station=station, now=now)
    _events(session, kept, gone, found, now=now)
    _visits(session, kept, gone, found, now=now)
    _posts(session, kept, gone, found, by=by, now=now)
    _only_ones(session, kept, gone, found, now=now)
    session.flush()
    return found


def still_twice(session: Session, gone: Worker, left: Mapping[str, int]) -> dict[str, int]:
    """Of what could not be moved that which staff should look at: not a sign-up that had been called off."""
    live = select(EventSignup.id).where(EventSignup.worker_id == gone.key, EventSignup.status != "cancelled")
    signed = {"event_signup": len(session.exec(live).all())} if "event_signup" in left else {}
    return {table: count for table, count in {**left, **signed}.items() if count}


def _classes(
    session: Session, kept: Worker, gone: Worker, found: Doubled, *, station: Station, now: datetime
) -> None:  # fmt: skip
    second = {row.course_id: row for row, _ in enrolments.upcoming_of(session, gone, now=now)}
    pairs = [(row, course) for row, course in enrolments.upcoming_of(session, kept, now=now) if course.id in second]
    for row, course in sorted(pairs, key=lambda pair: pair[1].key):
        held = seats.lock(session, course.key)
        for one in (row, other := second[course.key]):
            session.refresh(one)
        worse = max(row, other, key=lambda one: _place_in_class(session, one))
        if worse.status not in CLASS_STEPS or class_register.has_come(session, worse):
            continue
        found.note(ENDED, "enrolment", worse.key, worse.status)
        found.offers += seats.give_up(session, held, worse, status="cancelled", station=station, now=now)
        found.classes.append((worse, held))


def _place_in_class(session: Session, row: Enrolment) -> tuple[bool, int, datetime, int]:
    """The smaller, the better."""
    step = CLASS_STEPS.index(row.status) if row.status in CLASS_STEPS else len(CLASS_STEPS)
    return not class_register.has_come(session, row), -step, row.enrolled_at, row.key


def _events(session: Session, kept: Worker, gone: Worker, found: Doubled, *, now: datetime) -> None:
    for own, other in _both(session, EventSignup, EventSignup.event_id, kept, gone):
        if _place_at_event(other) < _place_at_event(own):
            merge_rows.swap(own, other)
            found.note(SWAPPED, "event_signup", other.key)
        event = session.get_one(Event, other.event_id)
        if other.status == "signed_up" and own.status != "cancelled" and event.ends_at > now:
            found.note(ENDED, "event_signup", other.key, str(other.slot_id or ""))
            event_signups.leave(session, other)
            found.events.append(event)


def _place_at_event(row: EventSignup) -> tuple[int, datetime, int]:
    steps = ("arrived", "signed_up", "absent", "cancelled")
    return steps.index(row.status), row.signed_up_at, row.key


def _visits(session: Session, kept: Worker, gone: Worker, found: Doubled, *, now: datetime) -> None:
    """Two visits at one time are one; two at different times may both be wanted."""
    booked = visits.upcoming(session, kept, now=now)
    for other in visits.upcoming(session, gone, now=now):
        same = next((one for one in booked if one.starts_at < other.ends_at and other.starts_at < one.ends_at), None)
        if same is None or same.status != "booked":
            continue
        later = max(same, other, key=lambda one: (one.asked_at, one.key))
        found.note(ENDED, "visit", later.key)
        visits.cancel(session, later)
        found.visits.append(later)


def _posts(session: Session, kept: Worker, gone: Worker, found: Doubled, *, by: Staff, now: datetime) -> None:
    second = {row.vacancy_id: row for row, _ in applications.of_worker(session, gone, live=True)}
    for row, vacancy in applications.of_worker(session, kept, live=True):
        if vacancy.key not in second:
            continue
        pair = (row, second[vacancy.key])
        worse = max(pair, key=lambda one: (-POST_STEPS.index(one.status), one.applied_at, one.key))
        found.note(ENDED, "application", worse.key, worse.status)
        applications.set_status(session, worse, status="withdrawn", now=now, source="merge", staff=by)
        found.posts.append(worse)


def _only_ones(session: Session, kept: Worker, gone: Worker, found: Doubled, *, now: datetime) -> None:
    """One plan and one placement to a person: the plan told last, the placement that still runs."""
    for own, other in _both(session, HomePlan, None, kept, gone):
        if other.noted_at > own.noted_at:
            merge_rows.swap(own, other)
            found.note(SWAPPED, "home_plan", other.key)
    for own, other in _both(session, Placement, None, kept, gone):
        if (other.status in placements.LIVE, other.noted_at) > (own.status in placements.LIVE, own.noted_at):
            merge_rows.swap(own, other)
            found.note(SWAPPED, "placement", other.key)
        if other.status in placements.LIVE:
            found.note(ENDED, "placement", other.key, placements.withdraw(session, other, now=now))


def _both(session: Session, table: Any, about: Any, kept: Worker, gone: Worker) -> Iterator[tuple[Any, Any]]:
    """Rows of which there can be one only, of the one who stays and of the other."""
    rows: Sequence[Any] = session.exec(
        select(table).where(col(table.worker_id).in_((kept.key, gone.key))).order_by(table.id)
    ).all()
    for own in (row for row in rows if row.worker_id == kept.key):
        for other in (row for row in rows if row.worker_id == gone.key):
            if about is None or getattr(own, about.key) == getattr(other, about.key):
                yield own, other
