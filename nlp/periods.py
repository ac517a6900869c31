"""Stretches of time behind us, as somebody says who asks for figures: 这周, 上个月, 9月到11月, 近七天."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from nlp import late, numerals, spelling

DAY = timedelta(days=1)
NUMBER = r"[0-9]{1,4}|[一二三四五六七八九十]{1,3}"
TO = r"(?:到|至|-|~|—)+"


@dataclass(frozen=True)
class Period:
    """From `begins` up to, not including, `ends`; `name` is how it is said back."""

    begins: datetime
    ends: datetime
    name: str


Reader = Callable[[re.Match[str], date], tuple[date, date, str]]


def read(text: str, *, now: datetime) -> Period | None:
    """The first stretch the message names; None when it names none."""
    plain = spelling.normalise(text).replace(" ", "")
    for pattern, reader in rules():
        match = pattern.search(plain)
        if match:
            try:
                first, last, name = reader(match, now.date())
            except ValueError:
                continue
            return _period(first, last, name, now)
    return None


def week_of(now: datetime) -> Period:
    """Monday to Sunday around this moment."""
    first, last, name = _week(now.date(), 0)
    return _period(first, last, name, now)


def _period(first: date, last: date, name: str, now: datetime) -> Period:
    """Both days included."""
    begins, ends = (datetime.combine(day, time(), now.tzinfo) for day in (first, last + DAY))
    return Period(begins, ends, f"{name} {_days(first, last, now.year)}".strip())


def _days(first: date, last: date, this_year: int) -> str:
    year = "" if first.year == last.year == this_year else f"{first.year}年"
    until = f"{last.year}年" if first.year != last.year else ""
    begins, ends = f"{year}{first.month}月{first.day}日", f"{until}{last.month}月{last.day}日"
    return begins if first == last else f"{begins}至{ends}"


def _number(said: str | None) -> int:
    value = numerals.read(said or "")
    if value is None:
        raise ValueError(said)
    return int(value)


def _week(today: date, back: int) -> tuple[date, date, str]:
    first = today - timedelta(days=today.weekday() + 7 * back)
    return first, first + 6 * DAY, ("本周", "上周", "上上周")[back]


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, date(year + month // 12, month % 12 + 1, 1) - DAY


def _months(match: re.Match[str], today: date) -> tuple[date, date, str]:
    """A month without a year is the last one that has begun."""
    first, last = _number(match["fmonth"]), _number(match["lmonth"])
    last_year = int(match["lyear"] or today.year - (last > today.month))
    first_year = int(match["fyear"] or last_year - (first > last))
    return _month(first_year, first)[0], _month(last_year, last)[1], ""


def _one_month(match: re.Match[str], today: date) -> tuple[date, date, str]:
    month = _number(match["month"])
    year = int(match["year"] or today.year - (month > today.month))
    return *_month(year, month), f"{month}月"


def _day(year: str | None, month: str | None, day: str | None, today: date) -> date:
    """A day without a year is the last one that has come."""
    number = _number(month) if month else today.month
    found = date(int(year or today.year), number, _number(day))
    return found if year or found <= today or not month else found.replace(year=today.year - 1)


def _day_range(match: re.Match[str], today: date) -> tuple[date, date, str]:
    first = _day(match["fyear"], match["fmonth"], match["fday"], today)
    last = _day(match["lyear"], match["lmonth"] or match["fmonth"], match["lday"], today)
    return first, max(first, last), ""


def _days_of_month(match: re.Match[str], today: date) -> tuple[date, date, str]:
    """ "上个月10号到20号"; one day alone begins and ends it."""
    month = today.replace(day=1) - DAY if match["which"].startswith("上") else today
    first = month.replace(day=_number(match["fday"]))
    return first, month.replace(day=_number(match["lday"])) if match["lday"] else first, ""


def _since(match: re.Match[str], today: date) -> tuple[date, date, str]:
    return _day(None, match["month"], match["day"], today), today, ""


def _last_days(match: re.Match[str], today: date) -> tuple[date, date, str]:
    days = _number(match["count"]) * (
        7 if match["unit"] in ("周", "星期", "礼拜") else 30 if match["unit"] == "月" else 1
    )
    return today - (days - 1) * DAY, today, f"近{days}天"


def _quarter(match: re.Match[str], today: date) -> tuple[date, date, str]:
    number = _number(match["number"]) if match["number"] else (today.month + 2) // 3
    year = int(match["year"] or today.year - (number * 3 - 2 > today.month))
    return _month(year, number * 3 - 2)[0], _month(year, number * 3)[1], f"{number}季度"


def _half(match: re.Match[str], today: date) -> tuple[date, date, str]:
    first = match["half"] == "上"
    return date(today.year, 1 if first else 7, 1), date(today.year, 6 if first else 12, 30 if first else 31), match[0]


def _single(match: re.Match[str], today: date) -> tuple[date, date, str]:
    day = _day(match["year"], match["month"], match["day"], today)
    return day, day, ""


def _ago(days: int, name: str) -> Reader:
    return lambda match, today: (today - days * DAY, today - days * DAY, name)


def _weeks_ago(back: int) -> Reader:
    return lambda match, today: _week(today, back)


def _this_month(match: re.Match[str], today: date) -> tuple[date, date, str]:
    return *_month(today.year, today.month), "本月"


def _last_month(match: re.Match[str], today: date) -> tuple[date, date, str]:
    before = today.replace(day=1) - DAY
    return *_month(before.year, before.month), "上月"


def _years_ago(back: int, name: str) -> Reader:
    return lambda match, today: (date(today.year - back, 1, 1), date(today.year - back, 12, 31), name)


def _full_day(prefix: str = "") -> str:
    return rf"(?:(?P<{prefix}year>20\d\d)年)?(?P<{prefix}month>{NUMBER})月(?P<{prefix}day>{NUMBER})[日号]?"


RULES: tuple[tuple[str, Reader], ...] = (
    (
        rf"{_full_day('f')}{TO}(?:(?:(?P<lyear>20\d\d)年)?(?P<lmonth>{NUMBER})月)?(?P<lday>{NUMBER})[日号]?",
        _day_range,
    ),
    (rf"(?P<which>上个?|本|这个|当)月(?P<fday>{NUMBER})[日号]?{TO}(?P<lday>{NUMBER})[日号]?", _days_of_month),
    (rf"(?P<which>上个?|本|这个|当)月(?P<fday>{NUMBER})[日号](?P<lday>)", _days_of_month),
    (rf"(?:(?P<fyear>20\d\d)年)?(?P<fmonth>{NUMBER})月?份?{TO}(?:(?P<lyear>20\d\d)年)?(?P<lmonth>{NUMBER})月份?(?!{NUMBER})", _months),
    (rf"(?:从|自)?(?:(?P<month>{NUMBER})月)?(?P<day>{NUMBER})[日号](?:以来|起|{TO}(?:今天|现在|目前|今))", _since),
    (rf"(?:近|最近|过去)(?P<count>{NUMBER})个?(?P<unit>天|日|周|星期|礼拜|月)", _last_days),
    (r"上上个?(?:周|星期|礼拜)", _weeks_ago(2)),
    (r"上个?(?:周|星期|礼拜)", _weeks_ago(1)),
    (r"(?:这|本|当)个?(?:周|星期|礼拜)", _weeks_ago(0)),
    (r"今天|今日|当天", _ago(0, "今天")),
    (r"昨天|昨日", _ago(1, "昨天")),
    (r"前天", _ago(2, "前天")),
    (r"(?:这个|本|当)月", _this_month),
    (r"上个?月", _last_month),
    (r"(?:(?P<year>20\d\d)年)?(?:第?(?P<number>[1-4一二三四])|本|这个?)季度", _quarter),
    (r"(?P<half>[上下])半年", _half),
    (r"今年|全年|年内|本年", _years_ago(0, "今年")),
    (r"去年", _years_ago(1, "去年")),
    (_full_day(), _single),
    (rf"(?:(?P<year>20\d\d)年)?(?P<month>{NUMBER})月份?", _one_month),
    (rf"(?P<year>)(?P<month>)(?P<day>{NUMBER})[日号]", _single),
)  # fmt: skip


@cache
def rules() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Compiled when the first stretch is read: a start need not wait for them."""
    return tuple((late.pattern(pattern), reader) for pattern, reader in RULES)
