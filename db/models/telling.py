"""What is told to both bureaus (报备): frozen reports, lists of posts with receipts, agreements of agencies."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field

from db.models.record import Record, moment, plain_json


class Snapshot(Record, table=True):
    """A report as it was told: its lines with their definitions, never counted again."""

    __tablename__ = "snapshot"

    number: str = Field(unique=True, max_length=24)
    kind: str = Field(index=True)  # week | month | quarter | year
    begins_on: date = Field(index=True)
    ends_on: date
    seen: str = ""  # how the region codes begin that were counted; "" is everywhere
    parts: list[dict[str, Any]] = plain_json(default_factory=list)
    frozen_at: datetime = moment()
    frozen_by: int | None = Field(default=None, foreign_key="staff.id")
    digest: str = ""


class PostList(Record, table=True):
    """The regular list of posts to the Dehong bureau: what was open, added and closed since the list before."""

    __tablename__ = "post_list"

    number: str = Field(unique=True, max_length=24)
    since: datetime = moment()
    until: datetime = moment()
    parts: dict[str, Any] = plain_json(default_factory=dict)  # open, added, closed: rows of facts
    made_at: datetime = moment(index=True)
    made_by: int | None = Field(default=None, foreign_key="staff.id")
    received_at: datetime | None = moment(default=None)
    received_by: int | None = Field(default=None, foreign_key="staff.id")
    received_note: str = ""


class Agreement(Record, table=True):
    """A letter of intent (合作意向书) or another agreement of two parties."""

    __tablename__ = "agreement"

    number: str = Field(unique=True, max_length=24)
    kind: str = "letter"  # letter (of intent, P9) | school (P11)
    home_party: str
    far_party: str
    signed_on: date
    ends_on: date | None = None
    note: str = ""
    entered_at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    dropped_at: datetime | None = moment(default=None)  # struck off: it counts no more
