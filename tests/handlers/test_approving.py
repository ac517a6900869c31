"""The words by which a broadcast is approved or sent back, and by which it is asked what waits."""

import re

import pytest

from handlers import broadcast_desk, broadcast_orders


@pytest.mark.parametrize(
    "words", ["同意", "批准", "批准了", "我同意", "好，同意", "同意发送", "可以发", "同意，发吧", "审批通过", "准了"]
)
def test_it_is_let_go(words: str) -> None:
    assert re.fullmatch(broadcast_orders.APPROVES, words)


@pytest.mark.parametrize("words", ["同意报名", "同意他请假", "不同意", "可以", "好", "同意发什么"])
def test_other_words_let_nothing_go(words: str) -> None:
    assert not re.fullmatch(broadcast_orders.APPROVES, words)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("不同意", None),
        ("不批", None),
        ("退回，日期不对", "日期不对"),
        ("不同意 没写地点", "没写地点"),
        ("驳回：太长", "太长"),
    ],
)
def test_it_is_sent_back(words: str, why: str | None) -> None:
    said = re.fullmatch(broadcast_orders.REFUSES, words)
    assert said is not None
    assert said["why"] == why


@pytest.mark.parametrize(
    "words",
    [
        "待批",
        "待审批",
        "待批群发",
        "有哪些要我批的",
        "有没有要我批的群发",
        "有要我批的吗",
        "哪些要我审批",
        "还有没有待审的",
        "我要批的有哪些",
        "现在有什么需要我审核的",
        "待审岗位",
        "要我批的",
    ],
)
def test_what_waits_is_asked(words: str) -> None:
    assert re.fullmatch(f"(?:{broadcast_desk.WAITS}|{broadcast_desk.FOR_ME})", words)


@pytest.mark.parametrize("words", ["有哪些岗位", "要我去吗", "有没有人", "批了几个", "我要批发衣服", "有什么要我做的"])
def test_other_questions_are_not_that(words: str) -> None:
    assert not re.fullmatch(f"(?:{broadcast_desk.WAITS}|{broadcast_desk.FOR_ME})", words)
