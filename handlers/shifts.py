"""我上夜班: from then on reminders come while the worker is awake; 我上白班了 takes it back."""

from collections.abc import Sequence

from db import waking
from handlers import texts
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
WHEN = "(?:我|俺|现在|最近|目前|这(?:个?月|个?星期|周|段时间|几天)|下(?:个?月|周)|一直|天天|都|又|在|开始)"
ENDS = "(?:的|了|呢|嘛|啊)*[，, ]?(?:白天(?:要|得|在)?(?:睡觉|补觉|休息))?[。！!]?"
NIGHTS = rf"{WHEN}+(?:是|上|在上|做|干|倒)(?:长|大|小)?(?:夜班|晚班){ENDS}|(?:我|俺)?(?:晚上上班|上夜班)[，, ]?白天(?:要|得|在)?(?:睡觉|补觉)[。！!]?"
DAYS = rf"{WHEN}*(?:不(?:上|做|倒|用上)(?:夜班|晚班)了|(?:转|改上?|换(?:成|到)?|调到?)(?:白班|长白班)了?|(?:上|是)(?:长)?白班了?)[。！!]?"


def works_nights(turn: Turn) -> Replies:
    waking.set_nights(turn.follower, since=turn.now)
    return [Text(texts.shifts.nights(turn.station.night_sleep_from, turn.station.night_sleep_until))]


def works_days(turn: Turn) -> Replies:
    waking.set_nights(turn.follower, since=None)
    return [Text(texts.shifts.days(turn.station.quiet_from, turn.station.quiet_until))]


def _known(turn: Turn) -> bool:
    """From anybody else 上白班 is a wish about a job."""
    return waking.works_nights(turn.follower)


PHRASES = (Phrase(NIGHTS, works_nights), Phrase(DAYS, works_days, when=_known))
