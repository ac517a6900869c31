"""One's own record: see it, correct it; and which kinds of messages one wants."""

import re
from collections.abc import Sequence

from db import followers
from db.models import Worker
from handlers import opening, texts
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import phones

Replies = Sequence[Reply]
SEE = re.compile(r"^(?:看看?|查看?)?(?:一下)?我的(?:信息|资料|登记)(?:是什么|有哪些)?[。？?]?$")
REGISTER = re.compile(r"^(?:我要)?登记(?:一下)?$")
KINDS = {
    "jobs": re.compile("招聘|岗位|工作|招工|职位"),
    "courses": re.compile("培训|课"),
    "visits": re.compile("走访|看望|慰问"),
    "asks": re.compile("近况|回访"),
}
STOP_WORDS = re.compile(
    r"^(?:退订|取消订阅|td|(?:请)?(?:别|不要|莫|不用)(?:再)?(?:给我)?(?:发|推|通知|提醒|吵|烦)(?:我)?(?:了|消息|信息)*|停止?(?:发送|推送|提醒|通知))"
    r"(?:招聘|岗位|工作|招工|培训|课程?|走访|全部|所有|的|消息|信息|通知|提醒|推送|了|吧|嘛)*$",
    re.IGNORECASE,
)
RESTART_WORDS = re.compile(
    r"^(?:恢复|重新|继续|开启|开通|订阅|重新开)(?:订阅|接收|发|推送?|通知|提醒)*(?:招聘|岗位|工作|培训|课程?|走访|全部|所有|的|消息|信息|通知|提醒|推送)+$"
)


def see(turn: Turn) -> Replies:
    if turn.worker is None:
        return [Text(texts.people.NOT_REGISTERED)]
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
    said = turn.words.strip()
    return turn.incoming.has_words and bool(STOP_WORDS.match(said) or RESTART_WORDS.match(said))


def change_stops(turn: Turn) -> Replies:
    """Stop or restart what was named, or all kinds; visits already agreed are still reminded once."""
    said = turn.words.strip()
    kinds = [kind for kind, pattern in KINDS.items() if pattern.search(said)] or list(KINDS)
    if RESTART_WORDS.match(said):
        for kind in kinds:
            followers.restart(turn.session, follower=turn.follower, kind=kind)
        return [Text(texts.people.restarted(kinds))]
    for kind in kinds:
        followers.stop(turn.session, follower=turn.follower, kind=kind, now=turn.now)
    return [Text(texts.people.stopped(kinds))]


def sees(turn: Turn) -> bool:
    said = turn.words.strip()
    return turn.incoming.has_words and turn.conversation.form is None and bool(SEE.match(said) or REGISTER.match(said))


def see_or_register(turn: Turn) -> Replies:
    if REGISTER.match(turn.words.strip()):
        return opening.open_form(turn, all_subjects().forms["register"])
    return see(turn)


MENU_KEYS = {"menu:profile": see}
