"""Money of the plan (资金): standards with their dates, what was done for it, and what is claimed, line by line."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.record import Record, moment, plain_json


class FundingStandard(Record, table=True):
    """What the plan pays for one unit, from one day until another (None: until changed).

    `amount` is in yuan. `averaged`: single prices may differ while the year's average stays within it.
    """

    __tablename__ = "funding_standard"
    __table_args__ = (UniqueConstraint("code", "valid_from"),)

    code: str  # drill | aid | aid_banma | expert | project | board | mentoring | centre
    measure: str  # the measure whose money it is
    name: str
    amount: int
    unit: str = ""
    payee: str = ""  # who is paid, in words: 培训机构
    fund: str = ""  # F1 | F2
    averaged: bool = False
    basis: str = "passed"  # which heads count: enrolled | attended | passed
    valid_from: date
    valid_until: date | None = None
    source: str = ""
    note: str = ""
    changed_at: datetime | None = moment(default=None)
    changed_by: int | None = Field(default=None, foreign_key="staff.id")


class PlanEntry(Record, table=True):
    """Something done for a counter of the plan that no other record shows: an expert's trip, a meeting, a centre."""

    __tablename__ = "plan_entry"

    measure: str = Field(index=True)
    counter: str
    day: date = Field(index=True)
    until: date | None = None
    quantity: int = 1
    title: str = ""
    person: str = ""
    payee: str = ""
    batch: str = ""  # the batch or agreement it belongs to
    place: str = ""
    note: str = ""
    entered_at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    dropped_at: datetime | None = moment(default=None)


class Claim(Record, table=True):
    """Money asked for. Amounts are in yuan; the payee's account is kept as a keyed fingerprint and its last four digits."""

    __tablename__ = "claim"

    number: str = Field(unique=True, max_length=24)
    standard: str  # code of the funding standard, or travel
    measure: str = ""
    course_id: int | None = Field(default=None, foreign_key="course.id", index=True)
    payee: str
    fund: str = ""
    heads: int = 0
    unit: int = 0
    amount: int = 0
    account_blind: str = Field(default="", index=True, max_length=64)
    account_tail: str = ""
    invoice: str = ""
    submitted_on: date
    period: str = ""  # the year or months it is for
    status: str = "submitted"  # submitted | reviewed | returned | paid
    made_at: datetime = moment()
    made_by: int | None = Field(default=None, foreign_key="staff.id")
    reviewed_at: datetime | None = moment(default=None)
    reviewed_by: int | None = Field(default=None, foreign_key="staff.id")
    paid_on: date | None = None  # the last payment, where there were several
    paid: int = 0  # all of it
    earlier: list[dict[str, Any]] = plain_json(default_factory=list)  # day and yuan of the payments before the last
    note: str = ""


class ClaimLine(Record, table=True):
    """One person in a claim, as it was handed in; the ID number is masked."""

    __tablename__ = "claim_line"

    claim_id: int = Field(foreign_key="claim.id", index=True)
    worker_id: int | None = Field(default=None, foreign_key="worker.id", index=True)
    name: str
    id_masked: str = ""
    id_blind: str = Field(default="", index=True, max_length=64)
    id_valid: bool = True
    phone: str = ""
    employer_name: str = ""
    worked_from: date | None = None
    worked_until: date | None = None
    months: int | None = None  # of work that the claim asserts
    wage: int | None = None  # yuan a month
    amount: int = 0
    account_blind: str = Field(default="", index=True, max_length=64)
    account_tail: str = ""
    proof: str = ""  # digest of the proof handed in
