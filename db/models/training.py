"""Courses (培训班), enrolments (报名), attendance and certificates."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from db.models.record import Record, moment, plain_json


class Course(Record, table=True):
    """One class. `taken` counts seats held by enrolments and offers, and those `enrolled_elsewhere` on paper."""

    __tablename__ = "course"
    __table_args__ = (CheckConstraint("taken >= 0 AND taken <= seats", name="ck_course_seats"),)

    code: str = Field(unique=True)
    programme: str  # drill | aid | teachers | practice
    measure: str = ""  # P17 …
    title: str
    batch: str = ""  # 批次 of teaching at home: 2026年德宏第1批
    field: str = ""
    provider: str = ""
    place: str = ""
    county: str = Field(default="", index=True)
    starts_at: datetime = moment(index=True)
    ends_at: datetime = moment()
    days: int = 1
    hours: int | None = None
    timetable: list[dict[str, Any]] = plain_json(default_factory=list)
    seats: int
    taken: int = 0
    enrolled_elsewhere: int = 0
    attended_elsewhere: int = 0
    passed_elsewhere: int = 0
    audience: str = ""
    unit_subsidy: int | None = None
    subsidy_to: str = ""
    certificate: str = ""
    attendance_rule: str = ""
    trainer: str = ""
    status: str = (
        "open"  # planned | open | review | running | ended | examined | certified | claimed | paid | cancelled
    )
    fictional: bool = False


class Enrolment(Record, table=True):
    __tablename__ = "enrolment"
    __table_args__ = (
        Index(
            "uq_enrolment_live",
            "worker_id",
            "course_id",
            unique=True,
            sqlite_where=text("live"),
            postgresql_where=text("live"),
        ),
        Index("ix_enrolment_queue", "course_id", "status", "queued_at"),
    )

    worker_id: int = Field(foreign_key="worker.id", index=True)
    course_id: int = Field(foreign_key="course.id", index=True)
    follower_id: int | None = Field(default=None, foreign_key="follower.id")
    status: str = (
        "enrolled"  # enrolled | waiting | offered | declined | lapsed | cancelled | attending | passed | failed
    )
    live: bool = True
    holds_seat: bool = False
    basis: str = ""  # the audience that fitted: 脱贫/监测对象, 企业职工, 学生
    lodging: bool | None = None
    enrolled_at: datetime = moment(index=True)
    queued_at: datetime | None = moment(default=None)
    offered_at: datetime | None = moment(default=None)
    offer_until: datetime | None = moment(default=None, index=True)
    ended_at: datetime | None = moment(default=None)
    source: str = "self"
    nominated_by: str = ""  # of teachers: the school or bureau that sends them, as staff have checked
    says_sent_by: str = ""  # the same as they say it themselves when they sign up
    for_post: str = ""  # of practice before leaving: the number of the post it prepares for
    arrived_at: datetime | None = moment(default=None)  # of teachers: at the host's


class Attendance(Record, table=True):
    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("enrolment_id", "day", "half"),)

    enrolment_id: int = Field(foreign_key="enrolment.id", index=True)
    day: date
    half: str  # morning | afternoon
    arrived_at: datetime = moment()
    place: str = ""
    source: str = ""  # code | scan | teacher | import
    follower_id: int | None = Field(default=None, foreign_key="follower.id")  # the phone that checked in


class AttendanceCode(Record, table=True):
    """Four digits shown in class for one half day; whoever types or scans them there is present."""

    __tablename__ = "attendance_code"
    __table_args__ = (UniqueConstraint("course_id", "day", "half"),)

    course_id: int = Field(foreign_key="course.id", index=True)
    day: date
    half: str  # morning | afternoon
    code: str = Field(max_length=8)
    opens_at: datetime = moment()
    closes_at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Certificate(Record, table=True):
    __tablename__ = "certificate"

    number: str = Field(unique=True)
    worker_id: int | None = Field(default=None, foreign_key="worker.id", index=True)
    course_id: int | None = Field(default=None, foreign_key="course.id", index=True)
    name: str = ""
    id_tail: str = ""
    status: str = "issued"
    issued_on: date | None = None


class RosterRow(Record, table=True):
    """One line of a provider's roster as it was handed in, anomalies and all; the ID number is masked."""

    __tablename__ = "roster_row"

    course_id: int = Field(foreign_key="course.id", index=True)
    worker_id: int | None = Field(default=None, foreign_key="worker.id", index=True)
    seq: int
    name: str
    id_masked: str = ""
    id_blind: str = Field(default="", index=True)
    id_valid: bool = True
    gender: str = ""
    county: str = ""
    household_category: str = ""
    phone: str = ""
    days_present: int | None = None
    attendance_rate: float | None = None
    assessment: str = ""
    certificate_no: str = ""
    note: str = ""
    birth_date: date | None = None  # read from the ID number, as is the next
    id_gender: str = ""
    exam_mark: float | None = None
    account_blind: str = Field(default="", index=True, max_length=64)
    account_tail: str = ""
    signature: str = ""  # digest of the signature handed in
    called_on: date | None = None  # the call-back by telephone
    call_answer: str = ""  # attended | never | not_reached
