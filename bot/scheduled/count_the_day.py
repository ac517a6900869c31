"""Counts the day that is over, by county, soon after midnight; a few earlier days again, for what was entered late."""

from datetime import datetime, timedelta

from bot.runtime import Runtime
from db import statistics

# Visits done on paper and outcomes told by telephone come in days after.
COUNTED_AGAIN = 7


def run(runtime: Runtime, now: datetime) -> None:
    for back in range(COUNTED_AGAIN, 0, -1):
        with runtime.records.write() as session:
            statistics.count_day(session, now.date() - timedelta(days=back), now=now)
