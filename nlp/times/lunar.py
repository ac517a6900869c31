"""The lunar calendar and the solar terms, turned into dates of the solar one."""

from datetime import date, timedelta
from functools import lru_cache

from lunar_python import Lunar, LunarYear, Solar

TERMS: tuple[str, ...] = tuple(Lunar.JIE_QI)


def _day(solar: Solar) -> date:
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


@lru_cache(maxsize=256)
def to_solar(year: int, month: int, day: int) -> date | None:
    """The solar date; month is negative for a leap month; nothing when that month has no such day."""
    found = LunarYear.fromYear(year).getMonth(month)
    if found is None or not 1 <= day <= found.getDayCount():
        return None
    return _day(Solar.fromJulianDay(found.getFirstJulianDay())) + timedelta(days=day - 1)


@lru_cache(maxsize=64)
def today(day: date) -> tuple[int, int, int]:
    """Year, month (negative when leap) and day of the lunar calendar."""
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return lunar.getYear(), lunar.getMonth(), lunar.getDay()


@lru_cache(maxsize=16)
def month_span(year: int, month: int) -> tuple[date, date] | None:
    found = LunarYear.fromYear(year).getMonth(month)
    if found is None:
        return None
    first = _day(Solar.fromJulianDay(found.getFirstJulianDay()))
    return first, first + timedelta(days=found.getDayCount())


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
    year, month, _ = today(after)
    start = to_solar(year, month, 1) or after
    for _ in range(3):
        year, month, _ = today(start)
        found = to_solar(year, month, number)
        if found is not None and found >= after:
            return found
        start += timedelta(days=30 if to_solar(year, month, 30) else 29)
    return None
