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
RUNS_OUT_WITHIN = timedelta(days=60)


class NotAnAgreement(Refusal):
    """Both parties and the day of signing are needed, and an end lies after it."""


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
    """Raises NotAllowed, NotAnAgreement."""
    rights.require(by, Right.MONEY)
    late = signed.ends_on is not None and signed.ends_on < signed.signed_on
    if signed.kind not in KINDS or not signed.home_party or not signed.far_party or late:
        raise NotAnAgreement
    number = f"Y{signed.signed_on.year}-{_count_of(session, signed.signed_on.year) + 1:03d}"
    row = Agreement(number=number, entered_at=now, staff_id=by.key, **signed.__dict__)
    session.add(row)
    session.flush()
    audits.note(session, staff=by, action="agreement_entered", about=f"agreement:{row.key}", now=now, detail=number)
    return row


def known(session: Session, *, by: Staff) -> Sequence[Agreement]:
    """The newest first."""
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
    return row.ends_on is not None and row.ends_on <= today + RUNS_OUT_WITHIN


def _count_of(session: Session, year: int) -> int:
    numbers = session.exec(select(Agreement.number).where(col(Agreement.number).startswith(f"Y{year}-"))).all()
    return max((int(number.rpartition("-")[2]) for number in numbers), default=0)
