"""One's own record: see it, correct it; and which kinds of messages one wants."""

import re
from collections.abc import Sequence

from db import followers
from db.models import Worker
from handlers import alert_again, texts
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, own_data, phones

Replies = Sequence[Reply]
_LOOK = "(?:看看?|查看?|瞧瞧?|翻|找出?)(?:一?下|哈)?"
_HELD = "(?:个人|登记的?|基本)?(?:信息|资料|档案)|登记(?!的?(?:岗位|活动|时间))"
# 看看我的资料, 我的信息给我看一下, 我登记的电话是多少, 你们记的我名字对不对.
SEE = late.pattern(
    rf"(?:我?(?:想|要|先|来)*|帮我|给我|请|麻烦|让我)*(?:{_LOOK})?(?:我|我登记|我留|我自己|你们记|你们存)的(?:{_HELD})(?:给?我?{_LOOK}|是什么|有哪些|写的?什么|对不对|呢)?"
    r"|(?:想|要|帮我)*(?:看看?|查)?(?:我(?:登记|留|填|写)?的?|你们(?:登记|留|记|写|存)的?我?的?)(?:电话|手机|手机号|电话号码|号码|名字|姓名)"
    r"(?:登记|留|填|写|记|存)?的?是?(?:多少|哪个|啥|什么|哪样|几号|对不对|对没对|对不|对吗)[呢嘛吗]?"
)
KINDS = {
    "jobs": late.pattern("招聘|岗位|工作|招工|职位"),
    "courses": late.pattern("培训|课"),
    "visits": late.pattern("走访|看望|慰问"),
    "asks": late.pattern("近况|回访"),
}
STOP_WORDS = late.pattern(
    r"^(?:退订|取消订阅|td|(?:请)?(?:别|不要|莫|不用)(?:再)?(?:给我)?(?:发|推|通知|提醒|吵|烦)(?:我)?(?:了|消息|信息)*|停止?(?:发送|推送|提醒|通知))"
    r"(?:招聘|岗位|工作|招工|培训|课程?|走访|全部|所有|的|消息|信息|通知|提醒|推送|了|吧|嘛)*$",
    re.IGNORECASE,
)
RESTART_WORDS = late.pattern(
    r"^(?:恢复|重新|继续|开启|开通|订阅|重新开)(?:订阅|接收|发|推送?|通知|提醒)*(?:招聘|岗位|工作|培训|课程?|走访|全部|所有|的|消息|信息|通知|提醒|推送)+$"
)


def see(turn: Turn) -> Replies:
    if turn.worker is None:
        return [Text(f"{texts.people.NOT_REGISTERED}{texts.common.NOT_REGISTERED}")]
    return [Text(texts.people.record(_lines(turn.worker)))]


def _lines(worker: Worker) -> list[str]:
    where = f"{worker.employer_name} {worker.work_place}".strip()
    facts = (
        ("姓名", worker.name),
        ("老家", f"{worker.county}{worker.township}"),
        ("手机", phones.mask(worker.phone) if worker.phone else ""),
        ("情况", texts.people.STATUSES.get(worker.status, "")),
        ("单位", where),
        ("想学", worker.training_need),
        ("登记日期", f"{worker.registered_at:%Y年%m月%d日}"),
    )
    return [f"{label}：{value}" for label, value in facts if value]


def wants_stop(turn: Turn) -> bool:
    """Never of staff with something open: there 别发了 is said of what they are about to send."""
    said = turn.words.strip()
    if turn.staff is not None and turn.conversation.form is not None:
        return False
    return turn.incoming.has_words and bool(STOP_WORDS.match(said) or RESTART_WORDS.match(said))


def change_stops(turn: Turn) -> Replies:
    """Stop or restart what was named, or all kinds; visits already agreed are still reminded once."""
    said = turn.words.strip()
    kinds = [kind for kind, pattern in KINDS.items() if pattern.search(said)] or list(KINDS)
    if RESTART_WORDS.match(said):
        for kind in kinds:
            followers.restart(turn.session, follower=turn.follower, kind=kind)
        return [Text(texts.people.restarted(kinds)), *alert_again.beside(turn, kinds)]
    for kind in kinds:
        followers.stop(turn.session, follower=turn.follower, kind=kind, now=turn.now)
    return [Text(texts.people.stopped(kinds))]


def asks_to_see(words: str) -> bool:
    """Whether somebody wants to see what is kept of them."""
    said = re.sub("[ 。？?!！~，,嘛吧噶嘎哈]+$", "", words.strip())
    return bool(SEE.fullmatch(said)) or own_data.asks_to_see(words)


def sees(turn: Turn) -> bool:
    return turn.incoming.has_words and turn.conversation.form is None and asks_to_see(turn.words)


MENU_KEYS = {"menu:profile": see}
