"""Staff move or call off a fair, an hour or a journey: asked once more, then everybody who signed up hears it."""

import re
from collections.abc import Sequence
from datetime import datetime

from db import audits, event_changes, events
from db.models import Event
from db.rights import Right
from handlers import event_notices, fair_times, fairs_desk, questions, texts
from handlers.allowed import needs
from handlers.dialogue.registry import command
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
WHICH = rf"{fairs_desk.WHAT}\s*{fairs_desk.CODE}"  # B04 alone is a broadcast
TO = "(?:的)?(?:时间|日期|发车)?(?:改|推迟?|提前?|延|挪|换|调)(?:期|时间)?(?:到|成|为|在|至)"
OFF = "(?:取消|不办|不走|不开|停办|作废)"


@needs(Right.POSTS)
def move(turn: Turn, match: re.Match[str]) -> Replies:
    """出行 B04 改到2月21号8点半. Raises NoSuchEvent or EventOver."""
    event = _event(turn, match)
    if events.has_slots(turn.session, event):
        return [Text(texts.fairs_desk.HAS_SLOTS)]
    to = fair_times.moved_to(match["rest"], event.starts_at, now=turn.now)
    if to is None or to == event.starts_at:
        return [Text(texts.fairs_desk.HOW_TO_MOVE.format(code=event.code))]
    questions.put(turn, "move_event", yes="改(?:吧|了)?", strict=True, event=event.key, to=to.isoformat())
    words = texts.fairs_desk.ask_move(event, to, events.turnout(turn.session, event).signed_up, turn.now)
    return [Choices(words, texts.fairs_desk.MOVE_OPTIONS)]


@needs(Right.POSTS)
def call_off(turn: Turn, match: re.Match[str]) -> Replies:
    """取消出行 B04. Raises NoSuchEvent or EventOver."""
    event = _event(turn, match)
    questions.put(turn, "call_off_event", yes="(?:确定|真的?)取消(?:吧|了)?", strict=True, event=event.key)
    words = texts.fairs_desk.ask_call_off(event, events.turnout(turn.session, event).signed_up)
    return [Choices(words, texts.fairs_desk.CALL_OFF_OPTIONS)]


def _move(turn: Turn, yes: bool) -> Replies:
    """Raises EventOver when it has ended or was called off meanwhile."""
    event, asked = _asked(turn), turn.conversation.asked or {}
    if not yes or turn.staff is None:
        return [Text(texts.fairs_desk.stays(event))]
    events.check_open(event, now=turn.now)
    before = texts.fairs.when(event)
    event_changes.move(turn.session, event, starts_at=datetime.fromisoformat(asked["to"]))
    _note(turn, "event_moved", event, f"{event.code} {before}")
    told = event_notices.tell_everybody(
        turn.session, event, words=lambda name: texts.fairs.event_moved(event, name, before), why="moved",
        station=turn.station, now=turn.now,
    )  # fmt: skip
    return [Text(texts.fairs_desk.moved(event, told))]


def _call_off(turn: Turn, yes: bool) -> Replies:
    """Raises EventOver when it has ended or was called off meanwhile."""
    event = _asked(turn)
    if not yes or turn.staff is None:
        return [Text(texts.fairs_desk.stays(event))]
    events.check_open(event, now=turn.now)
    told = event_notices.called_off(turn.session, event, station=turn.station, now=turn.now)
    event_changes.call_off(turn.session, event)
    _note(turn, "event_called_off", event, event.code)
    return [Text(texts.fairs_desk.called_off(event, told))]


def _note(turn: Turn, action: str, event: Event, detail: str) -> None:
    audits.note(
        turn.session, staff=turn.staff, action=action, about=f"event:{event.key}", now=turn.now, detail=detail
    )  # fmt: skip


def _event(turn: Turn, match: re.Match[str]) -> Event:
    event = fairs_desk.event_of(turn, match["code"])
    events.check_open(event, now=turn.now)
    return event


def _asked(turn: Turn) -> Event:
    return events.get(turn.session, (turn.conversation.asked or {})["event"])


QUESTIONS = {"move_event": _move, "call_off_event": _call_off}
STAFF_COMMANDS = (
    (command(rf"^(?:把|请)?\s*{WHICH}\s*{TO}\s*(?P<rest>.+)$"), move),
    (command(rf"^(?:把|请)?\s*{WHICH}\s*(?:这(?:趟|场|个))?{OFF}(?:了|掉|吧)*[。.!！]*$"), call_off),
    (command(rf"^(?:请|我要)?{OFF}(?:了|掉)?\s*{WHICH}(?:了|吧)*[。.!！]*$"), call_off),
)
