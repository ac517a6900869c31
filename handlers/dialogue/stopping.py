"""Whether a message gives up the form that is open, when it says more than that: 算了 睡觉了, and not 算了 香花桥宿舍."""

from handlers.dialogue.answers import Got
from handlers.dialogue.form import Form, State, Step
from handlers.dialogue.turn import Turn
from nlp import giving_up

LONGEST_OF_ACCOUNT = 16


def gives_up(turn: Turn, form: Form) -> bool:
    """A reason gives it up at any question; other words unless they answer one. An account may hold such words itself."""
    if giving_up.only(turn.words):
        return True
    if (told := giving_up.find(turn.words)) is None:
        return False
    state = State.of(turn.conversation.form or {})
    step = form.step(state.open)
    tells = step is not None and getattr(step.answer, "tells", False)
    if told.is_reason:
        return not tells or len(told.beside) <= LONGEST_OF_ACCOUNT
    return not tells and not _answers(turn.saying(told.beside, turn.meaning), form, state, step)


def _answers(turn: Turn, form: Form, state: State, step: Step | None) -> bool:
    """Whether what stands beside is an answer, to the open question or to any other."""
    asked = step is not None and not step.answer.takes_anything
    if step is not None and asked and isinstance(step.answer.read(turn, state.given, turn.words), Got):
        return True
    found = (one.answer.find(turn, state.given, turn.words) for one in form.steps if one.wanted(turn, state.given))
    return any(isinstance(read, Got) for read in found)
