"""Yes, no, and neither."""

import pytest

from nlp import answers


@pytest.mark.parametrize(
    "said",
    [
        "嗯",
        "嗯嗯",
        "对",
        "要得",
        "得",
        "好",
        "可以",
        "行",
        "好的谢谢",
        "没问题",
        "不错",
        "好嘎",
        "我要",
        "是的呢",
        "OK",
        "👌",
        "没得问题",
        "好嘞",
        "对头嘛",
        "是呢",
        "可以的，麻烦了",
    ],
)
def test_yes(said: str) -> None:
    assert answers.find(said) is True


@pytest.mark.parametrize(
    "said", ["不", "莫", "算了", "不要", "不消了", "没得", "不是", "不用了", "不去了", "不想去", "不要了谢谢"]
)
def test_no(said: str) -> None:
    assert answers.find(said) is False


@pytest.mark.parametrize("said", ["哦", "？", "好多钱", "得不得", "不晓得", "我是芒市的", "1", "", "好吗", "不好意思"])
def test_neither(said: str) -> None:
    assert answers.find(said) is None


@pytest.mark.parametrize(
    "said", ["押金给要得回来", "钱还追得回来不", "中介费给退", "你们给管", "这个给算骗人", "给拿得到钱"]
)
def test_a_question_as_it_is_put_in_dehong(said: str) -> None:
    assert answers.puts_a_question(said)


@pytest.mark.parametrize(
    "said", ["给我介绍活的刘姐", "姓王，给我退了一半", "老板说给退钱", "他给了我一张名片", "不给退"]
)
def test_what_is_told_with_the_same_words(said: str) -> None:
    assert not answers.puts_a_question(said)
