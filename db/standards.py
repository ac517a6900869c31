"""Funding standards (资金标准): what the plan pays for one unit, each valid from one day until another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from db import audits, rights
from db.models import FundingStandard, Staff
from db.refusals import Refusal
from db.rights import Right

BASES = {"enrolled": "报名人数", "attended": "参训人数", "passed": "合格人数"}
FUNDS = {"F1": "地方教育附加专项资金统筹部分", "F2": "援滇劳务协作专项资金、区专项或区就促中心公用经费"}
# A person counts once, however often they came, where the plan pays by person and not by person-time.
BY_PERSON = "人"


class NoSuchStandard(Refusal):
    """No standard has this code."""


class NotAfterTheLast(Refusal):
    """A new figure must begin after the one in force began."""

    def __init__(self, valid_from: date) -> None:
        super().__init__(valid_from)
        self.valid_from = valid_from


class NotAnAmount(Refusal):
    """An amount is a whole number of yuan above nothing."""


@dataclass(frozen=True)
class Standards:
    """All of them, read once."""

    rows: Sequence[FundingStandard]

    @staticmethod
    def load(session: Session) -> "Standards":
        ordered = select(FundingStandard).order_by(col(FundingStandard.measure), col(FundingStandard.valid_from))
        return Standards(session.exec(ordered).all())

    def on(self, code: str, day: date) -> FundingStandard | None:
        """The one in force on a day; None where the plan says nothing for it."""
        return next((row for row in self.rows if row.code == code and holds(row, day)), None)

    def of_measure(self, measure: str, day: date) -> Sequence[FundingStandard]:
        """More than one where the plan pays for two things at once (P20: board and mentoring)."""
        return [row for row in self.rows if row.measure == measure and holds(row, day)]

    @property
    def measures(self) -> frozenset[str]:
        return frozenset(row.measure for row in self.rows)


def holds(row: FundingStandard, day: date) -> bool:
    return row.valid_from <= day and (row.valid_until is None or day <= row.valid_until)


def everything(session: Session) -> Mapping[str, Sequence[FundingStandard]]:
    """By code, the newest first."""
    found: dict[str, list[FundingStandard]] = {}
    for row in reversed(Standards.load(session).rows):
        found.setdefault(row.code, []).append(row)
    return dict(sorted(found.items(), key=lambda item: (int(item[1][0].measure[1:]), item[0])))


def change(
    session: Session, code: str, *, amount: int, basis: str, valid_from: date, source: str, by: Staff, now: datetime
) -> FundingStandard:
    """A new figure from a day on; the one before ends the day before. Nothing already computed by older dates moves.

    Raises NotAllowed, NoSuchStandard, NotAfterTheLast, NotAnAmount.
    """
    rights.require(by, Right.MONEY)
    rows = everything(session).get(code)
    if not rows:
        raise NoSuchStandard
    if amount <= 0 or basis not in BASES:
        raise NotAnAmount
    last = rows[0]
    if valid_from <= last.valid_from:
        raise NotAfterTheLast(last.valid_from)
    last.valid_until = valid_from - timedelta(days=1)
    same = last.model_dump(exclude={"id", "amount", "basis", "valid_from", "valid_until", "source", "note"})
    made = FundingStandard(
        **same | {"changed_at": now, "changed_by": by.key},
        amount=amount,
        basis=basis,
        valid_from=valid_from,
        source=source,
    )
    session.add(made)
    audits.note(
        session, staff=by, action="standard_changed", about=f"standard:{code}", now=now,
        detail=f"{last.amount} → {amount} 元，{BASES[basis]}，自 {valid_from}",
    )  # fmt: skip
    session.flush()
    return made
