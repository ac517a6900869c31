"""Questions the bot could not answer (没答上的问题): counted by their words, settled by an answer or because they need none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlmodel import Session, col

from db import rights, scopes
from db.models import Staff, UnknownQuestion
from db.rights import Right

SHOWN = 400


@dataclass(frozen=True)
class Asked:
    """`of` is the number of one of them; `words` are masked."""

    of: int
    words: str
    times: int
    last: datetime


def waiting(session: Session, *, since: datetime, by: Staff) -> Sequence[Asked]:
    """Not settled yet, the most frequent first."""
    times, last = func.count(), func.max(col(UnknownQuestion.asked_at))
    query = (
        select(func.min(col(UnknownQuestion.id)), col(UnknownQuestion.words), times, last)
        .where(
            *scopes.seen(by, UnknownQuestion), col(UnknownQuestion.asked_at) >= since,
            col(UnknownQuestion.answered_at).is_(None), col(UnknownQuestion.words) != "",
        )
        .group_by(col(UnknownQuestion.words))
        .order_by(times.desc(), last.desc())
        .limit(SHOWN)
    )  # fmt: skip
    return [Asked(*row) for row in session.execute(query).all()]


def count(session: Session, *, since: datetime, by: Staff) -> int:
    seen = (*scopes.seen(by, UnknownQuestion), col(UnknownQuestion.asked_at) >= since)
    return int(session.execute(select(func.count()).select_from(UnknownQuestion).where(*seen)).scalar_one())


def settle(session: Session, question_id: object, *, by: Staff, now: datetime) -> UnknownQuestion:
    """Everybody's question in these words. Raises NotAllowed or NotSeen."""
    rights.require(by, Right.ANSWERS)
    row = scopes.one(session, UnknownQuestion, question_id, by=by)
    session.execute(
        update(UnknownQuestion)
        .where(col(UnknownQuestion.words) == row.words, col(UnknownQuestion.answered_at).is_(None))
        .values(answered_at=now)
        .execution_options(synchronize_session=False)
    )
    return row
