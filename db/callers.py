"""Who is writing: follower, conversation, person, staff and what mutes the bot, read in one statement once the follower is ours."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, func, or_, select
from sqlmodel import Session, col

from db import followers
from db.models import Conversation, Follower, FollowerWorker, Inbox, Inquiry, Setting, Staff, StaffBinding, Worker
from db.statements import POSTGRES, SQLITE, Prepared, held
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


_UNDER_WAY = or_(col(Inquiry.status) == "new", col(Inquiry.status) == "taken")
_MUTING = exists().where(col(Inquiry.follower_id) == Follower.id, _UNDER_WAY, col(Inquiry.mutes_bot))
_HOLDING = exists().where(col(Inbox.follower_id) == Follower.id, col(Inbox.state) == "held")


_FOLLOWER = Follower.__table__.c  # type: ignore[attr-defined]
_CONVERSATION = Conversation.__table__.c  # type: ignore[attr-defined]
_ALL_SETTINGS = {SQLITE: func.json_group_object, POSTGRES: func.json_object_agg}


def _caller(on: str) -> Select[Any]:
    settings = select(_ALL_SETTINGS[on](col(Setting.name), col(Setting.value))).scalar_subquery()
    return (
        select(col(Worker.id), col(Staff.id), _MUTING, _HOLDING, settings, *_FOLLOWER, *_CONVERSATION)
        .select_from(Follower)
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


_CALLER = Prepared(_caller)
_LOCK = Prepared(
    lambda on: (
        select(col(Follower.id)).where(col(Follower.openid) == bindparam("openid")).with_for_update(key_share=True)
    )
)


def arrive(session: Session, *, openid: str, now: datetime) -> Caller:
    """Everything about the one who writes; a new follower is made, and the follower's row is locked."""
    if session.get_bind().dialect.name == POSTGRES:
        # A statement of its own: whoever waits here must not go on to read what stood there before the wait.
        _LOCK.run(session, {"openid": openid})
    rows = _CALLER.run(session, {"openid": openid})
    if not rows:
        followers.arrive(session, openid=openid, now=now)
        rows = _CALLER.run(session, {"openid": openid})
    worker_id, staff_id, muted, holds, settings, *columns = rows[0]
    follower = held(session, Follower, dict(zip(_FOLLOWER.keys(), columns, strict=False)))
    kept = dict(zip(_CONVERSATION.keys(), columns[len(_FOLLOWER) :], strict=True))
    if kept["id"] is None:
        conversation = followers.conversation_of(session, follower)
    else:
        conversation = held(session, Conversation, kept)
    # Most people are neither registered nor staff; reading two more rows as objects would cost more than it tells.
    worker = session.get(Worker, worker_id) if worker_id else None
    staff = session.get(Staff, staff_id) if staff_id else None
    station = changed_by(json.loads(settings) if isinstance(settings, str) else settings or {})
    return Caller(station, follower, conversation, worker, staff, bool(muted), bool(holds))
