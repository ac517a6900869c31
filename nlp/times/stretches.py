"""Stretches of days set against each other: one confirms, narrows, continues or moves the other."""

import re
from dataclasses import replace
from datetime import timedelta

from nlp import late
from nlp.times.meaning import DAY, Days, one
from nlp.times.months import numbered
from nlp.times.weeks import coming, nth_weekday

_LIST = late.pattern(r"\s*[、,和跟与]?\s*")
_INTO = late.pattern(r"\s*,?\s*的?(?:那一?个?|这一?个?|头一?个?|第)?的?(?:那周的?)?")
_SOON_AFTER, _WITHIN_THE_BREAK = timedelta(days=40), timedelta(days=8)


def merged(known: Days, said: Days, gap: str) -> Days | None:
    """Two days said in a row: one confirms, narrows or continues the other; otherwise they are two."""
    if _INTO.fullmatch(gap) and (narrowed := _narrowed(known, said)):
        return narrowed
    if said.first == known.first and gap.strip() != "、":
        return replace(said, today=known.today) if said.grain == "day" else known
    if known.weekday is not None and said.first.weekday() == known.weekday and said.grain == "day" and not said.wide:
        return said
    if said.weekday is not None and known.grain == "day" and known.weekday is None and gap == "的":
        return placed_in(known, said)
    if said.weekday == known.first.weekday() and known.grain == "day":
        return known
    following = said.weekday is not None or said.number is not None or known.until == said.first
    later = placed_in(replace(known, endless=True), said) if following else said
    apart = gap.strip() or not said.feast
    if _LIST.fullmatch(gap) and later.first == known.until and not known.before and apart:
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
    near = known.first - _WITHIN_THE_BREAK <= said.first <= known.first + _SOON_AFTER
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
    return Days(first, first + length, said.grain, placed=said.weekday is not None)


def reached(days: Days | None, said: Days) -> Days:
    """The day on which a range ends that began at an hour: 周五晚上到周六早上, 今晚十点到次日六点."""
    if said.grain == "step":
        return one((days or said).first + said.step * DAY)
    return placed_in(replace(days, endless=True), said) if days else said


def shifted(days: Days, relation: re.Match[str], last_char: str) -> Days:
    """Before 月底 means by its end, before anything else by its beginning; after a day means from the next one."""
    if relation["before"]:
        until = days.until if last_char in "底末" and days.weekday is None else days.first
        return Days(days.first, until, "range", before=True)
    if relation["after"] and not (days.before or days.endless):
        first = days.first if relation["after"] in {"开始", "起"} else days.until
        return Days(first, first + DAY, endless=True)
    return days


def stepped(days: Days, said: Days) -> Days | None:
    """国庆第三天, 除夕前两天; after a holiday the 头一天 is the first one, and 下周前三天 are its first three."""
    if said.endless and not days.endless:
        return None
    if said.nth < 0:
        return one(days.until - DAY)
    if said.step < 0 and (days.grain in {"week", "month"} or (said.feast and days.wide and not days.endless)):
        return Days(days.first, days.first - said.step * DAY, "range")
    step = 0 if days.endless and said.feast and said.step < 0 else said.step
    return one(days.first + step * DAY)
