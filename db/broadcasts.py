"""Broadcasts (群发): drafted by one member of staff, approved by another above a set size, started, stopped, corrected."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from db import audiences, audits
from db.audience_filters import Audience
from db.models import Broadcast, BroadcastChunk, Staff
from db.refusals import Refusal

# A message without an hour of its own goes when it is approved; one with an hour is late after this long.
AT_ONCE, STILL_TRUE = timedelta(minutes=5), timedelta(hours=1)
# Before anything has gone out, words and audience can still change.
OPEN_TO_CHANGE = ("draft", "waiting", "approved")
UNDER_WAY = ("planning", "sending", "paused")
STOPPABLE = (*OPEN_TO_CHANGE, *UNDER_WAY)


class NoSuchBroadcast(Refusal):
    """No broadcast has this number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NobodyToReach(Refusal):
    """The message would reach nobody."""


class OwnBroadcast(Refusal):
    """Whoever wrote a broadcast cannot approve it."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class HourWentBy(Refusal):
    """What was to go at an hour that is long over may no longer be true: it wants a new hour first."""

    def __init__(self, number: str, planned: datetime) -> None:
        super().__init__(number, planned)
        self.number, self.planned = number, planned


class WrongState(Refusal):
    """What was asked for is no longer, or not yet, possible. `status` says where the broadcast stands."""

    def __init__(self, broadcast: Broadcast) -> None:
        super().__init__(broadcast.number, broadcast.status)
        self.number, self.status = broadcast.number, broadcast.status


def get(session: Session, broadcast_id: int) -> Broadcast:
    return session.get_one(Broadcast, broadcast_id)


def by_number(session: Session, number: str) -> Broadcast:
    """By number in any spelling of it: B0003, b3. Raises NoSuchBroadcast."""
    digits = "".join(letter for letter in number if letter.isdigit())
    spelled = f"B{int(digits or 0):04d}"
    found = session.exec(select(Broadcast).where(Broadcast.number == spelled)).first()
    if found is None:
        raise NoSuchBroadcast(spelled)
    return found


def latest(session: Session, *, limit: int, statuses: Sequence[str] = ()) -> Sequence[Broadcast]:
    query = select(Broadcast).order_by(col(Broadcast.id).desc()).limit(limit)
    return session.exec(query.where(col(Broadcast.status).in_(statuses)) if statuses else query).all()


def audience_of(broadcast: Broadcast) -> Audience:
    return Audience.of(broadcast.audience)


def draft(
    session: Session, *, author: Staff, kind: str, words: str, audience: Audience, said: str, send_at: datetime,
    now: datetime,
) -> Broadcast:  # fmt: skip
    """Raises NobodyToReach. `said` is the audience in the author's words; `send_at` must be a time at which it may go."""
    if not audiences.anybody(session, audience, kind=kind):
        raise NobodyToReach
    broadcast = Broadcast(
        number=f"new:{author.key}:{now.isoformat()}", kind=kind, words=words, audience=audience.as_json(),
        audience_said=said, author_id=author.key, created_at=now, send_at=send_at,
        region=author.region,
    )  # fmt: skip
    session.add(broadcast)
    session.flush()
    broadcast.number = f"B{broadcast.key:04d}"
    _note(session, broadcast, "draft", author, now)
    session.flush()
    return broadcast


def submit(session: Session, broadcast: Broadcast, *, limit: int, now: datetime) -> bool:
    """Let it go at its time when it reaches at most `limit` people, or was approved as it stands. False: it waits for a
    second person."""
    counted = audiences.count(session, audience_of(broadcast), kind=broadcast.kind)
    broadcast.people = counted.reachable
    allowed = counted.reachable <= limit or is_approved(broadcast)
    broadcast.status = "approved" if allowed else "waiting"
    session.flush()
    return allowed


