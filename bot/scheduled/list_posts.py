"""Makes the week's list of posts on Monday morning and owes it to the Dehong bureau and to the head of the station."""

from datetime import datetime, time

from bot.runtime import Runtime
from db import post_lists, station
from handlers import post_list_sending

MONDAY, FROM, UNTIL = 0, time(8, 40), time(20, 0)


def run(runtime: Runtime, now: datetime) -> None:
    """A process that was down in the morning catches up during the day; a list made by hand that day is the week's."""
    if now.weekday() != MONDAY or not FROM <= now.time() < UNTIL:
        return
    with runtime.records.write() as session:
        row = post_lists.of_this_week(session, now=now) or post_lists.make(session, now=now)
        post_list_sending.send(session, row, station=station.load(session), now=now)
