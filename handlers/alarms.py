"""Calling the staff: who is rung for an inquiry, and in which words."""

from datetime import datetime, timedelta

from sqlmodel import Session

from db import inquiries, outbox, staff
from db.models import Follower, Inquiry, Staff
from db.station import Station
from handlers import texts
from handlers.dialogue.replies import Text, pack

ON_DUTY = ("job_officer", "visit_officer", "training_officer")
HEAD = ("station_head",)


def ring(session: Session, inquiry: Inquiry, *, station: Station, now: datetime) -> int:
    """Owe one alarm to everyone on duty, and to the head when nobody took an urgent one in time. Returns how many."""
    waited = now - inquiry.opened_at
    head_too = inquiry.level == "urgent" and waited >= timedelta(minutes=station.alarm_head_after_minutes)
    called = _on_duty(session, head_too=head_too)
    if head_too and inquiry.escalated_at is None:
        inquiry.escalated_at = now
    place = inquiry.alarms + 1
    words = pack(Text(texts.alarms.alarm(inquiry, waited, again=inquiry.alarms > 0)))
    for member, follower in called:
        key = f"alarm:inquiry:{inquiry.key}:{place}:staff:{member.key}"
        outbox.owe(session, follower=follower, message=words, key=key, kind="alarm", now=now)
    inquiries.rang(session, inquiry, again_after=_pause(inquiry, station), now=now)
    return len(called)


def _on_duty(session: Session, *, head_too: bool) -> list[tuple[Staff, Follower]]:
    """With nobody bound on duty the head is called at once: an alarm must reach somebody."""
    on_duty = list(staff.bound(session, roles=ON_DUTY))
    if head_too or not on_duty:
        on_duty += list(staff.bound(session, roles=HEAD))
    return on_duty


def _pause(inquiry: Inquiry, station: Station) -> timedelta:
    urgent = inquiry.level == "urgent"
    return timedelta(minutes=station.alarm_every_minutes if urgent else station.pass_on_after_minutes)
