"""What one signs up for besides classes: job fairs and online recruitment (招聘会), guidance, travel in a group; with their slots."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.record import Record, moment, plain_json


class Event(Record, table=True):
    __tablename__ = "event"

    code: str = Field(unique=True)
    kind: str  # onsite_fair | online_fair | guidance | batch
    measure: str = ""
    title: str
    place: str = ""
    link: str = ""
    starts_at: datetime = moment(index=True)
    ends_at: datetime = moment()
    host: str = ""  # the expert of a guidance hour, the escort of a batch
    seats: int | None = None  # None where anybody may come
    taken: int = 0
    link_tested_at: datetime | None = moment(default=None)
    link_tested_by: str = ""
    bus: list[dict[str, str]] = plain_json(
        default_factory=list
    )  # its own: [{"at": "07:30", "place": …}], the first first
    employers: list[str] = plain_json(default_factory=list)
    vacancies: list[str] = plain_json(default_factory=list)
    organisers: list[str] = plain_json(default_factory=list)
    registered_elsewhere: int = 0
    attended: int = 0
    intents: int = 0
    hired: int = 0
    status: str = "open"  # open | ended | cancelled
    fictional: bool = False


class EventSlot(Record, table=True):
    __tablename__ = "event_slot"
    __table_args__ = (UniqueConstraint("event_id", "starts_at", "vacancy_number"),)

    event_id: int = Field(foreign_key="event.id", index=True)
    vacancy_number: str = ""
    starts_at: datetime = moment()
    minutes: int = 15
    seats: int = 1
    taken: int = 0


class EventSignup(Record, table=True):
    __tablename__ = "event_signup"
    __table_args__ = (UniqueConstraint("event_id", "worker_id"),)

    event_id: int = Field(foreign_key="event.id", index=True)
    worker_id: int = Field(foreign_key="worker.id", index=True)
    follower_id: int | None = Field(default=None, foreign_key="follower.id")
    slot_id: int | None = Field(default=None, foreign_key="event_slot.id")
    status: str = "signed_up"  # signed_up | cancelled | arrived | absent
    signed_up_at: datetime = moment()
    arrived_at: datetime | None = moment(default=None)
    topic: str = ""  # what somebody wants to ask the expert
    note: str = ""  # what was advised
    noted_at: datetime | None = moment(default=None)
