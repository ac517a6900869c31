"""Says for whom things are done, when it is not the owner of the phone."""

from collections.abc import Sequence

from db import relatives
from handlers import texts
from handlers.dialogue.replies import Reply, Text, words_of
from handlers.dialogue.turn import Turn


def lead(turn: Turn) -> str:
    """A line before a form or a list; empty for oneself."""
    found = relatives.acting_for(turn.session, turn.follower) if turn.worker is not None else None
    return texts.relatives.acting(found[0], found[1].name) if found else ""


def whom(turn: Turn) -> str:
    """Name and relation of the person in whose name things are done; empty for oneself."""
    found = relatives.acting_for(turn.session, turn.follower) if turn.worker is not None else None
    return texts.relatives.person(found[1].name, found[0], active=False) if found else ""


def named(turn: Turn, replies: Sequence[Reply]) -> Sequence[Reply]:
    """What is told of somebody's things says whose they are, where two people share the phone."""
    if turn.worker is None or turn.staff is not None or any(turn.worker.name in words_of(reply) for reply in replies):
        return replies
    several = len(relatives.of(turn.session, turn.follower)) > 1
    return [Text(texts.relatives.of(turn.worker.name)), *replies] if several else replies
