"""How far what was agreed is moved."""

import pytest

from nlp import times


@pytest.mark.parametrize(
    ("words", "days", "minutes"),
    [
        ("往后推两天", 2, 0),
        ("提前一天", -1, 0),
        ("晚一个钟头", 0, 60),
        ("早半个小时来行不行", 0, -30),
        ("再推迟一个礼拜", 7, 0),
        ("能不能往后挪个两天", 2, 0),
        ("晚来半小时", 0, 30),
        ("往前提一天", -1, 0),
        ("推后三天", 3, 0),
        ("缓两天", 2, 0),
        ("晚一个半小时", 0, 90),
        ("迟一刻钟", 0, 15),
        ("推后一周，晚一个小时", 7, 60),
        ("改到第二天", 1, 0),
        ("提前到前一天", -1, 0),
        ("延后40分钟", 0, 40),
        ("往后2天", 2, 0),
    ],
)
def test_what_is_counted(words: str, days: int, minutes: int) -> None:
    found = times.counted(words)
    assert found is not None
    assert (found.days, found.minutes) == (days, minutes)


@pytest.mark.parametrize(
    "words",
    ["下周三晚上八点", "推到周五", "早一天晚一天都行", "过两天", "晚上八点", "两天后", "我晚一个小时下班", "提前到两点", "早点来", "改到第二个礼拜天"],
)  # fmt: skip
def test_what_is_not(words: str) -> None:
    assert times.counted(words) is None


def test_by_how_much_may_be_left_open() -> None:
    assert times.leaves_open("往后推几天")
    assert times.leaves_open("晚几个小时")
    assert not times.leaves_open("往后推两天")
