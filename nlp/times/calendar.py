"""Days of rest: the State Council's published plan, a plan uploaded by staff, or the standing rule when there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from chinese_calendar import constants

from nlp.times import festivals

DAY = timedelta(days=1)
PUBLISHED = range(min(constants.holidays).year, max(constants.holidays).year + 1)
_WEDNESDAY, _SATURDAY = 2, 5


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


@dataclass(frozen=True, eq=False)
class Calendar:
    """`uploaded` says of single days whether they are rest; it goes before the published plan."""

    uploaded: Mapping[date, bool] = field(default_factory=dict)

    def is_rest_day(self, day: date) -> bool:
        said = self.uploaded.get(day)
        if said is not None:
            return said
        if day.year in PUBLISHED:
            return day in constants.holidays or (_is_weekend(day) and day not in constants.workdays)
        return _is_weekend(day) or (not self._known(day.year) and day in _by_rule(day.year))

    def holiday_name(self, day: date) -> str | None:
        """The national holiday to which a day off belongs; a plain weekend has no name."""
        if not self.is_rest_day(day):
            return None
        if day.year in PUBLISHED and day in constants.holidays:
            name: str = constants.Holiday(constants.holidays[day]).chinese
            return name if name.endswith("节") or name in {"元旦", "春节"} else f"{name}节"
        return _by_rule(day.year).get(day)

    def block(self, day: date) -> tuple[date, date]:
        """The unbroken run of rest days around a holiday, the end exclusive."""
        free = self.is_rest_day if self._known(day.year) else _by_rule(day.year).__contains__
        first, until = day, day + DAY
        while free(first - DAY):
            first -= DAY
        while free(until):
            until += DAY
        return first, until

    def next_block(self, today: date) -> tuple[date, date]:
        """The run of national rest days that is going on or comes next."""
        blocks = (self.block(day) for year in (today.year, today.year + 1) for day in _national_days(year))
        return min(block for block in blocks if block[1] > today)

    def work_day_after(self, day: date, count: int) -> date:
        while count > 0:
            day += DAY
            count -= not self.is_rest_day(day)
        return day

    def made_up(self, today: date, holiday: str | None, weekday: int | None) -> date | None:
        """The next day off that is worked for a holiday, as far as the plan is published."""
        days = sorted(day for day, name in constants.workdays.items() if day >= today and _of(holiday, name))
        return next((day for day in days if weekday in {None, day.weekday()}), None)

    def _known(self, year: int) -> bool:
        return year in PUBLISHED or any(day.year == year for day in self.uploaded)


def _of(holiday: str | None, name: str) -> bool:
    """Whether the plan gives the day to that holiday; any will do when none is named."""
    return holiday is None or constants.Holiday(name).chinese.startswith(holiday.removesuffix("节"))


def _national_days(year: int) -> list[date]:
    days = (festival.day(year) for festival in festivals.national())
    return sorted(day for day in days if day is not None)


@lru_cache(maxsize=8)
def _by_rule(year: int) -> dict[date, str]:
    """The days off that the standing rule gives to a year whose plan is unknown."""
    return {day: festival.name for festival in festivals.national() for day in _days_off(festival, year)}


def _days_off(festival: festivals.Festival, year: int) -> list[date]:
    day = festival.day(year)
    if day is None:
        return []
    if festival.rest > 3:
        first = day - DAY if festival.name == "春节" else day
        return [first + n * DAY for n in range(festival.rest)]
    return [day + n * DAY for n in _bridge(day.weekday())]


def _bridge(weekday: int) -> range:
    """Which days around a one-day holiday are free: a Wednesday stands alone, other days reach for the weekend."""
    if weekday == _WEDNESDAY:
        return range(1)
    before = {0: 2, 1: 2, 3: 0, 4: 0, 5: 0, 6: 1}[weekday]
    return range(-before, 3 - before)


OFFICIAL = Calendar()
