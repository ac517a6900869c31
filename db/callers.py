"""Who is writing: follower, conversation, person, staff and what mutes the bot, read in one statement once the follower is ours."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, func, select
from sqlmodel import Session, col

from db import followers
from db.models import Conversation, Follower, FollowerWorker, Inbox, Inquiry, Setting, Staff, StaffBinding, Worker
from db.station import Station, changed_by


@dataclass(frozen=True)
class Caller:
    """`muted`: a person has the conversation. `holds`: fragments of this follower wait to be joined."""

    station: Station
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


def _caller(all_settings: Any) -> Select[Any]:
    settings = select(all_settings(col(Setting.name), col(Setting.value))).scalar_subquery()
    return (
        select(Follower, Conversation, col(Worker.id), col(Staff.id), _MUTING, _HOLDING, settings)
        .outerjoin(Conversation, col(Conversation.follower_id) == Follower.id)
        .outerjoin(FollowerWorker, and_(col(FollowerWorker.follower_id) == Follower.id, col(FollowerWorker.active)))
        .outerjoin(Worker, and_(col(Worker.id) == FollowerWorker.worker_id, col(Worker.deleted_at).is_(None)))
        .outerjoin(
            StaffBinding, and_(col(StaffBinding.follower_id) == Follower.id, col(StaffBinding.ended_at).is_(None))
        )
        .outerjoin(Staff, and_(col(Staff.id) == StaffBinding.staff_id, col(Staff.active)))
        .where(col(Follower.openid) == bindparam("openid"))
        .order_by(col(FollowerWorker.id))
        .limit(1)
    )


# Built once: putting the expression together costs more than running it.
_CALLER = {"sqlite": _caller(func.json_group_object), "postgresql": _caller(func.json_object_agg)}
_LOCK = select(col(Follower.id)).where(col(Follower.openid) == bindparam("openid")).with_for_update(key_share=True)


def arrive(session: Session, *, openid: str, now: datetime) -> Caller:
    """Everything about the one who writes; a new follower is made, and the follower's row is locked."""
    on = session.get_bind().dialect.name
    if on == "postgresql":
        # A statement of its own: whoever waits here must not go on to read what stood there before the wait.
        session.execute(_LOCK, {"openid": openid})
    row = session.execute(_CALLER[on], {"openid": openid}).first()
    if row is None:
        followers.arrive(session, openid=openid, now=now)
        row = session.execute(_CALLER[on], {"openid": openid}).one()
    follower, conversation, worker_id, staff_id, muted, holds, settings = row
    if conversation is None:
        conversation = followers.conversation_of(session, follower)
    # Most people are neither registered nor staff; reading two more rows as objects would cost more than it tells.
    worker = session.get(Worker, worker_id) if worker_id else None
    staff = session.get(Staff, staff_id) if staff_id else None
    station = changed_by(json.loads(settings) if isinstance(settings, str) else settings or {})
    return Caller(station, follower, conversation, worker, staff, bool(muted), bool(holds))
