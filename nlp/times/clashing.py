"""A date and a weekday said of one day that do not go together: 12月6日周一, when the sixth is a Sunday."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from nlp import late
from nlp.times.finding import find
from nlp.times.meaning import DAY

_FIGURE = r"[\d一二三四五六七八九十廿]{1,3}"
_DATE = rf"(?<![\d.第路弄街村道巷])(?:(?:{_FIGURE}|下个?|这个?|本)月{_FIGURE}[日号]?|{_FIGURE}[日号]|\d{{1,2}}[./]\d{{1,2}})(?![\d.楼栋门线口])"
_WEEKDAY = r"(?:[下这本再]{0,3}一?个?)(?:周|星期|礼拜)(?P<day>[一二三四五六日天])"
_BETWEEN = r"[\s,，(（的是]{0,2}(?:那天|就是|也就是)?[\s(（]?"
_MORE = r"(?![到至和跟或都也、\-~—一二三四五六日天])"
_ONE_DAY = (
    late.pattern(rf"(?P<date>{_DATE}){_BETWEEN}(?P<weekday>{_WEEKDAY}){_MORE}"),
    late.pattern(rf"(?<![到至和跟或、])(?P<weekday>{_WEEKDAY}){_BETWEEN}(?P<date>{_DATE}){_MORE}"),
)
_DAYS = {char: index for index, char in enumerate("一二三四五六日")} | {"天": 6}
_HALF_A_WEEK = timedelta(days=3)


@dataclass(frozen=True)
class Clash:
    """`by_date` is the day of the date, `by_weekday` that of the weekday; `rest` are the words without the weekday."""

    by_date: date
    by_weekday: date
    rest: str


def clash(text: str, *, now: datetime) -> Clash | None:
    """None when the two agree, only one is said, or they are two days (6号或周一)."""
    return next(_clashes(text, now), None)


def _clashes(text: str, now: datetime) -> Iterator[Clash]:
    for pattern in _ONE_DAY:
        for match in pattern.finditer(text):
            dated = find(match["date"], now=now)
            if dated is None or dated.end - dated.start > DAY:
                continue
            day, weekday = dated.start.date(), _DAYS[match["day"]]
            if day.weekday() != weekday:
                other = _meant(match, day, weekday, now)
                yield Clash(day, other, text[: match.start()] + match["date"] + text[match.end() :])


def _meant(match: re.Match[str], day: date, weekday: int, now: datetime) -> date:
    """下周一 is that of its week; a bare weekday the one nearest to the date that is still to come."""
    named = find(match["weekday"], now=now)
    if match["weekday"][0] in "下这本再" and named is not None and named.start.date() != day:
        return named.start.date()
    near = day - _HALF_A_WEEK
    near += (weekday - near.weekday()) % 7 * DAY
    return near if near > now.date() else near + 7 * DAY
