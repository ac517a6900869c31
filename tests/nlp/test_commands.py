"""Giving a form up, in whatever words; and what is an answer instead."""

import pytest

from nlp import commands


@pytest.mark.parametrize(
    "words",
    ["算了不报了", "算了嘛", "拉倒", "不想弄了，烦死", "莫弄了", "算了不约了", "不登记了", "我不想报了", "不用来了"],
)
def test_a_form_is_given_up_in_more_words(words: str) -> None:
    assert commands.gives_up(words)


@pytest.mark.parametrize(
    "words",
    ["不要", "不用", "不做了", "不想说", "没有", "算了就按你说的", "不来了他说", "不知道", "报保洁", "别人报了"],
)
def test_answers_and_other_talk_give_nothing_up(words: str) -> None:
    assert not commands.gives_up(words)
