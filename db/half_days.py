"""The half days of a class (半天): what attendance is taken by."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from db.attendance import NOON, half_of
from db.models import Course

Half = tuple[date, str]  # a day, and morning or afternoon
HALVES = ("morning", "afternoon")


def half_days(course: Course) -> list[Half]:
    """By the timetable; without one every day from the first, mornings and afternoons."""
    if course.timetable:
        return sorted(set(_planned(course)), key=lambda half: (half[0], HALVES.index(half[1])))
    first = course.starts_at.date()
    return [(first + timedelta(days=number), half) for number in range(course.days) for half in HALVES]


def _planned(course: Course) -> Iterator[Half]:
    for row in course.timetable:
        day = date.fromisoformat(str(row["day"])[:10])
        if int(str(row["from"])[:2]) < NOON:
            yield day, "morning"
        if int(str(row["until"])[:2]) > NOON:
            yield day, "afternoon"


def half_now(halves: Sequence[Half], now: datetime) -> Half | None:
    """The half day to take attendance of: the one that is now, else the last one before."""
    begun = [half for half in halves if (half[0], HALVES.index(half[1])) <= _order(now)]
    return begun[-1] if begun else next(iter(halves), None)


def _order(now: datetime) -> tuple[date, int]:
    return now.date(), HALVES.index(half_of(now))
