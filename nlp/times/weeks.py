"""Weekdays, weekends and weeks; a week starts on Monday, and a bare weekday is the next one to come."""

import re
from datetime import date
from itertools import pairwise

from nlp.times.meaning import DAY, Days, Meaning, Rule, Setting, field
from nlp.times.numerals import read
from nlp.times.relative_days import later

_WEEKDAYS = {char: index for index, char in enumerate("一二三四五六日")} | {"天": 6, "七": 6, "末": 5}
_WEEKDAYS |= {str(number + 1): number for number in range(7)}
_WEEK = "(?:周|星期|礼拜|(?<=[下这个])拜)"
_PREFIX = "(?:(?P<next>下{1,3}|再下)一?个?|(?P<this>这一?个?|本|今))"
_DAY = r"(?P<day>[一二三四五六天日七]|[1-7](?![\d岁个次万千百块元:点月/号.]))"
_NAMED = rf"{_PREFIX}?{_WEEK}(?:的|里|呢)?{_WEEK}?的?{_DAY}"
_TO = r"\s?(?:到|至|[-~])\s?"
_NO_COUNT = r"(?![个点号月十百千万次块元\d人时:])"
_LAST = rf"{_TO}(?:{_WEEK})?(?P<last>[一二三四五六天日1-7]){_NO_COUNT}"
_RUN = r"(?P<run>(?:[二三四五六日]|(?<![两二三四])天){1,5})(?![点个号月十半天])"


def monday(today: date, match: re.Match[str]) -> date:
    """The Monday of the week that 这 or 下 names."""
    ahead = field(match, "next")
    weeks = 0 if not ahead else 2 if ahead == "再下" else len(ahead)
    return today - today.weekday() * DAY + weeks * 7 * DAY


def coming(after: date, weekday: int) -> date:
    """The next such weekday, the day itself included."""
    return after + (weekday - after.weekday()) % 7 * DAY


def _placed(match: re.Match[str]) -> bool:
    return bool(field(match, "next") or field(match, "this"))


def _first(match: re.Match[str], setting: Setting, weekday: int) -> date:
    if _placed(match):
        return monday(setting.today, match) + weekday * DAY
    return coming(setting.today + DAY, weekday)


def _weekday(match: re.Match[str], setting: Setting) -> Meaning:
    return _weekdays(match, setting, _WEEKDAYS[match["day"]])


def _weekdays(match: re.Match[str], setting: Setting, last: int) -> Days:
    weekday = _WEEKDAYS[match["day"]]
    first = _first(match, setting, weekday)
    bare = None if _placed(match) else weekday
    grain = "day" if last == weekday else "range"
    return Days(first, first + (last - weekday + 1) * DAY, grain, weekday=bare, placed=bare is None)


def _up_to(match: re.Match[str], setting: Setting) -> Meaning | None:
    last = _WEEKDAYS[match["last"]]
    first = _WEEKDAYS[match["day"]]
    return _weekdays(match, setting, last if last > first else last + 7) if last != first else None


def _run(match: re.Match[str], setting: Setting) -> Meaning | None:
    """周四五六: days in a row under one word; of 周一三五 the next one to come."""
    days = [_WEEKDAYS[char] for char in match["day"] + match["run"]]
    if all(later == day + 1 for day, later in pairwise(days)):
        return _weekdays(match, setting, days[-1])
    if any(later <= day for day, later in pairwise(days)):
        return None
    first = min(_first(match, setting, day) for day in days)
    return Days(first, first + DAY)


def _weekend(match: re.Match[str], setting: Setting) -> Meaning:
    if _placed(match):
        return Days((first := monday(setting.today, match) + 5 * DAY), first + 2 * DAY, "range")
    first = coming(setting.today, 5)
    return Days(first, first + 2 * DAY, "range", weekday=5)


_THIRDS = {"初": (0, 2), "头": (0, 2), "前": (0, 3), "中": (2, 4), "后": (3, 7), "尾": (4, 7)}


def _week(match: re.Match[str], setting: Setting) -> Meaning:
    first = monday(setting.today, match)
    if third := field(match, "third"):
        opens, closes = _THIRDS[third[0]]
        return Days(first + opens * DAY, first + closes * DAY, "range")
    return Days(max(first, setting.today), first + 7 * DAY, "week")


def _bare_third(match: re.Match[str], setting: Setting) -> Meaning:
    """周中: of this week while some of it is to come."""
    opens, closes = _THIRDS[match["third"]]
    first = setting.today - setting.today.weekday() * DAY
    first += 7 * DAY * (first + closes * DAY <= setting.today)
    return Days(max(first + opens * DAY, setting.today), first + closes * DAY, "range")


def _nth(match: re.Match[str], setting: Setting) -> Meaning:
    """Counted in the running month unless a month stands before it."""
    weekday = _WEEKDAYS[match["day"] or "六"]
    nth = 1 if match["head"] else read(match["nth"]) if match["nth"] else -1
    first = nth_weekday(setting.today.replace(day=1), later(setting.today.replace(day=1), 1), weekday, nth)
    return Days(first, first + (2 if match["weekend"] else 1) * DAY, weekday=weekday, nth=nth)


def nth_weekday(first: date, until: date, weekday: int, nth: int) -> date:
    return coming(first, weekday) + (nth - 1) * 7 * DAY if nth > 0 else coming(until - 7 * DAY, weekday)


RULES = (
    Rule(rf"(?:第(?P<nth>[一二三四1-4])|头(?P<head>一)|最后[一1])个{_WEEK}的?(?:{_DAY}|(?P<weekend>末))", _nth),
    Rule(rf"{_PREFIX}?(?:周末|双休日|{_WEEK}六(?:[、和跟,到至-]?{_WEEK}?[天日])(?![点号]))", _weekend),
    Rule(rf"{_NAMED}{_LAST}", _up_to),
    Rule(rf"{_NAMED}{_RUN}", _run),
    Rule(_NAMED, _weekday),
    Rule(rf"{_PREFIX}{_WEEK}(?:{_WEEK}?(?P<third>初|中(?!午)|头(?![一两二三四1-4]天)|前半周?|后半周?|尾))?", _week),
    Rule(r"(?<![\d一二两三四五半])周(?P<third>初|中(?!午))", _bare_third),
)
