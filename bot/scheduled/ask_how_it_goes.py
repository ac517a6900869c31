"""Asks people how the visit was, how work is, whether they go home; and lists those who fell silent, and schools that have not answered."""

from datetime import datetime, time

from bot.runtime import Runtime
from handlers import check_ups, placements_desk

FROM, UNTIL = time(10, 0), time(20, 30)
# Few at a time and each by itself: whoever is writing must not wait for them.
AT_ONCE = 40
LIST_AT = 10


def run(runtime: Runtime, now: datetime) -> None:
    if not FROM <= now.time() < UNTIL:
        return
    with runtime.records.read() as session:
        due = check_ups.due(session, now=now, limit=AT_ONCE)
    for worker_id, follower_id, question in due:
        with runtime.records.write() as session:
            check_ups.ask(session, worker_id, follower_id, question, now=now)
    if now.hour == LIST_AT:
        with runtime.records.write() as session:
            check_ups.list_the_silent(session, now=now)
            placements_desk.remind(session, now=now)
