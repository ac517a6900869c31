"""Wishing to go unnamed, and what only sounds like it."""

import pytest

from handlers import unnamed


@pytest.mark.parametrize(
    "words",
    [
        "我不想讲名字", "不想说名字", "我不想说真名", "我不想露名字", "不要写我的名字", "莫把我的名字讲出去", "我名字不想写",
        "匿名行不行", "名字能不能不说", "能不能不露名字", "可以不留名吗", "不想用真名", "不要告诉老板是我", "莫讲是我说的",
    ],
)  # fmt: skip
def test_a_wish_to_go_unnamed(words: str) -> None:
    assert unnamed.wishes(words)


@pytest.mark.parametrize(
    "words",
    [
        "删掉我的名字", "把我名字去掉", "删除我的信息", "注销", "我名字写错了", "不想让你们留着我的资料", "老板不讲他的名字",
        "我叫岩罕", "能不能匿名举报", "不知道名字", "我不想去了", "名字不用改",
    ],
)  # fmt: skip
def test_what_is_no_such_wish(words: str) -> None:
    assert not unnamed.wishes(words)
