"""Followers (关注者): one WeChat openid each. A follower is not a person: see workers.py."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.record import Record, moment, plain_json


class Follower(Record, table=True):
    __tablename__ = "follower"

    openid: str | None = Field(default=None, unique=True, max_length=64)  # erased when the follower leaves
    scene: str = ""
    followed_at: datetime | None = moment(default=None)
    unfollowed_at: datetime | None = moment(default=None)
    last_sent_at: datetime | None = moment(default=None)  # CreateTime of the newest message taken
    last_seen_at: datetime | None = moment(default=None)
    night_shift_since: datetime | None = moment(default=None)
    language: str = "zh"
    large_type: bool = False
    flood_tokens: float = 20.0
    flood_at: datetime | None = moment(default=None)
    listed_on: date | None = None  # the day WeChat's list of followers last named this one


class FollowerWorker(Record, table=True):
    """Which people write through which phone (row of a many-to-many); the active one is who "I" is."""

    __tablename__ = "follower_worker"
    __table_args__ = (UniqueConstraint("follower_id", "worker_id"),)

    follower_id: int = Field(foreign_key="follower.id", index=True)
    worker_id: int = Field(foreign_key="worker.id", index=True)
    relation: str = "self"
    active: bool = True
    since: datetime = moment()


class Stop(Record, table=True):
    """A kind of message (jobs, courses, visits) the follower does not want."""

    __tablename__ = "stop"
    __table_args__ = (UniqueConstraint("follower_id", "kind"),)

    follower_id: int = Field(foreign_key="follower.id", index=True)
    kind: str
    since: datetime = moment()


class Window(Record, table=True):
    """What WeChat still lets us send unasked: `left` messages of a kind until `until` (6.1 of the message rules)."""

    __tablename__ = "window"
    __table_args__ = (UniqueConstraint("follower_id", "kind"),)

    follower_id: int = Field(foreign_key="follower.id", index=True)
    kind: str  # message | menu | follow | scan
    left: int
    until: datetime = moment()


class Subscription(Record, table=True):
    """Sends a follower has agreed to for one notice template."""

    __tablename__ = "subscription"
    __table_args__ = (UniqueConstraint("follower_id", "template_id"),)

    follower_id: int = Field(foreign_key="follower.id", index=True)
    template_id: str
    left: int = 0
    refused_at: datetime | None = moment(default=None)


class Conversation(Record, table=True):
    """Where one follower stands: the open form, the draft, the last list, the last search."""

    __tablename__ = "conversation"

    follower_id: int = Field(foreign_key="follower.id", unique=True)
    form: dict[str, Any] | None = plain_json(default=None)
    form_at: datetime | None = moment(default=None)
    draft: dict[str, Any] | None = plain_json(default=None)
    draft_at: datetime | None = moment(default=None)
    listing: dict[str, Any] | None = plain_json(default=None)
    search: dict[str, Any] | None = plain_json(default=None)
    asked: dict[str, Any] | None = plain_json(default=None)  # a yes/no the bot has just asked outside a form
    misses: int = 0
    last_said: str = ""  # the fingerprint of the last "not understood", so that the same sorry never comes twice
    updated_at: datetime | None = moment(default=None)


class Message(Record, table=True):
    """What was said, for the person who takes over; ID and card numbers are masked before it is stored."""

    __tablename__ = "message"

    follower_id: int = Field(foreign_key="follower.id", index=True)
    said_at: datetime = moment(index=True)
    direction: str  # in | out | staff
    kind: str = "text"
    words: str = ""
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id", index=True)
    delete_after: datetime = moment(index=True)


class Attachment(Record, table=True):
    """A picture, voice or file sent by a follower or taken on a visit."""

    __tablename__ = "attachment"

    follower_id: int | None = Field(default=None, foreign_key="follower.id", index=True)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    media_id: str = ""
    kind: str = "picture"
    about: str = ""  # "inquiry:12", "visit:3"
    path: str = ""
    digest: str = ""
    received_at: datetime = moment()
    fetched_at: datetime | None = moment(default=None)
    delete_after: datetime | None = moment(default=None, index=True)
