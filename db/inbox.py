"""Messages seen (收件): a repeat finds the reply the first delivery got; a fragment waits here for its rest."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, update
from sqlmodel import Session, col, select

from db.followers import insert_for
from db.models import Inbox

KEEP = timedelta(days=30)
# Built once: putting an expression together costs more than running it.
_ANSWER = (
    update(Inbox)
    .where(col(Inbox.key) == bindparam("of"))
    .values(state="answered", reply=bindparam("reply_now"), follower_id=bindparam("whose"), held=None, raw=None)
)


def claim(session: Session, *, key: str, kind: str, sent_at: datetime, now: datetime, state: str = "answered") -> bool:
    """True for whoever is first with this key. The unique key makes a second delivery wait for the first one's end."""
    insert = insert_for(session, Inbox).values(
        key=key, kind=kind, region="533100", state=state, sent_at=sent_at, received_at=now, delete_after=now + KEEP
    )
    # rowcount of ON CONFLICT DO NOTHING is -1 with psycopg; only RETURNING tells the truth on both databases.
    won = session.execute(insert.on_conflict_do_nothing(index_elements=["key"]).returning(Inbox.key)).first()
    return won is not None


def get(session: Session, key: str) -> Inbox:
    return session.get_one(Inbox, key)


def find(session: Session, key: str) -> Inbox | None:
    return session.get(Inbox, key)


def answer(session: Session, *, key: str, follower_id: int, reply: dict[str, Any] | None) -> None:
    session.execute(
        _ANSWER, {"of": key, "reply_now": reply, "whose": follower_id}, execution_options={"synchronize_session": False}
    )


def hold(session: Session, *, key: str, follower_id: int, message: dict[str, Any]) -> None:
    session.execute(
        update(Inbox).where(col(Inbox.key) == key).values(state="held", held=message, follower_id=follower_id)
    )


def held_by(session: Session, follower_id: int) -> Sequence[Inbox]:
    """Fragments of this follower that still wait, oldest first."""
    return session.exec(
        select(Inbox)
        .where(Inbox.state == "held", Inbox.follower_id == follower_id)
        .order_by(col(Inbox.sent_at), col(Inbox.received_at))
    ).all()


def join(session: Session, rows: Sequence[Inbox]) -> None:
    """These fragments are answered by a later message; their own deliveries get an empty success."""
    for row in rows:
        row.state, row.held, row.reply = "joined", None, None
    session.flush()


def forget(session: Session, *, now: datetime) -> int:
    gone = session.execute(
        Inbox.__table__.delete().where(Inbox.__table__.c.delete_after <= now).returning(Inbox.__table__.c.key)  # type: ignore[attr-defined]
    ).all()
    return len(gone)
