"""Telling people about what they signed up for: reminders, and whom to ask whether the link works."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from operator import itemgetter
from typing import Any

from sqlmodel import Session

from db import event_signups, events, followers, outbox, staff
from db.models import Event, EventSignup, EventSlot, Follower, Worker
from db.station import Station
from handlers import prompting, reaching, texts
from handlers.dialogue.replies import notice

TESTERS = ("job_officer", "station_head")
# When staff are asked to try the link of tomorrow's interviews, and asked again.
TEST_AT = (time(10, 0), time(16, 0))
ONE_DAY = timedelta(days=1)
ASK_FOR = timedelta(hours=20)
ARRIVAL = "batch:arrived"
Guest = tuple[EventSignup, Worker, EventSlot | None]


@dataclass(frozen=True)
class Reminder:
    """Sent from `due` on, never from `until` on."""

    name: str
    due: datetime
    until: datetime


def remind(session: Session, event: Event, *, rules: Station, now: datetime) -> None:
    """Everybody who comes, twice: counted from their own time, never at night."""
    due = [
        (_key(guest, event, reminder), guest, reminder)
        for guest in event_signups.guests(session, event)
        for reminder in _reminders(_begins(guest, event), rules)
        if guest[0].status == "signed_up" and reminder.due <= now < reminder.until
        if guest[0].signed_up_at < reminder.due
    ]
    known = outbox.known(session, [key for key, _, _ in due])
    for key, guest, reminder in due:
        if key not in known:
            _remind(session, event, guest, reminder, key=key, now=now)


def ask_for_test(session: Session, event: Event, *, now: datetime) -> None:
    """The day before interviews, as long as nobody has said today that the link works."""
    tomorrow = now.date() + ONE_DAY
    booked = sum(
        slot is not None and slot.starts_at.date() == tomorrow for _, _, slot in event_signups.guests(session, event)
    )
    if not booked or (event.link_tested_at is not None and event.link_tested_at.date() == now.date() and event.link):
        return
    due = [at for at in TEST_AT if at <= now.time()]
    words = texts.fairs_desk.test_the_link(event, booked)
    fields = {"thing1": texts.fairs_desk.TEST_TITLE, "time2": f"{event.starts_at:%Y-%m-%d %H:%M}", "thing3": event.code}
    for at in due[-1:]:
        for member, follower in staff.bound(session, roles=TESTERS):
            key = f"test_link:{event.key}:{now:%Y%m%d}:{at:%H}:staff:{member.key}"
            outbox.owe(
                session, follower=follower, message=notice(words, "staff", fields), key=key, kind="staff", now=now
            )


def ask_whether_there(session: Session, event: Event, *, rules: Station, now: datetime) -> None:
    """After a journey together: has everybody arrived? Who is in the middle of something is asked at a later run."""
    if not event.ends_at <= now < event.ends_at + ASK_FOR or rules.is_quiet(now):
        return
    travellers = [guest for guest in event_signups.guests(session, event) if guest[0].status == "signed_up"]
    asked = outbox.known(session, [_arrival_key(signup) for signup, _, _ in travellers])
    reached = [
        (follower.key, signup, worker)
        for signup, worker, _ in travellers
        if _arrival_key(signup) not in asked and (follower := reach(session, signup, worker)) is not None
    ]
    # Held in one order, so that two runs never wait for one another, and looked at only then: they may be writing.
    for follower_id, signup, worker in sorted(reached, key=itemgetter(0)):
        follower = followers.lock(session, follower_id)
        if prompting.may_speak(session, follower, now=now):
            prompting.ask(
                session, follower, kind=ARRIVAL, words=texts.batches.ask_arrived(event, worker.name),
                options=texts.batches.ARRIVED_OPTIONS, about=signup.key, title=texts.batches.ASK_TITLE,
                key=_arrival_key(signup), now=now,
            )  # fmt: skip


def _arrival_key(signup: EventSignup) -> str:
    return f"arrived:event_signup:{signup.key}"


def bus_changed(session: Session, event: Event, *, station: Station, now: datetime) -> int:
    """Everybody who signed up hears how the bus goes now. Returns how many."""
    return tell_everybody(
        session,
        event,
        words=lambda name: texts.fairs.bus_changed(event, name),
        why="bus",
        station=station,
        now=now,
        holds=True,
    )


def called_off(session: Session, event: Event, *, station: Station, now: datetime) -> int:
    """Everybody who signed up hears that it is not held. Returns how many."""
    return tell_everybody(
        session, event, words=lambda name: texts.fairs.event_off(event, name), why="off", station=station, now=now
    )


def changed(
    session: Session, event: Event, before: Mapping[str, Any], *, gone: Sequence[str], station: Station, now: datetime
) -> int:
    """Whoever signed up hears in one message what concerns the way there: `before` has what was, `gone` the firms that stay away."""
    parts = _changes(event, before, gone)
    if not parts:
        return 0
    return tell_everybody(
        session, event, words=lambda name: texts.fairs.changed(event, name, parts), why="changed", station=station,
        now=now, holds="starts_at" not in before,
    )  # fmt: skip


def _changes(event: Event, before: Mapping[str, Any], gone: Sequence[str]) -> list[str]:
    found = []
    if {"starts_at", "ends_at"} & before.keys():
        starts, ends = before.get("starts_at", event.starts_at), before.get("ends_at", event.ends_at)
        found.append(texts.fairs.other_time(event, starts, ends))
    if "place" in before:
        found.append(texts.fairs.other_place(event))
    if "bus" in before:
        found.append(texts.fairs.other_bus(event))
    if "link" in before:
        found.append(texts.fairs.other_link(event))
    return [*found, *([texts.fairs.not_coming(gone)] if gone else [])]


def tell_everybody(
    session: Session, event: Event, *, words: Callable[[str], str], why: str, station: Station, now: datetime,
    holds: bool = False,
) -> int:  # fmt: skip
    """Everybody who signed up for what is still to come; `words` take a name. Returns how many are told.

    Unless its time `holds` nobody is reminded of it any more.
    """
    told = 0
    for signup, worker, slot in event_signups.guests(session, event):
        if not holds:
            forget(session, signup, now=now)
        follower = reach(session, signup, worker)
        if event.ends_at > now:
            told += reaching.tell(
                session, worker, follower, key=f"{why}:event_signup:{signup.key}:{now:%Y%m%d%H%M%S}", kind="outcome",
                message=notice(words(worker.name), "outcome", fields_of(event, slot)), station=station, now=now,
            )  # fmt: skip
    return told


def forget(session: Session, signup: EventSignup, *, now: datetime) -> None:
    """What is still owed about a time that was moved or given back is not sent any more."""
    outbox.cancel(session, prefix=f"remind:event:{signup.key}:", now=now)


def reach(session: Session, signup: EventSignup, worker: Worker) -> Follower | None:
    """The phone the person writes from now, else the one that signed up."""
    found = followers.of_worker(session, worker)
    return found or (followers.get(session, signup.follower_id) if signup.follower_id else None)


def fields_of(event: Event, slot: EventSlot | None) -> dict[str, str]:
    """The fields of a template notice."""
    at = slot.starts_at if slot else event.starts_at
    return {"thing1": event.title, "time2": f"{at:%Y-%m-%d %H:%M}", "thing3": texts.fairs.where(event)}


def of_interest(session: Session, *, now: datetime) -> Sequence[Event]:
    """Events that run, begin within two days, or ended less than a day ago."""
    return events.between(session, now - ONE_DAY, now + 2 * ONE_DAY)


def _reminders(begins: datetime, rules: Station) -> list[Reminder]:
    midnight = begins.replace(hour=0, minute=0, second=0, microsecond=0)
    evening = _at(begins - ONE_DAY, rules.remind_day_before, rules)
    morning = _at(begins, rules.remind_same_day, rules)
    both = (Reminder("day_before", evening, midnight), Reminder("same_day", morning, begins))
    return [reminder for reminder in both if reminder.due < reminder.until]


def _at(day: datetime, clock: time, rules: Station) -> datetime:
    return rules.after_quiet(day.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0))


def _begins(guest: Guest, event: Event) -> datetime:
    return guest[2].starts_at if guest[2] else event.starts_at


def _key(guest: Guest, event: Event, reminder: Reminder) -> str:
    return f"remind:event:{guest[0].key}:{reminder.name}:{_begins(guest, event):%Y%m%d%H%M}"


def _remind(session: Session, event: Event, guest: Guest, reminder: Reminder, *, key: str, now: datetime) -> None:
    signup, worker, slot = guest
    words = texts.fairs.remind(event, slot, worker.name, today=reminder.name == "same_day", now=now)
    reaching.remind(
        session, worker, reach(session, signup, worker), message=notice(words, "reminder", fields_of(event, slot)),
        key=key, now=now, expires_at=reminder.until, ends_at=_begins(guest, event),
    )  # fmt: skip
