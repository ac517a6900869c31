"""The door: the evening of a conversation, several times, the moment of writing."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import times

CHINA = ZoneInfo("Asia/Shanghai")


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=CHINA)


NOW = at("2026-11-25T10:00")


def start(text: str, now: datetime = NOW, *, evening: bool = False) -> str | None:
    found = times.find(text, now=now, evening=evening)
    return f"{found.start:%Y-%m-%dT%H:%M}" if found else None


def test_an_evening_named_before_makes_eight_twenty_o_clock() -> None:
    assert start("八点") == "2026-11-26T08:00"
    assert start("八点", evening=True) == "2026-11-25T20:00"
    assert start("上午八点", evening=True) == "2026-11-26T08:00"
    assert start("14:30", evening=True) == "2026-11-25T14:30"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("一点", 13), ("三点", 15), ("六点", 18), ("七点", 7), ("十一点", 11), ("十二点", 12), ("零点", 0), ("20点", 20)],
)
def test_a_bare_hour_is_taken_in_daylight(text: str, wanted: int) -> None:
    found = times.find(f"明天{text}", now=NOW)
    assert found is not None
    assert found.start.hour == wanted


def test_an_hour_that_has_passed_is_the_one_of_tomorrow_unless_today_is_named() -> None:
    assert start("三点可以", at("2026-07-08T16:40")) == "2026-07-09T15:00"
    assert start("今天八点", at("2026-07-08T16:40")) == "2026-07-08T20:00"


def test_a_bare_weekday_is_the_next_one_to_come() -> None:
    assert start("周四") == "2026-11-26T00:00"
    assert start("周三") == "2026-12-02T00:00"
    assert start("这周三") == "2026-11-25T00:00"
    assert start("下周三") == "2026-12-02T00:00"
    assert start("下下周三") == "2026-12-09T00:00"


def test_a_weekday_of_this_week_that_is_over_cannot_be_booked() -> None:
    assert start("这周一") is None


def test_a_bare_day_number_is_in_this_month_while_it_is_still_to_come() -> None:
    assert start("28号") == "2026-11-28T00:00"
    assert start("20号") == "2026-12-20T00:00"
    assert start("31号") == "2026-12-31T00:00"
    assert start("2月29号") == "2028-02-29T00:00"


def test_the_turn_of_the_year_is_crossed() -> None:
    night = at("2025-12-31T22:41")
    assert start("明天一早", night) == "2026-01-01T08:00"
    assert start("下个月3号", night) == "2026-01-03T00:00"
    assert start("今晚十二点", night) == "2026-01-01T00:00"


def test_an_open_part_of_the_day_begins_no_earlier_than_now() -> None:
    assert start("今天晚上", at("2026-11-25T21:10")) == "2026-11-25T21:10"
    assert start("晚上", at("2026-11-25T23:50")) == "2026-11-26T19:00"


def test_every_time_on_offer_is_found_and_the_refused_one_is_not() -> None:
    found = times.find_all("周四不行，周五或者周六晚上都可以", now=NOW)
    assert [f"{when.start:%m-%d}" for when in found] == ["11-27", "11-28"]


def test_before_a_day_only_the_end_is_named() -> None:
    found = times.find("周五之前给我回个话", now=NOW)
    assert found is not None
    assert (found.start, found.end) == (NOW, at("2026-11-27T00:00"))


@given(st.text(alphabet="今明后天下周一二三四五六日月号点半早晚上午到前后不行改 ,0123456789:/.-~", max_size=24))
def test_any_text_is_read_without_an_error_and_never_into_the_past(text: str) -> None:
    for found in times.find_all(text, now=NOW):
        assert found.start < found.end
        assert found.end > NOW
