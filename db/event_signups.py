"""Signing up for fairs, interviews, guidance and batches: one place per person, moved, given back, checked in."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from db import events
from db.events import EventFull, EventOver, NotToday, SlotTaken
from db.models import Event, EventSignup, EventSlot, Follower, Worker
from db.statements import insert_for

# Who arrives early is let in; nobody is counted long after the end.
DOORS_OPEN, DOORS_SHUT = timedelta(hours=3), timedelta(hours=6)
Signed = tuple[EventSignup, Event, EventSlot | None]


def signup_of(session: Session, event: Event, worker: Worker) -> EventSignup | None:
    """Also one that was called off."""
    return session.exec(
        select(EventSignup).where(EventSignup.event_id == event.id, EventSignup.worker_id == worker.id)
    ).first()


def slot_of(session: Session, signup: EventSignup) -> EventSlot | None:
    return session.get(EventSlot, signup.slot_id) if signup.slot_id is not None else None


def sign_up(
    session: Session, *, event: Event, worker: Worker, follower: Follower | None, now: datetime,
    slot_id: int | None = None, topic: str = "",
) -> EventSignup:  # fmt: skip
    """One per person and event; signing up again after leaving is the same row. Raises EventOver, EventFull, SlotTaken."""
    events.check_open(event, now=now)
    row = signup_of(session, event, worker)
    if row is not None and row.status != "cancelled":
        return row
    _take_seat(session, event)
    if slot_id is not None:
        _take_slot(session, event, slot_id, now=now)
    if row is None:
        row = EventSignup(event_id=event.key, worker_id=worker.key, region=worker.region, signed_up_at=now)
        session.add(row)
    row.status, row.signed_up_at, row.slot_id, row.topic = "signed_up", now, slot_id, topic
    row.follower_id = follower.id if follower else row.follower_id
    session.flush()
    return row


def leave(session: Session, signup: EventSignup) -> None:
    """Gives the place and the time back."""
    if signup.status == "cancelled":
        return
    _give_slot_back(session, signup)
    session.execute(
        update(Event)
        .where(col(Event.id) == signup.event_id, col(Event.taken) > 0)
        .values(taken=Event.taken - 1)
        .execution_options(synchronize_session="fetch")
    )
    signup.status, signup.slot_id = "cancelled", None
    session.flush()


def move(session: Session, signup: EventSignup, *, slot_id: int, now: datetime) -> None:
    """Raises SlotTaken, and then the old time stays."""
    if slot_id == signup.slot_id:
        return
    _take_slot(session, events.get(session, signup.event_id), slot_id, now=now)
    _give_slot_back(session, signup)
    signup.slot_id, signup.signed_up_at = slot_id, now
    session.flush()


def arrive(
    session: Session, *, event: Event, worker: Worker, follower: Follower | None, now: datetime
) -> EventSignup:  # fmt: skip
    """Present, signed up before or not; a second time changes nothing. Raises EventOver or NotToday."""
    if event.status == "cancelled":
        raise EventOver(event.title)
    if not event.starts_at - DOORS_OPEN <= now <= event.ends_at + DOORS_SHUT:
        raise NotToday(event)
    row = signup_of(session, event, worker)
    if row is None:
        values = {
            "event_id": event.key, "worker_id": worker.key, "region": worker.region, "signed_up_at": now,
            "status": "arrived", "topic": "", "note": "", "arrived_at": now,
            "follower_id": follower.id if follower else None,
        }  # fmt: skip
        insert = insert_for(session, EventSignup).values(**values)
        session.execute(insert.on_conflict_do_nothing(index_elements=["event_id", "worker_id"]))
        return session.exec(
            select(EventSignup).where(EventSignup.event_id == event.id, EventSignup.worker_id == worker.id)
        ).one()
    if row.arrived_at is None:
        row.status, row.arrived_at = "arrived", now
        session.flush()
    return row


def of_worker(session: Session, worker: Worker, *, now: datetime, kinds: Sequence[str] = ()) -> Sequence[Signed]:
    """What a person has signed up for and is still to come, the next one first."""
    query = (
        select(EventSignup, Event, EventSlot)
        .join(Event, col(Event.id) == EventSignup.event_id)
        .join(EventSlot, col(EventSlot.id) == EventSignup.slot_id, isouter=True)
        .where(EventSignup.worker_id == worker.id, EventSignup.status == "signed_up")
        .where(Event.status == "open", func.coalesce(EventSlot.starts_at, Event.ends_at) > now)
        .order_by(col(Event.starts_at), col(Event.id))
    )
    rows = session.exec(query.where(col(Event.kind).in_(list(kinds))) if kinds else query).all()
    return [(row[0], row[1], row[2]) for row in rows]


def on_the_way(
    session: Session, worker: Worker, *, since: datetime, now: datetime
) -> tuple[EventSignup, Event] | None:  # fmt: skip
    """A journey together that began after `since` and from which the person has not been heard."""
    row = session.exec(
        select(EventSignup, Event)
        .join(Event, col(Event.id) == EventSignup.event_id)
        .where(EventSignup.worker_id == worker.id, EventSignup.status == "signed_up", Event.kind == events.BATCH)
        .where(Event.status != "cancelled", col(Event.starts_at) > since, col(Event.starts_at) <= now)
        .order_by(col(Event.starts_at).desc())
    ).first()
    return (row[0], row[1]) if row else None


def guests(session: Session, event: Event) -> Sequence[tuple[EventSignup, Worker, EventSlot | None]]:
    """Everybody who has not left again, by time and then by sign-up."""
    rows = session.exec(
        select(EventSignup, Worker, EventSlot)
        .join(Worker, col(Worker.id) == EventSignup.worker_id)
        .join(EventSlot, col(EventSlot.id) == EventSignup.slot_id, isouter=True)
        .where(EventSignup.event_id == event.id, EventSignup.status != "cancelled")
        .order_by(col(EventSlot.starts_at), col(EventSignup.id))
    ).all()
    return [(row[0], row[1], row[2]) for row in rows]


def advise(session: Session, signup: EventSignup, *, note: str, now: datetime) -> None:
    """What the expert advised, beside what was noted before; whoever was advised was there."""
    signup.note, signup.noted_at = "；".join(part for part in (signup.note, note) if part), now
    came(session, signup, now=now)


def came(session: Session, signup: EventSignup, *, now: datetime) -> None:
    signup.status, signup.arrived_at = "arrived", signup.arrived_at or now
    session.flush()


def missed(session: Session, signup: EventSignup) -> None:
    """Did not come, whatever was written down before."""
    signup.status, signup.arrived_at = "absent", None
    session.flush()


def history(session: Session, worker: Worker, *, kinds: Sequence[str] = (), limit: int = 10) -> Sequence[Signed]:
    """What a person signed up for and did not leave again, the newest first."""
    query = (
        select(EventSignup, Event, EventSlot)
        .join(Event, col(Event.id) == EventSignup.event_id)
        .join(EventSlot, col(EventSlot.id) == EventSignup.slot_id, isouter=True)
        .where(EventSignup.worker_id == worker.id, EventSignup.status != "cancelled")
        .order_by(col(Event.starts_at).desc(), col(Event.id).desc())
        .limit(limit)
    )
    rows = session.exec(query.where(col(Event.kind).in_(list(kinds))) if kinds else query).all()
    return [(row[0], row[1], row[2]) for row in rows]


def _take_seat(session: Session, event: Event) -> None:
    """`taken` counts everybody; where there is a limit it is never passed, however many sign up at once."""
    room = update(Event).where(col(Event.id) == event.id)
    if event.seats is not None:
        room = room.where(col(Event.taken) < col(Event.seats))
    taken = session.execute(room.values(taken=Event.taken + 1).returning(col(Event.id))).first()
    if taken is None:
        raise EventFull(event.title)
    session.refresh(event)


def _take_slot(session: Session, event: Event, slot_id: int, *, now: datetime) -> None:
    taken = session.execute(
        update(EventSlot)
        .where(
            col(EventSlot.id) == slot_id,
            col(EventSlot.event_id) == event.id,
            col(EventSlot.taken) < col(EventSlot.seats),
            col(EventSlot.starts_at) > now,
        )
        .values(taken=EventSlot.taken + 1)
        .returning(col(EventSlot.id))
    ).first()
    if taken is None:
        raise SlotTaken([slot.starts_at for slot in events.slots(session, event, now=now)[:3]])


def _give_slot_back(session: Session, signup: EventSignup) -> None:
    if signup.slot_id is not None:
        session.execute(
            update(EventSlot)
            .where(col(EventSlot.id) == signup.slot_id, col(EventSlot.taken) > 0)
            .values(taken=EventSlot.taken - 1)
        )
