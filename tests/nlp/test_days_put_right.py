"""The day of a move, put right after it was told."""

from datetime import date, datetime

import pytest

from nlp import days_put_right

NOW = datetime.fromisoformat("2026-11-26T20:00:00+08:00")  # a Thursday


@pytest.mark.parametrize(
    ("words", "status", "day", "says_so"),
    [
        ("其实是上周二去的", "employed", "2026-11-17", True),
        ("不对，是15号进的厂", "employed", "2026-11-15", True),
        ("说错了，上个月20号入职的", "employed", "2026-10-20", True),
        ("不是今天，是前天", "employed", "2026-11-24", True),
        ("15号走的", "idle", "2026-11-15", False),
        ("应该是昨天下午离的职", "idle", "2026-11-25", True),
        ("日子错了，上个礼拜三出来的", "idle", "2026-11-18", True),
        ("不是今天，是星期一就叫我走了", "idle", "2026-11-23", True),
        ("前天就到家了", "returned", "2026-11-24", False),
        ("准确说是11月3号回的老家", "returned", "2026-11-03", True),
    ],
)
def test_a_day_that_was_meant(words: str, status: str, day: str, says_so: bool) -> None:
    found = days_put_right.find(words, status=status, now=NOW)
    assert found is not None
    assert (found.day, found.says_so) == (date.fromisoformat(day), says_so)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("其实是上周二走的吗", "idle"),
        ("上周二回家了", "idle"),
        ("其实想15号去", "employed"),
        ("昨天工资没发", "employed"),
        ("15号发工资", "employed"),
        ("其实我没去", "employed"),
        ("下周二去", "employed"),
        ("20号面试", "idle"),
        ("是我弄错了", "employed"),
    ],
)
def test_what_puts_no_day_right(words: str, status: str) -> None:
    assert days_put_right.find(words, status=status, now=NOW) is None
