"""The day on which something has happened, as people tell it."""

from datetime import date, datetime

import pytest

from nlp import past_days

NOW = datetime.fromisoformat("2026-11-27T20:00:00+08:00")  # a Friday


@pytest.mark.parametrize(
    ("words", "day", "about"),
    [
        ("上个礼拜就出来了", "2026-11-16", True),
        ("上周三走的", "2026-11-18", False),
        ("星期一进的厂", "2026-11-23", False),
        ("辞工了，15号走的", "2026-11-15", False),
        ("28号走的", "2026-10-28", False),
        ("二十号进厂", "2026-11-20", False),
        ("我上个月十号离的职", "2026-10-10", False),
        ("我三月十五号就从厂里出来了", "2026-03-15", False),
        ("11月20号进的厂", "2026-11-20", False),
        ("11.15辞的职", "2026-11-15", False),
        ("2025年3月8日回家", "2025-03-08", False),
        ("去年12月回来的", "2025-12-01", True),
        ("昨天办完离职了", "2026-11-26", False),
        ("大前天辞的", "2026-11-24", False),
        ("上个月底换的", "2026-10-31", True),
        ("月初进的厂", "2026-11-01", True),
        ("10月份就没干了", "2026-10-01", True),
        ("回家三天了", "2026-11-24", False),
        ("出来半个月了", "2026-11-12", True),
        ("两个星期前出来的", "2026-11-13", True),
        ("一个月没活干了", "2026-10-28", True),
        ("春节回的家", "2026-02-17", True),
        ("国庆节后就没做了", "2026-10-08", True),
        ("前几天回来的", "2026-11-24", True),
        ("12月1号就不干了", "2026-12-01", False),
    ],
)
def test_the_day_told(words: str, day: str, about: bool) -> None:
    found = past_days.find(words, now=NOW)
    assert found is not None
    assert (found.day, found.about) == (date.fromisoformat(day), about)


@pytest.mark.parametrize(
    "words", ["我没活干了", "3号楼那个厂我不干了", "干了三年，现在回家了", "换厂了，工资6.5", "我回家了"]
)
def test_no_day(words: str) -> None:
    assert past_days.find(words, now=NOW) is None


def test_of_two_days_the_one_of_the_change() -> None:
    words = "3月进的厂，昨天走了"
    found = past_days.find(words, now=NOW, near=words.index("走了"))
    assert found is not None
    assert found.day == date(2026, 11, 26)
