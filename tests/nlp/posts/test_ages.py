"""Between which ages an ad wants its people."""

import pytest

from nlp.posts import ages
from nlp.posts.ages import Ages
from nlp.posts.layout import lay_out


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("18-45岁", 18, 45),
        ("只招40岁以下女工", None, 40),
        ("男18-50岁，女18-45岁", 18, 50),
        ("年龄18-38\n工价21/小时", 18, 38),
        ("45岁以下", None, 45),
        ("男60以内，女55以内", None, 60),
        ("年满18周岁", 18, None),
        ("16岁以上", 16, None),
        ("18~48", 18, 48),
        ("女 25-48 月薪1.1万", 25, 48),
        ("年龄放宽到57", None, 57),
        ("三十五以下", None, 35),
        ("四十五到五十八岁", 45, 58),
        ("55岁前", None, 55),
        ("年龄要求：18至40周岁", 18, 40),
        ("工作时间8-20点", None, None),
        ("工价22-24元", None, None),
        ("年龄不限", None, None),
        ("招20-30人", None, None),
        ("女，50内", None, 50),
        ("20岁-35岁之间", 20, 35),
        ("65岁也要", None, 65),
        ("满18就行", 18, None),
        ("月薪45以上", None, None),
        ("45（含）以下", None, 45),
        ("不超过五十", None, 50),
        ("≤55周岁", None, 55),
        ("年龄卡50", None, 50),
        ("55下", None, 55),
        ("六十封顶", None, 60),
        ("十八到四十五", 18, 45),
        ("下班17点", None, None),
    ],
)
def test_the_widest_limits_are_read(said: str, low: int | None, high: int | None) -> None:
    assert ages.find(lay_out(said).text) == Ages(low, high)
