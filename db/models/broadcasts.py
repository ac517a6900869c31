"""Messages to many (群发): what was written, the calls it goes out in, and whom each call is for."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from db.models.record import Record, moment, plain_json
from db.number_lists import Numbers


class Broadcast(Record, table=True):
    """A message to many. `audience` holds the filters as said; `approved_for` pins what was approved."""

    __tablename__ = "broadcast"

    number: str = Field(unique=True)
    kind: str = "jobs"  # jobs | courses | visits | notice
    words: str
    audience: dict[str, Any] = plain_json(default_factory=dict)
    audience_said: str = ""
    people: int = 0
    status: str = "draft"  # draft | waiting | approved | planning | sending | paused | stopped | done
    author_id: int = Field(foreign_key="staff.id")
    approver_id: int | None = Field(default=None, foreign_key="staff.id")
    approved_for: str = ""  # fingerprint of words and audience
    approved_at: datetime | None = moment(default=None)
    created_at: datetime = moment()
    send_at: datetime | None = moment(default=None)
    started_at: datetime | None = moment(default=None)
    ended_at: datetime | None = moment(default=None)
    plan: dict[str, Any] | None = plain_json(default=None)  # how far the freezing of the audience has come


class BroadcastChunk(Record, table=True):
    """One call to WeChat. What becomes of it becomes of everybody in it: WeChat does not say of whom.

    Its people are those of its pages; their followers lie between `first_id` and `last_id`.
    """

    __tablename__ = "broadcast_chunk"
    __table_args__ = (UniqueConstraint("broadcast_id", "seq"), Index("ix_broadcast_chunk_counted_on", "counted_on"))

    broadcast_id: int = Field(foreign_key="broadcast.id")
    seq: int
    route: str = "list"  # list | everyone | tag
    tag_id: int | None = None  # WeChat's number of the tag
    people: int = 0
    first_id: int = 0
    last_id: int = 0
    outcome: str = "planned"  # planned | accepted | sent | failed | unknown | called_off
    counted_on: date | None = None  # the day (China) on which everybody in it had it; None when it never went out
    remote_id: str = Field(default="", index=True)
    result: dict[str, Any] | None = plain_json(default=None)
    asked_at: datetime | None = moment(default=None)  # when WeChat was last asked what became of it


class BroadcastPage(Record, table=True):
    """Up to ten thousand people of a broadcast with one fate in common: those of one call, or those of no call who are
    left out for the same reason. A call may have several pages.

    A million rows, one for each person, take PostgreSQL longer to write than to find; what becomes of one becomes of all.
    """

    __tablename__ = "broadcast_page"
    __table_args__ = (Index("ix_broadcast_page_call", "broadcast_id", "seq"),)

    broadcast_id: int
    seq: int | None = None  # of the call
    # chunk, and then the call says what became of it, or else
    # out_of_window | unfollowed | not_following | stopped | held | no_list
    result: str = "chunk"
    people: int = 0
    first_id: int = 0  # the lowest follower and the highest
    last_id: int = 0
    followers: list[int] = Field(default_factory=list, sa_type=Numbers)  # none of persons whom only a telephone reaches
    persons: list[int] = Field(
        default_factory=list, sa_type=Numbers
    )  # each at the place of the follower, or none at all


class BroadcastRecipient(Record, table=True):
    """A follower to whom a broadcast goes as a message of their own, with a fate of their own.

    Written many at once, each the answer of a question to the tables that it names: the numbers are right and nothing
    they name is ever deleted, so they are no foreign keys.
    """

    __tablename__ = "broadcast_recipient"
    __table_args__ = (
        UniqueConstraint("broadcast_id", "follower_id"),
        Index("ix_broadcast_recipient_result", "broadcast_id", "result", "follower_id"),
    )

    broadcast_id: int
    follower_id: int | None = None
    worker_id: int | None = None
    result: str = "planned"  # planned | sent | out_of_window | unfollowed | failed | unknown | called_off


class MassReport(SQLModel, table=True):
    """What WeChat reported of a mass send, which may come before we have heard its number ourselves."""

    __tablename__ = "mass_report"

    remote_id: str = Field(primary_key=True)
    told: dict[str, Any] = plain_json()
    at: datetime = moment()


class AccountTag(SQLModel, table=True):
    """A tag of the account that stands for everybody who may get one kind of message, in one county or anywhere."""

    __tablename__ = "account_tag"
    __table_args__ = (UniqueConstraint("county", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    county: str = ""
    kind: str
    remote_id: int | None = None


class TagMember(SQLModel, table=True):
    """Whom WeChat has been told to be in a tag."""

    __tablename__ = "tag_member"

    tag_id: int = Field(primary_key=True)
    follower_id: int = Field(primary_key=True)
