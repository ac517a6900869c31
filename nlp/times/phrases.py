"""Neighbouring words of time joined to phrases: a day, a part of it, an hour, and up to when."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from nlp import late
from nlp.times import stretches
from nlp.times.clocks import PARTS
from nlp.times.joining import joined
from nlp.times.lexer import Token
from nlp.times.meaning import DAY, Clock, Days, Delay, Mark, Moment, Part, one
from nlp.times.numerals import NUMBER, read
from nlp.times.phrase import Phrase

_AFTER = r"以后|之后|过后|往后(?![推延挪移个再\d一两二三四五六七])|后(?![天日面头晌半])|开始|过了(?=来|再|就|我|[,。]|$)|一过|起(?![来床])"
_BEFORE = r"之前|以前|前(?![天面台往后两二三四五\d]|一(?![定起直块]))|截止"
_LIST_GOES_ON = late.pattern(r"\s*(?:$|[,。]|都|两天|三天|随便)")
_FRESH = late.pattern(r"(?:^|[\s,。!?我你您他们])$")
_OVER = late.pattern(r"(?:过了|过完|忙完|忙过|出了)$")
_OFF = late.pattern(
    rf"(?:起|开始)?,?(?:我们?|就|都|可以|要|会|连着?|一共|总共)*(?:休息?|放假?|请假?|歇)(?:了)?(?![一1]天)(?P<count>{NUMBER})天假?"
)
_AND = late.pattern(r"\s*[,、]?(?:到|至|和|但|但是)?")
_OR = late.pattern(r"\s*[,、)]?(?:或|或者|还是|要么|/|、)(?:是|说)?\s*")
_EXCEPT = late.pattern(r"(?:除了|除开|不是|别|不要|莫)(?:在|约|选)?$")
_RELATION = late.pattern(
    rf"(?:钟|左右|[的呢]?时候|那会儿?|整)?(?:前后|(?P<after>{_AFTER})|(?P<before>{_BEFORE})|之内|以内|内)"
)


def build(plain: str, tokens: Iterable[Token]) -> list[Phrase]:
    phrases: list[Phrase] = []
    for token in tokens:
        gap = plain[phrases[-1].end : token.start] if phrases else ""
        grown = joined(phrases[-1], token, gap) if phrases else None
        if grown and not ("," in gap and isinstance(token.meaning, Days) and _apart(plain, phrases[-1], grown)):
            phrases[-1] = grown
        else:
            alone = _counted_back(phrases, token, plain) or _alone(token)
            phrases.append(replace(alone, alternative=bool(_OR.fullmatch(gap))))
            phrases[-1] = _after_its_end(phrases[-1], plain)
        phrases[-1] = _related(phrases[-1], plain, token)
    return _with_the_same_hour(_shared(_between(_days_off(phrases, plain), plain)))


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


def _apart(plain: str, phrase: Phrase, grown: Phrase) -> bool:
    """Days with a comma between them are one stretch only in a plain list: 10号,11号,12号都可以."""
    if _EXCEPT.search(plain, 0, phrase.start):
        return True
    grew = grown.days and phrase.days and grown.days.first == phrase.days.first and grown.days.until > phrase.days.until
    return bool(grew) and not _LIST_GOES_ON.match(plain, grown.end)


def _days_off(phrases: list[Phrase], plain: str) -> list[Phrase]:
    """28号起休三天: so many days from that one."""
    for index, phrase in enumerate(phrases):
        off = _OFF.match(plain, phrase.end) if phrase.days and phrase.only_days and not phrase.days.wide else None
        off = off or (
            _OFF.match(plain, phrase.end) if phrase.days and phrase.days.endless and phrase.only_days else None
        )
        if off and phrase.days:
            until = phrase.days.first + read(off["count"]) * DAY
            phrases[index] = replace(phrase, end=off.end(), days=Days(phrase.days.first, until, "range"))
    return phrases


def _between(phrases: list[Phrase], plain: str) -> list[Phrase]:
    """下午两点以后, 四点以前: an hour after which and one before which are the two ends of a range."""
    for index in reversed(range(len(phrases) - 1)):
        first, second = phrases[index], phrases[index + 1]
        bounded = first.relation == "after" and second.relation == "before" and first.clock and second.clock
        if bounded and not (first.last or second.days) and _AND.fullmatch(plain, first.end, second.start):
            ends = replace(first, end=second.end, last=second.clock, last_part=second.part, relation="")
            phrases[index : index + 2] = [ends]
    return phrases


def _shared(phrases: list[Phrase]) -> list[Phrase]:
    """周一或者周二下午两点: the hour at the end belongs to both days."""
    for index, (first, second) in enumerate(pairwise(phrases)):
        if second.alternative and first.days and first.only_days and second.days:
            phrases[index] = replace(second, start=first.start, end=first.end, days=first.days, alternative=False)
    return phrases


def _with_the_same_hour(phrases: list[Phrase]) -> list[Phrase]:
    """明天三点改到后天, 时间一样: the hour said with the day before."""
    at = next((index for index, phrase in enumerate(phrases) if phrase.mark == "same"), 0)
    if at and phrases[at - 1].only_days:
        timed = next((phrase for phrase in reversed(phrases[: at - 1]) if phrase.clock or phrase.part), None)
        if timed:
            phrases[at - 1] = replace(phrases[at - 1], clock=timed.clock, part=timed.part, last=timed.last)
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
        case Delay(minutes):
            return Phrase(token.start, token.end, delay=minutes)
        case Moment() as moment:
            return Phrase(token.start, token.end, moment=moment)


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
    return replace(phrase, days=stretches.shifted(phrase.days or token.meaning, match, plain[token.end - 1]))
