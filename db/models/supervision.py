"""Supervision (资金监管): what the checks found, and what became of it."""

from datetime import datetime

from sqlmodel import Field

from db.models.record import Record, moment, plain_json


class Finding(Record, table=True):
    """One flag of one rule over the rows it points at ("roster_row:12"). It refuses nothing; people decide."""

    __tablename__ = "finding"

    mark: str = Field(unique=True, max_length=64)  # fingerprint of rule and rows, so that checking again adds nothing
    rule: str = Field(index=True)
    rows: list[str] = plain_json(default_factory=list)
    words: str = ""
    course_id: int | None = Field(default=None, foreign_key="course.id", index=True)
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    found_at: datetime = moment(index=True)
    seen_at: datetime = moment()  # when a check last found it still there
    state: str = Field(default="open", index=True)  # open | explained | recovered | gone
    yuan: int = 0  # recovered
    settled_at: datetime | None = moment(default=None)
    settled_by: int | None = Field(default=None, foreign_key="staff.id")


class FindingStep(Record, table=True):
    """One step in the handling of a finding: who said what of it, and when."""

    __tablename__ = "finding_step"

    finding_id: int = Field(foreign_key="finding.id", index=True)
    at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    state: str
    yuan: int = 0
    words: str = ""
