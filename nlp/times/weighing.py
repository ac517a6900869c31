"""Every phrase judged by the words around it."""

import re
from dataclasses import dataclass, replace

from nlp.times import cues
from nlp.times.clocks import PARTS
from nlp.times.phrase import Phrase

_RHYTHM_BEFORE, _RHYTHM_AFTER = 6, 1
_SHORT = 2
_NOT = re.compile("不是 $")


@dataclass(frozen=True)
class Candidate:
    """A phrase with what the words around it say of it."""

    phrase: Phrase
    refused: bool = False
    busy: bool = False
    former: bool = False
    chosen: bool = False
    offered: bool = False
    agreed: bool = False
    cued: bool = True


def weigh(plain: str, phrases: list[Phrase]) -> list[Candidate]:
    """The phrases that may be meant, in order, each judged by its neighbourhood."""
    found = [_judge(plain, phrases, index) for index in range(len(phrases))]
    return [candidate for candidate in _as_lists(plain, found) if candidate]


def _as_lists(plain: str, found: list[Candidate | None]) -> list[Candidate | None]:
    """周一周三周五上夜班, 除了周二周四: what is said of one end of a list is said of all of it."""
    for index in reversed(range(len(found) - 1)):
        one_of, next_one = found[index], found[index + 1]
        between = (one_of.phrase.end, next_one.phrase.start) if one_of and next_one else (0, 0)
        if one_of and next_one and cues.OR.fullmatch(plain, *between):
            found[index] = one_of = replace(one_of, agreed=one_of.agreed or next_one.agreed)
        if one_of and next_one and cues.LISTED.fullmatch(plain, *between):
            found[index] = replace(
                one_of,
                refused=one_of.refused or next_one.refused,
                busy=one_of.busy or next_one.busy,
                offered=one_of.offered or next_one.offered,
                agreed=one_of.agreed or next_one.agreed,
            )
    return found


@dataclass(frozen=True)
class _Place:
    """A phrase where it stands: the clause before it, the clause after it, and all up to the next phrase."""

    phrase: Phrase
    said: str
    before: str
    after: str
    between: str
    rest: str
    last: bool


def _place(plain: str, phrases: list[Phrase], index: int) -> _Place:
    phrase, last = phrases[index], index + 1 == len(phrases)
    left = plain[phrases[index - 1].end if index else 0 : phrase.start]
    right = plain[phrase.end : len(plain) if last else phrases[index + 1].start]
    before = cues.STOP.split(cues.QUESTION.sub("么", left))[-1]
    if index and not cues.STOP.search(left) and _refuses_what_went_before(left.lstrip(" 我们都也的")):
        before = ""
    clauses = cues.STOP.split(cues.QUESTION.sub("么", right))
    after = next((clause for clause in clauses if clause.strip(" 的、")), "")
    return _Place(
        phrase, plain[phrase.start : phrase.end], before.strip(), after.strip(), right, plain[phrase.end :], last
    )


def _refuses_what_went_before(words: str) -> bool:
    return bool(cues.REFUSED_AFTER.match(words) or cues.REFUSED_LATER.match(words) or cues.PAY_DAY.match(words))


def _judge(plain: str, phrases: list[Phrase], index: int) -> Candidate | None:
    if phrases[index].mark or _in_rhythm(plain, phrases, index) or _of_the_last_time(plain, phrases, index):
        return None
    place = _place(plain, phrases, index)
    if cues.IF_NOT.search(place.before) and _is_refused(place) and _said_again(phrases, index):
        return None
    habitual = any(phrase.mark == "often" for phrase in phrases)
    if _shift_of_a_day(place, phrases[index + 1 :]):
        return Candidate(place.phrase, busy=True)
    if _is_fact(place) or _only_talk(place, plain) or (habitual and _is_habit(place)):
        return None
    return _weighed(place, plain)


def _said_again(phrases: list[Phrase], index: int) -> bool:
    """明天来嘛, 要是明天不得空就后天: the day is refused only in case, and stays on offer."""
    return any(other.days == phrases[index].days for other in phrases[:index] if other.days)


def _is_fact(place: _Place) -> bool:
    """A pay day, a greeting, a shift plan, something told: nothing to book."""
    phrase = place.phrase
    goes_on = not place.last and cues.GOES_ON.search(place.said + place.after)
    told = not (goes_on or cues.AHEAD.search(place.said)) and cues.TOLD.search(place.after)
    by_now = cues.BY_NOW.search(place.before + place.said) and place.after.startswith("了")
    shift_plan = phrase.last and phrase.days is None and cues.SHIFT_PLAN.search(place.before)
    lessons = phrase.bare_part and cues.LESSONS.search(place.after)
    already = phrase.bare_part and cues.ALREADY.match(place.after)
    fact = already or cues.FACT.search(place.after) or cues.FACT_BEFORE.search(place.before)
    paid = phrase.clock is None and cues.PAID_THEN.search(place.after)
    return bool(
        told or by_now or shift_plan or lessons or fact or paid or _says_what_day_it_is(place) or _so_late(place)
    )


