"""What words say to a seat that is offered, and to one that is held."""

import pytest

from handlers import course_words, offer_words
from handlers.course_words import Says as OfASeat
from handlers.offer_words import Says


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("要得我克", Says.TAKE), ("要,那天我休息", Says.TAKE), ("好嘛我要", Says.TAKE), ("不去,娃娃病了", Says.LEAVE),
        ("家里有事 去不成", Says.LEAVE), ("我想好了不去", Says.LEAVE), ("让我想哈", Says.LATER), ("位子还给我留着没", Says.LATER),
        ("要不要这个位子呢", None), ("要,不过那天要晚点", None), ("要,青浦包住的厂", None), ("这个要几天嘛", None), ("不,我要去", None),
    ],
)  # fmt: skip
def test_only_plain_words_settle_an_offer(words: str, says: Says | None) -> None:
    assert offer_words.read(words) is says


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("电工课不去了", OfASeat.LEAVE), ("电工课能不能退", OfASeat.ASK_LEAVE), ("要不要退课呢", OfASeat.ASK_LEAVE),
        ("保安那期赶不上", OfASeat.ASK_LEAVE), ("去不了,排后头那批", OfASeat.CHANGE), ("往后推一期", OfASeat.CHANGE),
        ("能不能换个日子", OfASeat.ASK_CHANGE), ("不去会不会扣钱", None), ("能不能退培训费", None), ("改到下班以后", None),
        ("下班后来", None),
    ],
)  # fmt: skip
def test_a_question_or_a_trouble_gives_up_no_seat(words: str, says: OfASeat | None) -> None:
    assert course_words.read(words) is says
