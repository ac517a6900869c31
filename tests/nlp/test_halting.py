"""Words that halt a message to many, and words that only look like it."""

import pytest

from nlp import halting


@pytest.mark.parametrize(
    "words",
    [
        "停", "停停停！发错了", "快停快停", "停发", "停一下", "先别发", "莫发了", "不要再发了", "发错了，快停下", "取消发送",
        "把刚才的群发停掉", "刚才那个消息先停", "别再往下发了", "今天不发了", "stop", "赶紧停下来！", "发错人了！快停",
    ],
)  # fmt: skip
def test_whoever_wants_a_message_halted_is_heard(words: str) -> None:
    found = halting.read(words)
    assert found is not None
    assert not found.weak


@pytest.mark.parametrize("words", ["停掉B0001", "B0001停", "把b0001停了", "B0001 不发了", "B0001发错了", "取消B0001"])
def test_the_number_stands_anywhere(words: str) -> None:
    found = halting.read(words)
    assert found is not None
    assert found.number == "B0001"


@pytest.mark.parametrize(
    "words",
    ["停电了", "J014停招", "C05停了", "老板不发工资", "别给我发了", "明天别发", "停工了", "不去了", "算了", "快点"],
)
def test_other_things_that_stop_are_left_alone(words: str) -> None:
    assert halting.read(words) is None


@pytest.mark.parametrize("words", ["取消", "撤回", "撤回刚才那条", "搞错了"])
def test_what_names_no_message_is_weak(words: str) -> None:
    found = halting.read(words)
    assert found is not None
    assert found.weak


@pytest.mark.parametrize(
    ("words", "softly"), [("先停一下", True), ("发错了", True), ("发错了，停", False), ("停", False)]
)
def test_what_may_be_gone_on_with_is_held_softly(words: str, softly: bool) -> None:
    found = halting.read(words)
    assert found is not None
    assert found.softly == softly
