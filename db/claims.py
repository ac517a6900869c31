"""Claims (申领): money asked for by institutions and people, followed until it is paid. The station pays nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from db import audits, identities, money, rights, scopes
from db.identities import IdentityKeys
from db.models import Claim, ClaimLine, Course, Enrolment, Finding, RosterRow, Staff
from db.models.record import DEHONG
from db.refusals import Refusal
from db.rights import Right
from db.standards import Standards

TRAVEL = "travel"
BETWEEN_CLASSES = ("two_classes_at_once", "same_trade_again", "too_often", "certificate_twice")
STEPS = {"reviewed": "审核通过", "paid": "拨付", "returned": "退回"}
NEXT = {"submitted": ("reviewed", "returned"), "reviewed": ("paid", "returned"), "returned": (), "paid": ()}


class NotAClaim(Refusal):
    """A claim needs a payee, an amount above nothing and a known standard."""


class WrongClaimState(Refusal):
    """What is paid or sent back is settled, and nothing is paid before it was reviewed."""

    def __init__(self, number: str, status: str) -> None:
        super().__init__(number, status)
        self.number, self.status = number, status


class PaidLater(Refusal):
    """Money is noted as paid once it was, not for a day to come."""


class HandedInLater(Refusal):
    """A claim is noted once it was handed in."""


class PaidMore(Refusal):
    """More than was asked for is more often a slip than a payment: it is noted once somebody says that it is so."""

    def __init__(self, asked: int, paid: int) -> None:
        super().__init__(asked, paid)
        self.asked, self.paid = asked, paid


class NeedsWhy(Refusal):
    """Findings are open: they stop nothing, and whoever goes past them says why (reasons are logged)."""

    def __init__(self, number: str, open_findings: int) -> None:
        super().__init__(number, open_findings)
        self.number, self.open_findings = number, open_findings


class NotANumber(Refusal):
    """What stands where a number belongs is none, and is not taken for nothing."""


@dataclass(frozen=True)
class Asked:
    """A claim as it comes in. Amounts in yuan; `account` is whole here and kept as fingerprint and last four digits."""

    standard: str
    payee: str
    submitted_on: date
    heads: int = 0
    unit: int = 0
    amount: int = 0
    course: str = ""  # code of the class
    account: str = ""
    invoice: str = ""
    period: str = ""
    region: str = ""
    note: str = ""


def submit(session: Session, asked: Asked, *, by: Staff, keys: IdentityKeys, now: datetime) -> Claim:
    """Kept as it was handed in: what is wrong with it is flagged, never refused. Raises NotAllowed, NotAClaim, NotSeen."""
    rights.require(by, Right.MONEY)
    standards = Standards.load(session)
    course = _course(session, asked.course, by) if asked.course else None
    standard = standards.on(asked.standard, course.starts_at.date() if course else asked.submitted_on)
    if not asked.payee or asked.amount <= 0 or asked.standard not in {TRAVEL, *(row.code for row in standards.rows)}:
        raise NotAClaim
    row = Claim(
        number=_next_number(session, now), standard=asked.standard, payee=asked.payee, heads=asked.heads,
        unit=asked.unit, amount=asked.amount, invoice=asked.invoice, period=asked.period, note=asked.note,
        measure="P22" if asked.standard == TRAVEL else standard.measure if standard else "",
        fund="F2" if asked.standard == TRAVEL else standard.fund if standard else "",
        course_id=course.key if course else None, submitted_on=asked.submitted_on, made_at=now, made_by=by.key,
        account_blind=keys.index(asked.account) if asked.account else "", account_tail=asked.account[-4:],
        region=asked.region or (course.region if course else DEHONG),
    )  # fmt: skip
    session.add(row)
    session.flush()
    audits.note(session, staff=by, action="claim_submitted", about=f"claim:{row.key}", now=now, detail=row.number)
    return row


def proposed(session: Session, course: Course, *, today: date) -> Sequence[Asked]:
    """What the records would let the provider of a class ask for, one for each standard."""
    return [
        Asked(one.standard, one.payee, today, one.heads, one.unit, one.amount, course.code, region=course.region)
        for one in money.of_course(session, course)
    ]


@dataclass(frozen=True)
class Person:
    """Somebody in a claim as handed in; the ID number and the account are whole here and not kept."""

    name: str
    number: str = ""
    phone: str = ""
    employer_name: str = ""
    worked_from: date | None = None
    worked_until: date | None = None
    months: int | None = None
    wage: int | None = None
    amount: int = 0
    account: str = ""
    proof: str = ""


def add_person(session: Session, claim: Claim, person: Person, *, by: Staff, keys: IdentityKeys) -> ClaimLine:
    """Only while nobody has reviewed: the list that is paid is the one that was looked at. Raises NotAllowed, WrongClaimState."""
    rights.require(by, Right.MONEY)
    session.refresh(claim, with_for_update=True)  # reviewed by a colleague meanwhile, while this page stood open
    if claim.status != "submitted":
        raise WrongClaimState(claim.number, claim.status)
    number = person.number.upper()
    known = identities.known(session, [number], keys=keys) if number else {}
    row = ClaimLine(
        claim_id=claim.key, region=claim.region, worker_id=known.get(number), name=person.name, phone=person.phone,
        id_masked=identities.mask(number) if number else "", id_blind=keys.index(number) if number else "",
        id_valid=not number or identities.is_valid(number), employer_name=person.employer_name,
        worked_from=person.worked_from, worked_until=person.worked_until, months=person.months, wage=person.wage,
        amount=person.amount, account_blind=keys.index(person.account) if person.account else "",
        account_tail=person.account[-4:], proof=person.proof,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def move(
    session: Session,
    key: object,
    *,
    to: str,
    by: Staff,
    now: datetime,
    paid: int = 0,
    paid_on: date | None = None,
    note: str = "",
    surely: bool = False,
) -> Claim:
    """On to `reviewed`, `paid` or `returned`. Open findings stop neither of them; money goes past them with a note of why.

    A note is added to those before it. Raises NotAllowed, NotSeen, WrongClaimState, NotAClaim, PaidLater, PaidMore, NeedsWhy.
    """
    rights.require(by, Right.MONEY)
    row = scopes.one(session, Claim, key, by=by)
    if to not in NEXT[row.status]:
        raise WrongClaimState(row.number, row.status)
    if to == "paid":
        check_payment(row, paid=paid, paid_on=paid_on, now=now, surely=surely)
    still = sum(one.state == "open" for one in findings(session, row)) if to == "paid" else 0
    if still and not note.strip():
        raise NeedsWhy(row.number, still)
    if to == "reviewed":
        row.reviewed_at, row.reviewed_by = now, by.key
    if to == "paid":
        row.paid, row.paid_on = paid, paid_on or now.date()
    row.status, row.note = to, "；".join(filter(None, (row.note, note)))
    detail = f"{row.number} {STEPS[to]}{f' {paid} 元' if paid else ''}{f'，还有 {still} 条疑点待处理' if still else ''}"
    audits.note(session, staff=by, action="claim_moved", about=f"claim:{row.key}", now=now, detail=detail, reason=note)
    session.flush()
    return row


def check_payment(row: Claim, *, paid: int, paid_on: date | None, now: datetime, surely: bool) -> None:
    """Raises NotAClaim, PaidLater, or PaidMore unless somebody says that the sum is right."""
    if paid <= 0:
        raise NotAClaim
    if paid_on is not None and paid_on > now.date():
        raise PaidLater
    if paid > row.amount and not surely:
        raise PaidMore(row.amount, paid)


def lines(session: Session, claim: Claim) -> Sequence[ClaimLine]:
    return session.exec(select(ClaimLine).where(ClaimLine.claim_id == claim.key).order_by(col(ClaimLine.id))).all()


def findings(session: Session, claim: Claim) -> Sequence[Finding]:
    """Of the claim itself and of its class, the open ones first; what concerns two classes is of both."""
    mine = col(Finding.claim_id) == claim.key
    if claim.course_id is not None:
        shared = _of_two_classes(session, claim.course_id)
        mine = mine | (col(Finding.course_id) == claim.course_id) | col(Finding.id).in_(shared)
    order = (col(Finding.state) != "open", col(Finding.found_at).desc(), col(Finding.id))
    return session.exec(select(Finding).where(mine).order_by(*order)).all()


def _of_two_classes(session: Session, course_id: int) -> Sequence[int]:
    """Findings kept with another class that point at somebody's place in this one."""
    kept = select(Finding).where(col(Finding.rule).in_(BETWEEN_CLASSES), col(Finding.course_id) != course_id)
    others = session.exec(kept).all()
    if not others:
        return ()
    places = {
        f"{table.__tablename__}:{key}"
        for table in (Enrolment, RosterRow)
        for key in session.exec(select(table.id).where(table.course_id == course_id)).all()
    }
    return [row.key for row in others if places & set(row.rows)]


def _course(session: Session, code: str, by: Staff) -> Course:
    found = session.exec(scopes.rows(by, Course).where(Course.code == code.upper())).first()
    if found is None:
        raise scopes.NotSeen(Course.__name__)
    return found


def _next_number(session: Session, now: datetime) -> str:
    """K2026-001, the next of the year."""
    begins = f"K{now.year}-"
    numbers = session.exec(select(Claim.number).where(col(Claim.number).startswith(begins))).all()
    return f"{begins}{max((int(number[len(begins) :]) for number in numbers), default=0) + 1:03d}"
