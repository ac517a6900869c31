"""How the channel to WeChat fares: what it refused, alarms by another way than WeChat, links that were used up."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from db.models.record import moment, plain_json

OWED_CALLOUTS = "state = 'owed'"


class ChannelTrouble(SQLModel, table=True):
    """One kind of refusal by WeChat: since when this bout of it lasts, how often today, and the latest of them."""

    __tablename__ = "channel_trouble"

    name: str = Field(primary_key=True, max_length=40)  # an errcode, or why an answer could not be used
    sentence: str  # for staff
    alarm: bool = False
    path: str = ""
    rid: str = ""
    since: datetime = moment()
    last_at: datetime = moment()
    day: date
    today: int = 0


class Callout(SQLModel, table=True):
    """An alarm owed by mail or to an SMS gateway. It names what waits and never what somebody wrote."""

    __tablename__ = "callout"
    __table_args__ = (
        Index("ix_callout_owed", "due_at", sqlite_where=text(OWED_CALLOUTS), postgresql_where=text(OWED_CALLOUTS)),
    )

    id: int | None = Field(default=None, primary_key=True)
    owed_as: str = Field(unique=True, max_length=160)
    kind: str  # the inquiry's kind, or "channel"
    level: str = "urgent"
    number: str = ""  # of the inquiry
    sentence: str = ""  # about the channel only
    owed_at: datetime = moment()
    due_at: datetime = moment()
    state: str = "owed"  # owed | told | failed | no_way
    attempts: int = 0
    ways: dict[str, Any] | None = plain_json(default=None)  # way → "told", or what went wrong


class UsedLink(SQLModel, table=True):
    """A one-time link that has done its work; kept until it would have run out by itself."""

    __tablename__ = "used_link"

    digest: str = Field(primary_key=True, max_length=64)
    used_at: datetime = moment()
    delete_after: datetime = moment(index=True)
