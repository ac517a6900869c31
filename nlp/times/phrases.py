"""Neighbouring words of time joined to phrases: a day, a part of it, an hour, and up to when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from nlp.times.clocks import PARTS
from nlp.times.lexer import Token
from nlp.times.meaning import DAY, Clock, Days, Mark, Moment, Part, one
from nlp.times.months import numbered
from nlp.times.weeks import coming, nth_weekday

_TO = re.compile(r"\s*(?:一直)?(?:到|至|[-~]+|—)\s*")
_LIST = re.compile(r"\s*[、,和跟与]?\s*")
_LINKED = re.compile(
    r"(?:[\s,、()的:第]|就是|就|也|都是|都|大概|大约|差不多|左右|那天|当天|那个|这天|我们?|你们?|您|能|可以|想|要|会|得|来|过来|再|在|吧|哈|嘛|么|啊|呢|呐|嘞|嘎|噶|咯|喽|呗|噻|那点|是|约|定|然后"
    r"|有空|得空|放假|休息|请假|如果|的话|一下|这个|时间|见|打算|准备|预约|安排|约在|可能|应该|估计|最好|争取|到)*"
)
_AFTER = r"以后|之后|过后|往后|后(?![天日面头晌半])|开始|过了(?=来|再|就|我|[,。]|$)|一过|起(?![来床])"
_BEFORE = r"之前|以前|前(?![天面台往后一两二三四五\d])|截止"
_STEP_GAPS = {"", "的", "上班", "上班的", "那周的"}
_INTO = re.compile(r"\s*,?\s*的?(?:那一?个?|这一?个?|头一?个?|第)?的?(?:那周的?)?")
_SOON_AFTER = timedelta(days=40)
_LIST_GOES_ON = re.compile(r"\s*(?:$|[,。]|都|两天|三天|随便)")
_FRESH = re.compile(r"(?:^|[\s,。!?我你您他们])$")
_OVER = re.compile(r"(?:过了|过完|忙完|忙过)$")
_OR = re.compile(r"\s*[,、]?(?:或|或者|还是|要么|/|、)(?:是|说)?\s*")
_EXCEPT = re.compile(r"(?:除了|除开|不是|别|不要|莫)(?:在|约|选)?$")
_RELATION = re.compile(
    rf"(?:钟|左右|[的呢]?时候|那会儿?|整)?(?:前后|(?P<after>{_AFTER})|(?P<before>{_BEFORE})|之内|以内|内)"
)


@dataclass(frozen=True)
class Phrase:
    """What one stretch of the text says of time; `mark` tells that it is past or a rhythm."""

    start: int
    end: int
    days: Days | None = None
    part: Part | None = None
    clock: Clock | None = None
    last: Clock | None = None
    last_part: Part | None = None
    last_days: Days | None = None
    moment: Moment | None = None
    mark: str | None = None
    relation: str = ""
    alternative: bool = False
    counted: bool = False

    @property
    def only_days(self) -> bool:
        return self.part is None and self.clock is None and self.moment is None


def build(plain: str, tokens: Iterable[Token]) -> list[Phrase]:
    phrases: list[Phrase] = []
    for token in tokens:
        gap = plain[phrases[-1].end : token.start] if phrases else ""
        joined = _join(phrases[-1], token, gap) if phrases else None
        if joined and not ("," in gap and isinstance(token.meaning, Days) and _apart(plain, phrases[-1], joined)):
            phrases[-1] = joined
        else:
            alone = _counted_back(phrases, token, plain) or _alone(token)
            phrases.append(replace(alone, alternative=bool(_OR.fullmatch(gap))))
            phrases[-1] = _after_its_end(phrases[-1], plain)
        phrases[-1] = _related(phrases[-1], plain, token)
    return _shared(phrases)


def _counted_back(phrases: list[Phrase], token: Token, plain: str) -> Phrase | None:
    """15号走,走的前一天来: a step that stands apart goes from the day said before."""
    said = token.meaning
    anchor = next((phrase.days for phrase in reversed(phrases) if phrase.days), None)
    if not (anchor and isinstance(said, Days) and said.grain == "step") or said.endless or said.nth:
        return None
    if said.step < -1 and _FRESH.search(plain, 0, token.start):
        return None
    step = 0 if anchor.endless and said.feast and said.step < 0 else said.step
    return Phrase(token.start, token.end, days=one(anchor.first + step * DAY), counted=True)


def _after_its_end(phrase: Phrase, plain: str) -> Phrase:
    """过了明天, 忙完这周, 过了八点: what comes after."""
    if not _OVER.search(plain, 0, phrase.start):
        return phrase
    if phrase.days and not phrase.days.before:
        return replace(phrase, days=Days(phrase.days.until, phrase.days.until + DAY, endless=True))
    return replace(phrase, relation="after") if phrase.clock else phrase


def _apart(plain: str, phrase: Phrase, joined: Phrase) -> bool:
    """Days with a comma between them are one stretch only in a plain list: 10号,11号,12号都可以."""
    if _EXCEPT.search(plain, 0, phrase.start):
        return True
    grew = (
        joined.days and phrase.days and joined.days.first == phrase.days.first and joined.days.until > phrase.days.until
    )
    return bool(grew) and not _LIST_GOES_ON.match(plain, joined.end)


def _shared(phrases: list[Phrase]) -> list[Phrase]:
    """周一或者周二下午两点: the hour at the end belongs to both days."""
    for index, (first, second) in enumerate(pairwise(phrases)):
        if second.alternative and first.days and first.only_days and second.days:
            phrases[index] = replace(second, start=first.start, end=first.end, days=first.days, alternative=False)
    return phrases


def _alone(token: Token) -> Phrase:
    match token.meaning:
        case Mark(sort):
            return Phrase(token.start, token.end, mark=sort)
        case Days(grain="step", step=step):
            return Phrase(token.start, token.end, mark="past" if step < 0 else "count")
        case Days() as days:
            return Phrase(token.start, token.end, days=days)
        case Part() as part:
            return Phrase(token.start, token.end, part=part)
        case Clock() as clock:
            return Phrase(token.start, token.end, clock=clock, last=clock.until)
        case Moment() as moment:
            return Phrase(token.start, token.end, moment=moment)


def _join(phrase: Phrase, token: Token, gap: str) -> Phrase | None:
    """The phrase with this word in it, or None when the word begins another."""
    if isinstance(token.meaning, Days) and token.meaning.grain == "step" and not _TO.fullmatch(gap):
        stepped = _stepped(phrase, token.meaning) if gap.strip() in _STEP_GAPS else None
        return replace(stepped, end=token.end) if stepped else None
    if phrase.moment or isinstance(token.meaning, Mark | Moment):
        return None
    if phrase.mark == "count":
        return None
    if phrase.mark:
        return _absorbed(phrase, token, gap)
    if _TO.fullmatch(gap) and (reached := _up_to(phrase, token)):
        return replace(reached, end=token.end)
    if not _LINKED.fullmatch(gap):
        return None
    filled = _filled(phrase, token, gap)
    return replace(filled, end=token.end) if filled else None


def _stepped(phrase: Phrase, said: Days) -> Phrase | None:
    """国庆第三天, 除夕前两天; after a holiday the 头一天 is the first one, and 下周前三天 are its first three."""
    days, step = phrase.days, said.step
    if days is None or not phrase.only_days or (said.endless and not days.endless):
        return None
    if said.nth < 0:
        return replace(phrase, days=one(days.until - DAY))
    if step < 0 and (days.grain in {"week", "month"} or (said.feast and days.wide and not days.endless)):
        return replace(phrase, days=Days(days.first, days.first - step * DAY, "range"))
    step = 0 if days.endless and said.feast and step < 0 else step
    return replace(phrase, days=one(days.first + step * DAY))


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
        until = placed_in(replace(phrase.days, endless=True), meaning).until
        return replace(phrase, days=Days(phrase.days.first, until, "range")) if until > phrase.days.first else None
    if isinstance(meaning, Days) and not (phrase.only_days or phrase.last or phrase.last_days):
        return replace(phrase, last_days=_reached(phrase.days, meaning))
    return None


def _reached(days: Days | None, said: Days) -> Days:
    """The day on which a range ends that began at an hour: 周五晚上到周六早上, 今晚十点到次日六点."""
    if said.grain == "step":
        return one((days or said).first + said.step * DAY)
    return placed_in(replace(days, endless=True), said) if days else said


def _filled(phrase: Phrase, token: Token, gap: str) -> Phrase | None:
    meaning = token.meaning
    if isinstance(meaning, Days):
        if meaning.grain == "shift":
            return None
        if phrase.days is None:
            return replace(phrase, days=meaning) if not phrase.relation else None
        days = _merged(phrase.days, meaning, gap)
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
    if phrase.clock and part is PARTS["下班"] and not gap:
        return replace(phrase, part=phrase.part or part)
    if phrase.last or (phrase.clock and phrase.clock.literal):
        return None
    if phrase.part is None:
        return replace(phrase, part=part)
    overlap = phrase.part.opens < part.closes and part.opens < phrase.part.closes
    return replace(phrase, part=part) if overlap and phrase.clock is None and gap.strip() in {"", "的"} else None


def _with_clock(phrase: Phrase, clock: Clock) -> Phrase | None:
    if (phrase.last_part or phrase.last_days) and phrase.last is None:
        return replace(phrase, last=clock)
    if phrase.clock or phrase.relation or phrase.last_part:
        return None
    return replace(phrase, clock=clock, last=clock.until)


def _merged(known: Days, said: Days, gap: str) -> Days | None:
    """Two days said in a row: one confirms, narrows or continues the other; otherwise they are two."""
    if _INTO.fullmatch(gap) and (narrowed := _narrowed(known, said)):
        return narrowed
    if said.first == known.first and gap.strip() != "、":
        return said if said.grain == "day" else known
    if known.weekday is not None and said.first.weekday() == known.weekday and said.grain == "day" and not said.wide:
        return said
    if said.weekday is not None and known.grain == "day" and known.weekday is None and gap == "的":
        return placed_in(known, said)
    if said.weekday == known.first.weekday() and known.grain == "day":
        return known
    following = said.weekday is not None or said.number is not None or known.until == said.first
    later = placed_in(replace(known, endless=True), said) if following else said
    if _LIST.fullmatch(gap) and later.first == known.until and not known.before:
        return Days(known.first, later.until, "range", known.weekday, known.number, listed=True)
    return None


def _narrowed(known: Days, said: Days) -> Days | None:
    """A weekday or a date within the wider stretch said before it; before a festival the last one that is left."""
    bare = said.weekday is not None or said.number is not None
    if known.before and said.weekday is not None:
        last = coming(known.until - 7 * DAY, said.weekday)
        return Days(last, last + (said.until - said.first), said.grain)
    if bare and known.wide and not (known.before or known.listed):
        return placed_in(known, said)
    near = known.first <= said.first <= known.first + _SOON_AFTER
    return said if known.endless and not said.wide and near else None


def placed_in(wide: Days, said: Days) -> Days:
    """A bare weekday or day number moved to where the wider stretch before it points."""
    length = said.until - said.first
    first = said.first
    if said.nth and said.weekday is not None:
        first = nth_weekday(wide.first, wide.until, said.weekday, said.nth)
    elif said.weekday is not None:
        first = coming(wide.first, said.weekday)
    elif said.number is not None:
        first = numbered(wide.first, said.number)
    return Days(first, first + length, said.grain)


def _related(phrase: Phrase, plain: str, token: Token) -> Phrase:
    """前 and 后 after a day move the day; after an hour they are kept for reading the phrase."""
    match = _RELATION.match(plain, token.end)
    if match is None or phrase.mark or phrase.moment:
        return phrase
    phrase = replace(phrase, end=match.end())
    word = "after" if match["after"] else "before" if match["before"] else ""
    if not isinstance(token.meaning, Days):
        if token.meaning is PARTS["中午"] and word == "after":
            return replace(phrase, part=PARTS["下午"])
        return replace(phrase, relation=word)
    return replace(phrase, days=_shifted(phrase.days or token.meaning, match, plain[token.end - 1]))


def _shifted(days: Days, relation: re.Match[str], last_char: str) -> Days:
    """Before 月底 means by its end, before anything else by its beginning; after a day means from the next one."""
    if relation["before"]:
        until = days.until if last_char in "底末" and days.weekday is None else days.first
        return Days(days.first, until, "range", before=True)
    if relation["after"] and not (days.before or days.endless):
        first = days.first if relation["after"] in {"开始", "起"} else days.until
        return Days(first, first + DAY, endless=True)
    return days
