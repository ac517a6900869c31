"""Messages owed (待发): put here with the change that caused them, under a key that can be owed only once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_, text, update
from sqlmodel import Session, col, select

from db.followers import insert_for
from db.models import BroadcastChunk, Follower, Outbox
from db.models.channel import LIVE_STATES

WAITING = ("owed", "taken")
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


def owe_chunk(
    session: Session, *, chunk: BroadcastChunk, message: dict[str, Any], key: str, now: datetime
) -> None:  # fmt: skip
    """One mass send to everybody in the chunk; owing it again changes nothing."""
    values = {
        "owed_as": key, "kind": "broadcast", "route": "mass", "chunk_id": chunk.key, "region": chunk.region,
        "message": message, "due_at": now, "owed_at": now, "state": "owed", "attempts": 0, "held_by": "",
        "remote_id": "", "failure": "",
    }  # fmt: skip
    insert = insert_for(session, Outbox).values(**values)
    session.execute(insert.on_conflict_do_nothing(index_elements=["owed_as"]))


def cancel(session: Session, *, prefix: str, now: datetime) -> int:
    """Take back everything still waiting whose key begins with `prefix`. Returns how many."""
    taken_back = session.execute(
        update(Outbox)
        .where(
            text(LIVE_STATES),
            col(Outbox.owed_as).startswith(prefix, autoescape=True),
            col(Outbox.state).in_(WAITING),
        )
        .values(state="cancelled", settled_at=now)
        .returning(col(Outbox.id))
    ).all()
    return len(taken_back)


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


def last_sent(session: Session, follower: Follower, *, kinds: Sequence[str]) -> Outbox | None:
    """The newest message of these kinds that reached the follower."""
    return session.exec(
        select(Outbox)
        .where(Outbox.follower_id == follower.id, Outbox.state == "sent", col(Outbox.kind).in_(list(kinds)))
        .order_by(col(Outbox.settled_at).desc(), col(Outbox.id).desc())
        .limit(1)
    ).first()


LEASE = timedelta(seconds=60)
# Routes whose key WeChat honours, and how long after the first call the same key may be sent again (with a margin).
KEYED = {"template": timedelta(minutes=8), "mass": timedelta(hours=23)}
# WeChat answers 45066 to the same mass key within a minute.
KEYED_PAUSE = timedelta(seconds=65)


def take(session: Session, *, by: str, now: datetime, limit: int = 100) -> Sequence[Outbox]:
    """Due rows, leased to `by`; rows another process holds are passed over. A lease that ran out is taken again."""
    due = (
        select(Outbox.id)
        .where(
            text(LIVE_STATES),
            col(Outbox.due_at) <= now,
            or_(col(Outbox.state) == "owed", and_(col(Outbox.state) == "taken", col(Outbox.lease_until) <= now)),
        )
        .order_by(col(Outbox.due_at), col(Outbox.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = session.execute(
        update(Outbox)
        .where(col(Outbox.id).in_(due))
        .values(state="taken", held_by=by, lease_until=now + LEASE)
        .returning(Outbox)
        .execution_options(synchronize_session=False)
    )
    return sorted(taken.scalars().all(), key=lambda row: (row.due_at, row.key))


def begin(session: Session, row_id: int, *, by: str, now: datetime, route: str) -> Outbox | None:
    """Mark as being sent, just before the call, with a whole lease for it. None when the row is no longer ours: then nothing may be sent."""
    return session.execute(
        update(Outbox)
        .where(
            col(Outbox.id) == row_id,
            col(Outbox.held_by) == by,
            col(Outbox.state) == "taken",
            col(Outbox.lease_until) > now,
        )
        .values(state="sending", began_at=now, lease_until=now + LEASE, attempts=Outbox.attempts + 1, route=route)
        .returning(Outbox)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()


def settle(
    session: Session, row_id: int, *, by: str, state: str, now: datetime, remote_id: str = "", failure: str = "",
    failure_code: int | None = None, due_at: datetime | None = None,
) -> bool:  # fmt: skip
    """Write what became of it, only while it is still ours. `state` owed with a new `due_at` tries again."""
    values: dict[str, Any] = {
        "state": state, "remote_id": remote_id, "failure": failure, "failure_code": failure_code,
        "settled_at": None if state == "owed" else now, "lease_until": None,
    }  # fmt: skip
    if due_at is not None:
        values["due_at"] = due_at
    done = session.execute(
        update(Outbox)
        .where(col(Outbox.id) == row_id, col(Outbox.held_by) == by, col(Outbox.state).in_(["taken", "sending"]))
        .values(**values)
        .returning(col(Outbox.id))
    ).first()
    return done is not None


def recover(session: Session, *, now: datetime) -> int:
    """Rows a dead process left in `sending`: owed again while WeChat still knows the key, else `unknown`."""
    stranded = session.exec(
        select(Outbox)
        .where(text(LIVE_STATES), Outbox.state == "sending", col(Outbox.lease_until) <= now)
        .with_for_update(skip_locked=True)
    ).all()
    for row in stranded:
        known_until = (row.began_at or now) + KEYED.get(row.route, timedelta(0))
        again = now < known_until
        row.state, row.held_by, row.lease_until = ("owed" if again else "unknown"), "", None
        row.due_at = max(now, (row.began_at or now) + KEYED_PAUSE) if again else row.due_at
        row.settled_at = None if again else now
        row.failure = "" if again else "发送时程序中断，不知道发到没有"
    session.flush()
    return len(stranded)


def hand_back(session: Session, *, by: str) -> int:
    """Give up what was leased and not begun, so that another process need not wait for the lease."""
    given = session.execute(
        update(Outbox)
        .where(col(Outbox.held_by) == by, col(Outbox.state) == "taken")
        .values(state="owed", held_by="", lease_until=None)
        .returning(col(Outbox.id))
    ).all()
    return len(given)
