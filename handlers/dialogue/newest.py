"""What was asked last: a bare "1" or "要" belongs to the newest question, wherever it came from."""

from datetime import datetime

from handlers.dialogue import filling, listing
from handlers.dialogue.answers import Got
from handlers.dialogue.form import State
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.turn import Turn
from nlp import commands


def asked_since(turn: Turn, moment: datetime) -> bool:
    """True when the chat has put a question after `moment` that these words would answer."""
    conversation = turn.conversation
    if conversation.form_at is not None and conversation.form_at > moment and _answers_form(turn):
        return True
    asked = conversation.asked
    if asked and datetime.fromisoformat(asked["at"]) > moment:
        return True
    listed = listing.last(turn)
    picks = listed is not None and commands.pick(turn.words, count=listed.shown) is not None
    return listed is not None and picks and listed.at > moment


def _answers_form(turn: Turn) -> bool:
    kept = turn.conversation.form
    form = all_subjects().forms.get(kept["name"]) if kept else None
    if form is None or kept is None:
        return False
    state = State.of(kept)
    step, read = filling.read_open(form, state, turn)
    # At the summary every short word is an answer.
    return step is None or isinstance(read, Got)
