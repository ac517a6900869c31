"""Claims paid further and put right: a payment noted wrongly, a person entered by mistake. What stood before is kept in the audit, with why."""

from datetime import date, datetime

from sqlmodel import Session

from db import audits, claims, instalments, rights, scopes
from db.instalments import Part
from db.models import Claim, ClaimLine, Staff
from db.refusals import Refusal
from db.rights import Right


class NeedsReason(Refusal):
    """Nobody changes what was noted of money without saying why."""


def payment(
    session: Session, key: object, *, paid: int, by: Staff, now: datetime, paid_on: date | None = None, why: str = "",
    surely: bool = False,
) -> Claim:  # fmt: skip
    """Another sum or day of a payment; with 0 nothing was paid and the claim waits for it again. Of parts one is made.

    Raises NotAllowed, NotSeen, WrongClaimState, NeedsReason, PaidLater, PaidMore.
    """
    rights.require(by, Right.MONEY)
    row = scopes.one(session, Claim, key, by=by)
    if row.status != "paid":
        raise claims.WrongClaimState(row.number, row.status)
    if not why.strip():
        raise NeedsReason
    if paid:
        claims.check_payment(row, paid=paid, paid_on=paid_on, now=now, surely=surely)
    before = "、".join(f"{part.yuan} {part.on}" for part in instalments.of(row))
    row.earlier = []
    row.paid, row.paid_on = paid, (paid_on or row.paid_on) if paid else None
    row.status = "paid" if paid else "reviewed"
    detail = f"{row.number} {before} → {paid} {row.paid_on or ''}".strip()
    audits.note(
        session, staff=by, action="payment_corrected", about=f"claim:{row.key}", now=now, detail=detail, reason=why
    )
    session.flush()
    return row


def pay_more(
    session: Session, key: object, *, paid: int, by: Staff, now: datetime, paid_on: date | None = None, note: str = "",
    surely: bool = False,
) -> Claim:  # fmt: skip
    """One more payment of a claim that was paid in part. Raises NotAllowed, NotSeen, WrongClaimState, NotAClaim, PaidLater, PaidMore."""
    rights.require(by, Right.MONEY)
    row = scopes.one(session, Claim, key, by=by)
    if row.status != "paid":
        raise claims.WrongClaimState(row.number, row.status)
    if paid <= 0:
        raise claims.NotAClaim
    on = paid_on or now.date()
    claims.check_payment(row, paid=row.paid + paid, paid_on=on, now=now, surely=surely)
    parts = sorted([*instalments.of(row), Part(on, paid)], key=lambda part: part.on)
    row.earlier = [{"on": part.on.isoformat(), "yuan": part.yuan} for part in parts[:-1]]
    row.paid, row.paid_on = row.paid + paid, parts[-1].on
    row.note = "；".join(filter(None, (row.note, note)))
    detail = f"{row.number} 又拨付 {paid} 元 {on}"
    audits.note(session, staff=by, action="claim_moved", about=f"claim:{row.key}", now=now, detail=detail, reason=note)
    session.flush()
    return row


def take_off(session: Session, key: object, *, by: Staff, now: datetime, why: str = "") -> tuple[Claim, str]:
    """One person off the list of a claim that nobody has reviewed; gives back the claim and the name.

    Raises NotAllowed, NotSeen, WrongClaimState, NeedsReason.
    """
    rights.require(by, Right.MONEY)
    found = scopes.one(session, ClaimLine, key, by=by)
    row = scopes.one(session, Claim, found.claim_id, by=by)
    if row.status != "submitted":
        raise claims.WrongClaimState(row.number, row.status)
    if not why.strip():
        raise NeedsReason
    name, detail = found.name, f"{row.number} {found.amount}"
    session.delete(found)
    audits.note(
        session, staff=by, action="claim_line_dropped", about=f"claim:{row.key}", now=now, detail=detail, reason=why
    )
    session.flush()
    return row, name
