"""Answers and the figures in them: what may be said today, with this year's numbers filled in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlmodel import Session, col, select

from db.models import Answer, Parameter
from db.refusals import Refusal

BLANK = re.compile(r"\{(\w+)\}")
PHONE = "station_phone"


class MissingFigure(Refusal):
    """An answer names a figure that nobody has entered; a blank must never reach a worker."""


def published(session: Session) -> Sequence[Answer]:
    return session.exec(select(Answer).where(col(Answer.published)).order_by(Answer.code)).all()


def asked(session: Session) -> Iterator[tuple[str, str, list[str]]]:
    """The code and topic of every answer that may be given, with its ways of asking."""
    columns = select(Answer.code, Answer.topic, Answer.question, Answer.also_asked)
    for code, topic, question, others in session.exec(columns.where(col(Answer.published)).order_by(Answer.code)):
        yield code, topic, [question, *others]


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
