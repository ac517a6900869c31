"""What one signs up for besides classes (招聘会、面试、指导、结伴出行): which are to come, their times, how many came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from db.models import Employer, Event, EventSignup, EventSlot, Worker
from db.refusals import Refusal

FAIR, ONLINE, GUIDANCE, BATCH = "onsite_fair", "online_fair", "guidance", "batch"
FAIRS = (FAIR, ONLINE)


class NoSuchEvent(Refusal):
    """No event has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class EventOver(Refusal):
    """It has ended or was called off."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class EventFull(Refusal):
    """No seat is left."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class SlotTaken(Refusal):
    """Somebody was faster; `others` are the free times nearest to it."""

    def __init__(self, others: Sequence[datetime]) -> None:
        super().__init__()
        self.others = tuple(others)


class NotToday(Refusal):
    """Checking in is possible on the day of the event only."""

    def __init__(self, event: Event) -> None:
        super().__init__(event.code)
        self.title, self.starts_at = event.title, event.starts_at


@dataclass(frozen=True)
class Stop:
    """One stop of the bus of an event, on the day of the event in China time."""

    at: time
    place: str


@dataclass(frozen=True)
class Turnout:
    """People of one event; `by_county` counts those who signed up, the most first."""

    signed_up: int
    arrived: int
    cancelled: int
    by_county: tuple[tuple[str, int], ...]


def get(session: Session, event_id: int) -> Event:
    return session.get_one(Event, event_id)


def by_code(session: Session, code: str) -> Event:
    """Raises NoSuchEvent."""
    found = session.exec(select(Event).where(Event.code == code.upper())).first()
    if found is None:
        raise NoSuchEvent(code.upper())
    return found


def upcoming(
    session: Session, *, now: datetime, kind: str = "", kinds: Sequence[str] = FAIRS, limit: int = 3
) -> Sequence[Event]:
    """Those that have not ended and were not called off, the next one first."""
    query = select(Event).where(Event.status == "open", col(Event.ends_at) > now)
    query = query.where(Event.kind == kind) if kind else query.where(col(Event.kind).in_(list(kinds)))
    return session.exec(query.order_by(col(Event.starts_at), Event.code).limit(limit)).all()


def between(session: Session, begins: datetime, ends: datetime) -> Sequence[Event]:
    """Open events of any kind that touch this stretch of time."""
    return session.exec(
        select(Event)
        .where(Event.status == "open", col(Event.starts_at) < ends, col(Event.ends_at) > begins)
        .order_by(col(Event.starts_at), Event.code)
    ).all()


def employer_names(session: Session, event: Event) -> list[str]:
    """In the order of the event; a code that no employer has is left out."""
    rows = session.exec(select(Employer).where(col(Employer.code).in_(event.employers))).all()
    names = {row.code: row.name for row in rows}
    return [names[code] for code in event.employers if code in names]


def slots(session: Session, event: Event, *, now: datetime) -> Sequence[EventSlot]:
    """Those still to come with a free place, in order."""
    return session.exec(
        select(EventSlot)
        .where(
            EventSlot.event_id == event.id, col(EventSlot.taken) < col(EventSlot.seats), col(EventSlot.starts_at) > now
        )
        .order_by(col(EventSlot.starts_at), col(EventSlot.id))
    ).all()


def slots_on(session: Session, event: Event, day: date) -> Sequence[EventSlot]:
    """Every time of that day, free or not, in order."""
    rows = session.exec(
        select(EventSlot).where(EventSlot.event_id == event.id).order_by(col(EventSlot.starts_at))
    ).all()
    return [slot for slot in rows if slot.starts_at.date() == day]


def has_slots(session: Session, event: Event) -> bool:
    return session.exec(select(EventSlot.id).where(EventSlot.event_id == event.id).limit(1)).first() is not None


def turnout(session: Session, event: Event) -> Turnout:
    of_event = col(EventSignup.event_id) == event.id
    by_status = dict(
        session.exec(select(EventSignup.status, func.count()).where(of_event).group_by(EventSignup.status)).all()
    )
    arrived = session.exec(
        select(func.count()).select_from(EventSignup).where(of_event, col(EventSignup.arrived_at).is_not(None))
    ).one()
    counties = session.exec(
        select(Worker.county, func.count())
        .join(EventSignup, col(EventSignup.worker_id) == Worker.id)
        .where(of_event, EventSignup.status != "cancelled")
        .group_by(Worker.county)
    ).all()
    here = sum(count for status, count in by_status.items() if status != "cancelled")
    return Turnout(here, arrived, by_status.get("cancelled", 0), tuple(sorted(counties, key=lambda pair: -pair[1])))


def set_bus(session: Session, event: Event, bus: Sequence[Stop]) -> None:
    """Where and when its own bus picks people up; none takes it away."""
    event.bus = [{"at": f"{stop.at:%H:%M}", "place": stop.place} for stop in sorted(bus, key=lambda stop: stop.at)]
    session.flush()


def set_link(session: Session, event: Event, *, link: str) -> None:
    """A new link has not been tested."""
    event.link, event.link_tested_at, event.link_tested_by = link, None, ""
    session.flush()


def link_tested(session: Session, event: Event, *, by: str, now: datetime) -> None:
    event.link_tested_at, event.link_tested_by = now, by
    session.flush()


def plan(
    session: Session, *, kind: str, title: str, starts_at: datetime, ends_at: datetime, place: str, now: datetime,
    host: str = "", measure: str = "", every_minutes: int = 0, seats: int | None = None, region: str = "533100",
) -> Event:  # fmt: skip
    """A new event with a code of its own; `every_minutes` divides it into times of one person each."""
    row = Event(
        code=f"NEW{now:%Y%m%d%H%M%S%f}", kind=kind, measure=measure, title=title, place=place, starts_at=starts_at,
        ends_at=ends_at, host=host, seats=seats, region=region,
    )  # fmt: skip
    session.add(row)
    session.flush()
    row.code = f"{LETTERS[kind]}{row.key:02d}"
    moment = starts_at
    while every_minutes and moment + timedelta(minutes=every_minutes) <= ends_at:
        session.add(EventSlot(event_id=row.key, region=row.region, starts_at=moment, minutes=every_minutes))
        moment += timedelta(minutes=every_minutes)
    session.flush()
    return row


LETTERS = {FAIR: "V", ONLINE: "V", GUIDANCE: "G", BATCH: "B"}


def check_open(event: Event, *, now: datetime) -> None:
    """Raises EventOver."""
    if event.status != "open" or event.ends_at <= now:
        raise EventOver(event.title)
