"""How a question of a form is worded here and now: as staff have published it, else as the form has it."""

from db import step_words
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Form, Step
from handlers.dialogue.turn import Turn


def can_change(step: Step) -> bool:
    """A question made of what the records hold belongs to the programme."""
    return isinstance(step.ask, str)


def question(form: str, step: Step, turn: Turn, given: Given, *, again: bool = False) -> str:
    written = step_words.live(turn.session).get(f"{form}.{step.name}")
    if written and can_change(step) and not (again and step.again):
        return str(written["ask"])
    return step.question(turn, given, again=again)


def is_asked(form: Form, step: Step, turn: Turn, given: Given) -> bool:
    """What may be skipped can be left out by staff."""
    if not step.wanted(turn, given):
        return False
    written = step_words.live(turn.session).get(f"{form.name}.{step.name}") if step.optional else None
    return not written or bool(written["asked"])
