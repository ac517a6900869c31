"""What a word of time means before it is joined with its neighbours."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from nlp.times.calendar import Calendar

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """A stretch of days, the end exclusive.

    A bare weekday or day number may still be moved by a wider stretch before it; `nth` is for the second Saturday of
    such a stretch (-1 the last) and `step` for its second day; `placed` is a weekday of a week that was named with it.
    """

    first: date
    until: date
    grain: str = "day"
    weekday: int | None = None
    number: int | None = None
    nth: int = 0
    step: int = 0
    endless: bool = False
    before: bool = False
    feast: bool = False
    listed: bool = False
    today: bool = False
    placed: bool = False

    @property
    def wide(self) -> bool:
        return self.endless or self.grain in {"week", "month", "range"}


@dataclass(frozen=True)
class Part:
    """A part of the day as hours from midnight: its window, and when one would come if nothing else is said."""

    name: str
    opens: float
    closes: float
    usual: float


@dataclass(frozen=True)
class Clock:
    """An hour as it was said; `literal` when it cannot mean the other half of the day."""

    hour: int
    minute: int = 0
    literal: bool = False
    until: "Clock | None" = None


@dataclass(frozen=True)
class Delay:
    """An hour said before, moved by so many minutes: 往后推一个小时, 提前半小时."""

    minutes: int


@dataclass(frozen=True)
class Moment:
    """A point reached by counting from now."""

    at: datetime
    within: bool = False


@dataclass(frozen=True)
class Mark:
    """Words that are not bookable: past, often, length."""

    sort: str


Meaning = Days | Part | Clock | Delay | Moment | Mark


@dataclass(frozen=True)
class Setting:
    """What a word is read against: the time of writing and the days of rest."""

    now: datetime
    calendar: Calendar

    @cached_property
    def today(self) -> date:
        return self.now.date()


@dataclass(frozen=True)
class Rule:
    """A pattern and what it means; a reader that answers None leaves the words alone."""

    pattern: str
    read: Callable[[re.Match[str], Setting], Meaning | None]


def one(day: date) -> Days:
    return Days(day, day + DAY)


def marks(sort: str) -> Callable[[re.Match[str], Setting], Meaning | None]:
    return lambda match, setting: Mark(sort)


def field(match: re.Match[str], name: str) -> str | None:
    """What stands in that place of the pattern; patterns that share a reader need not all have it."""
    return match.groupdict().get(name)
