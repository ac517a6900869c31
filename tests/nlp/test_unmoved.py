"""What says that nothing has moved, and what only sounds like it."""

import pytest

from nlp import unmoved


@pytest.mark.parametrize("words", ["还在呢", "还在那点干", "照旧的", "跟以前一样", "我还在这里的嘛", "没什么变化"])
def test_still(words: str) -> None:
    assert unmoved.still(words)


@pytest.mark.parametrize("words", ["在的", "还在找", "还在别的厂", "还在加班吗", "一样不一样"])
def test_not_still(words: str) -> None:
    assert not unmoved.still(words)


@pytest.mark.parametrize("words", ["没换", "说错了", "没有换厂", "我没走"])
def test_takes_back(words: str) -> None:
    taken = unmoved.takes_back(words)
    assert taken is not None
    assert not taken.sure


@pytest.mark.parametrize(
    "words", ["不对 说错了 还在原厂", "没换 之前说错了", "打错了，没换", "哎呀刚才点错了，还是原来那个厂", "不是，没辞工", "搞错了 我没换单位"]
)  # fmt: skip
def test_says_it_was_a_slip(words: str) -> None:
    taken = unmoved.takes_back(words)
    assert taken is not None
    assert taken.sure


@pytest.mark.parametrize(
    "words", ["没换衣服", "换厂了", "没有", "星桥电子", "不对", "还在找厂", "不对，是上周去的", "说错了，是顺丰"]
)
def test_takes_nothing_back(words: str) -> None:
    assert unmoved.takes_back(words) is None
