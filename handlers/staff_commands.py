"""Short commands of bound staff, which work in any state; everyone else is told nothing of them."""

import re
from collections.abc import Sequence

from handlers.dialogue.registry import StaffHandle, all_subjects
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn


def wants(turn: Turn) -> bool:
    return turn.staff is not None and turn.incoming.has_words and _find(turn) is not None


def handle(turn: Turn) -> Sequence[Reply]:
    found = _find(turn)
    return found[1](turn, found[0]) if found else []


def _find(turn: Turn) -> tuple[re.Match[str], StaffHandle] | None:
    said = turn.words.strip()
    for pattern, handle_match in all_subjects().staff_commands:
        if match := pattern.match(said):
            return match, handle_match
    return None
