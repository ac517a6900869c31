"""The half days of a class (半天): what attendance is taken by."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from db.models import Course

Half = tuple[date, str]  # a day, and morning or afternoon
HALVES = ("morning", "afternoon")
NOON = 13
BEFORE_NOON = 12  # from this hour on people come in for the afternoon


def half_of(now: datetime) -> str:
    return "morning" if now.hour < NOON else "afternoon"


def half_days(course: Course) -> list[Half]:
    """By the timetable; without one every day from the first, mornings and afternoons."""
    if course.timetable:
        return sorted(set(_planned(course)), key=lambda half: (half[0], HALVES.index(half[1])))
    first = course.starts_at.date()
    return [(first + timedelta(days=number), half) for number in range(course.days) for half in HALVES]


def taught(course: Course) -> list[Half]:
    """The half days on which somebody can come to it, none of a class that was called off.

    A class that was put off keeps its old timetable; then, as without one, every day from its first to its last counts.
    """
    if course.status == "cancelled":
        return []
    planned, first, last = half_days(course), course.starts_at.date(), course.ends_at.date()
    if course.timetable and planned and planned[0][0] == first:
        return planned
    days = max((last - first).days + 1, course.days)
    return [(first + timedelta(days=number), half) for number in range(days) for half in HALVES]


def taught_now(course: Course, now: datetime) -> Half | None:
    """The half day of the class that this moment belongs to; None where there is no lesson."""
    today = [half for day, half in taught(course) if day == now.date()]
    half = half_of(now)
    if half not in today and now.hour >= BEFORE_NOON:
        half = "afternoon"
    return (now.date(), half) if half in today else None


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
