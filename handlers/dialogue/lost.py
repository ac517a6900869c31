"""An answer that is missed again and again: a person is offered to press, and called when it goes on. Of staff nobody is."""

from collections.abc import Sequence

from handlers import texts
from handlers.dialogue import moves
from handlers.dialogue.form import Form, State, keep
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, commands

Replies = Sequence[Reply]
# Which miss of one question it is: an example, then the choices, then a person to press, then a person.
OFFERS = 3


def missed(turn: Turn, form: Form, state: State) -> Replies | None:
    """None while another sentence may still do."""
    if turn.staff is not None or state.misses < OFFERS:
        return None
    if state.misses > OFFERS:
        return _call(turn, form)
    state.offering = True
    keep(turn, state)
    return [Choices(texts.forms.OFFER_PERSON, texts.forms.PERSON_OPTIONS)]


def answered(turn: Turn, form: Form, state: State) -> Replies | None:
    """What was pressed; None when the words are a fresh answer to the question of the form."""
    picked, said = commands.pick(turn.words, count=2), answers.find(turn.words)
    if picked == 1 or (picked is None and said is True):
        return _call(turn, form)
    if picked == 2 or (picked is None and said is False):
        return moves.advance(turn, form, state)
    return None


def _call(turn: Turn, form: Form) -> Replies:
    kept = moves.set_aside(turn, form, says=texts.forms.kept_till_bot_is_back)
    return [Text(texts.forms.CALLED_TO_HELP), Text(kept), *all_subjects().intents["human_agent"](turn)]
