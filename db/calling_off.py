"""Everything a person has, called off at once: seats, visits, sign-ups, applications, and the messages owed about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from db import applications, enrolments, erased_rows, event_signups, outbox, unreached, visits
from db.models import Application, Enrolment, Event, EventSignup, Follower, Outbox, Visit, Worker
from db.station import Station

# An employer has heard of an application once it has gone beyond these.
UNKNOWN_OUTSIDE = frozenset({"applied", "withdrawn"})


@dataclass(frozen=True)
class CalledOff:
    """Visits that somebody would have made, offers that follow from free seats, and applications an employer knows of."""

    visits: Sequence[Visit]
    offers: Sequence[Enrolment]
    shared: Sequence[Application]


def everything(session: Session, worker: Worker, *, station: Station, now: datetime) -> CalledOff:
    """Seats, times and posts go back to the others. Calling off twice finds nothing."""
    offers: list[Enrolment] = []
    for enrolment, _ in enrolments.upcoming_of(session, worker, now=now):
        offers += enrolments.cancel(session, enrolment, station=station, now=now)
    booked = list(visits.upcoming(session, worker, now=now))
    for visit in booked:
        visits.cancel(session, visit)
    _leave_events(session, worker, now=now)
    return CalledOff(booked, offers, _withdraw(session, worker, now=now))


def messages(session: Session, worker: Worker, phones: Sequence[Follower], *, now: datetime) -> int:
    """What these phones are owed about this person, and nothing of what they are owed about others. Returns how many."""
    booked = erased_rows.bookings(session, worker)
    unreached.forget(session, booked, now=now)
    owed = session.exec(
        select(Outbox).where(
            col(Outbox.follower_id).in_([phone.key for phone in phones]), col(Outbox.state).in_(outbox.WAITING)
        )
    ).all()
    found = [row for row in owed if _is_about(row, worker, booked)]
    for row in found:
        row.state, row.settled_at, row.failure = "cancelled", now, "本人已要求删除资料"
    session.flush()
    return len(found)


def _is_about(row: Outbox, worker: Worker, booked: set[tuple[str, int]]) -> bool:
    named = {(kind, int(number)) for kind, number in unreached.NAMES_A_ROW.findall(row.owed_as)}
    words = str(row.message)
    return bool(named & booked) or any(each and each in words for each in (worker.name, worker.phone))


def _leave_events(session: Session, worker: Worker, *, now: datetime) -> None:
    signups = select(EventSignup).join(Event, col(Event.id) == EventSignup.event_id)
    mine = signups.where(EventSignup.worker_id == worker.id, EventSignup.status == "signed_up", Event.ends_at > now)
    for signup in session.exec(mine).all():
        event_signups.leave(session, signup)


def _withdraw(session: Session, worker: Worker, *, now: datetime) -> list[Application]:
    """Returns the applications that an employer knows of."""
    shared = []
    for application, _ in applications.of_worker(session, worker):
        if application.status not in UNKNOWN_OUTSIDE:
            shared.append(application)
        if application.live and application.status != "started":
            applications.withdraw(session, application, now=now)
    return shared
