"""A note to those whom a message to many has reached: it puts the message right, or adds to it."""

import re
from collections.abc import Sequence

from db import broadcast_results, broadcasts
from db.audience_filters import Audience
from db.models import Broadcast
from db.rights import Right
from handlers import broadcast_decisions, broadcast_desk, broadcast_latest, texts
from handlers.allowed import needs
from handlers.dialogue.registry import command
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
NUMBER = r"(B\d{1,6})"
_PEOPLE, _ADDS = (
    "(?:人|工友|老乡|们)",
    "(?:再|都)?(?:补充|补|追加|发|说|通知)(?:发|说|充)?(?:一?[句条个下])?(?:消息|通知|话)?",
)
_MESSAGE = "(?:刚才|刚刚|上|发的|那|这|一)*(?:群发|条?消息|条?通知|条)"


@needs(Right.BROADCAST)
def correct(turn: Turn, match: re.Match[str]) -> Replies:
    """A note to everybody whom the broadcast reached; it goes the same way as any other."""
    return _correcting(turn, broadcasts.by_number(turn.session, match.group(1)), match.group(2).strip())


@needs(Right.BROADCAST)
def add_to(turn: Turn, match: re.Match[str]) -> Replies:
    """给收到B0002的人补一句：带身份证 corrects nothing; it goes to the same people."""
    return _to_receivers(turn, broadcasts.by_number(turn.session, match.group(1)), match.group(2).strip())


def _correcting(turn: Turn, row: Broadcast, words: str, *, before: str = "") -> Replies:
    return _to_receivers(turn, row, texts.broadcasts.correction(words), before)


def _to_receivers(turn: Turn, row: Broadcast, words: str, before: str = "") -> Replies:
    broadcast_results.reconcile(turn.session, row, now=turn.now)
    given: dict[str, object] = {
        "audience": Audience(received=row.key).as_json(), "words": words,
        "kind": row.kind, "send_at": "",
    }  # fmt: skip
    return broadcast_desk.open_form(turn, given, before)


@needs(Right.BROADCAST)
def correct_latest(turn: Turn, match: re.Match[str]) -> Replies:
    """What still goes out is held back first; what has not begun is changed instead."""
    rows = [row for row in broadcasts.latest(turn.session, limit=broadcast_latest.SHOWN) if row.status != "draft"]
    if not rows:
        return [Text(texts.broadcasts.NONE_SO_FAR)]
    row = next((row for row in broadcast_latest.ranked(turn, rows) if row.status in broadcast_latest.GOING), rows[0])
    words = next(part for part in match.groups() if part).strip()
    if row.status in broadcasts.OPEN_TO_CHANGE:
        return [Text(texts.broadcasts.not_yet_out(row, words))]
    held = broadcast_decisions.pause(turn, row) if row.status == "sending" else ""
    return _correcting(turn, row, words, before=held)


STAFF_COMMANDS = (
    (command(rf"^(?:更正|撤回并?更正|撤回)\s*{NUMBER}[\s,，:：]+(.+)$"), correct),
    (command(rf"^(?:再)?给(?:收到|发到|发)过?了?\s*{NUMBER}的(?:那些|这些)?{_PEOPLE}*{_ADDS}[\s,，:：]+(.+)$"), add_to),
    (command(r"^(?:更正|补发更正|更正一?下)(?:一下)?[\s,，:：]+(?!B\d)(.+)$"), correct_latest),
    (
        command(
            rf"^(?:(?:{broadcast_latest.LAST})?发错了?|{_MESSAGE}的?(?:内容)?(?:写|说|搞|打)错了?)[,，。\s]*(?:应该|应当|其实|正确的)是?[:：]?(.+)$"
        ),
        correct_latest,
    ),
)
