"""Says for whom things are done, when it is not the owner of the phone."""

from db import relatives
from handlers import texts
from handlers.dialogue.turn import Turn


def lead(turn: Turn) -> str:
    """A line before a form or a list; empty for oneself."""
    found = relatives.acting_for(turn.session, turn.follower) if turn.worker is not None else None
    return texts.relatives.acting(found[0], found[1].name) if found else ""


def whom(turn: Turn) -> str:
    """Name and relation of the person in whose name things are done; empty for oneself."""
    found = relatives.acting_for(turn.session, turn.follower) if turn.worker is not None else None
    return texts.relatives.person(found[1].name, found[0], active=False) if found else ""
