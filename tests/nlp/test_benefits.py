"""Board and lodging: wanted, refused, left open."""

import pytest

from nlp import benefits


@pytest.mark.parametrize(
    ("text", "board", "lodging"),
    [
        ("包吃住", True, True),
        ("管饭有宿舍", True, True),
        ("包住就行,吃自己解决", False, True),
        ("不包吃住的不要", True, True),
        ("没有宿舍的不去", None, True),
        ("包不包住", None, True),
        ("有没有住的地方", None, True),
        ("不包住也行", None, None),
        ("没宿舍也可以", None, None),
        ("有宿舍最好,没有也行", None, None),
        ("包不包吃住都行", None, None),
        ("自己租房", None, False),
        ("不用包住", None, False),
        ("不住宿舍", None, False),
        ("我自己做饭", False, None),
        ("餐补500", None, None),
        ("包中餐就行", True, None),
        ("宿舍太吵我不住", None, False),
        ("吃住不包可以,但工资要高", None, None),
        ("得有宿舍啊,没宿舍来不了", None, True),
        ("不想住集体宿舍", None, False),
        ("吃食堂,住宿舍", True, True),
        ("自带伙食,住公司", False, True),
        ("想找保洁", None, None),
    ],
)
def test_what_is_said_of_board_and_lodging(text: str, board: bool | None, lodging: bool | None) -> None:
    assert benefits.find(text) == benefits.Benefits(board, lodging)
