"""The plain form: mended slips, closed-up letters, and spans that stay true."""

import pytest

from nlp.times import writing


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("２８号　下午３：３０", "28号 下午3:30"),
        ("下週五晚上八點", "下周五晚上八点"),
        ("里拜三", "礼拜三"),
        ("名天下午3点", "明天下午3点"),
        ("李白五晚上", "礼拜五晚上"),
        ("晚上期点半", "晚上七点半"),
        ("下走三晚上", "下周三晚上"),
        ("辣月二十三", "腊月二十三"),
        ("早上酒店半", "早上九点半"),
        ("八店办来", "八点半来"),
    ],
)
def test_slips_are_put_right_where_time_is_meant(written: str, meant: str) -> None:
    assert writing.plain(written).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "网上报名",
        "李白的诗",
        "明天网上报名",
        "半夜搬东西",
        "候天气好",
        "德宏州三个县",
        "早上五点",
        "明天晌午",
        "高中求职",
    ],
)
def test_words_of_their_own_are_left_alone(text: str) -> None:
    assert writing.plain(text).text == text


def test_letters_with_spaces_between_are_closed_up_and_keep_their_places() -> None:
    written = writing.plain("周 5 下 午 3 点 半")
    assert written.text == "周5下午3点半"
    assert written.span(0, 2) == (0, 3)
