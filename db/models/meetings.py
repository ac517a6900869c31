"""Meetings of both bureaus (联络会, P23): who, what was said, and what follows from it."""

from datetime import date, datetime

from sqlmodel import Field

from db.models.record import Record, moment


class Meeting(Record, table=True):
    """`entry_id` is its line in the plan's figures."""

    __tablename__ = "meeting"

    title: str
    held_on: date = Field(index=True)
    place: str = ""
    people: str = ""  # who was there, in words: offices before persons
    minutes: str = ""
    entry_id: int | None = Field(default=None, foreign_key="plan_entry.id")
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    entered_at: datetime = moment()


class MeetingTask(Record, table=True):
    """Something agreed on, who sees to it, and until when."""

    __tablename__ = "meeting_task"

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    words: str
    who: str = ""
    due_on: date | None = None
    done_at: datetime | None = moment(default=None)
    done_by: int | None = Field(default=None, foreign_key="staff.id")
    outcome: str = ""