def change(
    session: Session, broadcast: Broadcast, *, by: Staff, now: datetime, words: str | None = None,
    audience: Audience | None = None, said: str = "",
) -> bool:  # fmt: skip
    """Any change voids the approval. Raises WrongState once it has started. True when an approval was lost by it."""
    if broadcast.status not in OPEN_TO_CHANGE:
        raise WrongState(broadcast)
    before = fingerprint(broadcast)
    if words is not None:
        broadcast.words = words
    if audience is not None:
        broadcast.audience, broadcast.audience_said = audience.as_json(), said
    lost = bool(broadcast.approved_for) and fingerprint(broadcast) != before
    if lost:
        broadcast.approver_id, broadcast.approved_for, broadcast.approved_at = None, "", None
    broadcast.status = "draft"
    _note(session, broadcast, "change", by, now)
    session.flush()
    return lost


def approve(session: Session, broadcast: Broadcast, *, by: Staff, now: datetime) -> None:
    """Raises OwnBroadcast, WrongState or HourWentBy. Holds for these words and this audience only."""
    if by.id == broadcast.author_id:
        raise OwnBroadcast(broadcast.number)
    if broadcast.status != "waiting":
        raise WrongState(broadcast)
    planned = broadcast.send_at
    if planned is not None and planned > broadcast.created_at + AT_ONCE and planned + STILL_TRUE < now:
        raise HourWentBy(broadcast.number, planned)
    broadcast.status, broadcast.approver_id, broadcast.approved_at = "approved", by.id, now
    broadcast.approved_for = fingerprint(broadcast)
    _note(session, broadcast, "approve", by, now)
    session.flush()


def refuse(session: Session, broadcast: Broadcast, *, by: Staff, reason: str, now: datetime) -> None:
    """Back to a draft. Raises OwnBroadcast or WrongState."""
    if by.id == broadcast.author_id:
        raise OwnBroadcast(broadcast.number)
    if broadcast.status != "waiting":
        raise WrongState(broadcast)
    broadcast.status = "draft"
    _note(session, broadcast, "refuse", by, now, reason=reason)
    session.flush()


def reschedule(session: Session, broadcast: Broadcast, *, send_at: datetime) -> None:
    """Raises WrongState once it has started."""
    if broadcast.status not in OPEN_TO_CHANGE:
        raise WrongState(broadcast)
    broadcast.send_at = send_at
    session.flush()


def is_approved(broadcast: Broadcast) -> bool:
    """By a second person, and unchanged since."""
    return bool(broadcast.approved_for) and broadcast.approved_for == fingerprint(broadcast)


def fingerprint(broadcast: Broadcast) -> str:
    facts = [broadcast.kind, broadcast.words, broadcast.audience]
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]


def due(session: Session, *, now: datetime) -> Sequence[Broadcast]:
    """What should be planned now: let go and its time has come, or planning was interrupted."""
    ready = and_(col(Broadcast.status) == "approved", col(Broadcast.send_at) <= now)
    query = select(Broadcast).where(or_(ready, col(Broadcast.status) == "planning"))
    return session.exec(query.order_by(col(Broadcast.id))).all()


def lock(session: Session, broadcast_id: int) -> Broadcast | None:
    """None while another process plans it."""
    query = select(Broadcast).where(Broadcast.id == broadcast_id)
    return session.exec(query.with_for_update(skip_locked=True)).first()


def under_way(session: Session) -> Sequence[Broadcast]:
    """Of which something is still to be heard, stopped ones among them."""
    awaited = select(col(BroadcastChunk.broadcast_id)).where(
        col(BroadcastChunk.outcome).in_(["planned", "accepted"]), col(BroadcastChunk.counted_on).is_not(None)
    )
    query = select(Broadcast).where(or_(col(Broadcast.status) == "sending", col(Broadcast.id).in_(awaited)))
    return session.exec(query.order_by(col(Broadcast.id))).all()


def key_of(broadcast: Broadcast) -> str:
    """How the keys of everything begin that is owed for this broadcast."""
    return f"broadcast:{broadcast.key}:"


def _note(
    session: Session, broadcast: Broadcast, action: str, by: Staff, now: datetime, *, reason: str = ""
) -> None:  # fmt: skip
    about, detail = f"broadcast:{broadcast.key}", fingerprint(broadcast)
    audits.note(session, staff=by, action=f"broadcast_{action}", about=about, now=now, detail=detail, reason=reason)
