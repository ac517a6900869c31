"""Coming back to a form left half done: the answer to the open question goes on, anything else is asked about first."""

from collections.abc import Sequence
from datetime import timedelta

from handlers import opening, questions, texts
from handlers.dialogue import filling, moves
from handlers.dialogue.answers import Got
from handlers.dialogue.form import State
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import commands
from nlp.commands import Command

Replies = Sequence[Reply]
LEFT_AFTER = timedelta(hours=4)


def wants(turn: Turn) -> bool:
    """A form that has stood for hours, and a message that is not plainly its next answer."""
    at, form = turn.conversation.form_at, opening.open_form_of(turn)
    if form is None or at is None or turn.now - at < LEFT_AFTER or not turn.incoming.has_words:
        return False
    state = State.of(turn.conversation.form or {})
    step, read = filling.read_open(form, state, turn)
    return not (step is not None and isinstance(read, Got) and not step.answer.takes_anything)


def handle(turn: Turn) -> Replies:
    form = opening.open_form_of(turn)
    at = turn.conversation.form_at
    if form is None or at is None:
        return []
    command = commands.find(turn.words)
    if command is Command.CONTINUE:
        moves.set_aside(turn, form)
        return moves.resume(turn, form)
    moves.set_aside(turn, form)
    turn.conversation.draft_at = at
    if command is Command.CANCEL:
        return _settle(turn, False)
    return [*_answer_first(turn, command), *offer(turn)]


def _answer_first(turn: Turn, command: Command | None) -> Replies:
    """What was asked today comes before yesterday's form; a mere hello does not."""
    a_number = commands.pick(turn.words, count=9) is not None
    clear = command is None and not a_number and turn.meaning.sure and turn.intent not in opening.NO_DETOUR
    return opening.open_intent(turn, turn.intent) if clear else []


def offer(turn: Turn) -> Replies:
    form, at = moves.draft_form(turn), turn.conversation.draft_at
    if form is None or at is None or turn.conversation.form is not None:
        return []
    questions.put(turn, "resume")
    return [
        Choices(texts.forms.offer_draft(form.title, texts.common.day_word(at, turn.now)), texts.forms.RESUME_OPTIONS)
    ]


def _settle(turn: Turn, yes: bool) -> Replies:
    form = moves.draft_form(turn)
    if form is None:
        return [Text(texts.manners.EMPTY_DRAFT)]
    if yes:
        return moves.resume(turn, form)
    left = moves.left(form, State.of(turn.conversation.draft or {}))
    turn.conversation.draft = turn.conversation.draft_at = None
    return [left]


QUESTIONS = {"resume": _settle}
