"""Who is writing: follower, conversation, person, staff and what mutes the bot, read in one statement once the follower is ours."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, exists, select
from sqlmodel import Session, col

from db import followers
from db.models import Conversation, Follower, FollowerWorker, Inbox, Inquiry, Staff, StaffBinding, Worker


@dataclass(frozen=True)
class Caller:
    """`muted`: a person has the conversation. `holds`: fragments of this follower wait to be joined."""

    follower: Follower
    conversation: Conversation
    worker: Worker | None
    staff: Staff | None
    muted: bool
    holds: bool


_MUTING = exists().where(
    col(Inquiry.follower_id) == Follower.id, col(Inquiry.status).in_(["new", "taken"]), col(Inquiry.mutes_bot)
)
_HOLDING = exists().where(col(Inbox.follower_id) == Follower.id, col(Inbox.state) == "held")
# Built once: putting the expression together costs more than running it.
_CALLER = (
    select(Follower, Conversation, col(Worker.id), col(Staff.id), _MUTING, _HOLDING)
    .outerjoin(Conversation, col(Conversation.follower_id) == Follower.id)
    .outerjoin(FollowerWorker, and_(col(FollowerWorker.follower_id) == Follower.id, col(FollowerWorker.active)))
    .outerjoin(Worker, and_(col(Worker.id) == FollowerWorker.worker_id, col(Worker.deleted_at).is_(None)))
    .outerjoin(StaffBinding, and_(col(StaffBinding.follower_id) == Follower.id, col(StaffBinding.ended_at).is_(None)))
    .outerjoin(Staff, and_(col(Staff.id) == StaffBinding.staff_id, col(Staff.active)))
    .where(col(Follower.openid) == bindparam("openid"))
    .order_by(col(FollowerWorker.id))
    .limit(1)
)  # fmt: skip
_LOCK = select(col(Follower.id)).where(col(Follower.openid) == bindparam("openid")).with_for_update(key_share=True)


def arrive(session: Session, *, openid: str, now: datetime) -> Caller:
    """Everything about the one who writes; a new follower is made, and the follower's row is locked."""
    if session.get_bind().dialect.name == "postgresql":
        # A statement of its own: whoever waits here must not go on to read what stood there before the wait.
        session.execute(_LOCK, {"openid": openid})
    row = session.execute(_CALLER, {"openid": openid}).first()
    if row is None:
        followers.arrive(session, openid=openid, now=now)
        row = session.execute(_CALLER, {"openid": openid}).one()
    follower, conversation, worker_id, staff_id, muted, holds = row
    if conversation is None:
        conversation = followers.conversation_of(session, follower)
    # Most people are neither registered nor staff; reading two more rows as objects would cost more than it tells.
    worker = session.get(Worker, worker_id) if worker_id else None
    staff = session.get(Staff, staff_id) if staff_id else None
    return Caller(follower, conversation, worker, staff, bool(muted), bool(holds))
