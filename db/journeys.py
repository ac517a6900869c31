"""Organised batches (组织出行) as the plan counts them: who arrived with each, and the agreement it stands under."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from db import agreement_numbers, audits, rights, scopes
from db.columns import CHINA
from db.models import Event, EventSignup, Staff
from db.rights import Right

MEASURE = "P10"


@dataclass(frozen=True)
class Journey:
    """One batch that has travelled. Its agreement is kept among those who organised it."""

    event: Event
    arrived: int

    @property
    def agreement(self) -> str:
        return next(filter(None, map(agreement_numbers.read, self.event.organisers)), "")


def ended(session: Session, *, by: Staff | None = None) -> Sequence[Journey]:
    """The newest first; only those the member of staff may see."""
    seen = () if by is None else scopes.within(Event.region, by)
    events = session.exec(
        select(Event)
        .where(Event.kind == "batch", Event.status == "ended", *seen)
        .order_by(col(Event.starts_at).desc(), col(Event.id).desc())
    ).all()
    arrived = session.execute(
        select(col(EventSignup.event_id), func.count())
        .where(EventSignup.status == "arrived", col(EventSignup.event_id).in_([one.key for one in events]))
        .group_by(col(EventSignup.event_id))
    ).all()
    counts = {row[0]: row[1] for row in arrived}
    return [Journey(one, counts.get(one.key, 0)) for one in events]


def of_month(session: Session, day: date) -> Sequence[Journey]:
    """Those of the day's month with which somebody arrived: the plan counts them without an entry."""
    return [one for one in ended(session) if one.arrived and _month(one.event.starts_at) == (day.year, day.month)]


def by_agreement(session: Session) -> Mapping[str, int]:
    """People who arrived, by the number of the agreement."""
    found: dict[str, int] = {}
    for one in ended(session):
        if one.agreement:
            found[one.agreement] = found.get(one.agreement, 0) + one.arrived
    return found


def put_under(session: Session, code: str, said: str, *, by: Staff, now: datetime) -> Journey | None:
    """Under this agreement from now on, under none where nothing is said. None: no such batch.

    Raises NotAllowed, NoSuchAgreement, OutOfForce.
    """
    rights.require(by, Right.MONEY)
    number = agreement_numbers.known_or_refused(session, said) if said else ""
    found = next((one for one in ended(session, by=by) if one.event.code == code), None)
    if found is not None and number:
        agreement_numbers.refuse_out_of_force(session, number, found.event.starts_at.astimezone(CHINA).date())
    if found is not None:
        others = [name for name in found.event.organisers if not agreement_numbers.read(name)]
        found.event.organisers = [*others, *([number] if number else [])]
        session.flush()
        audits.note(
            session, staff=by, action="batch_under_agreement", about=f"event:{found.event.key}", now=now, detail=number
        )
    return found


def _month(moment: datetime) -> tuple[int, int]:
    local = moment.astimezone(CHINA)
    return local.year, local.month
