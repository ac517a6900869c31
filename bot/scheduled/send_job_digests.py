"""Tells everyone whose search goes on of the day's new posts: once, in the evening."""

from datetime import datetime, time

from bot.runtime import Runtime
from db import job_alerts, station
from handlers import job_alerts as digests
from handlers import prompting

FROM, UNTIL = time(18, 0), time(21, 30)
# Few at a time and each by itself: whoever is writing must not wait for them.
AT_ONCE = 40


def run(runtime: Runtime, now: datetime) -> None:
    """Whoever is in the middle of something is looked at again later in the evening."""
    if not FROM <= now.time() < UNTIL:
        return
    with runtime.records.read() as session:
        rules = station.load(session)
        due = [
            (alert.key, follower.key)
            for alert, follower in job_alerts.due(session, day=now.date(), limit=AT_ONCE)
            if prompting.may_speak(session, follower, now=now)
        ]
    for alert_id, follower_id in due:
        with runtime.records.write() as session:
            digests.send(session, alert_id, follower_id, station=rules, now=now)
