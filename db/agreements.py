"""Agreements (合作意向书、校企协议): parties, dates, and the people moved under each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from db import agreement_numbers, audits, journeys, rights, scopes
from db.models import Agreement, PlanEntry, Staff
from db.refusals import Refusal
from db.rights import Right

KINDS = {"letter": "合作意向书", "school": "校企合作协议"}
FIELDS = {
    "kind": "种类", "home_party": "青浦方", "far_party": "德宏方", "signed_on": "签订", "ends_on": "到期", "note": "备注",
}  # fmt: skip
RUNS_OUT_WITHIN = timedelta(days=60)


class NotAnAgreement(Refusal):
    """Both parties and the day of signing are needed, and an end lies after it."""


class EnteredAlready(Refusal):
    """The same parties signed the same on that day, under another number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class PeopleStandUnderIt(Refusal):
    """Whoever was moved under it would be counted under nothing."""

    def __init__(self, number: str, people: int) -> None:
        super().__init__(number, people)
        self.number, self.people = number, people


class StruckOff(Refusal):
    """It counts no more, so nothing of it is changed."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True)
class Signed:
    """What is entered of one."""

    kind: str
    home_party: str
    far_party: str
    signed_on: date
    ends_on: date | None = None
    note: str = ""


def enter(session: Session, signed: Signed, *, by: Staff, now: datetime) -> Agreement:
    """Raises NotAllowed, NotAnAgreement, EnteredAlready."""
    rights.require(by, Right.MONEY)
    _check(session, signed, None)
    number = f"Y{signed.signed_on.year}-{_count_of(session, signed.signed_on.year) + 1:03d}"
    row = Agreement(number=number, entered_at=now, staff_id=by.key, **signed.__dict__)
    session.add(row)
    session.flush()
    _note(session, row, "agreement_entered", by=by, now=now)
    return row


def put_right(session: Session, row: Agreement, signed: Signed, *, by: Staff, now: datetime) -> Agreement:
    """What was entered wrongly, or an end that came earlier. The number stays, it stands on paper.

    Raises NotAllowed, NotAnAgreement, EnteredAlready, StruckOff.
    """
    rights.require(by, Right.MONEY)
    _refuse_struck_off(row)
    _check(session, signed, row)
    changed = {name: value for name, value in signed.__dict__.items() if getattr(row, name) != value}
    told = "，".join(audits.change(FIELDS[name], getattr(row, name), value) for name, value in changed.items())
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        _note(session, row, "agreement_changed", by=by, now=now, told=told)
    return row


def strike_off(session: Session, row: Agreement, *, by: Staff, now: datetime, reason: str = "") -> Agreement:
    """A mistaken entry stays in the records and counts no more. Raises NotAllowed, PeopleStandUnderIt, StruckOff."""
    rights.require(by, Right.MONEY)
    _refuse_struck_off(row)
    if people := moved(session).get(row.number, 0):
        raise PeopleStandUnderIt(row.number, people)
    row.dropped_at = now
    _note(session, row, "agreement_struck_off", by=by, now=now, reason=reason)
    return row


def known(session: Session, *, by: Staff) -> Sequence[Agreement]:
    """The newest first, those that were struck off among them."""
    return session.exec(
        scopes.rows(by, Agreement).order_by(col(Agreement.signed_on).desc(), col(Agreement.id).desc())
    ).all()


def moved(session: Session) -> Mapping[str, int]:
    """People moved under each, by its number: who arrived with its organised batches, and entries of P10 that name it."""
    rows = session.execute(
        select(col(PlanEntry.batch), func.sum(col(PlanEntry.quantity)))
        .where(PlanEntry.measure == "P10", PlanEntry.counter == "组织人数", col(PlanEntry.dropped_at).is_(None))
        .group_by(col(PlanEntry.batch))
    ).all()
    found = dict(journeys.by_agreement(session))
    for batch, people in rows:
        number = agreement_numbers.read(batch)
        found[number] = found.get(number, 0) + int(people)
    return found


def runs_out(row: Agreement, today: date) -> bool:
    """Whether it ends soon or has ended, so that somebody sees to it."""
    return row.dropped_at is None and row.ends_on is not None and row.ends_on <= today + RUNS_OUT_WITHIN


def _check(session: Session, signed: Signed, own: Agreement | None) -> None:
    late = signed.ends_on is not None and signed.ends_on < signed.signed_on
    if signed.kind not in KINDS or not signed.home_party or not signed.far_party or late:
        raise NotAnAgreement
    same = session.exec(
        select(Agreement)
        .where(
            Agreement.kind == signed.kind, Agreement.home_party == signed.home_party,
            Agreement.far_party == signed.far_party, Agreement.signed_on == signed.signed_on,
            col(Agreement.dropped_at).is_(None),
        )
        .order_by(col(Agreement.id))
    ).all()  # fmt: skip
    others = [row for row in same if own is None or row.key != own.key]
    if others:
        raise EnteredAlready(others[0].number)


def _refuse_struck_off(row: Agreement) -> None:
    if row.dropped_at is not None:
        raise StruckOff(row.number)


def _note(
    session: Session, row: Agreement, action: str, *, by: Staff, now: datetime, told: str = "", reason: str = ""
) -> None:
    detail = f"{row.number} {told}".strip()
    about = f"agreement:{row.key}"
    audits.note(session, staff=by, action=action, about=about, now=now, detail=detail, reason=reason)


def _count_of(session: Session, year: int) -> int:
    numbers = session.exec(select(Agreement.number).where(col(Agreement.number).startswith(f"Y{year}-"))).all()
    return max((int(number.rpartition("-")[2]) for number in numbers), default=0)
