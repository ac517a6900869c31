"""Care visits (关爱走访), the half-hour cells they take, and what follows from them."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from db.columns import ChinaTime
from db.models.record import DEHONG, Record, moment


class Visit(Record, table=True):
    """A visit asked for by a worker, or made by the station. Both the date of the visit and of its entry are kept."""

    __tablename__ = "visit"

    code: str | None = Field(default=None, unique=True)
    kind: str = "dormitory"  # employer | dormitory | gift | telephone | wechat | own_event | office
    worker_id: int | None = Field(default=None, foreign_key="worker.id", index=True)
    follower_id: int | None = Field(default=None, foreign_key="follower.id")
    employer_id: int | None = Field(default=None, foreign_key="employer.id", index=True)
    staff_id: int | None = Field(default=None, foreign_key="staff.id", index=True)
    place: str = ""
    place_code: str = ""
    topic: str = ""
    starts_at: datetime = moment(index=True)
    ends_at: datetime = moment()
    status: str = "booked"  # booked | done | absent | moved | cancelled
    asked_at: datetime = moment()
    entered_at: datetime | None = moment(default=None)
    people_met: int | None = None
    summary: str = ""
    confirmed_at: datetime | None = moment(default=None)
    cost_source: str = ""  # whose money a comfort visit was paid with


class VisitCell(SQLModel, table=True):
    """Half an hour of one staff member. The pair is the key, so no half hour is given twice."""

    __tablename__ = "visit_cell"

    staff_id: int = Field(foreign_key="staff.id", primary_key=True)
    starts_at: datetime = Field(sa_type=ChinaTime, primary_key=True)
    region: str = DEHONG
    visit_id: int | None = Field(default=None, foreign_key="visit.id", index=True)
    reason: str = "visit"  # visit | travel | leave


class FollowUp(Record, table=True):
    """A need seen on a visit or told in chat that somebody must still see to."""

    __tablename__ = "follow_up"

    visit_id: int | None = Field(default=None, foreign_key="visit.id", index=True)
    worker_id: int | None = Field(default=None, foreign_key="worker.id", index=True)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    kind: str = ""
    words: str = ""
    status: str = "new"  # new | accepted | passed_on | following | done | reviewed
    opened_at: datetime = moment()
    due_on: date | None = None
    closed_at: datetime | None = moment(default=None)
    outcome: str = ""
