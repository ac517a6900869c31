"""The list of posts in the chat: the newest one, and the receipt of the Dehong bureau."""

import re
from collections.abc import Sequence

from db import post_lists, rights
from db.models import PostList
from db.rights import Right
from handlers import texts
from handlers.allowed import needs
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

NOTE = 200


ASKED_WHEN = "(?:本周|这周|上周|这个?星期|这个?礼拜|最近|近来|今天|这几天|这次|都|又|新|有|岗位清单里?|里面)*"
CAME = "(?:新?增加?|多|新?发布?|新?上架|新?来|加)"
WENT = "(?:关闭?|关掉|停招?|停掉|撤销?|撤掉|撤下|下架|取消|招满|满|少|没)"
WHICH = "(?:哪些|哪几[个条]|哪[个条]|什么|多少[个条]?|几[个条])"
CHANGE = f"(?:{CAME}|{WENT})(?:和|、|跟)?(?:{CAME}|{WENT})?"
POSTS = "(?:岗位|招聘|职位|招工|用工)"
ENDED = "[的了啊呢]*[？?。]?"
CHANGES = (
    rf"^{ASKED_WHEN}{CHANGE}了?(?:的(?:是|有)?)?{WHICH}(?:的)?{POSTS}{ENDED}$"
    rf"|^{ASKED_WHEN}{WHICH}{POSTS}{ASKED_WHEN}{CHANGE}{ENDED}$"
    rf"|^{ASKED_WHEN}{CHANGE}了?的?{POSTS}(?:有|是)?{WHICH}{ENDED}$"
    rf"|^{ASKED_WHEN}{POSTS}(?:清单)?{ASKED_WHEN}(?:有(?:什么|哪些|没有)?变化|{CHANGE}了?{WHICH}){ENDED}$"
)


def show(turn: Turn, match: re.Match[str]) -> Sequence[Reply]:
    row = _newest(turn)
    return [Text(texts.post_lists.digest(row, receipt=_receives(turn)) if row else texts.post_lists.NONE_YET)]


def show_changes(turn: Turn, match: re.Match[str]) -> Sequence[Reply]:
    """关了哪些岗位: what the newest list says, and what came and went after it."""
    row = _newest(turn)
    if row is None:
        return [Text(texts.post_lists.NONE_YET)]
    since = post_lists.changed_since(turn.session, row, now=turn.now)
    said = late.pattern(WHICH).sub("", match[0])
    came, went = (bool(late.pattern(words).search(said)) for words in (CAME, WENT))
    named = [name for name, asked in (("added", came), ("closed", went)) if asked or not (came or went)]
    return [Text(texts.post_lists.changes(row, since, named))]


@needs(Right.RECEIPTS)
def receive(turn: Turn, match: re.Match[str]) -> Sequence[Reply]:
    """收到 G2026-002 已转各县: what stands behind the number is kept with the receipt."""
    member = rights.require(turn.staff, Right.RECEIPTS)
    row = post_lists.by_number(turn.session, match["number"], by=member)
    post_lists.receive(turn.session, row, by=member, now=turn.now, note=(match["note"] or "").strip()[:NOTE])
    return [Text(texts.post_lists.RECEIVED.format(number=row.number))]


def _newest(turn: Turn) -> PostList | None:
    if not rights.may_see(turn.staff, Right.POSTS, Right.FIGURES):
        rights.require(turn.staff, Right.FIGURES)
    return post_lists.latest(turn.session)


def _receives(turn: Turn) -> bool:
    return rights.has(turn.staff, Right.RECEIPTS)


NUMBER = r"(?P<number>[Gg]\s*\d{4}\s*[-－—]?\s*\d{3,})"
STAFF_COMMANDS = (
    (late.pattern(r"^岗位清单[？?。]?$"), show),
    (late.pattern(CHANGES), show_changes),
    (
        late.pattern(rf"^(?:岗位清单|清单)?(?:已经?)?收到了?[\s:：]*{NUMBER}(?:[\s,，。.;；:：!！了]+(?P<note>.*))?$"),
        receive,
    ),
    (
        late.pattern(rf"^(?:岗位清单|清单)?{NUMBER}\s*(?:已经?|都)?收到了?(?:[\s,，。.;；:：!！]+(?P<note>.*))?$"),
        receive,
    ),
)
