"""A voice without words: asked for again, with numbers to press that work; the second time a person is offered."""

from collections.abc import Sequence

from handlers import menu, opening, texts, unknown
from handlers.dialogue import listing, moves
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]


def handle(turn: Turn) -> Replies:
    """Never the same sorry twice."""
    turn.conversation.misses += 1
    misses = turn.conversation.misses
    if (form := opening.open_form_of(turn)) is not None:
        sorries = texts.common.VOICE_IN_FORM
        return [Text(sorries[(misses - 1) % len(sorries)]), moves.repeat(turn, form)]
    if misses >= unknown.AGAIN:
        return unknown.offer_help(turn)
    if turn.staff is not None:
        return [Text(texts.common.VOICE_UNHEARD)]
    if _has_numbers(turn):
        return [Text(texts.common.VOICE_OR_THAT)]
    menu.remember(turn)
    return [Text(f"{texts.common.VOICE_OR_NUMBER}\n{texts.common.MENU_NUMBERS}")]


def _has_numbers(turn: Turn) -> bool:
    """Something was listed or asked before, and a number answers it."""
    listed = listing.last(turn)
    return turn.conversation.asked is not None or (listed is not None and not listed.is_old(turn.now))
