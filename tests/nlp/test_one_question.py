"""A question for workers asks one thing, and never for a number that is not to be sent."""

import pytest

from nlp import one_question


@pytest.mark.parametrize(
    "words",
    [
        "您叫什么名字？手机号多少？", "请写姓名和手机号。", "您今年几岁，在哪个厂？", "请问您叫什么名字？请留个手机号。", "老家哪个县、哪天来的？",
        "请留下姓名、电话。", "您的工资和单位是哪样？",
    ],
)  # fmt: skip
def test_two_things_at_once(words: str) -> None:
    assert one_question.asks_two(words)


@pytest.mark.parametrize(
    "words",
    [
        "新厂叫哪样名字？", "您老家是哪个县的？乡镇也可以一起说，比如“盈江平原镇”。", "请留个手机号，工作人员好联系您。", "哪个单位招人？请写全称。",
        "到哪里找您？说厂名、宿舍几栋几号，也可以发位置。", "是学校安排的，还是自己找的？", "在哪个厂或单位？", "问", "哪天进去的？说个月份也行，比如“6月”。",
        "您多大了？（比如“28”“三十岁”）",
    ],
)  # fmt: skip
def test_one_thing(words: str) -> None:
    assert not one_question.asks_two(words)


@pytest.mark.parametrize(
    "words", ["您的身份证号是多少？", "请发一下身份证正反面", "证件号码多少？", "银行卡卡号是多少？", "请报身份证"]
)
def test_a_number_that_is_not_to_be_sent(words: str) -> None:
    assert one_question.asks_for_numbers(words)


@pytest.mark.parametrize(
    "words", ["身份证号的最后四位是多少？只要四位。", "请留个手机号。", "身份证带在身上吗？", "请问您叫什么名字？"]
)
def test_numbers_that_may_be_asked_for(words: str) -> None:
    assert not one_question.asks_for_numbers(words)
