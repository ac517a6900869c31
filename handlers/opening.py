"""Going to a subject, from wherever one is: its answer, or its form; a form left half done becomes a draft."""

from collections.abc import Mapping, Sequence
from typing import Any

from handlers import acting_for, knowledge, texts
from handlers.dialogue import listing, moves
from handlers.dialogue.form import Form
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import commands
from nlp.intents import OUT_OF_SCOPE, STAFF

Replies = Sequence[Reply]
# Small talk in the middle of a form is no reason to leave it.
NO_DETOUR = frozenset({OUT_OF_SCOPE, "greeting", "thanks_bye"})
# Lists that only asked what was meant: a number after the form must not open them again.
PASSING = frozenset({"guess", "answer", "anger", "rights"})
RECORD_IS_WRONG = "profile_update"  # put right where one is, so that nobody is led out of a form for it
PLAINLY_ASKED = 0.4  # how well an entry must fit words in a form that are clear in no other way


def open_form_of(turn: Turn) -> Form | None:
    kept = turn.conversation.form
    return all_subjects().forms.get(kept["name"]) if kept else None


def set_aside(turn: Turn) -> list[Reply]:
    """The form that is open waits as a draft, and it is said so; nothing where none is open."""
    form = open_form_of(turn)
    return [Text(moves.set_aside(turn, form))] if form else []


def open_intent(turn: Turn, intent: str) -> Replies:
    """Answer a subject, or open its form; a subject that has both decides itself how its form opens.

    What is not this person's to ask is beyond the bot.
    """
    subjects = all_subjects()
    form = subjects.opened_by.get(intent)
    if (intent in STAFF or (form and form.for_staff)) and turn.staff is None:
        return subjects.intents[OUT_OF_SCOPE](turn)
    if intent in subjects.intents or form is None:
        return subjects.intents.get(intent, subjects.intents[OUT_OF_SCOPE])(turn)
    return open_form(turn, form)


def open_form(turn: Turn, form: Form, *, given: Mapping[str, Any] | None = None, before: str = "") -> Replies:
    """`given` are answers known already, `before` a sentence that leads to the first question."""
    current, listed = open_form_of(turn), listing.last(turn)
    before = "\n".join(part for part in (acting_for.lead(turn), before) if part)
    if listed is not None and listed.kind in PASSING:
        listing.forget(turn)
    if current is None:
        return moves.begin(turn, form, given=dict(given or {}), before=before)
    if current.name == form.name:
        return [moves.repeat(turn, current)]
    kept = moves.set_aside(turn, current)
    return moves.begin(turn, form, given=dict(given or {}), before=f"{kept}\n{before}" if before else kept)


def detour(turn: Turn) -> Replies | None:
    """A clear question in the middle of a form gets its answer; what is not clear is left to the form."""
    picks = commands.pick(turn.words, count=9) is not None
    if picks and not commands.points(turn.words):
        return None  # a bare number is an answer, if a wrong one
    for wants, handle in all_subjects().asides:
        if wants(turn):
            return handle(turn)
    if picks:
        return None
    if turn.hid_a_number:
        return None  # what is left of a number that was masked (身份证) asks nothing
    if turn.meaning.sure and turn.intent == RECORD_IS_WRONG:
        return [Text(texts.people.SAY_WHAT_IS_RIGHT)]
    if not turn.meaning.sure or turn.intent in NO_DETOUR:
        return knowledge.likely(turn, at_least=PLAINLY_ASKED) or None
    subjects = all_subjects()
    known = turn.intent in subjects.intents or turn.intent in subjects.opened_by
    return open_intent(turn, turn.intent) if known else None
