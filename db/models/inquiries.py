"""Inquiries (求助): every request that a person must answer, with its alarms."""

from datetime import datetime

from sqlmodel import Field

from db.models.record import Record, moment


class Inquiry(Record, table=True):
    """`level` is urgent (alarms at any hour), high (alarms from the next morning) or normal (in station hours)."""

    __tablename__ = "inquiry"

    number: str = Field(unique=True, max_length=24)
    follower_id: int | None = Field(default=None, foreign_key="follower.id", index=True)
    worker_id: int | None = Field(default=None, foreign_key="worker.id", index=True)
    kind: str  # human | crisis | wage_arrears | work_injury | scam_check | data | …
    level: str = "normal"
    words: str = ""
    status: str = Field(default="new", index=True)  # new | taken | closed
    mutes_bot: bool = False
    opened_at: datetime = moment(index=True)
    promised_at: datetime | None = moment(default=None)
    taken_by: int | None = Field(default=None, foreign_key="staff.id")
    taken_at: datetime | None = moment(default=None)
    closed_at: datetime | None = moment(default=None)
    outcome: str = ""
    next_alarm_at: datetime | None = moment(default=None, index=True)
    alarms: int = 0
    escalated_at: datetime | None = moment(default=None)
    handed_to: int | None = Field(default=None, foreign_key="staff.id")  # whose turn it is, as nobody took it in time


class InquiryNote(Record, table=True):
    __tablename__ = "inquiry_note"

    inquiry_id: int = Field(foreign_key="inquiry.id", index=True)
    at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    words: str


class UnknownQuestion(Record, table=True):
    """Something the bot could not answer, counted for the weekly list; masked."""

    __tablename__ = "unknown_question"

    words: str
    asked_at: datetime = moment(index=True)
    follower_id: int | None = Field(default=None, foreign_key="follower.id")
    answered_at: datetime | None = moment(default=None)
