"""Job fairs (专场招聘会) written by staff: a new one under the next code, another day, venue or firms, what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from db import audits, codes, courses, employers, events, scopes
from db.class_planning import EndsBeforeStart
from db.events import Stop
from db.models import Employer, Event, Staff
from db.refusals import Refusal

# The measure of the plan that a fair counts for.
MEASURES = {events.FAIR: "P5", events.ONLINE: "P6"}
LETTER = "V"
LISTED = 200


class FixedByTimes(Refusal):
    """People hold times of their own within it: it cannot be moved as a whole."""


class FewerThanSigned(Refusal):
    """More have signed up than there would be room for."""

    def __init__(self, taken: int) -> None:
        super().__init__(taken)
        self.taken = taken


@dataclass(frozen=True)
class Written:
    """What staff say of a fair. `employers` are codes, `vacancies` numbers of posts, in their order."""

    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    link: str = ""
    seats: int | None = None
    bus: tuple[Stop, ...] = ()
    employers: tuple[str, ...] = ()
    vacancies: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()

    def facts(self) -> dict[str, Any]:
        """As the row keeps them."""
        stops = sorted(self.bus, key=lambda stop: stop.at)
        lists = {name: list(getattr(self, name)) for name in ("employers", "vacancies", "organisers")}
        return {
            "title": self.title, "place": self.place, "starts_at": self.starts_at, "ends_at": self.ends_at,
            "link": self.link, "seats": self.seats, "bus": [{"at": f"{one.at:%H:%M}", "place": one.place} for one in stops],
            **lists,
        }  # fmt: skip


def known(session: Session, *, by: Staff) -> Sequence[Event]:
    """The newest first, whatever became of them."""
    fairs = scopes.rows(by, Event).where(col(Event.kind).in_(events.FAIRS))
    return session.exec(fairs.order_by(col(Event.starts_at).desc(), col(Event.id).desc()).limit(LISTED)).all()


def firm(session: Session, said: str) -> Employer | None:
    """By its code, else by its name or the only one that holds these words."""
    coded = session.exec(select(Employer).where(Employer.code == said.upper())).first()
    return coded or employers.named(session, said)


def code_of(session: Session, employer: Employer) -> str:
    """What a fair names it by; one that came in without a code gets its own."""
    if employer.code is None:
        employer.code = f"FIRM{employer.key}"
        session.flush()
    return employer.code


def plan(session: Session, said: Written, *, kind: str, by: Staff, now: datetime) -> Event:
    """A new fair, shown from now on to whoever asks. Raises NotInFuture or EndsBeforeStart."""
    _check_times(said, now)
    row = Event(code=codes.following(session, Event.code, LETTER), kind=kind, measure=MEASURES[kind], **said.facts())
    session.add(row)
    session.flush()
    audits.note(session, staff=by, action="event_planned", about=f"event:{row.key}", detail=row.code, now=now)
    return row


def change(session: Session, event: Event, said: Written, *, by: Staff, now: datetime) -> dict[str, Any]:
    """Returns what is different, as it was. A new link has not been tested.

    Raises EventOver, NotInFuture, EndsBeforeStart, FixedByTimes or FewerThanSigned.
    """
    facts = said.facts()
    before = {name: getattr(event, name) for name, value in facts.items() if getattr(event, name) != value}
    if event.status == "cancelled":
        raise events.EventOver(event.title)
    if {"starts_at", "ends_at"} & before.keys():
        events.check_open(event, now=now)
        _check_times(said, now)
        if events.has_slots(session, event):
            raise FixedByTimes
    if said.seats is not None and said.seats < event.taken:
        raise FewerThanSigned(event.taken)
    for name in before:
        setattr(event, name, facts[name])
    if "link" in before:
        events.set_link(session, event, link=said.link)
    session.flush()
    if before:
        detail = " ".join((event.code, *before))
        audits.note(session, staff=by, action="event_changed", about=f"event:{event.key}", detail=detail, now=now)
    return before


def enter_result(
    session: Session, event: Event, *, attended: int, intents: int, hired: int, by: Staff, now: datetime
) -> None:
    event.attended, event.intents, event.hired = attended, intents, hired
    session.flush()
    detail = f"{event.code} {attended}/{intents}/{hired}"
    audits.note(session, staff=by, action="event_result", about=f"event:{event.key}", detail=detail, now=now)


def _check_times(said: Written, now: datetime) -> None:
    if said.starts_at <= now:
        raise courses.NotInFuture(said.starts_at)
    if said.ends_at <= said.starts_at:
        raise EndsBeforeStart
