"""Pay with its unit, said or understood."""

import pytest

from nlp import money


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("22", 22, 22, "hour"),
        ("260", 260, 260, "day"),
        ("6500", 6500, 6500, "month"),
        ("青浦电子厂六千以上包吃住", 6000, None, "month"),
        ("22块钱1小时", 22, 22, "hour"),
        ("二十六块五一小时", 26.5, 26.5, "hour"),
        ("小时工22", 22, 22, "hour"),
        ("薪资6k以上 双休", 6000, None, "month"),
        ("5千多点", 5000, 5000, "month"),
        ("日结两百来块", 200, 200, "day"),
        ("5到6千 单休", 5000, 6000, "month"),
        ("一天做12小时有260吗", 260, 260, "day"),
        ("一个小时给我二十就干", 20, 20, "hour"),
        ("十二个钟头二百八", 280, 280, "day"),
        ("洗车一台提成八块", 8, 8, "piece"),
        ("25+餐补", 25, None, "hour"),
        ("260一天", 260, 260, "day"),
        ("一天260", 260, 260, "day"),
        ("日结260", 260, 260, "day"),
        ("保安 260 包住", 260, 260, "day"),
        ("二十三一小时", 23, 23, "hour"),
        ("三五百一天", 300, 500, "day"),
        ("5000元到6000元/月", 5000, 6000, "month"),
        ("每天8小时,一个月休4天,工资5500", 5500, 5500, "month"),
        ("一天12小时300块", 300, 300, "day"),
        ("年薪10万", 100000, 100000, "year"),
        ("周薪1500", 1500, 1500, "week"),
        ("一件3毛", 0.3, 0.3, "piece"),
        ("0.15元/个", 0.15, 0.15, "piece"),
        ("工资22到25一小时", 22, 25, "hour"),
        ("月入过万", 10000, None, "month"),
        ("24的工价", 24, 24, "hour"),
        ("我1998年的,想找6000的", 6000, 6000, "month"),
        ("12小时260", 260, 260, "day"),
    ],
)
def test_pay_is_read_with_its_unit(text: str, low: float, high: float | None, kind: str) -> None:
    pay = money.find(text)
    assert pay
    assert (pay.low, pay.high, pay.kind) == (low, high, kind)


@pytest.mark.parametrize(
    "text",
    ["45岁女的想做保洁", "身份证 533123********9960", "98年的", "电话18812345678", "3个人一起", "下周三8点", "要交300押金吗", "老板差我3000块", "休4天", "每月15号发工资", "2026年3月能上班", "想找工资高点的"],
)  # fmt: skip
def test_other_figures_are_no_pay(text: str) -> None:
    assert money.find(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("日结", "day"),
        ("周结的", "week"),
        ("计件", "piece"),
        ("不要计件,要计时", "hour"),
        ("求个月薪高点的", None),
        ("有工作吗", None),
    ],
)
def test_the_kind_alone_is_a_scheme(text: str, kind: str | None) -> None:
    assert money.scheme(text) == kind
