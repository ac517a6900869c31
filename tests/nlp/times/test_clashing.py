"""A date and a weekday that contradict each other, and words in which they only look as if they did."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from nlp import times

NOW = datetime(2026, 11, 27, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("text", "dated", "weekday", "rest"),
    [
        ("12月6日周一上午十点", "12-06", "12-07", "12月6日上午十点"),
        ("12月6号礼拜一", "12-06", "12-07", "12月6号"),
        ("周一12月6号", "12-06", "12-07", "12月6号"),
        ("12.6 周一", "12-06", "12-07", "12.6"),
        ("十二月六号星期一晚上八点", "12-06", "12-07", "十二月六号晚上八点"),
        ("12月6日，周一", "12-06", "12-07", "12月6日"),
        ("下周三12月1号下午", "12-01", "12-02", "12月1号下午"),
        ("礼拜天28号晚上", "11-28", "11-29", "28号晚上"),
        ("这周六29号", "11-29", "11-28", "29号"),
        ("11月28号周三", "11-28", "12-02", "11月28号"),
    ],
)
def test_the_two_days_that_were_said_as_one(text: str, dated: str, weekday: str, rest: str) -> None:
    clash = times.clash(text, now=NOW)
    assert clash is not None
    assert (f"{clash.by_date:%m-%d}", f"{clash.by_weekday:%m-%d}", clash.rest) == (dated, weekday, rest)


@pytest.mark.parametrize(
    "text",
    [
        "12月6日周日上午十点",
        "6号或者周一",
        "6号、周一",
        "12月6号到周一",
        "12月5号周六周日",
        "下周三（12月2号）",
        "28号礼拜六",
        "8号楼周一",
        "赵华路8号 周一",
        "3号，周三和周四都行",
        "下周三晚上八点",
        "周日初六",
    ],
)
def test_days_that_agree_or_are_two_clash_in_nothing(text: str) -> None:
    assert times.clash(text, now=NOW) is None
