"""Answers and the figures in them: what may be said today, with this year's numbers filled in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import func
from sqlalchemy import select as columns_of
from sqlmodel import Session, col, select

from db.models import Answer, Parameter
from db.refusals import Refusal

BLANK = re.compile(r"\{(\w+)\}")
PHONE = "station_phone"


class MissingFigure(Refusal):
    """An answer names a figure that nobody has entered; a blank must never reach a worker."""


def published(session: Session) -> Sequence[Answer]:
    return session.exec(select(Answer).where(col(Answer.published)).order_by(Answer.code)).all()


def asked(session: Session) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """The code and topic of every answer that may be given, with its ways of asking and those that staff have added."""
    names = ("code", "topic", "question", "also_asked", "asked_since")
    query = columns_of(*(getattr(Answer, name) for name in names)).where(col(Answer.published)).order_by(Answer.code)
    for code, topic, question, others, since in session.execute(query).all():
        yield code, topic, [question, *others], since


def stamp(session: Session) -> str:
    """Another one as soon as anything was published or withdrawn."""
    query = select(func.count(), func.max(col(Answer.changed_at))).where(col(Answer.published))
    count, changed_at = session.exec(query).one()
    return f"{count}:{changed_at.isoformat() if changed_at else ''}"


def listed(session: Session) -> Sequence[Answer]:
    """All of them, withdrawn ones too, by subject."""
    return session.exec(select(Answer).order_by(Answer.topic, Answer.code)).all()


def amounts(session: Session) -> Sequence[Parameter]:
    """The figures of the year, by name."""
    return session.exec(select(Parameter).order_by(Parameter.name)).all()


def get(session: Session, answer_id: int) -> Answer:
    return session.get_one(Answer, answer_id)


def by_code(session: Session, code: str) -> Answer | None:
    return session.exec(select(Answer).where(Answer.code == code, col(Answer.published))).first()


def figures(session: Session) -> dict[str, str]:
    return {row.code: row.value for row in session.exec(select(Parameter)).all()}


def blanks(answer: Answer) -> set[str]:
    """The names of the figures it needs."""
    return set(BLANK.findall(answer.words))


def filled(answer: Answer, numbers: Mapping[str, str], *, phone: str) -> str:
    """The words with every blank filled. Raises MissingFigure. Without a telephone the way is 发“人工”."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == PHONE:
            return phone or "发“人工”"
        if name not in numbers:
            raise MissingFigure(name)
        return numbers[name]

    return BLANK.sub(value, answer.words.replace("打{station_phone}", "打{station_phone}" if phone else "发“人工”"))


def is_certain(answer: Answer, *, today: date) -> bool:
    """Read in the original or twice, and not past its review date."""
    return answer.confidence == "high" and (answer.review_after is None or answer.review_after >= today)
