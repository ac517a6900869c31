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


@pytest.mark.parametrize(
    "words",
    [
        "别问了", "不要再问我", "莫问了嘛", "以后不要问", "莫老是问我了", "求你们别问了，烦死了", "能不能别问了", "每个月都问，烦不烦", "不想被问了", "问烦了",
    ],
)  # fmt: skip
def test_somebody_does_not_want_to_be_asked_any_more(words: str) -> None:
    assert commands.asks_no_more(words)


@pytest.mark.parametrize(
    "words", ["我想问", "不懂就问", "别人问", "我不想问", "不要夜班", "莫问了哪个厂好", "问老乡", "恢复问近况"]
)
def test_questions_and_refusals_of_other_things_do_not_end_the_asking(words: str) -> None:
    assert not commands.asks_no_more(words)
