"""Questions the bot could not answer (没答上的问题): counted by their words, settled by an answer or because they need none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlmodel import Session, col
from sqlmodel import select as select_words

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


def settle(
    session: Session, question_id: object, *, same: Callable[[str], str], by: Staff, now: datetime
) -> UnknownQuestion:
    """Everybody's question in these words and in all that are the `same`. Raises NotAllowed or NotSeen."""
    rights.require(by, Right.ANSWERS)
    row = scopes.one(session, UnknownQuestion, question_id, by=by)
    open_ones = (*scopes.seen(by, UnknownQuestion), col(UnknownQuestion.answered_at).is_(None))
    spelled = session.exec(select_words(col(UnknownQuestion.words)).where(*open_ones).distinct()).all()
    wanted = [words for words in spelled if same(words) == same(row.words)]
    for first in range(0, len(wanted), scopes.AT_ONCE):
        session.execute(
            update(UnknownQuestion)
            .where(col(UnknownQuestion.words).in_(wanted[first : first + scopes.AT_ONCE]), *open_ones)
            .values(answered_at=now)
            .execution_options(synchronize_session=False)
        )
    return row
