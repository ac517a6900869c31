"""A number, "第二个" or "更多" after a list: picked from the last list shown, an old one named as old."""

from collections.abc import Sequence

from handlers import texts
from handlers.dialogue import listing
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import commands
from nlp.commands import Command


def wants(turn: Turn) -> bool:
    if not turn.incoming.has_words:
        return False
    listed = listing.last(turn)
    shown = listed.shown if listed else 0
    if commands.find(turn.words) is Command.MORE:
        return True
    return commands.pick(turn.words, count=shown) is not None


def handle(turn: Turn) -> Sequence[Reply]:
    listed = listing.last(turn)
    if listed is None:
        return [Text(f"{texts.common.NOTHING_LISTED}{texts.common.MENU_LINE}")]
    kind = all_subjects().lists[listed.kind]
    if commands.find(turn.words) is Command.MORE:
        return kind.more(turn)
    picked = commands.pick(turn.words, count=listed.shown) or 0
    if not 1 <= picked <= listed.shown:
        return [Text(texts.common.no_such_number(listed.shown))]
    chosen = kind.pick(turn, listed.visible[picked - 1])
    return [Text(texts.common.OUT_OF_LIST), *chosen] if listed.is_old(turn.now) else chosen
