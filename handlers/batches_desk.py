"""Journeys together on the staff's desk: new ones, and the list for the escort."""

import re
from collections.abc import Sequence

from db import audits, event_signups, events
from db.rights import Right
from handlers import fair_times, fairs_desk, texts
from handlers.allowed import needs
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, times

Replies = Sequence[Reply]
SEATS = late.pattern(r"(\d{1,3})\s*(?:座|个?位子?|人)")
ESCORT = late.pattern(r"带队\s*[：:]?\s*([一-鿿]{2,8})")
LONG_WAY = 36  # hours


@needs(Right.POSTS)
def plan_batch(turn: Turn, match: re.Match[str]) -> Replies:
    """安排出行 2月20日8:00 芒市客运站到青浦 45座 带队李老师."""
    said = match["rest"]
    if fair_times.lacks_an_hour(said, turn.now):
        return [Text(f"{texts.fairs_desk.NO_HOUR}{texts.fairs_desk.HOW_TO_PLAN_BATCH}")]
    stretch = fair_times.stretch_of(said, turn.now, hours=LONG_WAY)
    seats, escort = SEATS.search(said), ESCORT.search(said)
    if stretch is None or seats is None or escort is None:
        return [Text(texts.fairs_desk.HOW_TO_PLAN_BATCH)]
    named = times.find(said, now=turn.now)
    way = (said[named.span[1] :] if named else said).split(seats.group(0))[0].strip(" ，,")
    event = events.plan(
        turn.session, kind=events.BATCH, measure="P10", title=f"一起出发：{way}", starts_at=stretch[0],
        ends_at=stretch[1], place=way.split("到")[0], host=escort.group(1), seats=int(seats.group(1)), now=turn.now,
    )  # fmt: skip
    return [Text(texts.fairs_desk.planned(event, 0, turn.now))]


@needs(Right.PHONES)
def list_for_escort(turn: Turn, match: re.Match[str]) -> Replies:
    """Only people who agreed to it are on it. Raises NoSuchEvent."""
    event = fairs_desk.event_of(turn, match["code"])
    rows = event_signups.guests(turn.session, event)
    lines = [
        texts.batches.roll(place, worker.name, worker.county, worker.phone, row.arrived_at is not None)
        for place, (row, worker, _) in enumerate(rows, start=1)
    ]
    audits.note(turn.session, staff=turn.staff, action="escort_list", about=f"event:{event.key}", now=turn.now)
    return [Text(texts.batches.names(event, lines))]


STAFF_COMMANDS = (
    (late.pattern(rf"^{fairs_desk.WHAT}\s*{fairs_desk.CODE}\s*(?:的)?(?:带队)?名单$", re.IGNORECASE), list_for_escort),
    (late.pattern(r"^安排(?:出行|班次|一起走)\s*(?P<rest>.*)$"), plan_batch),
)
