"""Followers (关注者): who writes from one openid, what we may still send them, and what they have stopped."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, func, update
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select

from db.models import (
    Attachment,
    Conversation,
    Follower,
    FollowerWorker,
    Inbox,
    Message,
    Outbox,
    Stop,
    Subscription,
    UnknownQuestion,
    Window,
    Worker,
)
from db.models.record import DEHONG
from db.models.workers import living
from db.statements import INSERTS, Prepared, insert_for

# Messages that WeChat lets us send after what the follower did, and for how long
# (客服消息, 发送条数 of June 2023).
WINDOWS = {
    "message": (5, timedelta(hours=48)),
    "menu": (3, timedelta(minutes=1)),
    "follow": (3, timedelta(minutes=1)),
    "scan": (3, timedelta(minutes=1)),
}

_WINDOWS = Window.__table__  # type: ignore[attr-defined]


def _renewed(insert: Any) -> Any:
    opened = insert(_WINDOWS)
    renewed = {name: opened.excluded[name] for name in ("left", "until")}
    return opened.on_conflict_do_update(index_elements=["follower_id", "kind"], set_=renewed)


_OPEN_WINDOW = Prepared(lambda on: _renewed(INSERTS[on]), "follower_id", "kind", "region", "left", "until")

_SEEN = Prepared(
    lambda on: (
        update(Follower.__table__)  # type: ignore[attr-defined]
        .where(col(Follower.id) == bindparam("of"))
        .values(
            {each: bindparam(f"new_{each}") for each in ("last_sent_at", "last_seen_at", "flood_at", "flood_tokens")}
        )
    )
)

# What is left of a message owed once its words have gone.
FORGOTTEN = {"type": "text", "words": ""}


def new_row(openid: str, now: datetime) -> dict[str, Any]:
    """What is kept of somebody new."""
    return {
        "openid": openid, "region": DEHONG, "scene": "", "followed_at": now, "language": "zh", "large_type": False,
        "flood_tokens": 20.0,
    }  # fmt: skip


def arrive(session: Session, *, openid: str, now: datetime) -> Follower:
    """The follower with this openid, made if new, locked for the rest of the transaction."""
    found = _locked(session, openid)
    if found is not None:
        return found
    insert = insert_for(session, Follower).values(new_row(openid, now))
    session.execute(insert.on_conflict_do_nothing(index_elements=["openid"]))
    made = _locked(session, openid)
    if made is None:
        raise LookupError("the follower was neither found nor made")
    return made


def find(session: Session, *, openid: str) -> Follower | None:
    return session.exec(select(Follower).where(Follower.openid == openid)).first()


def get(session: Session, follower_id: int) -> Follower:
    return session.get_one(Follower, follower_id)


def lock(session: Session, follower_id: int) -> Follower:
    """The follower as it stands now, held until the transaction ends."""
    session.flush()
    held = select(Follower).where(Follower.id == follower_id).with_for_update(key_share=True)
    return session.exec(held.execution_options(populate_existing=True)).one()


def following(session: Session, ids: Sequence[int]) -> Sequence[Follower]:
    """Those of them who still follow, in the order of their numbers."""
    return session.exec(
        select(Follower)
        .where(col(Follower.id).in_(ids), col(Follower.openid).is_not(None), col(Follower.unfollowed_at).is_(None))
        .order_by(col(Follower.id))
    ).all()


def conversation_of(session: Session, follower: Follower) -> Conversation:
    found = session.exec(select(Conversation).where(Conversation.follower_id == follower.id)).first()
    if found is None:
        found = Conversation(follower_id=follower.key, region=follower.region)
        session.add(found)
        session.flush()
    return found


def find_conversation(session: Session, follower: Follower) -> Conversation | None:
    return session.exec(select(Conversation).where(Conversation.follower_id == follower.id)).first()


def people_of(session: Session, follower: Follower) -> Sequence[Worker]:
    """Everyone who writes through this phone, the active one first."""
    return session.exec(
        select(Worker)
        .join(FollowerWorker, col(FollowerWorker.worker_id) == Worker.id)
        .where(FollowerWorker.follower_id == follower.id, *living())
        .order_by(col(FollowerWorker.active).desc(), col(FollowerWorker.id))
    ).all()


def of_worker(session: Session, worker: Worker) -> Follower | None:
    """The phone through which this person can be reached: one that follows, the newest first."""
    return session.exec(
        select(Follower)
        .join(FollowerWorker, col(FollowerWorker.follower_id) == Follower.id)
        .where(FollowerWorker.worker_id == worker.id, col(Follower.openid).is_not(None))
        .order_by(col(Follower.unfollowed_at).is_not(None), col(FollowerWorker.since).desc())
    ).first()


def link(session: Session, *, follower: Follower, worker: Worker, now: datetime, relation: str = "self") -> None:
    """Make this person the one who speaks through this phone."""
    rows = session.exec(select(FollowerWorker).where(FollowerWorker.follower_id == follower.id)).all()
    for row in rows:
        row.active = row.worker_id == worker.id
    if all(row.worker_id != worker.id for row in rows):
        session.add(
            FollowerWorker(
                follower_id=follower.key, worker_id=worker.key, relation=relation, since=now, region=worker.region
            )
        )
    session.flush()


def open_window(session: Session, *, follower: Follower, kind: str, now: datetime) -> None:
    """Each action resets its own allowance; see WINDOWS."""
    _OPEN_WINDOW.run(session, _opened(follower.key, kind, follower.region, now))


def open_windows(session: Session, opened: Iterable[tuple[int, str]], *, now: datetime) -> None:
    """The same for many at once: the number of a follower who is new or of the whole prefecture, and what they did."""
    _OPEN_WINDOW.run_all(session, [_opened(number, kind, DEHONG, now) for number, kind in opened])


def _opened(number: int, kind: str, region: str, now: datetime) -> dict[str, Any]:
    count, lasts = WINDOWS[kind]
    return {"follower_id": number, "kind": kind, "region": region, "left": count, "until": now + lasts}


def seen(
    session: Session, *, follower: Follower, sent_at: datetime | None, flood_tokens: float, now: datetime
) -> None:  # fmt: skip
    """A message of this follower was taken, the newest so far sent at `sent_at`; so many flood tokens are left."""
    values = {"last_sent_at": sent_at, "last_seen_at": now, "flood_at": now, "flood_tokens": flood_tokens}
    for name, value in values.items():
        set_committed_value(follower, name, value)
    _SEEN.run(session, {"of": follower.key, **{f"new_{name}": each for name, each in values.items()}})


def allowance(session: Session, *, follower: Follower, now: datetime) -> tuple[int, datetime | None]:
    """How many customer-service messages may still go out, and until when the last of them."""
    rows = session.exec(
        select(Window).where(Window.follower_id == follower.id, Window.left > 0, col(Window.until) > now)
    ).all()
    return sum(row.left for row in rows), max((row.until for row in rows), default=None)


def is_spent(session: Session, *, follower: Follower, now: datetime) -> bool:
    """Whether the last window is still open by the clock and only its messages are used up."""
    rows = session.exec(select(Window.left).where(Window.follower_id == follower.id, col(Window.until) > now)).all()
    return bool(rows) and not any(rows)


def stop(session: Session, *, follower: Follower, kind: str, now: datetime) -> None:
    values = {"follower_id": follower.key, "kind": kind, "since": now, "region": follower.region}
    insert = insert_for(session, Stop).values(**values)
    session.execute(insert.on_conflict_do_nothing(index_elements=["follower_id", "kind"]))


def restart(session: Session, *, follower: Follower, kind: str) -> None:
    session.execute(delete(Stop).where(col(Stop.follower_id) == follower.id, col(Stop.kind) == kind))


def stopped(session: Session, follower: Follower) -> frozenset[str]:
    return frozenset(session.exec(select(Stop.kind).where(Stop.follower_id == follower.id)).all())


LEFT = "已取消关注"
Keep = Callable[[Session, Follower, datetime], object]


def leave(session: Session, *, follower: Follower, now: datetime, keep: Keep | None = None) -> int:
    """The follower unfollowed: nothing more is sent, and what the chat alone held goes, the openid with it.

    The row stays without a name, so that the station's ledger can show that nobody follows any more. `keep` sees what
    is owed before it is cancelled. Returns how many messages were cancelled.
    """
    # Windows before what is owed: the order in which sending takes them.
    for table in (Window, Subscription, Conversation, Message):
        session.execute(delete(table).where(col(table.follower_id) == follower.id))
    if keep is not None:
        keep(session, follower, now)
    cancelled = session.execute(
        update(Outbox)
        .where(col(Outbox.follower_id) == follower.id, col(Outbox.state).in_(["owed", "taken"]))
        .values(state="cancelled", settled_at=now, failure=LEFT)
        .returning(col(Outbox.id))
    ).all()
    _forget_words(session, follower, now=now)
    follower.unfollowed_at, follower.openid = now, None
    session.flush()
    return len(cancelled)


def _forget_words(session: Session, follower: Follower, *, now: datetime) -> None:
    """What was said on both sides; media that belong to no visit go with their files in the night."""
    session.execute(
        update(Outbox)
        .where(col(Outbox.follower_id) == follower.id, col(Outbox.state).in_(["sent", "cancelled"]))
        .values(message=FORGOTTEN)
    )
    session.execute(update(Inbox).where(col(Inbox.follower_id) == follower.id).values(reply=None, held=None))
    session.execute(
        update(Attachment)
        .where(col(Attachment.follower_id) == follower.id, col(Attachment.about) == "")
        .values(delete_after=now)
    )
    session.execute(
        update(UnknownQuestion).where(col(UnknownQuestion.follower_id) == follower.id).values(follower_id=None)
    )


def count_following(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Follower).where(col(Follower.unfollowed_at).is_(None))).one()


def _locked(session: Session, openid: str) -> Follower | None:
    # Without the key: a message owed to somebody else must not wait for, and deadlock with, their own turn.
    return session.exec(select(Follower).where(Follower.openid == openid).with_for_update(key_share=True)).first()


def spend_window(session: Session, *, follower_id: int, now: datetime) -> bool:
    """Take one message from the allowance that ends soonest. False when WeChat would not let it through."""
    row = session.exec(
        select(Window)
        .where(Window.follower_id == follower_id, Window.left > 0, col(Window.until) > now)
        .order_by(col(Window.until))
        .limit(1)
        .with_for_update()
    ).first()
    if row is None:
        return False
    row.left -= 1
    session.flush()
    return True


def unlink(session: Session, *, follower: Follower, worker: Worker) -> None:
    session.execute(
        delete(FollowerWorker).where(
            col(FollowerWorker.follower_id) == follower.id, col(FollowerWorker.worker_id) == worker.id
        )
    )
    left = session.exec(
        select(FollowerWorker).where(FollowerWorker.follower_id == follower.id).order_by(col(FollowerWorker.id))
    ).all()
    if left and not any(row.active for row in left):
        left[0].active = True
        session.flush()


def close_windows(session: Session, *, follower_id: int) -> None:
    """WeChat said that nothing may be sent now, whatever we counted."""
    session.execute(delete(Window).where(col(Window.follower_id) == follower_id))


def with_people(session: Session, *, limit: int) -> Sequence[tuple[Worker, Follower]]:
    """People who write through a phone of their own, in the order of their numbers."""
    rows = session.exec(
        select(Worker, Follower)
        .join(FollowerWorker, col(FollowerWorker.worker_id) == Worker.id)
        .join(Follower, col(Follower.id) == FollowerWorker.follower_id)
        .where(col(Follower.openid).is_not(None), *living())
        .order_by(col(Worker.id))
        .limit(limit)
    ).all()
    return [(row[0], row[1]) for row in rows]
