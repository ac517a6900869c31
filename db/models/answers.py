"""Answers (常见问题): what the station says on rules and rights, each with its source and the date it was checked."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.record import Record, moment, plain_json


class Answer(Record, table=True):
    """`escalate`: none, offer (a person is offered), urgent. `{name}` in `words` stands for a figure of the year."""

    __tablename__ = "answer"

    code: str = Field(unique=True)
    topic: str = ""
    question: str
    also_asked: list[str] = plain_json(default_factory=list)
    words: str
    escalate: str = "none"
    source: str = ""
    as_of: str = ""
    confidence: str = ""
    review_after: date | None = None
    published: bool = True
    asked_since: list[str] = plain_json(default_factory=list)  # ways of asking that staff have added
    changed_at: datetime | None = moment(default=None)
    changed_by: int | None = Field(default=None, foreign_key="staff.id")


class AnswerVoice(Record, table=True):
    """An answer spoken by somebody of the place, as handed in; WeChat keeps a copy for three days under `media_id`."""

    __tablename__ = "answer_voice"
    __table_args__ = (UniqueConstraint("answer_id", "language"),)

    answer_id: int = Field(foreign_key="answer.id")
    language: str = Field(max_length=12)  # cmn | tdd | kac
    sound: bytes
    form: str  # mp3 | amr
    words: str = ""  # as they were read when it was spoken, figures filled in: an old recording tells no new answer
    media_id: str = ""
    media_until: datetime | None = moment(default=None)
    kept_at: datetime = moment()
    kept_by: int | None = Field(default=None, foreign_key="staff.id")


class Edition(Record, table=True):
    """One version of something that staff write and publish: an answer, or a figure of the year."""

    __tablename__ = "edition"

    about: str = Field(index=True, max_length=80)  # "answer:wage-arrears", "parameter:sh_min_wage_month"
    facts: dict[str, Any] = plain_json(default_factory=dict)
    written_at: datetime = moment()
    written_by: int | None = Field(default=None, foreign_key="staff.id")  # None: it came with the programme
    published_at: datetime | None = moment(default=None)
    published_by: int | None = Field(default=None, foreign_key="staff.id")
