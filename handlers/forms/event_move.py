"""Another time for an interview or an hour with an expert."""

from collections.abc import Sequence

from db import event_signups, events
from db.models import EventSlot
from handlers import event_notices, texts
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Form, Step
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms.event_slot import DayWithSlots, SlotAnswer, has_days, has_slots


def _gate(turn: Turn, given: Given) -> Sequence[Reply] | None:
    event = events.get(turn.session, given["event"])
    free = events.slots(turn.session, event, now=turn.now)
    return None if free else [Text(texts.fairs.NO_SLOTS)]


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    """Raises SlotTaken, and then the old time stays."""
    event = events.get(turn.session, given["event"])
    signup = event_signups.signup_of(turn.session, event, turn.person)
    if signup is None:
        return [Text(texts.fairs.NOTHING)]
    event_signups.move(turn.session, signup, slot_id=given["slot"], now=turn.now)
    event_notices.forget(turn.session, signup, now=turn.now)
    slot = turn.session.get_one(EventSlot, given["slot"])
    return [Text(texts.fairs.moved(event, slot, turn.now))]


FORM = Form(
    name="event_move",
    title="换时间",
    steps=(
        Step("day", ask=texts.fairs.ASK_DAY, when=has_days, answer=DayWithSlots()),
        Step("slot", ask=texts.fairs.ASK_SLOT, when=has_slots, answer=SlotAnswer(), follows="day"),
    ),
    submit=submit,
    gate=_gate,
    review=False,
)
