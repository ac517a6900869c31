"""Inquiries (求助): requests that a person must answer, who took them, and when the next alarm is due."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from db import station
from db.models import Follower, Inquiry, InquiryNote, Staff, Worker
from db.refusals import Refusal
from db.station import Station

OPEN = ("new", "taken")
# Reminders to a silent taker after which others have been told, and may take the request over.
OTHERS_TOLD = 2


class NoSuchInquiry(Refusal):
    """No open inquiry has this number."""


class AlreadyTaken(Refusal):
    """Somebody else has taken it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def open_one(
    session: Session,
    *,
    follower: Follower,
    worker: Worker | None,
    kind: str,
    level: str,
    words: str,
    station: Station,
    now: datetime,
    mutes_bot: bool = False,
) -> Inquiry:
    """A new inquiry with its first alarm: urgent now, high after the quiet hours, normal when the station opens."""
    row = Inquiry(
        number=secrets.token_hex(6),
        follower_id=follower.key,
        worker_id=worker.id if worker else None,
        region=worker.region if worker else follower.region,
        kind=kind,
        level=level,
        words=words,
        mutes_bot=mutes_bot,
        opened_at=now,
        promised_at=station.next_opening(now),
        next_alarm_at=first_alarm(level, station, now),
    )
    session.add(row)
    session.flush()
    row.number = f"Q{row.key:04d}"
    session.flush()
    return row


def first_alarm(level: str, station: Station, now: datetime) -> datetime:
    if level == "urgent":
        return now
    return station.after_quiet(now) if level == "high" else station.next_opening(now)


def open_of(
    session: Session, follower: Follower, *, kind: str | None = None, level: str | None = None
) -> Inquiry | None:
    """The newest request of this follower that nobody has closed."""
    query = select(Inquiry).where(Inquiry.follower_id == follower.id, col(Inquiry.status).in_(OPEN))
    if kind:
        query = query.where(Inquiry.kind == kind)
    if level:
        query = query.where(Inquiry.level == level)
    return session.exec(query.order_by(col(Inquiry.id).desc())).first()


def own(session: Session, follower: Follower, *, number: str) -> Inquiry | None:
    """One of this follower's own, open or closed."""
    spelled = f"Q{int(number.upper().removeprefix('Q')):04d}"
    return session.exec(
        select(Inquiry).where(Inquiry.follower_id == follower.id, Inquiry.number == spelled)
    ).first()  # fmt: skip


def all_of(session: Session, follower: Follower, *, kind: str, limit: int = 5) -> Sequence[Inquiry]:
    """Open and closed, the newest first."""
    return session.exec(
        select(Inquiry)
        .where(Inquiry.follower_id == follower.id, Inquiry.kind == kind)
        .order_by(col(Inquiry.id).desc())
        .limit(limit)
    ).all()


def all_open(session: Session, follower: Follower) -> Sequence[Inquiry]:
    """Nobody has closed these; the newest first."""
    return session.exec(
        select(Inquiry)
        .where(Inquiry.follower_id == follower.id, col(Inquiry.status).in_(OPEN))
        .order_by(col(Inquiry.id).desc())
    ).all()


def unmute(session: Session, follower: Follower) -> None:
    """The bot has the conversation again, whatever else is open."""
    for row in all_open(session, follower):
        row.mutes_bot = False
    session.flush()


def muting(session: Session, follower: Follower) -> Inquiry | None:
    """The request that keeps the bot quiet for this follower, if any."""
    return session.exec(
        select(Inquiry).where(Inquiry.follower_id == follower.id, col(Inquiry.status).in_(OPEN), col(Inquiry.mutes_bot))
    ).first()


def still_muting(session: Session, inquiry: Inquiry) -> Inquiry | None:
    """Another request of the same person that keeps the bot quiet after this one is closed."""
    follower = session.get(Follower, inquiry.follower_id) if inquiry.follower_id else None
    return muting(session, follower) if follower is not None else None


def waiting(session: Session) -> Sequence[Inquiry]:
    """Everything not closed: urgent first, then the longest waiting."""
    rows = session.exec(select(Inquiry).where(col(Inquiry.status).in_(OPEN)).order_by(col(Inquiry.opened_at))).all()
    order = {"urgent": 0, "high": 1}
    return sorted(rows, key=lambda row: order.get(row.level, 2))


