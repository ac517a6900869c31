"""Journeys together: asked for, or not come along with."""

import pytest

from nlp import journeys


@pytest.mark.parametrize(
    "words",
    [
        "点对点的车还有座位没得", "过年后一起走的车", "过完年有车包切上海不", "跟车走", "班车 两个人 我跟我媳妇", "年后给有包车克青浦", "有没得车送去上海",
        "我想跟着大部队走", "专车哪天走", "正月有大巴不", "还有位置吗，一起出发的", "统一坐车几时走", "有车去青浦吗",
    ],
)  # fmt: skip
def test_a_journey_is_asked_for(words: str) -> None:
    assert journeys.asks(words)


@pytest.mark.parametrize(
    "words",
    [
        "厂里有没有班车", "上班有班车接送吗", "大巴司机招不招", "交通补助怎么领", "大巴堵在路上了", "跟车走了三天到了", "我不跟车走了", "和老乡一起走丢了",
        "一起走的老乡被中介骗了", "车费报不报销", "有没有工作一起走", "你们走访坐班车来吗",
    ],
)  # fmt: skip
def test_other_things_are_no_journey(words: str) -> None:
    assert not journeys.asks(words)


@pytest.mark.parametrize(
    "words",
    [
        "我不跟车走了", "班车不坐了", "取消一起出发", "一起走的我不去了", "不跟你们一起走了 自己买票", "专车我坐不成了", "班车退掉", "位子让给别人嘛", "莫去坐大巴了",
        "那趟车我赶不上，不坐了", "跟不了车了，娃娃生病", "一起出发去不成了",
    ],
)  # fmt: skip
def test_not_coming_along_is_understood(words: str) -> None:
    assert journeys.leaves(words)


@pytest.mark.parametrize(
    "words",
    [
        "能不能取消班车", "厂里的班车不来了", "班车不是八点吗", "要是不跟车走会咋个", "一起走", "取消面试", "跟车走", "座位在哪里", "不去了", "班车不要钱吧",
        "我要坐班车", "不要忘了叫我坐班车",
    ],
)  # fmt: skip
def test_other_things_give_no_seat_back(words: str) -> None:
    assert not journeys.leaves(words)


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("不去了", True),
        ("那我还是不去了吧", True),
        ("走不成了", True),
        ("克不了咯", True),
        ("不去上班了", False),
        ("去", False),
    ],
)
def test_not_going_alone_names_nothing(words: str, alone: bool) -> None:
    assert journeys.leaves_something(words) is alone
