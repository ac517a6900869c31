"""What was said (聊天记录): kept thirty days for the person who takes over a conversation."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import insert
from sqlmodel import Session, col, select

from db.models import Follower, Message, UnknownQuestion
from db.statements import Prepared

KEEP = timedelta(days=30)
_INSERT = Prepared(
    lambda on: insert(Message.__table__),  # type: ignore[attr-defined]
    *("follower_id", "region", "said_at", "direction", "kind", "words", "attachment_id", "delete_after"),
)


def note(
    session: Session, *, follower: Follower, direction: str, kind: str, words: str, now: datetime,
    staff_id: int | None = None, attachment_id: int | None = None,
) -> None:  # fmt: skip
    """`words` must already have ID and card numbers masked."""
    session.add(
        Message(
            follower_id=follower.key,
            region=follower.region,
            said_at=now,
            direction=direction,
            kind=kind,
            words=words,
            staff_id=staff_id,
            attachment_id=attachment_id,
            delete_after=now + KEEP,
        )
    )


class Said(NamedTuple):
    """One line; ID and card numbers in `words` are masked. `attachment_id`: the picture or voice it stands for."""

    direction: str  # in | out
    kind: str
    words: str
    attachment_id: int | None = None


def note_all(session: Session, *, follower: Follower, said: Sequence[Said], now: datetime) -> None:
    """Several lines at once."""
    if said:
        _INSERT.run_all(
            session,
            [
                {
                    "follower_id": follower.key, "region": follower.region, "said_at": now, "delete_after": now + KEEP,
                    **line._asdict(),
                }
                for line in said
            ],
        )  # fmt: skip


def last(session: Session, follower: Follower, *, count: int = 5) -> Sequence[Message]:
    """The newest messages, oldest first."""
    rows = session.exec(
        select(Message)
        .where(Message.follower_id == follower.id)
        .order_by(col(Message.said_at).desc(), col(Message.id).desc())
        .limit(count)
    ).all()
    return list(reversed(rows))


def heard_at(session: Session, follower: Follower, moment: datetime) -> str:
    """What this follower said at this very moment, as it was taken in; "" when it is no longer kept."""
    said = select(Message.words).where(
        Message.follower_id == follower.id, Message.direction == "in", Message.said_at == moment
    )
    return session.exec(said.order_by(col(Message.id)).limit(1)).first() or ""


def last_heard(session: Session, follower: Follower) -> datetime | None:
    """When the bot or the staff last said something to this follower."""
    return session.exec(
        select(Message.said_at)
        .where(Message.follower_id == follower.id, Message.direction != "in")
        .order_by(col(Message.said_at).desc())
        .limit(1)
    ).first()


def note_unknown(session: Session, *, follower: Follower, words: str, now: datetime) -> None:
    session.add(UnknownQuestion(follower_id=follower.id, words=words, asked_at=now, region=follower.region))
