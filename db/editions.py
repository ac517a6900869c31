"""Answers and figures of the year in versions (版本): written as a draft, looked at, published, taken back to an earlier one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias

from sqlmodel import Session, col, select

from db import answers, audits, rights, scopes
from db.models import Answer, Edition, Parameter, Staff
from db.refusals import Refusal
from db.rights import Right

Written: TypeAlias = Answer | Parameter
FACTS: Mapping[type, tuple[str, ...]] = {
    Answer: (
        "topic", "question", "asked_since", "words", "escalate", "source", "as_of", "confidence", "review_after", "published",
    ),
    Parameter: ("value", "unit", "as_of", "source", "confidence", "review_after", "note"),
}  # fmt: skip
LONGEST_ANSWER = 180  # letters with its figures filled in: what a phone shows at a glance
MOMENT = timedelta(milliseconds=1)
CONFIDENCES = ("high", "medium", "low")
ESCALATES = ("none", "offer", "urgent")


class NothingWritten(Refusal):
    """Words, a source or a value are missing."""


class UnknownFigure(Refusal):
    """The words name a figure that the station does not keep."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TooLong(Refusal):
    """Longer than anybody reads on a phone."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(length, most)
        self.length, self.most = length, most


class NoDraft(Refusal):
    """There is nothing to publish, or it was published before."""


class CodeTaken(Refusal):
    """An answer has this code."""


@dataclass(frozen=True)
class Version:
    """`live` is the one that is said now."""

    edition: Edition
    writer: Staff | None
    publisher: Staff | None
    live: bool


def about(row: Written) -> str:
    return f"{row.__tablename__}:{row.code}"


def facts_of(row: Written) -> dict[str, Any]:
    """As they stand, in plain values."""
    return {name: _plain(getattr(row, name)) for name in FACTS[type(row)]}


def draft_of(session: Session, row: Written) -> Edition | None:
    query = select(Edition).where(Edition.about == about(row), col(Edition.published_at).is_(None))
    return session.exec(query.order_by(col(Edition.id).desc())).first()


def drafts(session: Session) -> set[str]:
    """What has one that waits to be published."""
    return set(session.exec(select(Edition.about).where(col(Edition.published_at).is_(None))).all())


def versions(session: Session, row: Written) -> Sequence[Version]:
    """Those that were published, the newest first."""
    query = select(Edition).where(Edition.about == about(row), col(Edition.published_at).is_not(None))
    found = session.exec(query.order_by(col(Edition.published_at).desc(), col(Edition.id).desc())).all()
    people = scopes.by_id(session, Staff, [number for one in found for number in (one.written_by, one.published_by)])
    return [
        Version(one, people.get(one.written_by or 0), people.get(one.published_by or 0), live=place == 0)
        for place, one in enumerate(found)
    ]


def begin(session: Session, *, code: str, question: str, topic: str, by: Staff, now: datetime) -> Answer:
    """A new answer, which nobody is told before it has words. Raises NotAllowed, NothingWritten or CodeTaken."""
    rights.require(by, Right.ANSWERS)
    if not (code and question):
        raise NothingWritten
    if session.exec(select(Answer.id).where(Answer.code == code)).first() is not None:
        raise CodeTaken
    row = Answer(code=code, topic=topic, question=question, words="", confidence="medium", published=False)
    session.add(row)
    session.flush()
    return row


def write(session: Session, row: Written, facts: Mapping[str, Any], *, by: Staff, now: datetime) -> Edition:
    """The draft, in place of an earlier one. Raises NotAllowed."""
    rights.require(by, Right.ANSWERS)
    known = {name: _plain(value) for name, value in facts.items() if name in FACTS[type(row)]}
    draft = draft_of(session, row) or Edition(about=about(row), written_at=now)
    draft.facts = {**facts_of(row), **draft.facts, **known}
    draft.written_at, draft.written_by = now, by.id
    session.add(draft)
    session.flush()
    return draft


def publish(session: Session, row: Written, *, by: Staff, now: datetime) -> None:
    """The draft is said from now on. Raises NotAllowed, NoDraft, NothingWritten, UnknownFigure or TooLong."""
    rights.require(by, Right.ANSWERS)
    draft = draft_of(session, row)
    if draft is None:
        raise NoDraft
    check(session, row, draft.facts)
    _keep_first(session, row, now)
    _put(row, draft.facts, by=by, now=now)
    draft.published_at, draft.published_by = now, by.id
    audits.note(session, staff=by, action="edition_published", about=about(row), now=now)
    session.flush()


def go_back(session: Session, row: Written, edition_id: object, *, by: Staff, now: datetime) -> None:
    """An earlier version is said again, as a version of its own. Raises NotAllowed, NoDraft and what `check` raises."""
    rights.require(by, Right.ANSWERS)
    number = scopes.whole(edition_id)
    old = session.get(Edition, number) if number is not None else None
    if old is None or old.about != about(row) or old.published_at is None:
        raise NoDraft
    check(session, row, old.facts)
    _put(row, old.facts, by=by, now=now)
    session.add(
        Edition(about=about(row), facts=dict(old.facts), written_at=now, written_by=old.written_by, published_at=now,
                published_by=by.id)
    )  # fmt: skip
    audits.note(session, staff=by, action="edition_restored", about=about(row), now=now, detail=f"edition:{old.key}")
    session.flush()


def drop(session: Session, row: Written, *, by: Staff) -> None:
    """The draft goes. Raises NotAllowed or NoDraft."""
    rights.require(by, Right.ANSWERS)
    draft = draft_of(session, row)
    if draft is None:
        raise NoDraft
    session.delete(draft)
    session.flush()


def preview(row: Written, facts: Mapping[str, Any]) -> Answer:
    """The answer as these facts would make it; part of no session."""
    if not isinstance(row, Answer):
        raise TypeError("only answers are said")
    values = {name: _of_plain(name, facts[name], row) for name in FACTS[Answer]}
    return Answer(code=row.code, also_asked=row.also_asked, **values)


def check(session: Session, row: Written, facts: Mapping[str, Any]) -> None:
    """Raises NothingWritten, UnknownFigure or TooLong."""
    if isinstance(row, Parameter):
        if not (facts["value"] and facts["source"]):
            raise NothingWritten
        return
    if not facts["published"]:
        return  # withdrawn: nobody reads it
    if not (facts["words"] and facts["question"] and facts["source"]):
        raise NothingWritten
    shown, numbers = preview(row, facts), answers.figures(session)
    for name in sorted(answers.blanks(shown) - {answers.PHONE, *numbers}):
        raise UnknownFigure(name)
    length = len(answers.filled(shown, numbers, phone="021-00000000"))
    if length > LONGEST_ANSWER:
        raise TooLong(length, LONGEST_ANSWER)


def _keep_first(session: Session, row: Written, now: datetime) -> None:
    """What was said before anybody wrote a version can be gone back to as well."""
    known = select(Edition.id).where(Edition.about == about(row), col(Edition.published_at).is_not(None))
    if session.exec(known).first() is None and not (isinstance(row, Answer) and not row.words):
        at = getattr(row, "changed_at", None) or now - MOMENT
        session.add(Edition(about=about(row), facts=facts_of(row), written_at=at, published_at=at))
        session.flush()


def _put(row: Written, facts: Mapping[str, Any], *, by: Staff, now: datetime) -> None:
    for name in FACTS[type(row)]:
        setattr(row, name, _of_plain(name, facts[name], row))
    if isinstance(row, Answer):
        row.changed_at, row.changed_by = now, by.id


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _of_plain(name: str, value: Any, row: Written) -> Any:
    """The validity of a figure is a day; that of an answer stands in words."""
    if name == "review_after" or (name == "as_of" and isinstance(row, Parameter)):
        return date.fromisoformat(value) if value else None
    return list(value) if isinstance(value, list) else value
