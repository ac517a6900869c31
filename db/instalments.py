"""Claims paid in parts (分期拨付): each part keeps its day and its sum, and every report counts it in its own stretch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from db.models import Claim


@dataclass(frozen=True)
class Part:
    on: date
    yuan: int


def of(claim: Claim) -> list[Part]:
    """Every payment of a claim, the first one first."""
    before = [Part(date.fromisoformat(one["on"]), one["yuan"]) for one in claim.earlier]
    if claim.paid_on is None:
        return before
    return [*before, Part(claim.paid_on, claim.paid - sum(part.yuan for part in before))]


def paid(session: Session, begins: date, ends: date, *, where: Iterable[ColumnElement[bool]] = ()) -> Mapping[str, int]:
    """Yuan paid from `begins` up to, not including, `ends`, by fund."""
    found: dict[str, int] = {}
    for row in session.exec(select(Claim).where(col(Claim.status) == "paid", *where)).all():
        yuan = sum(part.yuan for part in of(row) if begins <= part.on < ends)
        if yuan:
            found[row.fund] = found.get(row.fund, 0) + yuan
    return found
