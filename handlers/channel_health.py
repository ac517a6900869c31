"""What is wrong with the channel to WeChat, worst first: each with a sentence for staff and a key for its alarm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from db import pulses
from db.channel import Channel
from db.models import ChannelTrouble, Pulse
from handlers import texts

NEARLY_USED_UP = 0.9
LATE = timedelta(minutes=5)
UNANSWERED = timedelta(minutes=2)
RECENT = timedelta(hours=1)
MANY, LASTING = 10, timedelta(minutes=10)
# WeChat said no though our own books allowed the message: they count wrongly, and people are not reached.
WINDOW_CODES = frozenset({"45015", "45047"})
# A refused token mends itself once in a while when another server has fetched one; twice is no accident.
TOKEN_CODES = frozenset({"40001", "40014", "42001"})
COPY = "copy_records"


@dataclass(frozen=True)
class Finding:
    """`rings`: somebody is called; the rest is for whoever looks. `can_wait`: not at night, and not twice a day."""

    key: str
    sentence: str
    rings: bool = True
    can_wait: bool = False


def findings(channel: Channel, *, now: datetime) -> Sequence[Finding]:
    """Nothing here names a person."""
    found = [*_clock(channel, now), *_token(channel, now), *_closed(channel), *_refused(channel, now)]
    found += [*_used_up(channel), *_waiting(channel, now), *_telephone(channel)]
    return sorted(found, key=lambda finding: not finding.rings)


def _clock(channel: Channel, now: datetime) -> Iterator[Finding]:
    dead = [pulse for pulse in channel.pulses if pulses.is_dead(pulse, now=now)]
    yield from _dead(dead)
    for pulse in channel.pulses:
        if pulse.last_error and pulse not in dead:
            words = texts.channel.failing(pulse.name, pulse.last_run_at, pulse.last_error)
            words = texts.channel.COPY_FAILED if pulse.name == COPY else words
            rings, seldom = pulses.is_failing(pulse), pulse.every_seconds >= pulses.LONG_TURN
            yield Finding(f"failing:{pulse.name}", words, rings=rings, can_wait=seldom)


def _dead(stopped: Sequence[Pulse]) -> Iterator[Finding]:
    """What stopped together is told together: after the machine has slept that is everything at once."""
    if len(stopped) == 1:
        yield Finding(f"dead:{stopped[0].name}", texts.channel.dead(stopped[0].name, stopped[0].last_run_at))
    elif stopped:
        since = min(pulse.last_run_at for pulse in stopped)
        yield Finding("dead", texts.channel.all_dead([pulse.name for pulse in stopped], since))


def _token(channel: Channel, now: datetime) -> Iterator[Finding]:
    if channel.token_until is not None and channel.token_until <= now:
        yield Finding("token", texts.channel.CREDENTIAL_OVER)


def _closed(channel: Channel) -> Iterator[Finding]:
    for route in channel.closed:
        if route.closed_until is not None:
            words = texts.channel.closed(route.route, route.closed_until, route.reason)
            yield Finding(f"closed:{route.route}", words, rings=False)  # what closed it has rung


def _refused(channel: Channel, now: datetime) -> Iterator[Finding]:
    for row in channel.troubles:
        words = texts.channel.refused(row.sentence, row.name, row.today, row.last_at)
        grave = row.alarm or row.name in WINDOW_CODES | TOKEN_CODES or _lasts(row)
        yield Finding(f"code:{row.name}", words, rings=grave and now - row.last_at <= RECENT)


def _lasts(row: ChannelTrouble) -> bool:
    """A call that found no answer is nothing; ten in a row over ten minutes are a cut line."""
    return not row.name.lstrip("-").isdigit() and row.today >= MANY and row.last_at - row.since >= LASTING


def _used_up(channel: Channel) -> Iterator[Finding]:
    for quota in channel.quotas:
        if quota.used >= quota.cap * NEARLY_USED_UP:
            words = texts.channel.quota(quota.route, quota.used, quota.cap)
            yield Finding(f"quota:{quota.route}", words, rings=quota.used >= quota.cap, can_wait=True)


def _waiting(channel: Channel, now: datetime) -> Iterator[Finding]:
    if channel.due.since is not None and now - channel.due.since > LATE:
        yield Finding("late", texts.channel.late(channel.due.count, now - channel.due.since))
    if channel.inbox.since is not None and now - channel.inbox.since > UNANSWERED:
        yield Finding("unanswered", texts.channel.unanswered(channel.inbox.count, now - channel.inbox.since))


def _telephone(channel: Channel) -> Iterator[Finding]:
    if channel.callouts_failed:
        yield Finding("callout", texts.channel.CALLOUT_FAILED, rings=False)
    if channel.undelivered:
        yield Finding("undelivered", texts.channel.undelivered(channel.undelivered), rings=False)
