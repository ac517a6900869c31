"""Days of rest: published, uploaded, and by the standing rule."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from nlp import times
from nlp.times.calendar import Calendar

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_a_published_year_knows_its_moved_days() -> None:
    assert times.is_rest_day(date(2026, 10, 7))
    assert times.is_rest_day(date(2026, 11, 28))
    assert not times.is_rest_day(date(2026, 9, 20))
    assert not times.is_rest_day(date(2026, 11, 25))
    assert times.holiday_name(date(2026, 10, 3)) == "国庆节"
    assert times.holiday_name(date(2026, 2, 16)) == "春节"
    assert times.holiday_name(date(2026, 11, 28)) is None


def test_a_year_without_a_plan_follows_the_standing_rule() -> None:
    assert times.holiday_name(date(2028, 10, 7)) == "国庆节"
    assert not times.is_rest_day(date(2028, 10, 9))
    assert times.holiday_name(date(2028, 5, 5)) == "劳动节"
    assert times.is_rest_day(date(2028, 1, 25)), "除夕"
    assert times.is_rest_day(date(2028, 3, 4)), "a plain Saturday"


def test_a_one_day_holiday_reaches_for_the_weekend_but_a_wednesday_stands_alone() -> None:
    plan = Calendar()
    assert plan.block(date(2027, 1, 1)) == (date(2027, 1, 1), date(2027, 1, 4))
    assert plan.block(date(2027, 9, 15)) == (date(2027, 9, 15), date(2027, 9, 16))
    assert plan.block(date(2027, 4, 5)) == (date(2027, 4, 3), date(2027, 4, 6))


def test_an_uploaded_plan_goes_before_everything_else() -> None:
    plan = Calendar({date(2027, 1, 1): True, date(2027, 1, 2): True, date(2027, 1, 3): False})
    assert plan.is_rest_day(date(2027, 1, 1))
    assert not plan.is_rest_day(date(2027, 1, 3))
    found = times.find("元旦收假那天", now=NOW, calendar=plan)
    assert found is not None
    assert found.start.date() == date(2027, 1, 3)


def test_after_the_break_counts_from_the_end_of_the_block() -> None:
    september = datetime(2025, 9, 24, 10, 46, tzinfo=NOW.tzinfo)
    found = times.find("国庆后", now=september)
    assert found is not None
    assert found.start.date() == date(2025, 10, 9)


def test_working_days_are_counted_over_the_break() -> None:
    assert Calendar().work_day_after(date(2026, 9, 30), 1) == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("国庆补班那个星期六我们厂照休,那天来嘛", "2026-09-29", date(2026, 10, 10)),
        ("补班的那个星期天可以", "2026-09-10", date(2026, 9, 20)),
        ("元旦补班那天来", "2025-12-20", date(2026, 1, 4)),
    ],
)
def test_a_rest_day_that_is_worked_is_found_by_its_holiday_and_weekday(text: str, written: str, day: date) -> None:
    found = times.find(text, now=datetime.fromisoformat(f"{written}T09:00:00+08:00"))
    assert found is not None
    assert found.start.date() == day
