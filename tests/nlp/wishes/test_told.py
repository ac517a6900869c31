"""What a message only tells."""

import pytest

from nlp.wishes import told


@pytest.mark.parametrize(
    ("text", "told_word", "wished_word"),
    [
        ("以前做保安的,腰坏了,想找个看仓库的", "保安", "仓库"),
        ("现在在华新送快递,太累,想换到徐泾", "华新", "徐泾"),
        ("去年在嘉善做注塑,味道大,有没有服装厂", "注塑", "服装"),
        ("我老公在工地摔了,我要找个食堂", "工地", "食堂"),
        ("我在赵巷卖衣服三年了,找办公室的活", "赵巷", "办公室"),
    ],
)
def test_the_telling_goes_on_until_a_wish(text: str, told_word: str, wished_word: str) -> None:
    assert told.holds(text, text.index(told_word))
    assert not told.holds(text, text.index(wished_word))


@pytest.mark.parametrize("text", ["以前做保安的", "焊工做过三年,会氩弧焊", "今年想去青浦找电子厂"])
def test_without_a_wish_elsewhere_nothing_is_set_aside_for_good(text: str) -> None:
    assert not any(told.holds(text, at, lasting=False) for at in range(len(text)))


def test_length_of_time_alone_is_experience_as_well() -> None:
    text = "我做焊工做了八年,想找九千的"
    assert told.holds(text, text.index("焊工"))
    assert not told.holds(text, text.index("焊工"), lasting=False)


def test_blanking_keeps_the_positions() -> None:
    text = "去年那个厂包吃住,今年想找管饭的"
    assert told.without(text) == " " * 8 + ",今年想找管饭的"
