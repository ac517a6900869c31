"""Checking in at a fair by somebody the station does not know yet: who one is, and then one is there."""

from collections.abc import Sequence

from db import event_signups, events
from handlers import texts
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Form
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import person


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    """Raises EventOver or NotToday."""
    worker, event = person.settle(turn, given), events.get(turn.session, given["event"])
    event_signups.arrive(turn.session, event=event, worker=worker, follower=turn.follower, now=turn.now)
    return [Text(texts.fairs.arrived(event, worker.name))]


FORM = Form(
    name="event_checkin", title="签到", steps=person.STEPS, submit=submit, stops_at=person.stopped, review=False
)
