"""Shifts in five names."""

import pytest

from nlp import shifts


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("长白班", "长白班"),
        ("白天上班的", "长白班"),
        ("不想倒班", "长白班"),
        ("三班倒不干,白班可以", "长白班"),
        ("不上夜班", "不上夜班"),
        ("不消上夜班", "不上夜班"),
        ("夜班受不了", "不上夜班"),
        ("夜班", "夜班"),
        ("不怕熬夜", "夜班"),
        ("两班倒的", "两班倒"),
        ("三班倒也做", None),
        ("不要三班倒,两班倒可以,夜班有补贴", "两班倒"),
        ("白班最好,晚上要跟娃娃打视频", "长白班"),
        ("莫叫我上大夜", "不上夜班"),
        ("长白,双休", "长白班"),
        ("夜班也可以", None),
        ("白班夜班都行", None),
        ("找个保安", None),
    ],
)
def test_a_wish_for_a_shift(text: str, shift: str | None) -> None:
    assert shifts.find(text) == shift
