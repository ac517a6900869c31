"""Not coming after all: what one has signed up for is left in whatever words, in the middle of a form too."""

import re
from collections.abc import Sequence
from datetime import timedelta

from db import applications, event_signups, events, outbox
from db.event_signups import Signed
from db.models import Event
from handlers import fair_changes, fairs, opening, questions, texts
from handlers.dialogue import moves
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import journeys

Replies = Sequence[Reply]
# Forms about an event itself understand such words in their own way.
OF_AN_EVENT = frozenset({"event_signup", "event_move", "event_checkin"})
JUST_NOW, REMINDED = timedelta(hours=2), timedelta(hours=24)
SAYS_LEAVE = "(?:我?(?:就|确定|是的?|对)?[,，]?(?:不去|不克|不走|取消)(?:了|掉|吧)*)"


def wants(turn: Turn) -> bool:
    """Words that name what is left; 不去了 alone is asked about outside forms."""
    if turn.worker is None or not turn.incoming.has_words:
        return False
    return (turn.conversation.form or {}).get("name") not in OF_AN_EVENT and bool(_meant(turn))


def handle(turn: Turn) -> Replies:
    rows, form = _meant(turn), opening.open_form_of(turn)
    if form is None:
        return fair_changes.only_or_which(turn, rows, "event:leave", fairs.leave)
    if len(rows) == 1:
        return moves.then(turn, form, fairs.leave(turn, rows[0][1]))
    lines = [texts.fairs.mine(event, slot, turn.now) for _, event, slot in rows]  # a number there answers the form
    return moves.then(turn, form, [Text(texts.fairs.say_which(lines))])


def _meant(turn: Turn) -> Sequence[Signed]:
    if re.fullmatch(fair_changes.LEAVES, turn.words.strip()):
        return fair_changes.signed(turn)
    if turn.worker is None or not journeys.leaves(turn.words):
        return ()
    return event_signups.of_worker(turn.session, turn.worker, now=turn.now, kinds=(events.BATCH,))


def ask(turn: Turn) -> Replies:
    event = last_told_of(turn)
    if event is None:
        return []
    questions.put(turn, "leave_event", yes=SAYS_LEAVE, strict=True, event=event.key)
    return [Choices(texts.fairs.ask_leave(event), texts.fairs.LEAVE_OPTIONS)]


def ask_about(turn: Turn, signed: Signed) -> Replies:
    """Whoever cannot come may only want another time: nothing is given back before a plain word."""
    _, event, slot = signed
    questions.put(turn, "leave_event", yes=SAYS_LEAVE, strict=True, event=event.key)
    after = texts.fairs.or_move(event) if slot is not None else ""
    return [Choices(texts.fairs.ask_leave_mine(event, slot, turn.now), texts.fairs.LEAVE_OPTIONS, after)]


def leave_one(turn: Turn) -> Replies:
    """The only one, else which."""
    rows = event_signups.of_worker(turn.session, turn.person, now=turn.now)
    return fair_changes.only_or_which(turn, rows, "event:leave", fairs.leave)


def _settle(turn: Turn, yes: bool) -> Replies:
    event = events.get(turn.session, (turn.conversation.asked or {})["event"])
    return fairs.leave(turn, event) if yes and turn.worker is not None else [Text(texts.fairs.SEE_YOU)]


def _leaves_the_last(turn: Turn) -> bool:
    return turn.worker is not None and journeys.leaves_something(turn.words) and last_told_of(turn) is not None


def last_told_of(turn: Turn) -> Event | None:
    """What was signed up for just now and nothing after it, or what a reminder has just spoken of."""
    rows = event_signups.of_worker(turn.session, turn.person, now=turn.now)
    reminder = outbox.last_sent(turn.session, turn.follower, kinds=("reminder", "outcome"))
    if reminder is not None and turn.now - (reminder.settled_at or reminder.due_at) < REMINDED:
        about = next((row for row in rows if reminder.owed_as.startswith(f"remind:event:{row[0].key}:")), None)
        if about is not None:
            return about[1]
    newest = max(rows, key=lambda row: row[0].signed_up_at, default=None)
    if newest is None or turn.now - newest[0].signed_up_at > JUST_NOW:
        return None
    applied = applications.of_worker(turn.session, turn.person, live=True)
    later = any(application.applied_at > newest[0].signed_up_at for application, _ in applied)
    return None if later else newest[1]


QUESTIONS = {"leave_event": _settle}
PHRASES = (Phrase(".{2,16}", ask, when=_leaves_the_last),)
