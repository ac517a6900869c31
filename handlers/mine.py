"""我的: every application, course and visit of the person at once."""

from collections.abc import Sequence

from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn


def show(turn: Turn) -> Sequence[Reply]:
    return [Text("")]
