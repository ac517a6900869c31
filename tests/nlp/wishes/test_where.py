"""Where the work should be, and places that are only mentioned."""

import pytest

from nlp.wishes import where


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("青浦的", ("青浦",)),
        ("我是盈江的,想在青浦找", ("青浦",)),
        ("老家梁河,上海哪里都行", ("上海",)),
        ("我现在在瑞丽,想去松江", ("松江",)),
        ("我在芒市,想出来", ("芒市",)),
        ("前头在东莞做了六年,现在想来昆山", ("昆山",)),
        ("带着娃娃回梁河了,在青浦找个白班", ("青浦",)),
        ("想回芒市做", ("芒市",)),
        ("只要不在华新,香花桥最好", ("香花桥",)),
        ("昆山太远,青浦的都行", ("青浦",)),
        ("会炒云南菜", ()),
        ("陇川户撒的,上海有没有活", ("上海",)),
        ("松江青浦都可以", ("松江", "青浦")),
        ("嘉定安亭", ("安亭",)),
    ],
)
def test_only_the_place_of_work_is_wanted(text: str, places: tuple[str, ...]) -> None:
    assert where.find(text) == places
