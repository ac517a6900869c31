"""Calling the staff: who is rung for an inquiry, and in which words."""

from collections.abc import Callable, Sequence
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
# From this ring on the head hears of it too, danger apart, which is quicker.
HEAD_FROM = 3
# WeChat shows no more in one field of a notice.
NOTICE = 20


def ring(session: Session, inquiry: Inquiry, *, station: Station, now: datetime) -> int:
    """Owe one alarm to everyone on duty, and to the head when nobody took it in time; what is not urgent becomes
    somebody's by name. Returns how many."""
    waited = now - inquiry.opened_at
    place = inquiry.alarms + 1
    turn_of = None
    if inquiry.level != "urgent" and place > 1:
        turn_of = hand_on(session, inquiry, on_duty(session), now, words=texts.alarms.handed_on)
    in_danger = inquiry.level == "urgent" and waited >= timedelta(minutes=station.alarm_head_after_minutes)
    head_too = in_danger or (inquiry.level != "urgent" and place >= HEAD_FROM)
    called = on_duty(session, head_too=head_too)
    if head_too and inquiry.escalated_at is None:
        inquiry.escalated_at = now
    for member, follower in called:
        said = texts.alarms.alarm(inquiry, waited, again=place > 1, turn_of=whose(turn_of, member))
        # Whoever has not written to the account for two days is reached by a notice only.
        state = texts.alarms.waits(waited, yours=turn_of is not None and turn_of.key == member.key) if place > 1 else ""
        words = notice(said, "staff", fields(inquiry, now, state))
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
    words = notice(texts.alarms.given(inquiry, by.name), "staff", fields(inquiry, now))
    key = f"inquiry:{inquiry.key}:given:{to.key}:{now:%Y%m%d%H%M}"
    mine = [follower for member, follower in staff.bound(session) if member.id == to.id]
    for follower in mine:
        outbox.owe(session, follower=follower, message=words, key=f"{key}:{follower.key}", kind="staff", now=now)
    return bool(mine)


def tell_taker(session: Session, inquiry: Inquiry, *, now: datetime, due_at: datetime) -> None:
    """The worker asks where the one who took it stays."""
    words = notice(texts.alarms.waits_for_you(inquiry), "staff", fields(inquiry, now))
    for member, follower in staff.bound(session):
        if member.id == inquiry.taken_by:
            key = f"inquiry:{inquiry.key}:waits:{now:%Y%m%d%H%M}:{follower.key}"
            outbox.owe(session, follower=follower, message=words, key=key, kind="staff", now=now, due_at=due_at)


def tell_called_off(session: Session, inquiry: Inquiry, *, words: str, now: datetime) -> None:
    """Who has taken it, or else everybody who was rung; rings that have not gone out need not go."""
    outbox.cancel(session, prefix=f"alarm:inquiry:{inquiry.key}:", now=now)
    rung = on_duty(session) if inquiry.alarms else []
    told = [one for one in staff.bound(session) if one[0].id == inquiry.taken_by] if inquiry.taken_by else rung
    said = notice(texts.alarms.called_off(inquiry, words), "staff", fields(inquiry, now))
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


def fields(inquiry: Inquiry, now: datetime, state: str = "") -> dict[str, str]:
    """What a notice shows to staff who have been silent for two days."""
    kind = texts.alarms.KINDS.get(inquiry.kind, inquiry.kind)
    return {
        "thing1": f"{texts.alarms.LEVELS[inquiry.level]}{kind}", "time2": f"{now:%Y-%m-%d %H:%M}",
        "thing3": f"{inquiry.number} {state}".strip()[:NOTICE],
    }  # fmt: skip


def on_duty(session: Session, *, head_too: bool = False) -> list[tuple[Staff, Follower]]:
    """With nobody bound on duty the head is called at once: an alarm must reach somebody."""
    people = list(staff.bound(session, roles=ON_DUTY))
    if head_too or not people:
        people += list(staff.bound(session, roles=HEAD))
    return people


def hand_on(
    session: Session, inquiry: Inquiry, called: Sequence[Called], now: datetime, *, words: Callable[[str], str]
) -> Staff | None:
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
    inquiries.note(session, inquiry, words=words(chosen.name), now=now)
    return chosen


def whose(turn_of: Staff | None, member: Staff) -> str:
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
