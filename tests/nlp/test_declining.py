"""Not wanting to be registered, and what only sounds like it."""

import pytest

from nlp import declining


@pytest.mark.parametrize(
    "words",
    ["不用登记", "那我不登记了", "莫给我登记", "登记不用了", "登记就不消了", "算了，不用登记，谢谢", "先不登记"],
)
def test_nothing_need_be_registered(words: str) -> None:
    assert declining.registration(words)


@pytest.mark.parametrize(
    "words",
    ["取消登记", "不登记了，之前的删掉", "不用登记吗", "不用登记可以找工作不", "登记", "登记错了", "不用", "谢谢"],
)
def test_other_words_decline_no_registration(words: str) -> None:
    assert not declining.registration(words)
