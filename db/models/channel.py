"""The plumbing's records: messages seen, messages owed, quotas, the access token, the clock's pulse."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from db.models.record import DEHONG, Record, moment, plain_json

# Queries that are to use the index of such a condition must hold it word for word (SQLite).
LIVE_STATES = "state in ('owed', 'taken', 'sending')"
UNREACHED = "called_at IS NULL AND state in ('refused', 'expired', 'unknown')"
LIVE_CALLS = "chunk_id IS NOT NULL and state in ('owed', 'taken', 'sending')"
LEASED_STATES = "state in ('taken', 'sending')"
URGENT = "kind in ('answer', 'alarm') and state in ('owed', 'taken')"
WAITING_STATES = "state in ('held', 'raw')"


class Inbox(SQLModel, table=True):
    """A message seen, and the reply it got. `state`: held (waits for its rest), joined, answered, raw (put by in a rush)."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index(
            "ix_inbox_waiting",
            "state",
            "received_at",
            sqlite_where=text(WAITING_STATES),
            postgresql_where=text(WAITING_STATES),
        ),
    )

    key: str = Field(primary_key=True, max_length=200)
    region: str = DEHONG
    follower_id: int | None = Field(default=None, index=True)
    kind: str = ""
    state: str = "answered"
    received_at: datetime = moment()
    sent_at: datetime | None = moment(default=None)
    held: dict[str, Any] | None = plain_json(default=None)  # the message while it waits, ID numbers masked
    reply: dict[str, Any] | None = plain_json(default=None)
    delete_after: datetime = moment(index=True)


class Outbox(Record, table=True):
    """A message owed. See the delivery section of docs/architecture.md for the states."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_live", "due_at", sqlite_where=text(LIVE_STATES), postgresql_where=text(LIVE_STATES)),
        Index(
            "ix_outbox_leased", "lease_until", sqlite_where=text(LEASED_STATES), postgresql_where=text(LEASED_STATES)
        ),
        Index("ix_outbox_urgent", "due_at", sqlite_where=text(URGENT), postgresql_where=text(URGENT)),
        Index("ix_outbox_unreached", "due_at", sqlite_where=text(UNREACHED), postgresql_where=text(UNREACHED)),
        Index("ix_outbox_calls", "due_at", sqlite_where=text(LIVE_CALLS), postgresql_where=text(LIVE_CALLS)),
    )

    owed_as: str = Field(unique=True, max_length=160)  # the readable key: remind:enrolment:42:day_before
    kind: str = "answer"  # answer | reminder | offer | outcome | alarm | broadcast | staff
    route: str = "custom"  # custom | template | subscription | mass
    follower_id: int | None = Field(default=None, foreign_key="follower.id", index=True)
    chunk_id: int | None = Field(default=None, foreign_key="broadcast_chunk.id")
    message: dict[str, Any] = plain_json()
    due_at: datetime = moment()
    expires_at: datetime | None = moment(default=None)
    owed_at: datetime = moment()
    state: str = "owed"
    attempts: int = 0
    lease_until: datetime | None = moment(default=None)
    held_by: str = ""
    began_at: datetime | None = moment(default=None)
    uncertain_since: datetime | None = moment(default=None)  # the first call that WeChat may have carried out
    settled_at: datetime | None = moment(default=None)
    remote_id: str = Field(default="", index=True)
    failure: str = ""  # one sentence for staff
    failure_code: int | None = None
    called_at: datetime | None = moment(default=None)  # staff telephoned instead
    called_by: int | None = Field(default=None, foreign_key="staff.id")


class Quota(SQLModel, table=True):
    """Calls spent on one route on one day (China), and the cap then in force."""

    __tablename__ = "quota"

    route: str = Field(primary_key=True)
    day: str = Field(primary_key=True)
    used: int = 0
    cap: int


class RouteState(SQLModel, table=True):
    """A route that WeChat has closed, until when, and why."""

    __tablename__ = "route_state"

    route: str = Field(primary_key=True)
    closed_until: datetime | None = moment(default=None)
    reason: str = ""
    alarmed_at: datetime | None = moment(default=None)


class AccessToken(SQLModel, table=True):
    """One row for all processes."""

    __tablename__ = "access_token"

    id: int = Field(default=1, primary_key=True)
    value_encrypted: bytes | None = None
    expires_at: datetime | None = moment(default=None)
    refreshing_until: datetime | None = moment(default=None)
    forced_at: datetime | None = moment(default=None)


class Pulse(SQLModel, table=True):
    """When a piece of timed work last ran, and how often it is due (0: not known), so that a dead clock is seen."""

    __tablename__ = "pulse"

    name: str = Field(primary_key=True)
    last_run_at: datetime = moment()
    last_error: str = ""
    every_seconds: int = 0
    failures: int = 0  # runs in a row that ended in an error
