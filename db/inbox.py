"""Messages seen (收件): a repeat finds the reply the first delivery got; a fragment waits here for its rest."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, or_, text, update
from sqlmodel import Session, col, select

from db.models import Follower, Inbox
from db.models.channel import WAITING_STATES
from db.models.record import DEHONG
from db.statements import INSERTS, Prepared

KEEP = timedelta(days=30)
# Not answered yet: a fragment waiting for its rest, and a message put by while too many others waited.
WAITING = ("held", "raw")
# What was said longer ago belongs to another conversation.
TOGETHER = timedelta(minutes=1)
_ROWS = Inbox.__table__  # type: ignore[attr-defined]
# rowcount of ON CONFLICT DO NOTHING is -1 with psycopg; only RETURNING tells the truth on both databases.
_CLAIM = Prepared(
    lambda on: INSERTS[on](_ROWS).on_conflict_do_nothing(index_elements=["key"]).returning(_ROWS.c.key),
    *("key", "kind", "region", "state", "sent_at", "received_at", "delete_after"),
)
_ANSWER = Prepared(
    lambda on: (
        update(_ROWS)
        .where(_ROWS.c.key == bindparam("of"))
        .values(state="answered", reply=bindparam("reply_now"), follower_id=bindparam("whose"), held=None)
    )
)


def claim(session: Session, *, key: str, kind: str, sent_at: datetime, now: datetime, state: str = "answered") -> bool:
    """True for whoever is first with this key. The unique key makes a second delivery wait for the first one's end."""
    return bool(_CLAIM.run(session, new_row(key, kind, sent_at, state, now)))


def new_row(key: str, kind: str, sent_at: datetime, state: str, now: datetime) -> dict[str, Any]:
    """What is kept of a message that has come."""
    return {
        "key": key, "kind": kind, "region": DEHONG, "state": state, "sent_at": sent_at, "received_at": now,
        "delete_after": now + KEEP,
    }  # fmt: skip


def get(session: Session, key: str) -> Inbox:
    return session.get_one(Inbox, key)


def find(session: Session, key: str) -> Inbox | None:
    return session.get(Inbox, key)


def answer(session: Session, *, key: str, follower_id: int, reply: dict[str, Any] | None) -> None:
    _ANSWER.run(session, {"of": key, "reply_now": reply, "whose": follower_id})


def hold(session: Session, *, key: str, follower_id: int, message: dict[str, Any], state: str = "held") -> None:
    """`message` must already have ID and card numbers masked."""
    session.execute(
        update(Inbox)
        .where(col(Inbox.key) == key)
        .values(state=state, held=message, follower_id=follower_id)
        .execution_options(synchronize_session=False)
    )


def held_by(session: Session, follower_id: int, *, around: datetime) -> Sequence[Inbox]:
    """Fragments of this follower that wait and belong to what was sent at `around`, oldest first."""
    return session.exec(
        select(Inbox)
        .where(Inbox.state == "held", Inbox.follower_id == follower_id, col(Inbox.sent_at) >= around - TOGETHER)
        .order_by(col(Inbox.sent_at), col(Inbox.received_at))
    ).all()


def stranded(session: Session, *, held_before: datetime, limit: int) -> Sequence[tuple[str, str]]:
    """Key and openid of what nobody is about to answer, oldest first: messages put by, and fragments held before then."""
    left = or_(col(Inbox.state) == "raw", and_(col(Inbox.state) == "held", col(Inbox.received_at) <= held_before))
    rows = session.execute(
        select(col(Inbox.key), col(Follower.openid))
        .join(Follower, col(Follower.id) == col(Inbox.follower_id))
        .where(text(WAITING_STATES), left, col(Follower.openid).is_not(None))
        .order_by(col(Inbox.received_at), col(Inbox.sent_at))
        .limit(limit)
    ).all()
    return [(row[0], row[1]) for row in rows]


def join(session: Session, rows: Sequence[Inbox]) -> None:
    """These fragments are answered by a later message; their own deliveries get an empty success."""
    for row in rows:
        row.state, row.held, row.reply = "joined", None, None
    session.flush()
