"""Syllables of characters and of words typed in pinyin."""

from nlp import sounds


def test_characters_and_pinyin_sound_alike() -> None:
    assert sounds.syllables("找工作") == sounds.syllables("zhaogongzuo") == [["zao", "gon", "zuo"]]


def test_a_long_syllable_gives_way_where_the_rest_would_not_be_pinyin() -> None:
    assert sounds.syllables("zhuanrengong") == [["zuan", "ren", "gon"]]


def test_letters_that_are_no_pinyin_are_silent() -> None:
    assert sounds.syllables("xqzt vip") == []


def test_punctuation_breaks_a_run() -> None:
    assert sounds.syllables("你好,在吗") == [["ni", "hao"], ["zai", "ma"]]
