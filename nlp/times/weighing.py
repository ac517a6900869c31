"""Every phrase judged by the words around it."""

from dataclasses import dataclass, replace

from nlp.times import cues, telling
from nlp.times.clocks import PARTS
from nlp.times.phrase import Phrase
from nlp.times.telling import Place, place_of

_RHYTHM_BEFORE, _RHYTHM_AFTER = 6, 1
_SHORT = 2


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


def _judge(plain: str, phrases: list[Phrase], index: int) -> Candidate | None:
    if phrases[index].mark or _in_rhythm(plain, phrases, index) or _of_the_last_time(plain, phrases, index):
        return None
    place = place_of(plain, phrases, index)
    if cues.IF_NOT.search(place.before) and _is_refused(place) and _said_again(phrases, index):
        return None
    habitual = any(phrase.mark == "often" for phrase in phrases)
    if _shift_of_a_day(place, phrases[index + 1 :]):
        return Candidate(place.phrase, busy=True)
    if telling.is_fact(place) or telling.only_talks(place, plain) or (habitual and telling.is_habit(place)):
        return None
    return _weighed(place, plain)


def _said_again(phrases: list[Phrase], index: int) -> bool:
    """明天来嘛, 要是明天不得空就后天: the day is refused only in case, and stays on offer."""
    return any(other.days == phrases[index].days for other in phrases[:index] if other.days)


def _shift_of_a_day(place: Place, later: list[Phrase]) -> bool:
    """夏至那天白班, 六点到宿舍等你们: the shift tells on which day the hour after it is."""
    named = place.phrase.days and place.phrase.only_days and cues.SHIFT_THEN.match(place.after)
    return bool(named and any((other.clock or other.part) and not (other.days or other.mark) for other in later))


def _weighed(place: Place, plain: str) -> Candidate:
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


def _is_cued(place: Place, plain: str) -> bool:
    """Whether something is asked for or proposed: beside a bare 今天 or 晚上, anywhere in the message for the rest."""
    phrase, near, rest = place.phrase, place.before + place.after, plain.replace(place.said, " ")
    if phrase.days is None and cues.ROUTINE.search(place.said + place.after):
        return bool(cues.REQUEST.search(rest) or cues.OFFER.search(rest))
    if len(cues.FILLER.sub("", near)) <= _SHORT or cues.REQUEST.search(near) or cues.OFFER.search(place.after):
        return True
    if phrase.bare_part or (phrase.days and phrase.days.today):
        return False
    return bool(cues.REQUEST.search(rest) or cues.OFFER.search(rest) or cues.ARRANGED.search(rest))


def _is_refused(place: Place) -> bool:
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
