"""Whole messages with one meaning: "改走访", "知道了" after a reminder. Outside forms only."""

from collections.abc import Sequence

from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn


def wants(turn: Turn) -> bool:
    return turn.incoming.has_words and turn.conversation.form is None and _find(turn) is not None


def handle(turn: Turn) -> Sequence[Reply]:
    phrase = _find(turn)
    return phrase.handle(turn) if phrase else []


def _find(turn: Turn) -> Phrase | None:
    return all_subjects().phrase_in(turn)
