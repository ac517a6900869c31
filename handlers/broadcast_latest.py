"""What is said of a message to many without its number, in a hurry: it is stopped as the newest."""

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from db import broadcast_results, broadcasts, rights
from db.models import Broadcast
from db.rights import Right
from handlers import broadcast_decisions, opening, questions, texts
from handlers.allowed import needs
from handlers.dialogue import moves
from handlers.dialogue.form import Form
from handlers.dialogue.registry import Handle, command
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import halting
from nlp.halting import Halt

Replies = Sequence[Reply]
# What is to go out so soon is meant by 停 as much as what is going out.
SOON, JUST_NOW = timedelta(hours=1), timedelta(hours=24)
SHOWN = 20
GOING = ("planning", "sending")
QUESTION = "stop_broadcast"
LAST = "(?:刚才|刚刚|上一?|最近|最后|那|这)+(?:发的?)?(?:那|这)?一?[条个次]?的?(?:群发|消息|通知)?"


def halts(turn: Turn) -> Handle | None:
    """A word of stopping is heard while something is going out or is about to, whatever else is open; it never
    unsubscribes whoever may send to many."""
    halt = halting.read(turn.words)
    if halt is None or not (halt.number or rights.has(turn.staff, Right.BROADCAST) or not halt.weak):
        return None
    form, rows = opening.open_form_of(turn), meant(turn)
    if halt.number:
        return partial(_stop_named, halt=halt)
    if rows:
        return _halt_in(turn, halt, form, rows)
    if form is not None and form.sends and not halt.softly and not halt.weak:
        return partial(moves.cancel, form=form)
    nothing_else = form is None and not turn.conversation.asked and rights.has(turn.staff, Right.BROADCAST)
    return _nothing_goes if nothing_else and _may_mean_it(turn, halt) else None


def meant(turn: Turn) -> list[Broadcast]:
    """Going out, paused, to go out within the hour or as soon as it is approved: what is going out first, one's own
    before that of others."""
    rows = [
        row for row in _open(turn)
        if row.status not in ("draft", "approved") or (row.send_at or turn.now) <= turn.now + SOON
    ]  # fmt: skip
    return ranked(turn, rows)


@needs(Right.BROADCAST)
def stop_latest(turn: Turn, match: re.Match[str]) -> Replies:
    """停止群发: whatever is not over, however far off."""
    rows = ranked(turn, _open(turn))
    return _halt(turn, halt=Halt(), rows=rows) if rows else [Text(texts.broadcasts.NONE_UNDER_WAY)]


def _open(turn: Turn) -> list[Broadcast]:
    """What is not over; the clock notes only now and then that the last message of one has gone."""
    rows = broadcasts.latest(turn.session, limit=SHOWN, statuses=broadcasts.STOPPABLE)
    for row in rows:
        if row.status == "sending":
            broadcast_results.reconcile(turn.session, row, now=turn.now)
    return [row for row in rows if row.status in broadcasts.STOPPABLE]


def ranked(turn: Turn, rows: Sequence[Broadcast]) -> list[Broadcast]:
    """What is going out first, one's own before that of others, the newest first."""
    mine = turn.staff.id if turn.staff else None
    return sorted(rows, key=lambda row: (row.status not in GOING, row.author_id != mine, -row.key))


def _halt_in(turn: Turn, halt: Halt, form: Form | None, rows: Sequence[Broadcast]) -> Handle | None:
    """In a form that sends, the word is the form's as well: what goes out is only paused. A mere 取消 stays the form's."""
    if form is None:
        return None if halt.weak and turn.conversation.asked else partial(_halt, halt=halt, rows=rows)
    if form.sends:
        return partial(_halt_both, halt=halt, form=form, rows=rows)
    return None if halt.weak else partial(_halt_beside, halt=halt, form=form, rows=rows)


@needs(Right.BROADCAST)
def _stop_named(turn: Turn, *, halt: Halt) -> Replies:
    row = broadcasts.by_number(turn.session, halt.number)
    return [Text(broadcast_decisions.halt(turn, row, softly=halt.softly))]


@needs(Right.BROADCAST)
def _halt(turn: Turn, *, halt: Halt, rows: Sequence[Broadcast]) -> Replies:
    """The first of them by name; of the others it is said that they go on. Raises NotAllowed."""
    said = broadcast_decisions.halt(turn, rows[0], softly=halt.softly)
    others = [row for row in rows[1:] if row.status != "paused"]
    return [Text("\n".join([said, *(texts.broadcasts.goes_on(row, turn.now) for row in others)]))]


@needs(Right.BROADCAST)
def _halt_both(turn: Turn, *, halt: Halt, form: Form, rows: Sequence[Broadcast]) -> Replies:
    if halt.weak or rows[0].status != "sending":
        said = [texts.broadcasts.goes_on(row, turn.now) for row in rows if row.status != "paused"]
    else:
        said = [broadcast_decisions.halt(turn, rows[0], softly=True)]
    return [*moves.cancel(turn, form), *([Text("\n".join(said))] if said else [])]


@needs(Right.BROADCAST)
def _halt_beside(turn: Turn, *, halt: Halt, form: Form, rows: Sequence[Broadcast]) -> Replies:
    kept = Text(moves.set_aside(turn, form))
    return [*_halt(turn, halt=halt, rows=rows), kept]


def _may_mean_it(turn: Turn, halt: Halt) -> bool:
    """撤回, 取消 may be about anything else, where nothing has been sent of late."""
    return not halt.weak or _just_over(turn) is not None


def _just_over(turn: Turn) -> Broadcast | None:
    rows = broadcasts.latest(turn.session, limit=1, statuses=("done", "stopped"))
    ended = rows[0].ended_at if rows else None
    return rows[0] if ended is not None and turn.now - ended <= JUST_NOW else None


@needs(Right.BROADCAST)
def _nothing_goes(turn: Turn) -> Replies:
    """What is to go out later is asked about; of what is over it is said how it ended."""
    later, over = broadcasts.latest(turn.session, limit=1, statuses=("approved",)), _just_over(turn)
    if later:
        questions.put(turn, QUESTION, number=later[0].number)
        asked = texts.broadcasts.ask_stop(later[0], turn.now)
        head = f"{_ended(over)}\n" if over is not None else ""
        return [Choices(f"{head}{asked}", texts.broadcasts.STOP_OPTIONS)]
    if over is None:
        return [Text(f"{texts.broadcasts.NONE_UNDER_WAY}{texts.broadcasts.FOR_ONESELF}")]
    return [Text(_ended(over))]


def _ended(row: Broadcast) -> str:
    return texts.broadcasts.stands_stopped(row) if row.status == "stopped" else texts.broadcasts.too_late(row)


def _settle(turn: Turn, yes: bool) -> Replies:
    row = broadcasts.by_number(turn.session, (turn.conversation.asked or {})["number"])
    if not yes:
        return [Text(texts.broadcasts.goes_on(row, turn.now))]
    return [Text(broadcast_decisions.stop(turn, row))]


QUESTIONS = {QUESTION: _settle}
STAFF_COMMANDS = (
    (
        command(r"^(?:停止?|撤回|取消)[！!]?(?:刚才|上一?条|定时)?的?群发(?:任务)?$|^群发(?:停掉|停一下|停止|先停)$"),
        stop_latest,
    ),
)
