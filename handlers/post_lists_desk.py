"""The list of posts in the chat: the newest one, and the receipt of the Dehong bureau."""

import re
from collections.abc import Sequence

from db import post_lists, rights
from db.rights import Right
from handlers import texts
from handlers.allowed import needs
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late


def show(turn: Turn, match: re.Match[str]) -> Sequence[Reply]:
    if not rights.may_see(turn.staff, Right.POSTS, Right.FIGURES):
        rights.require(turn.staff, Right.FIGURES)
    row = post_lists.latest(turn.session)
    return [Text(texts.post_lists.digest(row) if row else texts.post_lists.NONE_YET)]


@needs(Right.RECEIPTS)
def receive(turn: Turn, match: re.Match[str]) -> Sequence[Reply]:
    member = rights.require(turn.staff, Right.RECEIPTS)
    row = post_lists.by_number(turn.session, match[1], by=member)
    post_lists.receive(turn.session, row, by=member, now=turn.now)
    return [Text(texts.post_lists.RECEIVED.format(number=row.number))]


STAFF_COMMANDS = (
    (late.pattern(r"^岗位清单[？?。]?$"), show),
    (late.pattern(r"^收到\s*([Gg]\d{4}-\d{3,})[。！!]?$"), receive),
)
