"""Employers, vacancies (岗位) and applications (应聘)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from db.models.record import Record, moment, plain_json


class Employer(Record, table=True):
    __tablename__ = "employer"

    code: str | None = Field(default=None, unique=True)
    name: str = Field(index=True)
    credit_code: str = ""
    kind: str = ""
    industry: str = ""
    place_code: str = ""
    place: str = ""
    staff_size: int | None = None
    dehong_workers: int | None = None
    licence: str = ""
    verified: bool = False
    verified_on: date | None = None
    verified_by: str = ""
    contact_role: str = ""
    contact_phone: str = ""
    keeps_first: bool = False  # 优先留用脱贫劳动力 (P3)
    last_contact_on: date | None = None
    next_contact_on: date | None = Field(default=None, index=True)
    fictional: bool = False


class EmployerCheck(Record, table=True):
    """Who looked at an employer's papers, when, and what came of it (人力资源市场暂行条例, art. 26)."""

    __tablename__ = "employer_check"

    employer_id: int = Field(foreign_key="employer.id", index=True)
    on: date
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    passed: bool
    credit_code: str = ""
    licence: str = ""  # of agencies: 人力资源服务许可证号
    papers: list[str] = plain_json(default_factory=list)  # what was seen: charter, mandate, identity of the agent
    note: str = ""


class EmployerContact(Record, table=True):
    """A visit or a call to an employer (常态化对企联络, P3): what was asked, what was heard."""

    __tablename__ = "employer_contact"

    employer_id: int = Field(foreign_key="employer.id", index=True)
    on: date = Field(index=True)
    kind: str  # visit | telephone | wechat | meeting
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    person: str = ""  # who was spoken to, by office
    dehong_workers: int | None = None
    vacancies_asked: int | None = None  # how many people they look for
    summary: str = ""
    recorded_at: datetime = moment()


class EmployerConfirmation(Record, table=True):
    """What an employer said in one month of one person (P3): a later word of the same month takes the place of this one."""

    __tablename__ = "employer_confirmation"
    __table_args__ = (UniqueConstraint("employer_id", "worker_id", "month"),)

    employer_id: int = Field(foreign_key="employer.id")
    worker_id: int = Field(foreign_key="worker.id", index=True)
    month: date = Field(index=True)  # its first day
    said: str  # there | left | never
    on_day: date | None = None  # of the start or of the leaving
    worked_since: date | None = None  # what the ledger had before somebody was said to have left
    told_at: datetime = moment()


UNPUBLISHED = ("draft", "review", "returned")  # what only the station has seen


class Vacancy(Record, table=True):
    """One post. Pay is in yuan of `pay_kind`; `month_pay` is the floor brought to a month, for filtering only."""

    __tablename__ = "vacancy"
    __table_args__ = (Index("ix_vacancy_open", "status", "valid_until"), Index("ix_vacancy_town", "town", "status"))

    number: str = Field(unique=True, max_length=24)
    employer_id: int | None = Field(default=None, foreign_key="employer.id")
    employer_name: str = ""
    title: str
    trade: str = Field(default="", index=True)
    industry: str = Field(default="", index=True)
    headcount: int | None = None
    filled: int = 0
    employment_form: str = ""
    contract_party: str = ""
    place: str = ""
    place_code: str = ""
    town: str = ""  # short names, smallest first known: 香花桥
    district: str = Field(default="", index=True)  # 青浦
    city: str = ""
    pay_kind: str = ""  # hour | day | week | month | piece | year
    pay_min: float | None = None
    pay_max: float | None = None
    pay_base: float | None = None
    pay_text: str = ""
    month_pay: int | None = Field(default=None, index=True)
    board: bool | None = None
    lodging: bool | None = None
    night: bool | None = None
    shift: str = ""
    hours: str = ""
    duties: str = ""
    work_conditions: str = ""
    requirements: str = ""
    certificates: str = ""
    insurance: str = ""
    age_min: int | None = None
    age_max: int | None = None
    tags: list[str] = plain_json(default_factory=list)
    facts: dict[str, Any] = plain_json(default_factory=dict)
    audience: str = ""  # "" for all, "students" for order classes (订单班)
    source: str = ""
    verified_on: date | None = None
    posted_at: datetime = moment(index=True)
    posted_by: int | None = Field(default=None, foreign_key="staff.id")
    valid_until: date | None = None
    status: str = "draft"  # draft | review | returned | published | paused | expired | closed
    closed_at: datetime | None = moment(default=None)
    fictional: bool = False


class Application(Record, table=True):
    __tablename__ = "application"
    __table_args__ = (
        Index(
            "uq_application_live",
            "worker_id",
            "vacancy_id",
            unique=True,
            sqlite_where=text("live"),
            postgresql_where=text("live"),
        ),
    )

    worker_id: int = Field(foreign_key="worker.id", index=True)
    vacancy_id: int = Field(foreign_key="vacancy.id", index=True)
    follower_id: int | None = Field(default=None, foreign_key="follower.id")
    status: str = "applied"  # applied | referred | interview | hired | rejected | started | absent | left | withdrawn
    live: bool = True
    applied_at: datetime = moment(index=True)
    consent_id: int | None = Field(default=None, foreign_key="consent.id")


class ApplicationStatus(Record, table=True):
    __tablename__ = "application_status"

    application_id: int = Field(foreign_key="application.id", index=True)
    status: str
    at: datetime = moment()
    source: str
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    note: str = ""
