"""A found time, and how a time is said back."""

from dataclasses import dataclass, field
from datetime import date, datetime

WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class When:
    """A time in China zone, the end exclusive; `span` is where the text says it and `said` the words there.

    `names_day` is False for an hour or a part of the day alone, whose day is only the next to come. `days` are those of
    a short stretch that was named (下周末晚上八点), of which `start` takes the first; empty for one day and for long ones.
    """

    start: datetime
    end: datetime
    grain: str
    span: tuple[int, int]
    said: str
    names_day: bool = field(default=True, compare=False)
    days: tuple[date, ...] = field(default=(), compare=False)


def say(moment: datetime, *, now: datetime) -> str:
    """12月2日(周三)20:00, with the year when it is not this one."""
    year = "" if moment.year == now.year else f"{moment.year}年"
    return f"{year}{moment.month}月{moment.day}日(周{WEEKDAYS[moment.weekday()]}){moment:%H:%M}"
