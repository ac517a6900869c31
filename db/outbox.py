"""Messages owed (待发): put here with the change that caused them, under a key that can be owed only once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, text, update
from sqlmodel import Session, col, select

from db.models import Follower, Outbox
from db.models.channel import LIVE_STATES
from db.statements import Prepared, insert_for

WAITING = ("owed", "taken")
LIVE, FAILED = (*WAITING, "sending"), ("refused", "expired", "unknown")
# Asked with every message, mostly in vain.
_LATER = Prepared(
    lambda _: (
        select(Outbox.id)
        .where(
            col(Outbox.follower_id) == bindparam("follower"),
            col(Outbox.state) == "owed",
            col(Outbox.due_at) > bindparam("now"),
        )
        .limit(1)
    )
)
# A mark on the session: something was owed in this transaction, so the sending may be woken after it.
OWED = "owed"


def owe(
    session: Session,
    *,
    follower: Follower,
    message: dict[str, Any],
    key: str,
    kind: str,
    now: datetime,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
    route: str = "custom",
) -> bool:
    """False when this key was owed before, or the follower has left: then nothing is added."""
    if follower.openid is None or follower.unfollowed_at is not None:
        return False
    values = {
        "owed_as": key, "kind": kind, "route": route, "follower_id": follower.key, "region": follower.region,
        "message": message, "due_at": due_at or now, "expires_at": expires_at, "owed_at": now, "state": "owed",
        "attempts": 0, "held_by": "", "remote_id": "", "failure": "",
    }  # fmt: skip
    insert = insert_for(session, Outbox).values(**values)
    made = session.execute(insert.on_conflict_do_nothing(index_elements=["owed_as"]).returning(Outbox.id)).first()
    session.info[OWED] = True
    return made is not None


def cancel(session: Session, *, prefix: str, now: datetime) -> int:
    """Take back everything still waiting whose key begins with `prefix`. Returns how many."""
    return len(take_back(session, prefix=prefix, now=now))


def take_back(session: Session, *, prefix: str, now: datetime) -> Sequence[str]:
    """Like `cancel`. Returns the keys of what will not go."""
    return (
        session.execute(
            update(Outbox)
            .where(
                text(LIVE_STATES),
                col(Outbox.owed_as).startswith(prefix, autoescape=True),
                col(Outbox.state).in_(WAITING),
            )
            .values(state="cancelled", settled_at=now)
            .returning(col(Outbox.owed_as))
        )
        .scalars()
        .all()
    )


def call_off(session: Session, row: Outbox, *, now: datetime) -> None:
    """This one need not go any more, if it has not begun."""
    session.execute(
        update(Outbox)
        .where(col(Outbox.id) == row.id, col(Outbox.state).in_(WAITING))
        .values(state="cancelled", settled_at=now)
    )


def hasten(session: Session, *, follower: Follower, prefix: str, now: datetime) -> int:
    """Let what this follower is owed under keys that begin so go now instead of later. Returns how many."""
    if not _LATER.run(session, {"follower": follower.key, "now": now}):
        return 0
    hastened = session.execute(
        update(Outbox)
        .where(
            col(Outbox.follower_id) == follower.id,
            col(Outbox.state) == "owed",
            col(Outbox.due_at) > now,
            col(Outbox.owed_as).startswith(prefix, autoescape=True),
        )
        .values(due_at=now)
        .returning(col(Outbox.id))
    ).all()
    if hastened:
        session.info[OWED] = True
    return len(hastened)


def undelivered(session: Session, *, since: datetime) -> Sequence[Outbox]:
    """Messages that did not reach their follower and that nobody has telephoned about yet (call list)."""
    return session.exec(
        select(Outbox)
        .where(
            col(Outbox.state).in_(["refused", "expired", "unknown"]),
            col(Outbox.called_at).is_(None),
            col(Outbox.due_at) >= since,
        )
        .order_by(col(Outbox.due_at))
    ).all()


def known(session: Session, keys: Sequence[str]) -> frozenset[str]:
    """Which of these keys have been owed before."""
    return frozenset(session.exec(select(Outbox.owed_as).where(col(Outbox.owed_as).in_(list(keys)))).all())


def find(session: Session, key: str) -> Outbox | None:
    return session.exec(select(Outbox).where(Outbox.owed_as == key)).first()


def on_their_way(session: Session, follower: Follower, *, now: datetime) -> int:
    """How many messages that are due to this follower have not gone yet: each will take one from the window."""
    waiting = select(func.count()).where(
        col(Outbox.follower_id) == follower.id, text(LIVE_STATES), Outbox.route == "custom",
        col(Outbox.state).in_(WAITING), col(Outbox.due_at) <= now,
    )  # fmt: skip
    return session.exec(waiting).one()


def unsent(session: Session, follower: Follower) -> Sequence[Outbox]:
    """What staff wrote to this follower and WeChat has not delivered, or not yet."""
    return session.exec(
        select(Outbox).where(
            Outbox.follower_id == follower.id,
            col(Outbox.state).in_([*LIVE, *FAILED]),
            col(Outbox.owed_as).startswith("inquiry:"),
        )
    ).all()


def sent_since(session: Session, follower: Follower, *, moment: datetime) -> bool:
    """Whether a notice, or what staff wrote, has reached the follower after `moment`."""
    later = select(Outbox.id).where(
        Outbox.follower_id == follower.id, Outbox.state == "sent", col(Outbox.settled_at) > moment,
        or_(col(Outbox.kind) != "answer", col(Outbox.owed_as).startswith("inquiry:")),
    )  # fmt: skip
    return session.exec(later.limit(1)).first() is not None


def last_sent(session: Session, follower: Follower, *, kinds: Sequence[str]) -> Outbox | None:
    """The newest message of these kinds that reached the follower."""
    return session.exec(
        select(Outbox)
        .where(Outbox.follower_id == follower.id, Outbox.state == "sent", col(Outbox.kind).in_(list(kinds)))
        .order_by(col(Outbox.settled_at).desc(), col(Outbox.id).desc())
        .limit(1)
    ).first()


def all_sent_since(session: Session, follower: Follower, *, kinds: Sequence[str], since: datetime) -> Sequence[Outbox]:
    return session.exec(
        select(Outbox)
        .where(Outbox.follower_id == follower.id, Outbox.state == "sent", col(Outbox.kind).in_(list(kinds)))
        .where(col(Outbox.settled_at) >= since)
    ).all()
