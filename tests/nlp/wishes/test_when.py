"""From which day the work could begin."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from nlp.wishes import when

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("明天就能上班", date(2026, 3, 5)),
        ("下周一 保安 青浦", date(2026, 3, 9)),
        ("国庆后找个厂", date(2026, 10, 8)),
        ("3天后上班", date(2026, 3, 7)),
        ("25号能到岗", date(2026, 3, 25)),
        ("我三月二十号左右过来", date(2026, 3, 20)),
    ],
)
def test_a_day_on_which_one_can_begin_is_a_start(text: str, day: date) -> None:
    assert when.find(text, now=NOW) == day


@pytest.mark.parametrize(
    "text",
    ["今天还招人吗", "周末双休", "每月15号发工资", "过年不放假的厂", "做到年底", "明天面试行不行", "只能周末做的兼职", "早上八点上班", "六月毕业,有实习吗", "一个月休四天", "这个月想找五千的", "9月10号开学前都能做"],
)  # fmt: skip
def test_other_days_are_no_start(text: str) -> None:
    assert when.find(text, now=NOW) is None
