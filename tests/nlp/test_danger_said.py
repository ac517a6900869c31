"""The answer in words to whether there is danger: for oneself, for somebody else, or none."""

import pytest

from nlp import danger_said


@pytest.mark.parametrize(
    "text",
    [
        "是", "是呢快点", "嗯，在楼顶", "对，快来人", "要得快点喊人", "有危险", "很危险的", "我好怕", "快来救我", "不是我，是我工友，他在楼顶", "不是我，是我室友",
        "不是我我工友要跳", "是我老公，他在阳台上", "我怕她出事", "不是的，是我老婆，她把自己锁屋里", "是呢，真的撑不下去",
    ],
)  # fmt: skip
def test_danger_of_oneself_or_of_another_is_a_yes(text: str) -> None:
    assert danger_said.find(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "不是", "没得事，就是累", "没事，就是想家", "没有危险", "哈哈没事的", "没事了", "现在没事了，他走了", "开玩笑的", "就是有点累", "没有，就是心情不好", "不至于，只是发发牢骚",
        "打错了", "没得，就是想我娃娃", "没得哪样危险",
    ],
)  # fmt: skip
def test_who_is_only_tired_or_joked_says_no(text: str) -> None:
    assert danger_said.find(text) is False


@pytest.mark.parametrize(
    "text", ["心里头难受", "晓不得", "青浦有没有轻松点的活", "不是，我就是想问下工资", "有没有危险？", ""]
)
def test_what_says_neither_is_left_open(text: str) -> None:
    assert danger_said.find(text) is None
