"""The lunar calendar and the solar terms, turned into dates of the solar one; every year is worked out once."""

from datetime import date, timedelta
from functools import lru_cache

from lunar_python import Lunar, LunarYear, Solar

TERMS: tuple[str, ...] = tuple(Lunar.JIE_QI)


def _day(solar: Solar) -> date:
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


@lru_cache(maxsize=32)
def _months(year: int) -> dict[int, tuple[date, int]]:
    """First day and length of every month of a lunar year; a leap month has a negative number."""
    months = LunarYear.fromYear(year).getMonths()
    return {
        month.getMonth(): (_day(Solar.fromJulianDay(month.getFirstJulianDay())), month.getDayCount())
        for month in months
        if month.getYear() == year
    }


def to_solar(year: int, month: int, day: int) -> date | None:
    """The solar date; month is negative for a leap month; nothing when that month has no such day."""
    first, length = _months(year).get(month, (None, 0))
    return first + timedelta(days=day - 1) if first and 1 <= day <= length else None


@lru_cache(maxsize=64)
def today(day: date) -> tuple[int, int, int]:
    """Year, month (negative when leap) and day of the lunar calendar."""
    for year in (day.year, day.year - 1):
        for month, (first, length) in _months(year).items():
            if first <= day < first + timedelta(days=length):
                return year, month, (day - first).days + 1
    raise ValueError(f"no lunar month holds {day}")


def month_span(year: int, month: int) -> tuple[date, date] | None:
    first, length = _months(year).get(month, (None, 0))
    return (first, first + timedelta(days=length)) if first else None


@lru_cache(maxsize=16)
def _terms(year: int) -> dict[str, date]:
    table = Lunar.fromYmd(year, 6, 1).getJieQiTable()
    return {name: _day(solar) for name, solar in table.items()}


def term(year: int, name: str) -> date:
    """The day of a solar term in a solar year."""
    found = _terms(year)[name]
    return found if found.year == year else _terms(year - 1 if found.year > year else year + 1)[name]


def next_day(after: date, number: int) -> date | None:
    """The next day with this number in its lunar month, the day `after` included."""
    start = after - timedelta(days=today(after)[2] - 1)
    for _ in range(3):
        year, month, _ = today(start)
        found = to_solar(year, month, number)
        if found is not None and found >= after:
            return found
        start = _months(year)[month][0] + timedelta(days=_months(year)[month][1])
    return None
