"""Who is said to be younger than sixteen, in figures, in words and by the school they go to."""

import pytest

from nlp import ages


@pytest.mark.parametrize(
    "words",
    [
        "我14岁，能去实习不", "我15 初三 想克青浦实习", "我今年才十四，学校喊我去厂里", "十五岁半能不能去", "我弟15岁半，可以去实习吗",
        "还没满16能不能实习", "不到十六岁给可以去", "16岁以下的学生能去吗", "差两个月16", "我读初二，能去厂里实习不", "十五六岁的能去不",
        "我快16了能去吗", "１５周岁可以吗",
    ],
)  # fmt: skip
def test_they_are_younger(words: str) -> None:
    assert ages.under_sixteen(words)


@pytest.mark.parametrize(
    "words",
    [
        "我16岁，能去实习不", "我刚满16 初中毕业没读书了，能不能进厂", "我17岁半", "十八岁", "15岁以上能去吗", "实习要15天吗", "3月15号开始实习",
        "我22级数控2班", "能去实习不", "我20", "满16没满18能实习吗", "15号才放假，能去吗",
    ],
)  # fmt: skip
def test_they_are_not(words: str) -> None:
    assert not ages.under_sixteen(words)
