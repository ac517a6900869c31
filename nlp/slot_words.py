"""Words that move what is booked: 改到周四, 那天要加班 帮我换到下午两点, 我想换一天; where they want it stands behind the verb."""

from datetime import date, datetime

from nlp import late, times

_VERB = "(?:改期|(?:改|换|挪|调|推迟|推|延)(?:到|成|在|去|为|个|一下|一个|一天|天|哈)?)"
# What stands around: why, and asking. Anything else is about something else.
_WHY = (
    "(?:去|来|克|参加|面|赶)不(?:成|了|到|得|上|及)|没(?:得)?(?:空|时间)|不得(?:空|闲)|不方便|不行|有事情?|要?(?:加班|上班|上夜班|值班|排班)"
    "|不准假|走不开|忙|起不来|请不(?:了|到|着)假"
)
_DAY = "(?:今|明|大?后|当|那)(?:天|日|晚|早)|(?:下|这)?(?:周|星期|礼拜)[一二三四五六日天]|(?:[0-9]{1,2}月)?[0-9一二三四五六七八九十]{1,3}[号日]|早上|上午|下午|晚上"
_AROUND = late.pattern(
    f"(?:{_VERB}|{_WHY}|{_DAY}|我|那|这|就|想|要|得|能不能|能|可不可以|可以|行不行|行不|给行|给得|给能|帮忙?|麻烦|请|把|给|一?个|天|日子?|时间|面试|视频|网上|远程|手机|约|定|订|的|再|另外?|别的"
    "|一下|哈|好不好|好吗|吗|嘛|吧|了|呢|啊|不|到|在|有空|方便|上|下|太|恐怕|怕|可能|临时|都|也|又|因为|所以|[\\s,，。.、!！?？~:：])*"
)
_MOVES = late.pattern(_VERB)
_ONLY_CANNOT = late.pattern(_WHY)
_HOUR = late.pattern(r"[\s,，。.、!！?？~:：]|那|就|吧|嘛|呢|可以|行|好|要得|得")


def moves(words: str, *, now: datetime) -> bool:
    """Nothing is said but that it should be another time, why, and which."""
    return bool(_MOVES.search(words)) and bool(_AROUND.fullmatch(_without_times(words, now)))


def cannot(words: str, *, now: datetime) -> bool:
    """我后天去不成: no more than that the time does not fit."""
    return bool(_ONLY_CANNOT.search(words)) and bool(_AROUND.fullmatch(_without_times(words, now)))


def failing(words: str, *, now: datetime) -> date | None:
    """The day that does not fit: 我后天去不成."""
    last = next(iter(_MOVES.finditer(words)), None)
    said = _ONLY_CANNOT.sub(" ", words[: last.start()] if last else words)
    found = times.find(said, now=now)
    return found.start.date() if found is not None and found.names_day else None


def wanted(words: str) -> str:
    """What stands behind the last verb of moving."""
    verbs = list(_MOVES.finditer(words))
    return words[verbs[-1].end() :] if verbs else ""


def is_an_hour(words: str, *, now: datetime) -> bool:
    """那下午三点: an hour, no day, and nothing else."""
    found = times.find(words, now=now)
    if found is None or found.names_day:
        return False
    return not _HOUR.sub("", words[: found.span[0]] + words[found.span[1] :])


def _without_times(words: str, now: datetime) -> str:
    while (found := times.find(words, now=now)) is not None:
        words = f"{words[: found.span[0]]},{words[found.span[1] :]}"
    return words
