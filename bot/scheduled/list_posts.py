"""Makes the week's list of posts on Monday morning and owes it to the Dehong bureau and to the head of the station."""

from datetime import datetime, time

from bot.runtime import Runtime
from db import outbox, post_lists, staff
from handlers import texts
from handlers.dialogue.replies import notice

ROLES = ("dehong_viewer", "station_head")
MONDAY, FROM, UNTIL = 0, time(8, 40), time(20, 0)


def run(runtime: Runtime, now: datetime) -> None:
    """A process that was down in the morning catches up during the day; a list made by hand that day is the week's."""
    if now.weekday() != MONDAY or not FROM <= now.time() < UNTIL:
        return
    with runtime.records.write() as session:
        row = post_lists.of_this_week(session, now=now) or post_lists.make(session, now=now)
        kept = {"thing1": texts.post_lists.NOTICE, "time2": f"{now:%Y-%m-%d %H:%M}", "thing3": row.number}
        for member, follower in staff.bound(session, roles=ROLES):
            words = notice(texts.post_lists.digest(row), "staff", kept)
            key = f"posts:list:{row.number}:staff:{member.key}"
            outbox.owe(session, follower=follower, message=words, key=key, kind="staff", now=now)
