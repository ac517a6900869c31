"""What is told of the first month beside its sums."""

import pytest

from nlp import first_month_told


@pytest.mark.parametrize(
    "words", ["一分都没收", "没收过一毛钱", "中介没要我钱", "没花过钱", "哪个都没收过", "钱一分都没交"]
)
def test_nobody_took_money_in_many_words(words: str) -> None:
    assert first_month_told.nothing_taken(words)


@pytest.mark.parametrize("words", ["没给我钱", "工资没发", "收了三百", "一分钱没发", "没收到工资"])
def test_wages_that_did_not_come_are_something_else(words: str) -> None:
    assert not first_month_told.nothing_taken(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("合同也没得签", "none"), ("莫得合同", "none"), ("厂里没跟我签", "none"), ("签了的，给我一份了", "own_copy"),
        ("签了没给我", "no_copy"), ("合同没给我", "no_copy"), ("记不清签没签", ""), ("一样的", ""),
    ],
)  # fmt: skip
def test_a_contract_is_read_as_it_is_told(words: str, kind: str) -> None:
    assert first_month_told.contract(words) == kind


def test_what_goes_for_the_dormitory_stands_in_its_own_clause() -> None:
    assert first_month_told.sum_besides("到手4300，房租还扣380", "dorm") == 380
    assert first_month_told.sum_besides("到手4300", "dorm") is None
    assert first_month_told.trouble("没签合同，还收了我300押金") == {"fees": 300, "contract": "none"}
