"""A request that somebody took and did not answer goes on: the taker is reminded, then the head too, then it is the next one's turn."""

from datetime import datetime, timedelta

from sqlmodel import Session

from db import callouts, inquiries, outbox, staff
from db.models import Follower, Inquiry, Staff
from db.station import Station
from handlers import alarms, texts
from handlers.dialogue.replies import notice

HEAD_FROM, NEXT_FROM = 2, 3
SELDOM = 6
LONGEST, LONGEST_URGENT = timedelta(days=1), timedelta(hours=1)


def remind(session: Session, inquiry: Inquiry, *, station: Station, now: datetime) -> int:
    """Once more. Returns how many were told; outside the chat when it is nobody, or in danger."""
    place = inquiry.alarms + 1
    taker = staff.get(session, inquiry.taken_by) if inquiry.taken_by else None
    turn_of = _next(session, inquiry, taker, now) if place >= NEXT_FROM else None
    told = _told(session, taker, turn_of, head_too=place >= HEAD_FROM)
    if place >= HEAD_FROM and inquiry.escalated_at is None:
        inquiry.escalated_at = now
    waited = now - (inquiry.taken_at or inquiry.opened_at)
    for member, follower in told:
        said = texts.alarms.silent(
            inquiry, waited, taker="" if taker and member.id == taker.id else _name(taker),
            turn_of=alarms.whose(turn_of, member),
        )  # fmt: skip
        words = notice(said, "staff", alarms.fields(inquiry, now, texts.alarms.silent_since(waited)))
        key = f"inquiry:{inquiry.key}:silent:{now:%Y%m%d%H%M}:{follower.key}"
        outbox.owe(session, follower=follower, message=words, key=key, kind="staff", now=now)
    if not told or (inquiry.level == "urgent" and place >= HEAD_FROM):
        callouts.owe(
            session, key=f"inquiry:{inquiry.key}:silent:{now:%Y%m%d%H%M}", kind=inquiry.kind, level=inquiry.level,
            number=inquiry.number, now=now,
        )  # fmt: skip
    inquiries.rang(session, inquiry, again_after=_pause(inquiry, station), now=now)
    return len(told)


def _told(
    session: Session, taker: Staff | None, turn_of: Staff | None, *, head_too: bool
) -> list[tuple[Staff, Follower]]:
    wanted = {member.key for member in (taker, turn_of) if member is not None}
    return [
        (member, follower)
        for member, follower in staff.bound(session)
        if member.key in wanted or (head_too and member.role in alarms.HEAD)
    ]


def _next(session: Session, inquiry: Inquiry, taker: Staff | None, now: datetime) -> Staff | None:
    others = [one for one in alarms.on_duty(session) if taker is None or one[0].id != taker.id]
    return alarms.hand_on(session, inquiry, others, now, words=lambda name: texts.alarms.passed_on(_name(taker), name))


def _name(taker: Staff | None) -> str:
    return taker.name if taker else ""


def _pause(inquiry: Inquiry, station: Station) -> timedelta:
    """As for what nobody takes: three times in the same rhythm, then ever more seldom; in danger every hour at the least."""
    longer = 1 << min(max(inquiry.alarms - 1, 0), SELDOM)
    if inquiry.level == "urgent":
        return min(station.answer_within(urgent=True) * longer, LONGEST_URGENT)
    return min(station.answer_within() * longer, LONGEST)
