"""Looks every minute whether messages get through, and calls somebody who can act when they do not."""

from datetime import datetime

from bot.runtime import Runtime
from db import channel, station
from handlers import alarms, channel_health


def run(runtime: Runtime, now: datetime) -> None:
    runtime.noticed(now)
    with runtime.records.read() as session:
        wrong = channel_health.findings(channel.state(session, now=now), now=now)
        quiet = station.load(session).is_quiet(now)
    ringing = [finding for finding in wrong if finding.rings and not (finding.can_wait and quiet)]
    if not ringing:
        return
    with runtime.records.write() as session:
        for finding in ringing:
            alarms.trouble(session, finding.sentence, key=finding.key, now=now, daily=finding.can_wait)
