"""Tells everyone whose search goes on of the day's new posts: once, in the evening."""

from datetime import datetime, time

from bot.runtime import Runtime
from db import followers, job_alerts, station
from handlers import job_alerts as digests
from handlers import prompting

FROM, UNTIL = time(18, 0), time(21, 30)
AT_ONCE = 200


def run(runtime: Runtime, now: datetime) -> None:
    """Whoever is in the middle of something is looked at again later in the evening."""
    if not FROM <= now.time() < UNTIL:
        return
    with runtime.records.write() as session:
        rules = station.load(session)
        for alert, follower in job_alerts.due(session, day=now.date(), limit=AT_ONCE):
            if prompting.is_free(followers.conversation_of(session, follower), now=now):
                digests.digest(session, alert, follower, station=rules, now=now)
                job_alerts.looked(session, alert, now=now)
