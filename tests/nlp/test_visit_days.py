"""The day of a visit as it is told with its outcome, and days of other things told beside it."""

from datetime import datetime

import pytest

from nlp import past_days, visit_days, visit_reports

NOW = datetime.fromisoformat("2026-11-26T10:00:00+08:00")
ARRANGED = datetime.fromisoformat("2026-11-24T20:00:00+08:00")


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("昨天去的 见到了", "2026-11-25T20:00"),
        ("见到了，是昨天下午三点半去的", "2026-11-25T15:30"),
        ("昨天上午见到了", "2026-11-25T09:00"),
        ("昨晚没见着人", "2026-11-25T20:00"),
        ("其实是23号去的", "2026-11-23T20:00"),
        ("不是24号，是上周五去的", "2026-11-20T20:00"),
        ("11月22日10点见到了，都好，今天才补", "2026-11-22T10:00"),
        ("前天我和同事去看过，人好的", "2026-11-24T20:00"),
        ("他昨天不在", "2026-11-25T20:00"),
        ("补记 大前天去的 见到了", "2026-11-23T20:00"),
    ],
)
def test_the_day_is_that_of_the_visit(words: str, at: str) -> None:
    told = visit_reports.read(words, now=NOW).told
    assert told is not None
    assert (told.sure, told.at(ARRANGED).isoformat()[:16]) == (True, at)


@pytest.mark.parametrize(
    "words",
    [
        "已访 他昨天刚发工资", "见到了，老板前天说要裁人", "已访 昨天去看病了", "见到了 想问上个月的工资", "已访 都好", "跟进：周五前找房东",
        "见到了 上周进厂的", "已访，明天回家", "没见到 周五再去", "见到了 下周三去看他", "没见到，约了周日",
        "已访 工资25号发",
    ],
)  # fmt: skip
def test_the_day_is_of_something_else(words: str) -> None:
    assert visit_reports.read(words, now=NOW).told is None


@pytest.mark.parametrize("words", ["已访 11月22日 热水器坏了", "昨天，见到了"])
def test_a_day_that_stands_alone_is_not_sure(words: str) -> None:
    told = visit_days.find(words, now=NOW)
    assert told is not None
    assert not told.sure


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("11月24日走访", "2026-11-24"), ("23号有哪些走访", "2026-11-23"), ("上周三的走访", "2026-11-18"), ("昨天走访", "2026-11-25"),
        ("12月1日走访", None), ("1月5日走访", None), ("28号走访", None), ("下周三走访", None), ("周三走访", None), ("今天走访", None),
        ("10月8日走访", "2026-10-08"),
    ],
)  # fmt: skip
def test_a_date_without_a_year_is_the_nearest_one(words: str, day: str | None) -> None:
    found = past_days.looked_back(words, now=NOW)
    assert (found.day.isoformat() if found else None) == day
