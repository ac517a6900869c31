"""One step back in other words than 上一步."""

import pytest

from nlp import commands, stepping_back


@pytest.mark.parametrize(
    "words",
    ["退回去", "再退一步", "上一题", "回退一步", "上步", "返回去", "回到上一个问题", "前面那个填错了 上一步", "前面填错了，退一哈",
     "等哈 上一步", "shang yi bu", "能不能返回上一步"],
)  # fmt: skip
def test_the_question_before_is_wanted(words: str) -> None:
    assert stepping_back.wants(words)


@pytest.mark.parametrize(
    "words",
    ["回去", "退一下", "回老家", "返回云南", "退回押金", "上个月", "退一步说我也想去", "倒班", "上一个厂", "退课", "回一下",
     "退回来的钱", "后退休", "上步行街"],
)  # fmt: skip
def test_other_ways_back_are_no_step(words: str) -> None:
    assert not stepping_back.wants(words)


def test_the_one_before_is_wrong_without_saying_what_is_right() -> None:
    assert commands.correction("前一个也错了") == ""
    assert commands.correction("刚才写错了，是盈江") == "盈江"
