"""What staff say to an alarm that rings: 我来接 takes it, 看看是谁 shows it, and a mere 好的 is told that nobody has it yet."""

from collections.abc import Sequence
from datetime import timedelta

from db import inquiries, messages, outbox, rights
from db.models import Inquiry
from db.rights import Right
from handlers import desk, questions, texts
from handlers.dialogue.registry import Handle, command
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, commands
from nlp.commands import Command

Replies = Sequence[Reply]
# Danger rings every few minutes; what rang longer ago than this is not what is meant.
JUST_NOW = timedelta(hours=1)
_SOFT = r"[啊呀哈吧嘛呢哦噢喔了啦的~～。.!！,， ]*"
_LEAD = r"(?:好的?|收到|行|嗯+|知道了|来了|那|我们?|这个|这件|先|马上|这就|现在|[,，\s])*"
TAKES = command(
    rf"^{_LEAD}(?:来|去)?(?:接(?:手|单|下|起|管)?|办|处理|跟进|负责|搞定)(?:一下|下|这个|这件)?{_SOFT}$|^{_LEAD}(?:来|在(?:处理|办|跟)|负责)(?:这个|这件)?{_SOFT}$"
)
LOOKS = command(
    rf"^{_LEAD}(?:看看|看一下|看下|瞧瞧)?(?:这)?(?:人|个人)?(?:到底)?(?:是)?(?:谁|哪个|哪位|什么人|什么事|啥事|什么情况|怎么回事|咋回事|出什么事){_SOFT}[？?]*$"
    rf"|^{_LEAD}(?:看看|看一下|看下){_SOFT}$"
)

# Heard, or on the way: whoever says so may believe that the alarm knows it.
NODS = command(
    rf"^(?:{_SOFT}(?:好(?:的|嘞|滴|呢)*|收到|行|嗯+|知道|明白|了解|清楚|看到|看见|辛苦|谢谢|ok|马上|来|在|在的|是))+{_SOFT}$"
)
ON_THE_WAY = command(
    rf"^{_LEAD}(?:我|我们)?(?:已经|正在|在|马上|这就|现在|先|去|来|就)*(?:给)?(?:他|她|工友)?(?:联系|打(?:个)?电话|打过去|打给|过去|赶过去|赶来|出发|到|在路上|问(?:一下|问)|回电)(?:一下|他|她|过去|工友|了解)*{_SOFT}$"
)

# Help from outside was called; said while an alarm rings it is about that alarm, and endangers nobody else.
CALLED_HELP = command(
    rf"^{_LEAD}(?:我|我们)?(?:已经|刚刚?|都|先|也|就|在|正在)*(?:帮|给|替)?(?:他|她|工友|你们)?(?:打|报|拨|叫|喊)(?:过|了|着)*"
    rf"(?:110|120|119|12356|急救|警察?|救护车|派出所|消防)(?:的?电话)?(?:了|过|过去|过来|来|在)*(?:[,，。\s].{{0,20}})?{_SOFT}$"
)


def answer(turn: Turn) -> Handle | None:
    """None for whoever was not rung, and for words of any other business. Looks only."""
    says = _says(turn)
    if says is None or not rights.has(turn.staff, Right.REQUESTS) or questions.wants(turn):
        return None
    rung = _rung(turn)
    free = [one for one in rung if one.taken_by is None]
    if says is _nodded:
        return says if _is_meant(turn, free) else None
    return says if rung else None


def tells_of_help(turn: Turn) -> bool:
    """我打120了, from a member of staff who was rung just now: no danger of their own. Looks only."""
    return turn.staff is not None and bool(CALLED_HELP.match(turn.words.strip())) and answer(turn) is not None


def _says(turn: Turn) -> Handle | None:
    said = turn.words.strip()
    if TAKES.match(said):
        return _take
    if turn.conversation.form is not None:
        return None
    if LOOKS.match(said):
        return _look
    if CALLED_HELP.match(said):
        return _nodded
    nods = commands.find(said) is Command.THANKS or answers.find(said) is True or NODS.match(said)
    return _nodded if nods or ON_THE_WAY.match(said) else None


def _rung(turn: Turn) -> list[Inquiry]:
    """What this member was rung for just now and is not closed, the most pressing first."""
    sent = outbox.all_sent_since(turn.session, turn.follower, kinds=("alarm",), since=turn.now - JUST_NOW)
    keys = {row.owed_as.split(":")[2] for row in sent if row.owed_as.startswith("alarm:inquiry:")}
    return [row for row in inquiries.waiting(turn.session) if str(row.key) in keys]


def _is_meant(turn: Turn, free: Sequence[Inquiry]) -> bool:
    """Danger until somebody has it; the rest only where nothing was said after the ring."""
    if not free or free[0].level == "urgent":
        return bool(free)
    rang = outbox.last_sent(turn.session, turn.follower, kinds=("alarm",))
    heard = messages.last_heard(turn.session, turn.follower)
    return rang is not None and rang.settled_at is not None and (heard is None or heard <= rang.settled_at)


def _nodded(turn: Turn) -> Replies:
    free = [one.number for one in _rung(turn) if one.taken_by is None]
    return [Text(texts.desk.not_taken_yet(free))]


def _take(turn: Turn) -> Replies:
    """The one that rings; of several it is asked which, for the wrong one would go unheard."""
    rung = _rung(turn)
    free = [one for one in rung if one.taken_by is None]
    if len(free) > 1:
        return [Text(texts.desk.which_to_take([one.number for one in free]))]
    own = [one for one in rung if turn.staff is not None and one.taken_by == turn.staff.id]
    return desk.take_up(turn, (free or own[::-1] or rung)[0])


def _look(turn: Turn) -> Replies:
    return desk.show(turn, _rung(turn)[0])
