"""Calling the staff: who is rung for an inquiry, and in which words."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from db import callouts, duty, inquiries, outbox, staff
from db.models import Follower, Inquiry, Staff
from db.station import Station
from handlers import texts
from handlers.dialogue.replies import notice

ON_DUTY = ("job_officer", "visit_officer", "training_officer")
HEAD = ("station_head",)
# Who can do something about a channel that is closed.
CAN_ACT = ("station_head", "sysadmin")
Called = tuple[Staff, Follower]
# So many times the pause is doubled for what nobody takes.
SELDOM = 6


def ring(session: Session, inquiry: Inquiry, *, station: Station, now: datetime) -> int:
    """Owe one alarm to everyone on duty, and to the head when nobody took an urgent one in time; what else nobody took
    becomes somebody's by name. Returns how many."""
    waited = now - inquiry.opened_at
    head_too = inquiry.level == "urgent" and waited >= timedelta(minutes=station.alarm_head_after_minutes)
    called = _on_duty(session, head_too=head_too)
    if head_too and inquiry.escalated_at is None:
        inquiry.escalated_at = now
    place = inquiry.alarms + 1
    turn_of = _hand_on(session, inquiry, called, now) if place > 1 and inquiry.level != "urgent" else None
    for member, follower in called:
        said = texts.alarms.alarm(inquiry, waited, again=place > 1, turn_of=_whose(turn_of, member))
        # Whoever has not written to the account for two days is reached by a notice only.
        words = notice(said, "staff", _fields(inquiry, now))
        key = f"alarm:inquiry:{inquiry.key}:{place}:staff:{member.key}"
        outbox.owe(session, follower=follower, message=words, key=key, kind="alarm", now=now)
    if inquiry.level == "urgent" or not called or (inquiry.level == "high" and place == 1):
        callouts.owe(
            session, key=f"inquiry:{inquiry.key}:{place}", kind=inquiry.kind, level=inquiry.level,
            number=inquiry.number, now=now,
        )  # fmt: skip
    inquiries.rang(session, inquiry, again_after=_pause(inquiry, station), now=now)
    return len(called)


def tell_given(session: Session, inquiry: Inquiry, *, to: Staff, by: Staff, now: datetime) -> bool:
    """A colleague has given it to `to`. False when `to` has no phone bound and must be told otherwise."""
    words = notice(texts.alarms.given(inquiry, by.name), "staff", _fields(inquiry, now))
    key = f"inquiry:{inquiry.key}:given:{to.key}:{now:%Y%m%d%H%M}"
    mine = [follower for member, follower in staff.bound(session) if member.id == to.id]
    for follower in mine:
        outbox.owe(session, follower=follower, message=words, key=f"{key}:{follower.key}", kind="staff", now=now)
    return bool(mine)


def tell_taker(session: Session, inquiry: Inquiry, *, now: datetime, due_at: datetime) -> None:
    """The worker asks where the one who took it stays."""
    words = notice(texts.alarms.waits_for_you(inquiry), "staff", _fields(inquiry, now))
    for member, follower in staff.bound(session):
        if member.id == inquiry.taken_by:
            key = f"inquiry:{inquiry.key}:waits:{now:%Y%m%d%H%M}:{follower.key}"
            outbox.owe(session, follower=follower, message=words, key=key, kind="staff", now=now, due_at=due_at)


def tell_called_off(session: Session, inquiry: Inquiry, *, words: str, now: datetime) -> None:
    """Who has taken it, or else everybody who was rung; rings that have not gone out need not go."""
    outbox.cancel(session, prefix=f"alarm:inquiry:{inquiry.key}:", now=now)
    rung = _on_duty(session, head_too=False) if inquiry.alarms else []
    told = [one for one in staff.bound(session) if one[0].id == inquiry.taken_by] if inquiry.taken_by else rung
    said = notice(texts.alarms.called_off(inquiry, words), "staff", _fields(inquiry, now))
    for member, follower in told:
        key = f"inquiry:{inquiry.key}:off:{member.key}:{follower.key}"
        outbox.owe(session, follower=follower, message=said, key=key, kind="staff", now=now)


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


def _hand_on(session: Session, inquiry: Inquiry, called: Sequence[Called], now: datetime) -> Staff | None:
    """Nobody took it in time: it is somebody's turn by name, who is on duty today first, and at the next ring the next
    one's."""
    today = {member.key for member, _ in duty.today(session, now=now)}
    people = sorted(
        {member.key: member for member, _ in called}.values(), key=lambda one: (one.key not in today, one.code)
    )
    if not people:
        return None
    numbers = [member.key for member in people]
    place = numbers.index(inquiry.handed_to) + 1 if inquiry.handed_to in numbers else 0
    chosen = people[place % len(people)]
    inquiry.handed_to = chosen.key
    inquiries.note(session, inquiry, words=texts.alarms.handed_on(chosen.name), now=now)
    return chosen


def _whose(turn_of: Staff | None, member: Staff) -> str:
    if turn_of is None:
        return ""
    return texts.alarms.YOUR_TURN if turn_of.key == member.key else texts.alarms.turn_of(turn_of.name)


def _pause(inquiry: Inquiry, station: Station) -> timedelta:
    """Danger rings as often until somebody comes. The rest rings three times and then ever more seldom, in the end once a
    day: who is rung every half hour for a week stops reading, and then misses the one that matters."""
    if inquiry.level == "urgent":
        return timedelta(minutes=station.alarm_every_minutes)
    seldom = timedelta(minutes=station.pass_on_after_minutes) * (1 << min(max(inquiry.alarms - 1, 0), SELDOM))
    return min(seldom, timedelta(days=1))
