"""要打电话的 in the staff's chat: whom nothing reached, the soonest first, and 打过了 for whoever has been telephoned."""

import re
from collections.abc import Sequence

from db import calls, rights
from db.calls import Call
from db.rights import Right
from handlers import broadcast_report, roster_desk, texts
from handlers.allowed import needs
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import command
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
KIND, PAGE = "staff:calls", 6


@needs(Right.REQUESTS)
def show(turn: Turn, match: re.Match[str]) -> Replies:
    found = _due(turn)
    if not found:
        return [Text(texts.delivery.NOBODY_TO_CALL)]
    return _page(turn, found, found)


@needs(Right.REQUESTS)
def tick(turn: Turn, match: re.Match[str]) -> Replies:
    """By the numbers of the list as it was shown, whoever has come onto it since."""
    listed, member = listing.last(turn), rights.require(turn.staff, Right.REQUESTS)
    if listed is not None and listed.kind == broadcast_report.KIND:
        return [Text(texts.delivery.NOT_TICKED_HERE)]
    if listed is None or listed.kind != KIND:
        return [Text(texts.delivery.WHICH_CALLED)]
    places = [int(one) for one in re.findall(r"\d+", match["places"])]
    if not all(1 <= place <= listed.shown for place in places):
        return [Text(texts.delivery.NOT_LISTED)]
    standing, names = {row.key: one for one in _due(turn) for row in one.rows}, []
    for number in dict.fromkeys(listed.visible[place - 1] for place in places):
        if number in standing:
            names.append(texts.delivery.whom(standing[number]))
        calls.called(turn.session, number, by=member, now=turn.now)
    turn.session.flush()
    return [Text(texts.delivery.ticked(names, len(_due(turn))) if names else texts.delivery.ALREADY)]


def _due(turn: Turn) -> Sequence[Call]:
    return calls.due(turn.session, by=rights.require(turn.staff, Right.REQUESTS), now=turn.now)


def _page(turn: Turn, left: Sequence[Call], found: Sequence[Call]) -> Replies:
    """Of `found`, whom nobody has seen on the list yet are `left`."""
    shown = left[:PAGE]
    listing.remember(turn, KIND, [one.first.key for one in left], first=0, shown=len(shown))
    return [Text(texts.delivery.to_call(shown, len(found), len(left) > len(shown), turn.now))]


@needs(Right.REQUESTS)
def _card(turn: Turn, item: int) -> Replies:
    """Of the person to telephone, from where the whole number is asked for."""
    found = next((one for one in _due(turn) if item in {row.key for row in one.rows}), None)
    if found is None or found.worker is None:
        return [Text(texts.delivery.ALREADY if found is None else texts.delivery.whom(found))]
    return roster_desk.card(turn, found.worker.key)


def _more(turn: Turn) -> Replies:
    listed, found = listing.last(turn), _due(turn)
    after = listed.ids[listed.shown :] if listed else ()
    left = [one for one in found if one.first.key in after]
    return _page(turn, left, found) if left else [Text(texts.roster.NO_MORE)]


_WHAT = "(?:未送达|没(?:有|得)?(?:送|发)(?:到|达)|(?:送|发)不到|(?:要|该|得|需要)(?:我们)?(?:去)?打电话|没打电话)"
_LISTS = "(?:清单|名单|列表|单子|记录)"
# 哪些没发出去, 推送失败名单, 谁没收到通知: words that name people or a list; 谁没收到 alone is of the last message to many.
_FAILED = "(?:没(?:有|得|能)?(?:发|送|推)(?:出去?|成功?|到|达)|没(?:有|得|能)?收到(?:消息|通知)|(?:没|未)推送成功|(?:推送|发送|群发|消息|通知)失败)了?"
_WHICH = "(?:哪些|哪几个|谁|什么)"
_UNSENT = (
    f"{_WHICH}(?:人|工友|消息|通知)?(?:是)?{_FAILED}的?"
    f"|(?:群发|推送|消息|通知)?{_FAILED}的?(?:人|工友|消息|通知)?的?(?:{_LISTS}|(?:还)?(?:有|是){_WHICH}(?:人|工友)?)"
)
_PLACES = r"(?P<places>第?\d{1,2}(?:(?:\s*[、,，和]\s*|\s+)第?\d{1,2})*)\s*[个号位]?"
STAFF_COMMANDS = (
    (
        command(
            rf"^(?:请|帮我?)?(?:看一?看|看|查一?查|查|列)?(?:一?下)?(?:今天|明天|现在|目前)?(?:还)?(?:有)?(?:哪些|哪几个|谁|什么)?(?:人|工友|消息|通知)?(?:是)?"
            rf"{_WHAT}的?(?:人|工友|消息|通知|提醒)?的?{_LISTS}?(?:还)?(?:有|是)?(?:哪些|哪几个|谁|几个|多少|吗|没有)?(?:人)?[？?。]*$"
        ),
        show,
    ),
    (
        command(
            rf"^(?:请|帮我?)?(?:看一?看|看|查一?查|查|列)?(?:一?下)?(?:今天|现在|目前)?(?:还)?(?:有)?(?:{_UNSENT})[？?。]*$"
        ),
        show,
    ),
    (command(rf"^(?:看|查)?(?:一?下)?(?:打)?电话的?{_LISTS}[？?。]*$"), show),
    (command(rf"^(?:已经|都)?打(?:过|完|通)(?:电话)?了?\s*[:：]?\s*{_PLACES}了?[。]*$"), tick),
    (command(rf"^{_PLACES}\s*(?:已经|都)?打(?:过|完|通)(?:电话)?了?[。]*$"), tick),
)
LISTS = {KIND: ListKind(pick=_card, more=_more)}
