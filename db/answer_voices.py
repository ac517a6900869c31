"""Answers spoken by people of the place (录音回答): kept as they were handed in, said only while the answer reads as it did then."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from db import audits
from db.models import Answer, AnswerVoice, Staff

# Codes of ISO 639-3: 普通话, 德宏傣语, 景颇语.
LANGUAGES = ("cmn", "tdd", "kac")


def keep(
    session: Session, answer: Answer, *, language: str, sound: bytes, form: str, by: Staff, now: datetime
) -> AnswerVoice:  # fmt: skip
    """In the place of an earlier one of this language."""
    row = of(session, answer, language) or AnswerVoice(
        answer_id=answer.key, language=language, sound=b"", form="", kept_at=now
    )
    row.sound, row.form, row.words = sound, form, answer.words
    row.media_id, row.media_until, row.kept_at, row.kept_by = "", None, now, by.id
    session.add(row)
    session.flush()
    audits.note(session, staff=by, action="voice_kept", about=f"answer:{answer.key}", detail=language, now=now)
    return row


def drop(session: Session, answer: Answer, *, language: str, by: Staff, now: datetime) -> None:
    row = of(session, answer, language)
    if row is not None:
        session.delete(row)
        session.flush()
        audits.note(session, staff=by, action="voice_dropped", about=f"answer:{answer.key}", detail=language, now=now)


def of(session: Session, answer: Answer, language: str) -> AnswerVoice | None:
    query = select(AnswerVoice).where(AnswerVoice.answer_id == answer.id, AnswerVoice.language == language)
    return session.exec(query).first()


def all_of(session: Session, answer: Answer) -> Mapping[str, AnswerVoice]:
    """By language."""
    rows = session.exec(select(AnswerVoice).where(AnswerVoice.answer_id == answer.id)).all()
    return {row.language: row for row in rows}


def speaks(session: Session, answer: Answer, language: str) -> AnswerVoice | None:
    """The recording that may be sent now: one of an older wording would tell something that no longer holds."""
    row = of(session, answer, language) if language in LANGUAGES else None
    return row if row is not None and row.words == answer.words else None


def count(session: Session, language: str) -> int:
    """Answers that can be heard in this language now."""
    query = select(func.count()).select_from(AnswerVoice).join(Answer, col(Answer.id) == AnswerVoice.answer_id)
    holds = (AnswerVoice.language == language, col(AnswerVoice.words) == Answer.words, col(Answer.published))
    return session.exec(query.where(*holds)).one()


def outdated(session: Session) -> Sequence[int]:
    """Answers whose words have changed since somebody spoke them."""
    query = select(AnswerVoice.answer_id).join(Answer, col(Answer.id) == AnswerVoice.answer_id)
    return session.exec(query.where(col(AnswerVoice.words) != Answer.words)).all()


def uploaded(session: Session, number: int, *, media_id: str, until: datetime | None) -> None:
    """WeChat's copy, and until when it lies there."""
    row = session.get(AnswerVoice, number)
    if row is not None:
        row.media_id, row.media_until = media_id, until
        session.flush()
