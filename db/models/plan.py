"""The plan 青人社〔2024〕13号 as data: measures, counters, targets, daily counts; and the station's own settings."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from db.models.record import DEHONG, Record, moment, plain_json


class Measure(SQLModel, table=True):
    """P1–P24 with what the plan promises, as printed."""

    __tablename__ = "measure"

    code: str = Field(primary_key=True)
    region: str = DEHONG
    name: str
    summary: str
    actors: list[str] = plain_json(default_factory=list)
    quantity: str = ""
    fund: str = ""
    facts: dict[str, Any] = plain_json(default_factory=dict)


class Counter(Record, table=True):
    __tablename__ = "counter"
    __table_args__ = (UniqueConstraint("measure_code", "name"),)

    measure_code: str = Field(foreign_key="measure.code")
    name: str
    unit: str = ""  # 人 | 人次 | 次 | 元
    definition: str = ""
    yearly_target: float | None = None


class DayCount(Record, table=True):
    """One figure of one finished day, by region; recounting a day replaces it."""

    __tablename__ = "day_count"
    __table_args__ = (UniqueConstraint("day", "counter", "region"),)

    day: date
    counter: str
    value: int
    counted_at: datetime = moment()


class Setting(SQLModel, table=True):
    """A station setting changed from its default, with who changed it."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    region: str = DEHONG
    value: str
    changed_at: datetime = moment()
    changed_by: int | None = Field(default=None, foreign_key="staff.id")


class Parameter(Record, table=True):
    """A figure that changes by year (minimum pay, subsidies), with its source and review date."""

    __tablename__ = "parameter"

    code: str = Field(unique=True)
    name: str
    value: str
    unit: str = ""
    as_of: date | None = None
    source: str = ""
    confidence: str = ""
    review_after: date | None = None
    note: str = ""
