"""What to say when it is not clear what is meant: once with guesses, then with a person; never the same sorry twice."""

from collections.abc import Sequence
from dataclasses import replace

from db import messages
from handlers import cases, knowledge, opening, questions, texts
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import complaints, spelling
from nlp.intents import NAMES, OUT_OF_SCOPE
from nlp.understand import Reading

GUESSES = 3
# Below this a reading is noise and not worth offering.
WORTH_OFFERING = 0.08
# Which time in a row it is: a person is offered, then what the bot can do is shown, then a person is called.
AGAIN, STILL = 2, 3
CALL = "call_person"


def handle(turn: Turn) -> Sequence[Reply]:
    if answered := knowledge.likely(turn):
        return answered
    if told := cases.more_told(turn):
        return told
    turn.conversation.misses += 1
    messages.note_unknown(turn.session, follower=turn.follower, words=turn.words, now=turn.now)
    if turn.conversation.misses >= AGAIN:
        return offer_help(turn)
    guesses = _guesses(turn)
    if not guesses:
        return [Text(f"{texts.common.not_understood(())}\n{texts.common.MENU_LINE}")]
    listing.remember(turn, "guess", [NAMES.index(name) for name in guesses], first=0, shown=len(guesses))
    turn.conversation.listing = {**(turn.conversation.listing or {}), "words": turn.words}
    options = tuple(texts.common.INTENT_LABELS[name] for name in guesses)
    return [Choices(texts.common.not_understood(options), options, texts.common.MENU_LINE)]


def offer_help(turn: Turn) -> Sequence[Reply]:
    """From the second time in a row on; each time something else, and at last a person who reads it all."""
    if turn.conversation.misses == AGAIN:
        questions.put(turn, CALL, yes=complaints.PATTERN)
        return [Choices(texts.common.not_understood_again(), texts.common.CALL_OR_NOT)]
    if turn.staff is not None:
        return opening.open_intent(turn, "help_menu")
    if turn.conversation.misses == STILL:
        return [Text(texts.common.STILL_NOT_UNDERSTOOD), *opening.open_intent(turn, "help_menu")]
    turn.conversation.misses = 0
    listing.forget(turn)
    return [Text(texts.common.CALLED_FOR_YOU), *opening.open_intent(turn, "human_agent")]


def _guesses(turn: Turn) -> list[str]:
    """The likeliest subjects this person may ask about, without repeating a guess that just failed."""
    return [
        reading.intent
        for reading in turn.meaning.readings
        if reading.intent in texts.common.INTENT_LABELS
        and reading.intent != OUT_OF_SCOPE
        and reading.score >= WORTH_OFFERING
    ][:GUESSES]


def _pick(turn: Turn, item: int) -> Sequence[Reply]:
    """The subject is opened with the words that were guessed about: the number itself says nothing of it."""
    intent, words = NAMES[item], str((turn.conversation.listing or {}).get("words", ""))
    listing.forget(turn)
    meant = replace(turn.meaning, text=words, plain=spelling.repair(words).text, readings=(Reading(intent, 1.0),))
    return opening.open_intent(turn.saying(words, meant), intent)


def _call(turn: Turn, yes: bool) -> Sequence[Reply]:
    return opening.open_intent(turn, "human_agent" if yes else "help_menu")


def _more(turn: Turn) -> Sequence[Reply]:
    """更多 after guesses goes on with the list of posts before them."""
    return all_subjects().lists["jobs"].more(turn)


LISTS = {"guess": ListKind(pick=_pick, more=_more)}
QUESTIONS = {CALL: _call}
