"""What is said of a class: a seat goes for words that give it up, and for nothing else."""

import pytest

from handlers import course_words
from handlers.course_words import Says


@pytest.mark.parametrize(
    "words", ["退了嘛", "帮我退掉", "不想学家政了", "不学电工了", "家政不想学了", "不想上那个课了", "不去了"]
)
def test_words_that_give_up(words: str) -> None:
    assert course_words.read(words) is Says.LEAVE


@pytest.mark.parametrize("words", ["换一期", "我想改期", "换期", "给我换到别的期", "那天厂里加班，给我换一期嘛"])
def test_another_run_is_asked_about(words: str) -> None:
    assert course_words.read(words) is Says.ASK_CHANGE


@pytest.mark.parametrize("words", ["我来上课了", "上课了", "我来培训了", "在上课了", "早上来听课"])
def test_words_of_coming_hold_nothing_that_gives_up(words: str) -> None:
    assert course_words.read(words) is None
    assert not course_words.GIVES_UP.search(words)


@pytest.mark.parametrize(
    "words", ["我没有说不去啊", "没喊你们退", "换一批看看", "不想上夜班了", "退了吗", "试用期多久"]
)
def test_what_only_sounds_like_it(words: str) -> None:
    assert course_words.read(words) is None


@pytest.mark.parametrize(
    "words", ["把我名字划了吧", "名额给别人", "课取消", "放弃培训", "那个班不去", "来不成", "C05撤了"]
)
def test_the_many_ways_of_giving_up_hold_a_sign_of_it(words: str) -> None:
    assert course_words.GIVES_UP.search(words)
