"""Partners (合作方) who read open posts and anonymous figures, and what they are to be told of posts (回调通知)."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field

from db.models.record import Record, moment, plain_json

OWED_NEWS = "state = 'owed'"


class Partner(Record, table=True):
    """Only the hash of the key is kept. `region` is whose figures they may see; `secret_sealed` signs what they are told."""

    __tablename__ = "partner"

    name: str = Field(unique=True)
    digest: str = Field(unique=True, max_length=64)
    scopes: list[str] = plain_json(default_factory=list)  # posts | figures | hooks
    hook_url: str = ""
    secret_sealed: bytes = b""
    calls_a_minute: int = 60
    knows: list[str] = plain_json(default_factory=list)  # numbers of the posts that they were told are open
    made_at: datetime = moment()
    ended_at: datetime | None = moment(default=None)
    seen_at: datetime | None = moment(default=None)


class PartnerNews(Record, table=True):
    """One thing a partner is to be told. Told until they take it, or given up after a day; it names no person."""

    __tablename__ = "partner_news"
    __table_args__ = (
        Index("ix_partner_news_owed", "due_at", sqlite_where=text(OWED_NEWS), postgresql_where=text(OWED_NEWS)),
    )

    partner_id: int = Field(foreign_key="partner.id", index=True)
    owed_as: str = Field(unique=True, max_length=160)
    event: str  # post.published | post.closed
    body: dict[str, Any] = plain_json(default_factory=dict)
    owed_at: datetime = moment()
    due_at: datetime = moment()
    state: str = "owed"  # owed | told | failed
    attempts: int = 0
    failure: str = ""
