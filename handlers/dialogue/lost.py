"""An answer that is missed again and again: a person is offered to press, and called when it goes on. Of staff nobody is."""

from collections.abc import Sequence

from handlers import texts
from handlers.dialogue import moves
from handlers.dialogue.form import Form, State, keep
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, commands, complaints, late

Replies = Sequence[Reply]
# Which miss of one question it is: an example, then the choices, then a person to press, then a person.
OFFERS = 3
# Refused in the same words a person is offered as well; who goes on alone has one more try.
REFUSALS = 4
_FIGURES = late.pattern(r"\d+")


def missed(turn: Turn, form: Form, state: State) -> Replies | None:
    """None while another sentence may still do."""
    if turn.staff is not None or state.misses < OFFERS:
        return None
    if state.misses > OFFERS:
        return call(turn, form)
    return offer(turn, state, texts.forms.OFFER_PERSON)


def refused(turn: Turn, form: Form, state: State, words: str) -> Replies | None:
    """An answer that is read and refused for the same reason again and again; None while it is said once more."""
    said = _FIGURES.sub("", words)
    state.refused = state.refused + 1 if state.refusal == said else 1
    state.refusal = said
    if turn.staff is not None or state.refused < OFFERS or state.refused == REFUSALS:
        return None
    if state.refused > REFUSALS:
        return call(turn, form)
    return offer(turn, state, f"{words}\n{texts.forms.OFFER_PERSON_REFUSED}")


def complained(turn: Turn, form: Form, state: State, *, offered: bool) -> Replies | None:
    """咋个都不懂我 in the midst of a form: who was offered just now is called, else offered."""
    if turn.staff is not None or not complaints.is_said(turn.words):
        return None
    return call(turn, form) if offered else offer(turn, state, texts.common.COMPLAINED)


def offer(turn: Turn, state: State, words: str) -> Replies:
    state.offering = True
    keep(turn, state)
    return [Choices(words, texts.forms.PERSON_OPTIONS)]


def answered(turn: Turn, form: Form, state: State) -> Replies | None:
    """What was pressed; None when the words are a fresh answer to the question of the form."""
    picked, said = commands.pick(turn.words, count=2), answers.find(turn.words)
    if picked == 1 or (picked is None and said is True):
        return call(turn, form)
    if picked == 2 or (picked is None and said is False):
        return moves.advance(turn, form, state)
    return None


def call(turn: Turn, form: Form) -> Replies:
    kept = moves.set_aside(turn, form, says=texts.forms.kept_till_bot_is_back)
    return [Text(texts.forms.CALLED_TO_HELP), Text(kept), *all_subjects().intents["human_agent"](turn)]
