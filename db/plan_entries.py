"""What staff enter for the plan (计划登记) where no other record shows it: experts' trips, projects, centres, meetings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, col, select

from db import agreement_numbers, audits, journeys, rights, scopes
from db.models import Counter, PlanEntry, Staff
from db.refusals import Refusal
from db.rights import Right


class NoSuchCounter(Refusal):
    """The plan has no such counter, or it is counted from other records."""


class NotAQuantity(Refusal):
    """A quantity is a whole number above nothing, and a day is not yet to come."""


class CountedInBatches(Refusal):
    """People who arrived with organised batches of that month are counted without an entry."""

    def __init__(self, day: date, codes: Sequence[str], people: int) -> None:
        super().__init__(day, people)
        self.day, self.codes, self.people = day, codes, people


class EnteredTwice(Refusal):
    """The same people, trip or project stands there for this day already: entered anew, or others that must be said to be."""

    def __init__(self, day: date, counter: str, quantity: int, under: str) -> None:
        super().__init__(day, counter)
        self.day, self.counter, self.quantity, self.under = day, counter, quantity, under


# Counters that are entered; all others are counted. The two of a batch are one entry (see money and plan_counts).
ENTERED = {
    "P3": ("联络企业数",),
    "P8": ("指导场次", "咨询人次"),
    "P10": ("组织批次", "组织人数"),
    "P12": ("考察人次", "返乡创业人数", "带动就业人数"),
    "P13": ("专家人次",),
    "P14": ("专家人次",),
    "P16": ("项目数",),
    "P21": ("中心数",),
    "P23": ("联络会次数",),
    "P24": ("检查次数",),
}


@dataclass(frozen=True)
class Said:
    """What somebody enters. `payee` is who gets the money, where the plan pays for it; `batch` a group or an agreement."""

    measure: str
    counter: str
    day: date
    quantity: int = 1
    until: date | None = None
    title: str = ""
    person: str = ""
    payee: str = ""
    batch: str = ""
    place: str = ""
    note: str = ""


def enter(
    session: Session, said: Said, *, by: Staff, now: datetime, others: bool = False, another: bool = False
) -> PlanEntry:  # fmt: skip
    """`others`: not those of the organised batches; `another`: more of the same day besides what stands there.

    Raises NotAllowed, NoSuchCounter, NotAQuantity, NoSuchAgreement, OutOfForce, EnteredTwice, CountedInBatches.
    """
    rights.require(by, Right.MONEY)
    if said.counter not in ENTERED.get(said.measure, ()):
        raise NoSuchCounter
    if said.quantity <= 0 or said.day > now.date():
        raise NotAQuantity
    if said.measure == journeys.MEASURE:
        said = _under_agreement(session, said)
    if not another and (before := _the_same(session, said)) is not None:
        raise EnteredTwice(before.day, said.counter, before.quantity, before.batch or before.title or before.person)
    if said.measure == journeys.MEASURE:
        counted = [] if others else journeys.of_month(session, said.day)
        if counted:
            raise CountedInBatches(said.day, [one.event.code for one in counted], sum(one.arrived for one in counted))
    row = PlanEntry(**said.__dict__, entered_at=now, staff_id=by.key)
    session.add(row)
    session.flush()
    audits.note(session, staff=by, action="plan_entered", about=f"plan_entry:{row.key}", now=now, detail=said.title)
    return row


def _under_agreement(session: Session, said: Said) -> Said:
    """The number as the register writes it; what stood beside it is kept as a note."""
    if not agreement_numbers.read(said.batch):
        return said
    number, beside = agreement_numbers.known_or_refused(session, said.batch), agreement_numbers.rest(said.batch)
    agreement_numbers.refuse_out_of_force(session, number, said.day)
    return replace(said, batch=number, note=" ".join(filter(None, [beside, said.note])))


def _the_same(session: Session, said: Said) -> PlanEntry | None:
    """The entry that counts and says the same; of what nothing but a number is said two of a day are two."""
    named = {"batch": said.batch} if agreement_numbers.read(said.batch) else _names(said)
    if not any(named.values()):
        return None
    same = [getattr(PlanEntry, name) == value for name, value in named.items()]
    its = (PlanEntry.measure == said.measure, PlanEntry.counter == said.counter, PlanEntry.day == said.day)
    query = select(PlanEntry).where(
        *its, *same, PlanEntry.quantity == said.quantity, col(PlanEntry.dropped_at).is_(None)
    )
    return session.exec(query.order_by(col(PlanEntry.id))).first()


def _names(said: Said) -> dict[str, str]:
    return {"batch": said.batch, "title": said.title, "person": said.person, "payee": said.payee, "place": said.place}


def drop(session: Session, key: object, *, reason: str, by: Staff, now: datetime) -> PlanEntry:
    """A mistaken entry stays in the records and counts no more. Raises NotAllowed, NotSeen."""
    rights.require(by, Right.MONEY)
    row = scopes.one(session, PlanEntry, key, by=by)
    if row.dropped_at is None:
        row.dropped_at = now
        audits.note(
            session, staff=by, action="plan_entry_dropped", about=f"plan_entry:{row.key}", now=now, reason=reason
        )
    return row


def between(session: Session, begins: date, ends: date, *, by: Staff | None = None) -> Sequence[PlanEntry]:
    """Entries that count, from `begins` up to, not including, `ends`."""
    seen = () if by is None else scopes.within(PlanEntry.region, by)
    wanted = (col(PlanEntry.dropped_at).is_(None), col(PlanEntry.day) >= begins, col(PlanEntry.day) < ends, *seen)
    return session.exec(select(PlanEntry).where(*wanted).order_by(col(PlanEntry.day), col(PlanEntry.id))).all()


def counters(session: Session) -> Sequence[tuple[str, str]]:
    """Measure and counter of all that can be entered, in the plan's order."""
    known = {(row.measure_code, row.name) for row in session.exec(select(Counter)).all()}
    return [(measure, name) for measure, names in ENTERED.items() for name in names if (measure, name) in known]
