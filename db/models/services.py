"""What the services keep of a person: a search that goes on, how things went, plans for home, a student's placement."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.record import Record, moment, plain_json


class JobAlert(Record, table=True):
    """A wish that is searched again every day; posts up to `seen_until` have been shown."""

    __tablename__ = "job_alert"

    follower_id: int = Field(foreign_key="follower.id", unique=True)
    worker_id: int | None = Field(default=None, foreign_key="worker.id", index=True)
    wish: dict[str, Any] = plain_json(default_factory=dict)
    said: str = ""  # the wish in words
    since: datetime = moment()
    seen_until: datetime = moment()
    last_digest_on: date | None = None
    active: bool = True


class Feedback(Record, table=True):
    """One question that the station asked of its own accord, and what was answered."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("worker_id", "kind", "about"),)

    worker_id: int = Field(foreign_key="worker.id", index=True)
    follower_id: int | None = Field(default=None, foreign_key="follower.id", index=True)
    kind: str = Field(index=True)  # visit | pulse | start | home_leave | travel
    about: str  # visit:12, 2026-12, application:5, 春节:2027
    asked_at: datetime = moment(index=True)
    answered_at: datetime | None = moment(default=None)
    answer: str = ""
    facts: dict[str, Any] = plain_json(default_factory=dict)
    words: str = ""


class HomePlan(Record, table=True):
    """Somebody who thinks of going home to start something (返乡创业), or to work there."""

    __tablename__ = "home_plan"

    worker_id: int = Field(foreign_key="worker.id", unique=True)
    follower_id: int | None = Field(default=None, foreign_key="follower.id")
    interest: str  # business | study_trip | money | work
    county: str = Field(default="", index=True)
    trade: str = ""
    stage: str = ""  # thinking | preparing | running
    noted_at: datetime = moment()
    contact: str = ""  # whom the person was told to turn to
    status: str = "new"  # new | advised | travelling | opened | given_up


class Placement(Record, table=True):
    """A student's placement (实习): school, class, dates, and who has agreed."""

    __tablename__ = "placement"

    worker_id: int = Field(foreign_key="worker.id", unique=True)
    follower_id: int | None = Field(default=None, foreign_key="follower.id")
    school: str
    year: int  # of study
    class_name: str = ""
    age: int
    starts_on: date | None = None
    ends_on: date | None = None
    arranged_by: str = ""  # school | self
    school_agreed_at: datetime | None = moment(default=None)
    school_refused_at: datetime | None = moment(default=None)
    refusal: str = ""  # why the school said no, as the student is told
    vacancy_number: str = ""
    noted_at: datetime = moment()
    withdrawn_at: datetime | None = moment(default=None)
    status: str = "waiting"  # waiting (for the school) | agreed | refused | running | ended | withdrawn
