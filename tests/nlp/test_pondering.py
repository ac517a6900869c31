"""Words that put an answer off are neither yes nor no."""

import pytest

from nlp import answers, pondering


@pytest.mark.parametrize(
    "words",
    [
        "我想一下", "我想哈", "想想", "容我想想嘛", "好，考虑一下", "等我问下老公", "先跟家里人商量哈", "看一哈再说", "明天答复你们",
        "没想好", "莫想好", "拿不定主意", "稍等", "我考虑一下要不要去", "商量一下再回您", "我想一哈子",
    ],
)  # fmt: skip
def test_thinking_it_over_decides_nothing(words: str) -> None:
    assert pondering.is_one(words)
    assert answers.find(words) is None


@pytest.mark.parametrize(
    "words", ["我想去", "想", "要", "考虑好了", "我想好了", "可以", "跟家里商量好了 去", "我想问一下管饭不"]
)
def test_what_is_decided_or_asked_is_no_pondering(words: str) -> None:
    assert not pondering.is_one(words)
