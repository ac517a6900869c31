"""One numbering in a message: under a list of posts the open question of a form is put in words, and numbers are the list's."""

from collections.abc import Sequence
from dataclasses import replace

from handlers import texts
from handlers.dialogue import listing
from handlers.dialogue.form import State, keep
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import commands

# The lists that can be picked from while a form is open.
LISTS = frozenset({"jobs"})


def stands_above(turn: Turn, said: Sequence[Reply]) -> bool:
    """Whether a list with numbers was just shown, so that a number would mean two things."""
    listed = listing.last(turn)
    if turn.staff is not None or listed is None or listed.kind not in LISTS or listed.at != turn.now:
        return False
    return any(isinstance(reply, Choices) and len(reply.options) == listed.shown for reply in said)


def leave_to_the_list(turn: Turn) -> None:
    keep(turn, replace(State.of(turn.conversation.form or {}), above=True))


def in_words(question: Choices) -> Reply:
    words = f"{question.words}\n{texts.forms.in_words(question.options)}"
    return Text(f"{words}\n{question.after}" if question.after else words)


def picked(turn: Turn) -> Sequence[Reply] | None:
    """What the number opens of the list that stands above; None when no line of it is picked."""
    listed = listing.last(turn)
    if listed is None or listed.kind not in LISTS:
        return None
    number = commands.pick(turn.words, count=listed.shown)
    if number is None:
        return None
    if not 1 <= number <= listed.shown:
        return [Text(texts.common.no_such_number(listed.shown))]
    return all_subjects().lists[listed.kind].pick(turn, listed.visible[number - 1])
