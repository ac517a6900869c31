"""Sentences typed in letters."""

import pytest

from nlp import pinyin, spelling


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("wo xiang zhao dianzichang", "我想找电子厂"),
        ("qing pu de dian zi chang", "青浦的电子厂"),
        ("youmeiyou baoan", "有没有保安"),
        ("bu yao yeban", "不要夜班"),
    ],
)
def test_words_are_read_from_their_sounds(typed: str, read: str) -> None:
    assert pinyin.read(typed) == read


@pytest.mark.parametrize("typed", ["hello", "cnc op", "man", "thank you very much", ""])
def test_what_is_no_pinyin_is_left(typed: str) -> None:
    assert pinyin.read(typed) is None


def test_a_sentence_is_read_around_its_figures() -> None:
    assert spelling.repair("gongzi 6000 yishang bao zhu").text == "工资 6000 以上包住"


def test_letters_within_a_text_in_characters_are_only_put_right_where_they_name_something() -> None:
    assert spelling.repair("我要 dianzichang de").text == "我要 电子厂 de"