def by_number(session: Session, number: str) -> Inquiry:
    """Raises NoSuchInquiry."""
    row = session.exec(select(Inquiry).where(Inquiry.number == number.upper(), col(Inquiry.status).in_(OPEN))).first()
    if row is None:
        raise NoSuchInquiry(number)
    return row


def most_pressing(session: Session) -> Inquiry:
    """The one to take next. Raises NoSuchInquiry when nobody waits."""
    free = [row for row in waiting(session) if row.taken_by is None]
    if not free:
        raise NoSuchInquiry("")
    return free[0]


def in_hand(session: Session, staff: Staff) -> Inquiry:
    """What this member took last and has not closed. Raises NoSuchInquiry."""
    own = [row for row in waiting(session) if row.taken_by == staff.id]
    if not own:
        raise NoSuchInquiry("")
    return max(own, key=lambda row: row.taken_at or row.opened_at)


def take(session: Session, inquiry: Inquiry, *, staff: Staff, now: datetime) -> None:
    """Who takes it has to answer in time. Raises AlreadyTaken when another member of staff has it, unless others were told
    that they are silent; NoSuchInquiry when it was closed meanwhile."""
    session.flush()
    session.refresh(inquiry, with_for_update=True)  # two may answer the same alarm at once
    if inquiry.status not in OPEN:
        raise NoSuchInquiry(inquiry.number)
    if inquiry.taken_by is not None and inquiry.taken_by != staff.id and not _is_left_alone(inquiry):
        raise AlreadyTaken(session.get_one(Staff, inquiry.taken_by).name)
    give(session, inquiry, to=staff, now=now)


def give(session: Session, inquiry: Inquiry, *, to: Staff, now: datetime) -> None:
    """It is theirs, whoever had it before; the rings that follow are for an answer."""
    inquiry.status, inquiry.taken_by, inquiry.taken_at = "taken", to.id, now
    inquiry.handed_to, inquiry.alarms = None, 0
    await_answer(session, inquiry, since=now)


def await_answer(session: Session, inquiry: Inquiry, *, since: datetime) -> None:
    """The one who has it is reminded when nothing has been said by then."""
    if inquiry.status == "taken" and (inquiry.next_alarm_at is None or inquiry.alarms == 0):
        within = station.load(session).answer_within(urgent=inquiry.level == "urgent")
        inquiry.next_alarm_at = since + within
    session.flush()


def answered(session: Session, inquiry: Inquiry) -> None:
    """The worker was told something, or it was written down what has been done: nobody is reminded any more."""
    if inquiry.status == "taken":
        inquiry.next_alarm_at, inquiry.alarms, inquiry.handed_to = None, 0, None
        session.flush()


def _is_left_alone(inquiry: Inquiry) -> bool:
    return inquiry.alarms >= OTHERS_TOLD


def close(session: Session, inquiry: Inquiry, *, outcome: str, now: datetime, staff: Staff | None = None) -> None:
    inquiry.status, inquiry.closed_at, inquiry.next_alarm_at, inquiry.mutes_bot = "closed", now, None, False
    inquiry.outcome = outcome
    if staff is not None and inquiry.taken_by is None:
        inquiry.taken_by, inquiry.taken_at = staff.id, now
    session.flush()


def note(session: Session, inquiry: Inquiry, *, words: str, now: datetime, staff: Staff | None = None) -> None:
    session.add(
        InquiryNote(
            inquiry_id=inquiry.key, at=now, staff_id=staff.id if staff else None, words=words, region=inquiry.region
        )
    )


def alarms_due(session: Session, *, now: datetime) -> Sequence[Inquiry]:
    """Nobody has taken these, or who took them has not answered."""
    return session.exec(
        select(Inquiry)
        .where(col(Inquiry.status).in_(OPEN), col(Inquiry.next_alarm_at) <= now)
        .order_by(col(Inquiry.opened_at))
    ).all()


def ring_at(session: Session, inquiry: Inquiry, moment: datetime) -> None:
    """Ring no later than this; one that was taken or closed rings no more."""
    if inquiry.status == "new" and (inquiry.next_alarm_at is None or inquiry.next_alarm_at > moment):
        inquiry.next_alarm_at = moment
        session.flush()


def rang(session: Session, inquiry: Inquiry, *, again_after: timedelta, now: datetime) -> None:
    inquiry.alarms += 1
    inquiry.next_alarm_at = now + again_after
    session.flush()
