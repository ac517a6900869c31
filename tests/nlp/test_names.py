"""Personal names of the peoples of Dehong, and sentences that are none."""

import pytest

from nlp import names

PEOPLE = ["岩罕", "玉香", "依帅罕", "罕相", "思小团", "木然诺相", "排勒崩", "勒排早山", "岳麻当", "孔勒干", "麻果", "赵麻锐", "恩昆木兰", "曩有生", "们生文", "余阿普", "普阿迪", "阿普·三", "李国强", "张伟", "欧阳娜娜"]  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_a_bare_answer_is_a_name(name: str) -> None:
    assert names.find(name) == name


@pytest.mark.parametrize("name", PEOPLE)
def test_a_name_is_found_where_it_is_introduced(name: str) -> None:
    assert names.introduced(f"你好，我叫{name}，想报名") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我叫玉罕 电话1381234", "玉罕"),
        ("姓名:王小明 男 35岁", "王小明"),
        ("我叫杨二妹今年25", "杨二妹"),
        ("我是岩旺", "岩旺"),
        ("名字是排勒崩。", "排勒崩"),
    ],
)
def test_the_name_ends_where_something_else_begins(text: str, name: str) -> None:
    assert names.find(text) == name


@pytest.mark.parametrize(
    "text",
    ["我是女的", "我是芒市的", "我是盈江人", "保洁", "高工资", "包住", "周三", "明天", "我叫什么", "你叫什么名字", "他叫我交钱", "老板叫我明天去", "找个电子厂", "谢谢", "好的", "我是李师傅", "常白班", "安全", "江苏", "我是来找工作的", "喊我交钱", "何时", "水果", "三天", "小时工", "不知道"],
)  # fmt: skip
def test_sentences_and_words_are_no_names(text: str) -> None:
    assert names.find(text) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("我姓段叫段小玉", "段小玉"),
        ("姓石，名字叫石木然", "石木然"),
        ("我是昭通人不是德宏的", None),
        ("我是傣族人", None),
        ("昭通人", None),
    ],
)
def test_where_somebody_is_from_is_no_name(said: str, name: str | None) -> None:
    assert names.find(said) == name


def test_a_name_written_apart_is_put_together() -> None:
    assert names.find("刀 小凤") == "刀小凤"
    assert names.introduced("我叫岩 温旺，盈江的") == "岩温旺"
    assert names.find("我 在厂") is None
    assert names.joined("来 青浦") == "来 青浦"


@pytest.mark.parametrize(
    ("said", "own", "other"),
    [
        ("我老公叫岩砍,我叫玉喊", "玉喊", "岩砍"),
        ("我媳妇叫玉旺我叫岩罕", "岩罕", None),
        ("我叫玉香，儿子叫岩果", "玉香", "岩果"),
        ("我妹妹叫玉罕", "玉罕", "玉罕"),
    ],
)
def test_ones_own_name_goes_before_that_of_another(said: str, own: str, other: str | None) -> None:
    assert names.introduced(said) == own
    assert names.of_another(said) == other


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("岩九保", "岩九保"), ("我叫李瑞丽", "李瑞丽"), ("我就叫王遮放", "王遮放"),
        ("梁河九保", ""), ("和昆山", ""), ("九保", ""), ("我在九保", ""), ("瑞丽", ""), ("岩罕", ""),
    ],
)  # fmt: skip
def test_a_name_may_hold_that_of_a_place(text: str, name: str) -> None:
    assert names.with_place(text) == name


def test_the_place_in_a_name_is_none_of_the_words() -> None:
    assert "九保" not in names.without("我叫岩九保 盈江人")
    assert "九保" not in names.without("岩九保 盈江", "岩九保")
    assert "九保" in names.without("老家九保", "岩罕")
