"""How somebody is, in their own words."""

import pytest

from nlp import moods


@pytest.mark.parametrize(
    ("words", "mood"),
    [
        ("还可以", "fair"),
        ("马马虎虎", "fair"),
        ("没什么变化", "fair"),
        ("不好不坏", "fair"),
        ("挺好的", "good"),
        ("都好，谢谢", "good"),
        ("板扎呢", "good"),
        ("不咋个好，天天加班", "bad"),
        ("累得很", "bad"),
        ("还可以，就是想家", "bad"),
        ("累不累", None),
        ("不好意思", None),
        ("我想找不累的活", None),
        ("麻烦您了", None),
        ("昆山包住的", None),
    ],
)
def test_a_mood_is_read_from_few_words(words: str, mood: str | None) -> None:
    assert moods.find(words) == mood
