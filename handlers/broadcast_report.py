"""送达情况 of a message to many: of the one that is named, else of the last; whom to telephone stands numbered below it."""

import re
from collections.abc import Sequence

from db import broadcast_reports, broadcast_results, broadcasts, rights, roster
from db.models import Broadcast, Worker
from db.rights import Right
from handlers import roster_desk, texts
from handlers.allowed import needs
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase, command
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import phones

Replies = Sequence[Reply]
KIND, CALLED = "staff:broadcast_calls", 10
BEGUN = ("planning", "sending", "paused", "stopped", "done")
_DAY = "(?:今天|昨天|昨晚|上午|下午|早上)+"
LAST = (
    f"(?:(?:{_DAY})?(?:刚才|刚刚|上一?|最近|最后|最新|那|这)+(?:群?发的?)?(?:那|这)?一?[条个次]?的?(?:群发|消息|通知)?的?"
    f"|{_DAY}的?(?:群?发的|群发|消息|通知)(?:那|这)?一?[条个次]?(?:群发|消息|通知)?的?)"
)
_COUNT = "(?:多少|几|好多)个?(?:人|工友)?"
_NOT = "(?:没|未|莫)(?:有|得)?(?:收|送|发|看)(?:到|达)"
# What became of it, as one asks: 送达情况, 发得咋样, 送到几个人, 哪些没收到.
OUTCOME = (
    "(?:送达|发送|群发)的?(?:结果|情况|效果|报告|统计)|送达率?|(?:群?发|送)得?(?:怎么|咋个?)样|(?:群?发|送)得?如何"
    f"|(?:送达|送到|收到|发到)了?{_COUNT}|{_COUNT}(?:收到|送达)了?"
    f"|(?:还)?(?:有)?(?:哪些|哪几个|谁|{_COUNT})(?:人|工友)?(?:还)?{_NOT}|(?:{_NOT}|失败)的?(?:有|是)?(?:哪些|哪几个|谁|{_COUNT})?人?"
)
# Beside a number or 刚才那条 less is enough.
SHORT = "(?:结果|情况|效果|报告)|(?:群?发|送达|收到|送到|到|发完|发出去)得?(?:了|没|没有|情况|完|多少人?)+"
_CALLS = "(?:还)?(?:要|该|得|没)打电话的?(?:人|工友)?(?:有|是)?(?:哪些|谁)?人?"
_HOW = "(?:怎么?样|咋个?样|如何)?(?:了|没有|没|吗|呢|啊)*[?？。]*"
_LOOK = "(?:请|帮我|我要|我想)?(?:看看|看一?下?|查看|查一?下?)?(?:一?下)?"


@needs(Right.BROADCAST)
def named(turn: Turn, match: re.Match[str]) -> Replies:
    return _of(turn, broadcasts.by_number(turn.session, match["number"]))


def of_the_last(turn: Turn, match: re.Match[str]) -> Replies:
    return latest(turn)


@needs(Right.BROADCAST)
def latest(turn: Turn) -> Replies:
    """Of one that is still to come there is nothing to report but how it stands."""
    if rows := broadcasts.latest(turn.session, limit=1, statuses=BEGUN):
        return _of(turn, rows[0])
    ahead = broadcasts.latest(turn.session, limit=1)
    return [Text(texts.broadcasts.state(ahead[0], turn.now) if ahead else texts.broadcasts.NONE_SO_FAR)]


def _of(turn: Turn, row: Broadcast) -> Replies:
    """The people to telephone are a list of their own: no number said next is meant for one shown before."""
    broadcast_results.reconcile(turn.session, row, now=turn.now)
    found = broadcast_reports.report(turn.session, row)
    missed = broadcast_reports.call_list(turn.session, row, limit=CALLED)
    left = broadcast_reports.count_to_call(turn.session, row) - len(missed)
    listing.remember(turn, KIND, [worker.key for worker, _ in missed], first=0, shown=len(missed))
    lines = [_line(place, worker, result) for place, (worker, result) in enumerate(missed, start=1)]
    more = [texts.broadcasts.more_to_call(left)] if left > 0 else []
    return [Text(texts.broadcasts.report(row, found, [*lines, *more]))]


def _line(place: int, worker: Worker, result: str) -> str:
    who = f"{roster.handle(worker)} {worker.name} {worker.county} {phones.mask(worker.phone)}"
    return f"{place} {who}（{texts.broadcasts.RESULTS[result]}）"


def _more(turn: Turn) -> Replies:
    return [Text(texts.broadcasts.MORE_AT_DESK)]


def _asks(turn: Turn) -> bool:
    return rights.has(turn.staff, Right.BROADCAST)


PHRASES = (Phrase(f"{_LOOK}(?:群发|消息)?的?(?:{OUTCOME}){_HOW}", latest, when=_asks),)
STAFF_COMMANDS = (
    (command(rf"^{_LOOK}(?P<number>B\d{{1,6}})\s*(?:这条|这次|号)?的?(?:{OUTCOME}|{SHORT}|{_CALLS}){_HOW}$"), named),
    (command(rf"^{_LOOK}(?:送达|发送)?(?:结果|情况|效果|报告)[\s:：]*(?P<number>B\d{{1,6}})$"), named),
    (command(rf"^{_LOOK}{LAST}(?:{OUTCOME}|{SHORT}){_HOW}$"), of_the_last),
)
LISTS = {KIND: ListKind(pick=roster_desk.card, more=_more)}
