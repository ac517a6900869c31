"""Answers spoken by people of the place (录音回答): kept as they were handed in, said only while the answer reads as it did then.

It is what people read that counts, with the year's figures and the station's telephone filled in (`phone`, empty for none).
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy import select as columns_of
from sqlmodel import Session, col, select

from db import answers, audits
from db.models import Answer, AnswerVoice, Staff

# Codes of ISO 639-3: 普通话, 德宏傣语, 景颇语.
LANGUAGES = ("cmn", "tdd", "kac")


def keep(
    session: Session, answer: Answer, *, language: str, sound: bytes, form: str, phone: str, by: Staff, now: datetime
) -> AnswerVoice:  # fmt: skip
    """In the place of an earlier one of this language."""
    row = of(session, answer, language) or AnswerVoice(
        answer_id=answer.key, language=language, sound=b"", form="", kept_at=now
    )
    row.sound, row.form, row.words = sound, form, _read(answer, answers.figures(session), phone)
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


def speaks(session: Session, answer: Answer, language: str, *, phone: str) -> AnswerVoice | None:
    """The recording that may be sent now: one of an older wording would tell something that no longer holds."""
    row = of(session, answer, language) if language in LANGUAGES else None
    return row if row is not None and _holds(row.words, answer, answers.figures(session), phone) else None


def count(session: Session, language: str, *, phone: str) -> int:
    """Answers that can be heard in this language now."""
    heard = (col(AnswerVoice.language) == language, col(Answer.published).is_(True))
    return sum(holds for _, holds in _all(session, *heard, phone=phone))


def outdated(session: Session, answer: Answer, *, phone: str) -> set[int]:
    """Its recordings that no longer tell what is read: words, a figure or the telephone have changed since."""
    return {number for number, holds in _all(session, col(Answer.id) == answer.id, phone=phone) if not holds}


def uploaded(session: Session, number: int, *, media_id: str, until: datetime | None) -> None:
    """WeChat's copy, and until when it lies there."""
    row = session.get(AnswerVoice, number)
    if row is not None:
        row.media_id, row.media_until = media_id, until
        session.flush()


def _all(session: Session, *which: ColumnElement[bool], phone: str) -> Iterator[tuple[int, bool]]:
    """Numbers of recordings, without their sound, and whether they hold."""
    numbers = answers.figures(session)
    query = columns_of(col(AnswerVoice.id), col(AnswerVoice.words), Answer).join(
        Answer, col(Answer.id) == col(AnswerVoice.answer_id)
    )  # fmt: skip
    for number, spoken, answer in session.execute(query.where(*which)):
        yield number, _holds(spoken, answer, numbers, phone)


def _holds(spoken: str, answer: Answer, numbers: Mapping[str, str], phone: str) -> bool:
    return spoken != "" and spoken == _read(answer, numbers, phone)


def _read(answer: Answer, numbers: Mapping[str, str], phone: str) -> str:
    """Empty while a figure is missing: nothing can be read then."""
    try:
        return answers.filled(answer, numbers, phone=phone)
    except answers.MissingFigure:
        return ""
