"""What one phrase leaves unsaid taken from another: the day, the part of the day, the week a weekday falls in."""

from dataclasses import replace
from datetime import timedelta

from nlp.times.clocks import PARTS
from nlp.times.meaning import DAY, Days, one
from nlp.times.months import numbered
from nlp.times.phrase import Phrase
from nlp.times.stretches import placed_in
from nlp.times.weighing import Candidate

FORTNIGHT = timedelta(days=14)
WEEK = timedelta(days=7)
MORNINGS, EARLIEST = (PARTS["早上"], PARTS["上午"]), 7  # 上午在宿舍睡, 两点以后: no two in the morning
SHIFT_ENDS = tuple(PARTS[name] for name in ("下班", "下早班", "下中班", "下夜班"))
EVENINGS, EVENING_FROM = (PARTS["下午"], PARTS["晚上"], PARTS["傍晚"]), 5


def inherit(candidates: list[Candidate]) -> list[Candidate]:
    """An hour said apart from its day takes the day from the words before it, or else after it."""
    result: list[Candidate] = []
    candidates = [_after_work(candidate, candidates[:index]) for index, candidate in enumerate(candidates)]
    for index, candidate in enumerate(candidates):
        giver = _giver(candidates, result, index)
        if giver is None:
            result.append(candidate)
            continue
        if giver in result and not (candidate.refused or candidate.busy) and _fills(candidate.phrase, giver.phrase):
            result.remove(giver)
        moved = bool(candidate.phrase.delay or (candidate.phrase.days and candidate.phrase.days.grain == "shift"))
        result.append(replace(candidate, phrase=_completed(candidate.phrase, giver), chosen=candidate.chosen or moved))
    return result


def _after_work(candidate: Candidate, before: list[Candidate]) -> Candidate:
    """我晚上七点下班, 明天七点半: an hour not long after the end of work is of the evening too."""
    hour = candidate.phrase.clock
    if hour is None or hour.literal or candidate.phrase.part or candidate.busy:
        return candidate
    ends = [earlier.phrase for earlier in before if earlier.busy and earlier.phrase.part in EVENINGS]
    late = any(end.clock and EVENING_FROM <= end.clock.hour % 12 <= hour.hour < 12 for end in ends)
    return replace(candidate, phrase=replace(candidate.phrase, part=PARTS["晚上"])) if late else candidate


def _fills(phrase: Phrase, giver: Phrase) -> bool:
    """Whether the giver says nothing that the completed phrase does not say too."""
    return giver.only_days or (giver.clock is None and phrase.clock is not None and phrase.part in {None, giver.part})


def _completed(phrase: Phrase, lender: Candidate) -> Phrase:
    """A refused part of the day is not handed on, a refused hour still tells which half of the day is meant."""
    giver = lender.phrase
    slept = lender.busy and giver.part in MORNINGS and phrase.clock and phrase.clock.hour < EARLIEST
    part = giver.part if giver.clock or not (lender.refused or slept) else None
    if phrase.delay:
        return replace(giver, start=min(giver.start, phrase.start), end=phrase.end, delay=phrase.delay)
    if phrase.days and giver.days and phrase.days.grain == "shift":
        days = one(giver.days.first + phrase.days.step * DAY)
        return replace(giver, start=min(giver.start, phrase.start), end=phrase.end, days=days)
    if phrase.part in SHIFT_ENDS and giver.clock and lender.busy and not phrase.clock:
        return replace(giver, start=phrase.start, end=phrase.end)
    if phrase.days and giver.days:
        return replace(phrase, days=placed_in(giver.days, phrase.days))
    return replace(phrase, days=giver.days, part=phrase.part or part)


def _giver(candidates: list[Candidate], before: list[Candidate], index: int) -> Candidate | None:
    phrase = candidates[index].phrase
    if phrase.moment:
        return None
    if phrase.delay:
        known = next((earlier for earlier in reversed(before) if earlier.phrase.clock), None)
        return known or _former(candidates[index + 1 :])
    if phrase.days and phrase.days.grain == "shift":
        known = next((earlier for earlier in reversed(before) if earlier.phrase.days), None)
        return known or _former(candidates[index + 1 :])
    if phrase.days:
        narrow = phrase.days.weekday is not None or phrase.days.number is not None
        return (
            before[-1] if narrow and before and _holds(before[-1], phrase.days) else _month_giver(before, phrase.days)
        )
    for earlier in reversed(before):
        if earlier.phrase.days or (earlier.phrase.part and phrase.clock and not phrase.part):
            return earlier if not earlier.refused or not earlier.phrase.only_days else None
    for later in candidates[index + 1 :]:
        if later.phrase.days:
            return later if _lends(later.phrase, phrase) and not later.refused else None
    return None


def _former(after: list[Candidate]) -> Candidate | None:
    """往后挪一天, 本来是星期二的: what is moved may be said last."""
    return after[0] if len(after) == 1 and after[0].former and not after[0].phrase.delay else None


def _month_giver(before: list[Candidate], said: Days) -> Candidate | None:
    """1月5号走, 11号来: a bare number soon after a date said before it falls in that month, not in this one."""
    known = before[-1].phrase.days if before else None
    if known is None or said.number is None or known.number is not None or known.grain not in {"day", "range"}:
        return None
    near = numbered(known.first, said.number)
    return before[-1] if near != said.first and near - known.first < FORTNIGHT else None


def _lends(giver: Phrase, phrase: Phrase) -> bool:
    """A later day serves an hour said before it, unless it has another part of the day of its own."""
    if giver.clock or giver.moment:
        return False
    own, other = phrase.part, giver.part
    return other is None or (own is not None and own.opens < other.closes and other.opens < own.closes)


def _holds(candidate: Candidate, said: Days) -> bool:
    """下周来可以吗, 周三: the wide stretch into which the weekday falls; after a festival 8号 is the one near it."""
    days = candidate.phrase.days
    if days is not None and (days.feast or days.endless) and said.number is not None:
        return numbered(days.first, said.number) - days.first < FORTNIGHT
    if _days_on(candidate, said):
        return True
    if days is None or candidate.refused or not candidate.phrase.only_days:
        return False
    weekday = said.weekday
    if days.grain == "range" and days.placed is False and weekday is not None and _contains(days, weekday):
        return True
    long = days.grain == "range" and not days.before and days.until - days.first > WEEK
    return days.grain in {"week", "month"} or (long and said.weekday is not None)


def _contains(days: Days, weekday: int) -> bool:
    """下周末吧, 星期六下午三点: the weekday lies in the few days before it."""
    return any(
        (days.first + ahead * DAY).weekday() == weekday for ahead in range(min(7, (days.until - days.first).days))
    )


def _days_on(candidate: Candidate, said: Days) -> bool:
    """国庆后第一个礼拜六要补班, 礼拜天来; 下周一面试, 周三上班: a weekday beside one far ahead is of the same week."""
    days, away = candidate.phrase.days, candidate.busy or candidate.refused
    if days is None or said.weekday is None or not (away or days.first.weekday() < said.weekday):
        return False
    return days.placed and days.grain == "day" and days.first > said.first
