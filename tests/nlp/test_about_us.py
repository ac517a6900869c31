"""Whose telephone is asked for, and who is doubted."""

import pytest

from nlp import about_us


@pytest.mark.parametrize(
    "words",
    ["你电话多少", "你们电话好多", "王老师的电话给我一个", "打哪个电话找你们", "咋个联系你们", "你们联系方式发我一下"],
)
def test_the_number_of_the_station_is_asked_for(words: str) -> None:
    assert about_us.asks_number(words)


@pytest.mark.parametrize("words", ["有没有电话可以打", "电话号码给我一个", "留个电话给我嘛", "联系电话多少"])
def test_where_nobody_else_can_be_meant_it_is_the_stations(words: str) -> None:
    assert about_us.asks_number(words, of_us=False)
    assert not about_us.asks_number(words)


@pytest.mark.parametrize(
    "words",
    [
        "老板电话多少",
        "我电话是15455550001",
        "打电话给我",
        "电话给我打一个",
        "能不能不留电话",
        "我没得电话",
        "那边厂电话多少",
    ],
)
def test_the_numbers_of_others_are_not(words: str) -> None:
    assert not about_us.asks_number(words, of_us=False)


@pytest.mark.parametrize("words", ["你们是不是骗子哦", "你们给是骗人的", "你们是真的假的", "你们这个工作站靠谱不"])
def test_the_station_is_doubted(words: str) -> None:
    assert about_us.doubts(words)


@pytest.mark.parametrize(
    "words", ["这个中介是不是骗子", "你们是不是骗我钱", "这个厂正规不", "这个是真的吗", "我被骗了"]
)
def test_others_are_doubted_and_what_happened_is_no_doubt(words: str) -> None:
    assert not about_us.doubts(words)


@pytest.mark.parametrize(
    "words",
    [
        "咋个克你们站上",
        "怎么去你们工作站",
        "你们工作站在哪点",
        "工作站的地址是多少",
        "想去工作站要怎么走",
        "请问咋个找你们办公室",
    ],
)
def test_the_way_to_the_station_is_asked(words: str) -> None:
    assert about_us.asks_the_way(words)


@pytest.mark.parametrize(
    "words", ["咋个克", "怎么去车站", "地铁站在哪里", "你们厂在哪点", "咋个去上班", "工作站是做什么的"]
)
def test_other_ways_are_none_to_the_station(words: str) -> None:
    assert not about_us.asks_the_way(words)
