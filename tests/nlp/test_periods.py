"""Stretches of time for figures: weeks, months, ranges, counted days."""

from datetime import date, datetime, timedelta

import pytest

from db.columns import CHINA
from nlp import periods

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=CHINA)  # a Thursday


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("这周报名多少", (2026, 11, 23), (2026, 11, 29)),
        ("上个星期的", (2026, 11, 16), (2026, 11, 22)),
        ("上上周", (2026, 11, 9), (2026, 11, 15)),
        ("本月新登记", (2026, 11, 1), (2026, 11, 30)),
        ("上个月走访几次", (2026, 10, 1), (2026, 10, 31)),
        ("今天走访几次", (2026, 11, 26), (2026, 11, 26)),
        ("昨天新增几个", (2026, 11, 25), (2026, 11, 25)),
        ("近七天", (2026, 11, 20), (2026, 11, 26)),
        ("9月到11月报名按县", (2026, 9, 1), (2026, 11, 30)),
        ("一到十月", (2026, 1, 1), (2026, 10, 31)),
        ("11月1号到20号", (2026, 11, 1), (2026, 11, 20)),
        ("从1号到今天", (2026, 11, 1), (2026, 11, 26)),
        ("12月的数", (2025, 12, 1), (2025, 12, 31)),
        ("１１月报名数", (2026, 11, 1), (2026, 11, 30)),
        ("2026年第三季度", (2026, 7, 1), (2026, 9, 30)),
        ("去年", (2025, 1, 1), (2025, 12, 31)),
    ],
)
def test_a_stretch_is_read_with_both_its_ends(
    said: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    found = periods.read(said, now=NOW)
    assert found is not None
    assert (found.begins.date(), found.ends.date() - timedelta(days=1)) == (date(*first), date(*last))
    assert found.begins.tzinfo == CHINA


@pytest.mark.parametrize("said", ["J012多少人报", "C05报了多少", "18-45岁的", "99月报名", "岗位还有多少"])
def test_what_names_no_time_has_no_stretch(said: str) -> None:
    assert periods.read(said, now=NOW) is None


def test_the_name_says_the_days_and_a_year_only_where_it_is_another() -> None:
    week, december = periods.week_of(NOW), periods.read("12月", now=NOW)
    assert week.name == "本周 11月23日至11月29日"
    assert december is not None
    assert december.name == "12月 2025年12月1日至12月31日"
