"""Asks people how the visit was, how work is, whether they go home; and lists those who fell silent."""

from datetime import datetime, time

from bot.runtime import Runtime
from handlers import check_ups

FROM, UNTIL = time(10, 0), time(20, 30)


def run(runtime: Runtime, now: datetime) -> None:
    if not FROM <= now.time() < UNTIL:
        return
    with runtime.records.write() as session:
        check_ups.ask_all(session, now=now)
        check_ups.list_the_silent(session, now=now)
