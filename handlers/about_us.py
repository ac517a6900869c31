"""What is asked about the station itself, in a form or outside: it is told, and nothing else changes."""

from collections.abc import Sequence

from handlers import texts
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import about_us


def asks_number(turn: Turn) -> bool:
    """A number that the station has; without one somebody must be called. In a form nobody else's can be meant."""
    in_form = turn.conversation.form is not None
    return _is_asked(turn) and bool(turn.station.phone) and about_us.asks_number(turn.words, of_us=not in_form)


def tell_number(turn: Turn) -> Sequence[Reply]:
    return [Text(texts.manners.where(turn.station))]


def doubts(turn: Turn) -> bool:
    return _is_asked(turn) and about_us.doubts(turn.words)


def tell_who(turn: Turn) -> Sequence[Reply]:
    return [Text(texts.manners.we_are_real(turn.station.phone))]


def asks_the_way(turn: Turn) -> bool:
    return _is_asked(turn) and about_us.asks_the_way(turn.words)


def tell_the_way(turn: Turn) -> Sequence[Reply]:
    return [Text(texts.manners.way_to_us(turn.station))]


def _is_asked(turn: Turn) -> bool:
    return turn.staff is None and turn.incoming.has_words


ASIDES = ((asks_the_way, tell_the_way), (asks_number, tell_number), (doubts, tell_who))
PHRASES = (
    Phrase(r"(?s).{3,24}", tell_the_way, asks_the_way),
    Phrase(r"(?s).{3,24}", tell_number, asks_number),
    Phrase(r"(?s).{4,24}", tell_who, doubts),
)
