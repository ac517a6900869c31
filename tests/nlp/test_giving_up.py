"""A form given up together with a reason, and what only sounds so."""

import pytest

from nlp import giving_up


@pytest.mark.parametrize(
    ("words", "beside"),
    [
        ("算了 睡觉了", "睡觉了"), ("不约了 莫来了", "莫来了"), ("不弄啦，上班克了", "上班克了"), ("太远了 算了", "太远了"), ("困了 不弄了嘛", "困了"),
        ("算了睡觉了", "睡觉了"), ("太远了算了", "太远了"), ("唉 算了 麻烦你们了", "麻烦你们了"), ("算了不举报了 惹不起", "惹不起"), ("怕他报复 算了", "怕他报复"),
    ],
)  # fmt: skip
def test_a_form_is_given_up_with_a_reason(words: str, beside: str) -> None:
    assert giving_up.find(words) == giving_up.Told(beside, is_reason=True)


@pytest.mark.parametrize(
    "words",
    [
        "算了还是明天吧", "不要了换成芒市", "不要了 换成芒市", "算了，就香花桥宿舍嘛", "算了 2", "算了 我要找工作", "算了一下要三千块", "他说 算了 不给你了",
        "老板说不发了 算了", "走路去算了", "取消不了怎么办", "算了 几点开门",
    ],
)  # fmt: skip
def test_what_goes_on_or_is_somebody_elses_word_gives_nothing_up(words: str) -> None:
    assert giving_up.find(words) is None


def test_other_words_may_be_an_answer() -> None:
    assert giving_up.find("算了 香花桥宿舍") == giving_up.Told("香花桥宿舍", is_reason=False)


def test_nothing_but_words_that_give_up() -> None:
    assert giving_up.only("不搞了算了")
    assert not giving_up.only("算了 睡觉了")


def test_what_follows_is_meant_where_nothing_is_given_up() -> None:
    assert giving_up.behind("算了，就香花桥宿舍嘛") == "就香花桥宿舍嘛"
    assert giving_up.behind("香花桥宿舍") == ""
