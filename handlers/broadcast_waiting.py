"""What has not gone out yet, without its number: 待发的群发 lists it; its time, or its words, are changed when only one is meant."""

import re
from collections.abc import Callable, Sequence

from db import broadcasts, rights
from db.models import Broadcast
from db.rights import Right
from handlers import broadcast_desk, broadcast_orders, texts
from handlers.allowed import needs
from handlers.dialogue.registry import Phrase, command
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import broadcast as form
from nlp import late

Replies = Sequence[Reply]
SHOWN = 8
NEW_WORDS = late.pattern(r"^(?:群发)?(?:的)?(?:内容)?(?:改成|改为|换成)\s*[:：]\s*(?P<words>.+)$", re.DOTALL)


@needs(Right.BROADCAST)
def to_come(turn: Turn, match: re.Match[str]) -> Replies:
    lines = [texts.broadcasts.state(row, turn.now) for row in _open(turn)]
    return [Text(texts.broadcasts.to_come(lines) if lines else texts.broadcasts.NONE_TO_COME)]


@needs(Right.BROADCAST)
def move(turn: Turn, match: re.Match[str]) -> Replies:
    """群发改到后天早上9点; of the one that is being written, while that is open."""
    kept = turn.conversation.form
    if kept is not None and kept["name"] == form.NAME:
        return broadcast_desk.write(turn, match)
    return _the_one(turn, lambda row: broadcast_orders.put_off(turn, row, match["when"]))


@needs(Right.BROADCAST)
def reword(turn: Turn) -> Replies:
    said = NEW_WORDS.match(turn.words.strip())
    words = said["words"].strip() if said else ""
    return _the_one(turn, lambda row: broadcast_orders.reword(turn, row, words))


def _the_one(turn: Turn, change: Callable[[Broadcast], Replies]) -> Replies:
    """One's own before that of others; of several a number has to be named."""
    rows = _mine(turn) or _open(turn)
    if not rows:
        return [Text(texts.broadcasts.NONE_TO_COME)]
    if len(rows) > 1:
        return [Text(texts.broadcasts.which_to_change([texts.broadcasts.state(row, turn.now) for row in rows]))]
    return change(rows[0])


def _open(turn: Turn) -> Sequence[Broadcast]:
    return broadcasts.latest(turn.session, limit=SHOWN, statuses=broadcasts.OPEN_TO_CHANGE)


def _mine(turn: Turn) -> Sequence[Broadcast]:
    return [row for row in _open(turn) if turn.staff is not None and row.author_id == turn.staff.id]


def _has_one(turn: Turn) -> bool:
    return rights.has(turn.staff, Right.BROADCAST) and bool(_mine(turn))


_MOVED = "(?:推迟|延期|延后|提前|提早|改期|改|挪|定|调)(?:到|成|在|为|至)"
STAFF_COMMANDS = (
    (
        command(
            "^(?:看看?|查看?)?(?:一下)?(?:现在|今天|我)?(?:还)?(?:有)?(?:哪些|什么)?(?:待发送?|没发出去|没有发出去|还没发|没发|未发|要发|等着发|定时|定好)的?群发"
            "(?:清单|列表|记录)?(?:还)?(?:有)?(?:哪些|几条|吗|没有)?[？?。]*$"
        ),
        to_come,
    ),
    (
        command(
            rf"^(?:把|将)?(?:我)?(?:那个|那条|这个|这条|刚才|刚刚|上一?条|待发|定时|明天|后天)*的?群发(?:的)?(?:发送)?(?:时间)?(?:要)?{_MOVED}\s*(?P<when>.{{2,24}})$"
        ),
        move,
    ),
)
PHRASES = (Phrase(r"(?s)(?:群发)?(?:的)?(?:内容)?(?:改成|改为|换成)\s*[:：].+", reword, when=_has_one),)
