"""A word of time joined to the phrase before it, when what stands between lets them belong together."""

from dataclasses import replace

from nlp import late
from nlp.times import stretches
from nlp.times.clocks import PARTS
from nlp.times.lexer import Token
from nlp.times.meaning import Clock, Days, Delay, Mark, Moment, Part
from nlp.times.phrase import Phrase

_TO = late.pattern(r"\s*(?:一直)?(?:到|至|[-~]+|—)\s*")
_LINKED = late.pattern(
    r"(?:[\s,、()的:第]|就是|就|也|都是|都|大概|大约|差不多|左右|那天|当天|那个|这天|我们?|你们?|您|能|可以|想|要|会|得|来|过来|再|在|吧|哈|嘛|么|啊|呢|呐|嘞|嗯|呃|额|哦|诶|那个那个|给|嘎|噶|咯|喽|呗|噻|那点|是|约|定|然后"
    r"|有空|得空|放假|休息|请假|如果|的话|一下|这个|时间|见|打算|准备|预约|安排|约在|随便|哪天|任何|任意|一天|可能|应该|估计|最好|争取|到)*"
)
_IN_CASE = late.pattern("要是|如果")  # 明天来嘛, 要是明天 … says the day a second time
_ITS_DOER = {"", "我", "我们", "我刚", "刚好", "我就"}
_SHIFT_ENDS = {"下早班", "下中班", "下夜班"}
_STEP_GAPS = {"", "的", "上班", "上班的", "那周的"}


def joined(phrase: Phrase, token: Token, gap: str) -> Phrase | None:
    """The phrase with this word in it, or None when the word begins another."""
    if isinstance(token.meaning, Days) and token.meaning.grain == "step" and not _TO.fullmatch(gap):
        return _stepped(phrase, token, token.meaning) if gap.strip() in _STEP_GAPS else None
    if phrase.moment or phrase.delay or isinstance(token.meaning, Delay | Mark | Moment):
        return None
    if phrase.mark == "count":
        return None
    if phrase.mark:
        return _absorbed(phrase, token, gap)
    if _TO.fullmatch(gap) and (extended := _up_to(phrase, token)):
        return replace(extended, end=token.end)
    if not _LINKED.fullmatch(gap) or (isinstance(token.meaning, Days) and _IN_CASE.search(gap)):
        return None
    filled = _filled(phrase, token, gap)
    return replace(filled, end=token.end) if filled else None


def _stepped(phrase: Phrase, token: Token, said: Days) -> Phrase | None:
    days = stretches.stepped(phrase.days, said) if phrase.days and phrase.only_days else None
    return replace(phrase, days=days, end=token.end) if days else None


def _absorbed(phrase: Phrase, token: Token, gap: str) -> Phrase | None:
    """A past day or a rhythm takes the hours after it along: 昨天下午三点, 每周三晚上."""
    linked = bool(_TO.fullmatch(gap) or _LINKED.fullmatch(gap))
    if isinstance(token.meaning, Days) and phrase.mark == "past":
        linked = gap in {"", "的"}
    return replace(phrase, end=token.end) if linked and "," not in gap else None


def _up_to(phrase: Phrase, token: Token) -> Phrase | None:
    meaning = token.meaning
    if isinstance(meaning, Clock) and phrase.clock and not phrase.last:
        return replace(phrase, last=meaning)
    if isinstance(meaning, Part) and (phrase.clock or phrase.part) and not phrase.last_part:
        return replace(phrase, last_part=meaning)
    if isinstance(meaning, Days) and phrase.days and phrase.only_days:
        until = stretches.placed_in(replace(phrase.days, endless=True), meaning).until
        return replace(phrase, days=Days(phrase.days.first, until, "range")) if until > phrase.days.first else None
    if isinstance(meaning, Days) and not (phrase.only_days or phrase.last or phrase.last_days):
        return replace(phrase, last_days=stretches.reached(phrase.days, meaning))
    return None


def _filled(phrase: Phrase, token: Token, gap: str) -> Phrase | None:
    meaning = token.meaning
    if isinstance(meaning, Days):
        if meaning.grain == "shift":
            return None
        if phrase.days is None:
            return replace(phrase, days=meaning) if not phrase.relation else None
        days = stretches.merged(phrase.days, meaning, gap)
        return replace(phrase, days=days) if days else None
    if isinstance(meaning, Part):
        return _with_part(phrase, meaning, gap)
    if isinstance(meaning, Clock):
        return _with_clock(phrase, meaning)
    return None


def _with_part(phrase: Phrase, part: Part, gap: str) -> Phrase | None:
    if phrase.last_days and not (phrase.last or phrase.last_part):
        return replace(phrase, last_part=part)
    if phrase.last_part or (phrase.last and phrase.part):
        return None
    if phrase.clock and not phrase.last and part.name in _SHIFT_ENDS and not gap:
        return phrase
    if phrase.clock and part is PARTS["下班"] and gap.strip() in _ITS_DOER:
        return replace(phrase, part=phrase.part or part)
    if phrase.last or (phrase.clock and phrase.clock.literal):
        return None
    if phrase.part is None:
        return replace(phrase, part=part)
    if part is PARTS["下班"] and gap.strip() in _ITS_DOER - {""}:
        return phrase
    overlap = phrase.part.opens < part.closes and part.opens < phrase.part.closes
    return replace(phrase, part=part) if overlap and phrase.clock is None and gap.strip() in {"", "的"} else None


def _with_clock(phrase: Phrase, clock: Clock) -> Phrase | None:
    if (phrase.last_part or phrase.last_days) and phrase.last is None:
        return replace(phrase, last=clock)
    if phrase.clock or phrase.relation or phrase.last_part:
        return None
    return replace(phrase, clock=clock, last=clock.until)