def _shift_of_a_day(place: _Place, later: list[Phrase]) -> bool:
    """夏至那天白班, 六点到宿舍等你们: the shift tells on which day the hour after it is."""
    named = place.phrase.days and place.phrase.only_days and cues.SHIFT_THEN.match(place.after)
    return bool(named and any((other.clock or other.part) and not (other.days or other.mark) for other in later))


def _only_talk(place: _Place, plain: str) -> bool:
    """周末加班应该双倍吧: a message on wages, school or the weather in which nothing is asked for."""
    timed = place.phrase.relation or place.phrase.delay or (place.phrase.days and place.phrase.clock)
    if timed or not cues.SUBJECT.search(place.before + "," + place.after):
        return False
    return not cues.ASKED.search(plain.replace(place.said, ",", 1))


def _so_late(place: _Place) -> bool:
    """昨晚加班到凌晨两点, 晚上九点才到宿舍: an hour without a day up to which something went on, and nothing asked for after it."""
    if place.phrase.days or place.phrase.relation:
        return False
    if cues.NOT_BEFORE.search(place.after):
        return True
    asked = cues.REQUEST.search(place.rest) or cues.OFFER.search(place.rest)
    return bool(cues.LASTED_UNTIL.search(place.before) and not asked)


def _says_what_day_it_is(place: _Place) -> bool:
    """今天礼拜天, 下周一来: a weekday or number beside 今天 tells the day and asks for nothing."""
    days = place.phrase.days
    if place.last or not (days and days.today and place.phrase.only_days):
        return False
    return bool(cues.DAY_TOLD.search(place.said) and cues.STOP.match(place.between.lstrip("了啊嘛呢都")))


def _is_habit(place: _Place) -> bool:
    return place.phrase.days is None and not cues.REQUEST.search(place.before + place.after)


def _weighed(place: _Place, plain: str) -> Candidate:
    phrase, before, after = place.phrase, place.before, place.after
    if phrase.clock and phrase.part is None and after.startswith("下班") and "夜班" not in plain:
        phrase = replace(phrase, part=PARTS["下班"])
    off_work = phrase.clock and cues.OFF_WORK_AT.search(place.said)
    busy = bool(off_work or cues.BUSY.search(after) or (phrase.only_days and cues.ARRIVES.match(after)))
    changed = not place.last and cues.CHANGED.search(place.between)
    listed = not place.last and cues.OR.fullmatch(place.between)
    rather = cues.RATHER.search(before) and "吧" in after
    return Candidate(
        phrase,
        refused=(busy and phrase.vague) or _is_refused(place),
        busy=busy,
        former=bool(changed or cues.FORMER.search(before)),
        chosen=bool(rather or cues.CHANGED_HERE.search(before)),
        offered=bool(listed or cues.OFFER.search(after)),
        agreed=bool(cues.AGREED.search(after)),
        cued=_is_cued(place, plain),
    )


def _is_cued(place: _Place, plain: str) -> bool:
    """Whether something is asked for or proposed: beside a bare 今天 or 晚上, anywhere in the message for the rest."""
    phrase, near, rest = place.phrase, place.before + place.after, plain.replace(place.said, " ")
    if phrase.days is None and cues.ROUTINE.search(place.said + place.after):
        return bool(cues.REQUEST.search(rest) or cues.OFFER.search(rest))
    if len(cues.FILLER.sub("", near)) <= _SHORT or cues.REQUEST.search(near) or cues.OFFER.search(place.after):
        return True
    if phrase.bare_part or (phrase.days and phrase.days.today):
        return False
    return bool(cues.REQUEST.search(rest) or cues.OFFER.search(rest) or cues.ARRANGED.search(rest))


def _is_refused(place: _Place) -> bool:
    if cues.STOP.match(place.between) and cues.OR_ELSE.match(place.after):
        return False
    if cues.EXCEPT.search(place.before):
        return not cues.ALL_ELSE_REFUSED.search(place.after)
    return bool(
        cues.REFUSED_AFTER.search(place.after)
        or (not place.last and cues.TAKEN_BACK.search(place.between))
        or cues.REFUSED_BEFORE.search(place.before)
        or cues.REFUSED_LATER.search(place.after)
        or (cues.REFUSED_LATER.search(place.between) and not cues.OFFER.search(place.after))
    )


def _of_the_last_time(plain: str, phrases: list[Phrase], index: int) -> bool:
    """上一次培训是在三月八号: the day of what is past, if nothing was agreed then."""
    if not index or phrases[index - 1].mark != "past":
        return False
    return bool(cues.LAST_TIME.search(plain[phrases[index - 1].end : phrases[index].start]))


def _in_rhythm(plain: str, phrases: list[Phrase], index: int) -> bool:
    """平时都是晚上八点, 星期天一般休息: a rhythm word next to a time in its clause makes it a habit."""
    pairs = [(index - 1, index, _RHYTHM_BEFORE), (index, index + 1, _RHYTHM_AFTER)]
    for left, right, reach in pairs:
        if left < 0 or right == len(phrases) or phrases[left + right - index].mark != "often":
            continue
        gap = plain[phrases[left].end : phrases[right].start]
        if len(gap) <= reach and not cues.STOP.search(gap):
            return True
    return False
