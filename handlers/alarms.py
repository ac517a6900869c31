"""Calling the staff: who is rung for an inquiry, and in which words."""

from datetime import datetime, timedelta

from sqlmodel import Session

from db import callouts, inquiries, outbox, staff
from db.models import Follower, Inquiry, Staff
from db.station import Station
from handlers import texts
from handlers.dialogue.replies import notice

ON_DUTY = ("job_officer", "visit_officer", "training_officer")
HEAD = ("station_head",)
# Who can do something about a channel that is closed.
CAN_ACT = ("station_head", "sysadmin")
# So many times the pause is doubled for what nobody takes.
SELDOM = 6


def ring(session: Session, inquiry: Inquiry, *, station: Station, now: datetime) -> int:
    """Owe one alarm to everyone on duty, and to the head when nobody took an urgent one in time. Returns how many."""
    waited = now - inquiry.opened_at
    head_too = inquiry.level == "urgent" and waited >= timedelta(minutes=station.alarm_head_after_minutes)
    called = _on_duty(session, head_too=head_too)
    if head_too and inquiry.escalated_at is None:
        inquiry.escalated_at = now
    place = inquiry.alarms + 1
    said = texts.alarms.alarm(inquiry, waited, again=inquiry.alarms > 0)
    # Whoever has not written to the account for two days is reached by a notice only.
    words = notice(said, "staff", _fields(inquiry, now))
    for member, follower in called:
        key = f"alarm:inquiry:{inquiry.key}:{place}:staff:{member.key}"
        outbox.owe(session, follower=follower, message=words, key=key, kind="alarm", now=now)
    if inquiry.level == "urgent" or not called or (inquiry.level == "high" and place == 1):
        callouts.owe(
            session, key=f"inquiry:{inquiry.key}:{place}", kind=inquiry.kind, level=inquiry.level,
            number=inquiry.number, now=now,
        )  # fmt: skip
    inquiries.rang(session, inquiry, again_after=_pause(inquiry, station), now=now)
    return len(called)


def trouble(session: Session, sentence: str, *, key: str, now: datetime, daily: bool = False) -> None:
    """Tell those who can act, once an hour (or a day) for each kind of trouble, that messages cannot go out; WeChat itself may be what is shut."""
    fields = {"thing1": texts.delivery.NOTICE, "time2": f"{now:%Y-%m-%d %H:%M}", "thing3": texts.delivery.LOOK}
    words = notice(texts.delivery.trouble(sentence), "staff", fields)
    when = f"{now:%Y%m%d}" if daily else f"{now:%Y%m%d%H}"
    for member, follower in staff.bound(session, roles=CAN_ACT):
        owed_as = f"alarm:trouble:{key}:{when}:staff:{member.key}"
        outbox.owe(session, follower=follower, message=words, key=owed_as, kind="alarm", now=now)
    callouts.owe(session, key=f"trouble:{key}:{when}", kind="channel", sentence=sentence, now=now)


def _fields(inquiry: Inquiry, now: datetime) -> dict[str, str]:
    kind = texts.alarms.KINDS.get(inquiry.kind, inquiry.kind)
    return {
        "thing1": f"{texts.alarms.LEVELS[inquiry.level]}{kind}", "time2": f"{now:%Y-%m-%d %H:%M}",
        "thing3": inquiry.number,
    }  # fmt: skip


def _on_duty(session: Session, *, head_too: bool) -> list[tuple[Staff, Follower]]:
    """With nobody bound on duty the head is called at once: an alarm must reach somebody."""
    on_duty = list(staff.bound(session, roles=ON_DUTY))
    if head_too or not on_duty:
        on_duty += list(staff.bound(session, roles=HEAD))
    return on_duty


def _pause(inquiry: Inquiry, station: Station) -> timedelta:
    """Danger rings as often until somebody comes. The rest rings three times and then ever more seldom, in the end once a
    day: who is rung every half hour for a week stops reading, and then misses the one that matters."""
    if inquiry.level == "urgent":
        return timedelta(minutes=station.alarm_every_minutes)
    seldom = timedelta(minutes=station.pass_on_after_minutes) * (1 << min(max(inquiry.alarms - 1, 0), SELDOM))
    return min(seldom, timedelta(days=1))
