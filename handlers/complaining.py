"""A complaint of not being understood: whoever was offered just now is called, else a person is offered at once."""

from collections.abc import Sequence

from handlers import opening, questions, texts, unknown
from handlers.dialogue import listing
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import complaints


def wants(turn: Turn) -> bool:
    """Outside of forms, which offer a person themselves."""
    alone = turn.staff is None and turn.incoming.has_words and turn.conversation.form is None
    return alone and turn.meaning.alert is None and complaints.is_said(turn.words)


def handle(turn: Turn) -> Sequence[Reply]:
    """The complaint counts as a time more that the bot did not understand."""
    if turn.conversation.misses >= unknown.AGAIN:
        turn.conversation.misses = 0
        listing.forget(turn)
        return [Text(texts.common.CALLED_FOR_YOU), *opening.open_intent(turn, "human_agent")]
    turn.conversation.misses = unknown.AGAIN
    questions.put(turn, unknown.CALL, yes=complaints.PATTERN)
    return [Choices(texts.common.COMPLAINED, texts.common.CALL_OR_NOT)]
