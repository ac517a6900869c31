"""A voice without words: asked for again, with numbers to press that work; the second time a person is offered."""

from collections.abc import Sequence

from handlers import menu, opening, texts, unknown
from handlers.dialogue import listing, lost, moves
from handlers.dialogue.form import Form, State
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]


def handle(turn: Turn) -> Replies:
    """Never the same sorry twice."""
    turn.conversation.misses += 1
    misses = turn.conversation.misses
    if (form := opening.open_form_of(turn)) is not None:
        sorries = texts.common.VOICE_IN_FORM
        if misses > len(sorries) and turn.staff is None:
            return _person(turn, form, misses - len(sorries))
        return [Text(sorries[(misses - 1) % len(sorries)]), moves.repeat(turn, form)]
    if misses >= unknown.AGAIN:
        return unknown.offer_help(turn)
    if turn.staff is not None:
        return [Text(texts.common.VOICE_UNHEARD)]
    if _has_numbers(turn):
        return [Text(texts.common.VOICE_OR_THAT)]
    menu.remember(turn)
    return [Text(f"{texts.common.VOICE_OR_NUMBER}\n{texts.common.MENU_NUMBERS}")]


def _person(turn: Turn, form: Form, times: int) -> Replies:
    """Offered to press, and called when voices go on; what was filled in stays."""
    if times > 1:
        turn.conversation.misses = 0
        return lost.call(turn, form)
    return lost.offer(turn, State.of(turn.conversation.form or {}), texts.common.VOICE_PERSON)


def _has_numbers(turn: Turn) -> bool:
    """Something was listed or asked before, and a number answers it."""
    listed = listing.last(turn)
    return turn.conversation.asked is not None or (listed is not None and not listed.is_old(turn.now))
