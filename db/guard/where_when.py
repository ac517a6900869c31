"""Places and days that many checks ask about (地点与日子): Dehong, Banma, the delta; national holidays."""

from datetime import date, timedelta

from db.areas import AREAS

COUNTIES = (
    "芒市",
    "瑞丽",
    "梁河",
    "盈江",
    "陇川",
    "瑞丽市",
    "梁河县",
    "盈江县",
    "陇川县",
    "班玛",
    "班玛县",
    "青浦",
    "青浦区",
)
# 全国年节及纪念日放假办法 (2024-11-10): fixed days, and those of the lunar year as they fall.
FIXED = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
LUNAR = frozenset(
    date(year, month, day)
    for year, month, days in (
        (2024, 2, (10, 11, 12)), (2024, 4, (4,)), (2024, 6, (10,)), (2024, 9, (17,)),
        (2025, 1, (28, 29, 30, 31)), (2025, 4, (4,)), (2025, 5, (31,)), (2025, 10, (6,)),
        (2026, 2, (16, 17, 18, 19)), (2026, 4, (5,)), (2026, 6, (19,)), (2026, 9, (25,)),
        (2027, 2, (5, 6, 7, 8)), (2027, 4, (5,)), (2027, 6, (9,)), (2027, 9, (15,)),
    )
    for day in days
)  # fmt: skip
LONGEST_LOOKED_AT = 400


def is_holiday(day: date) -> bool:
    """Only the days of the law itself; bridging days and weekends are for the employer to decide."""
    return (day.month, day.day) in FIXED or day in LUNAR


def holidays_in(first: date, last: date) -> list[date]:
    span = min((last - first).days, LONGEST_LOOKED_AT)
    return [day for number in range(span + 1) if is_holiday(day := first + timedelta(days=number))]


def area_of(place: str) -> str:
    """Which of the areas a place lies in; "" where the words do not tell."""
    return next((area for area, names in AREAS.items() if any(name in place for name in names)), "")


def away_from(area: str, place: str) -> bool:
    """Surely elsewhere: a place that does not tell is taken for the right one."""
    there = area_of(place)
    return bool(there) and there != area
