"""Wages whose day has not come, and which day it is; arrears and part payments are something else."""

from datetime import date, datetime

import pytest

from nlp import pay_day
from tests.builders import NINE

NOW = datetime(2026, 12, 28, 11, 30, tzinfo=NINE.tzinfo)


@pytest.mark.parametrize(
    "said",
    [
        "还没发工资呢咋个晓得", "说是15号才发", "第一个月的钱要下个月20号才拿", "工资还没到账", "还没领到第一个月的",
        "要押半个月，下个月25才发", "工资月底发", "钱还没拿到手",
    ],
)  # fmt: skip
def test_wages_that_wait_for_their_day(said: str) -> None:
    assert pay_day.not_come(said)


@pytest.mark.parametrize("said", ["没发", "还没", "还没拿到手", "15号发"])
def test_a_mere_word_is_about_the_sum_just_asked_for(said: str) -> None:
    assert pay_day.not_come(said, asked=True)


@pytest.mark.parametrize(
    "said",
    [
        "两个月没发工资了", "工资拖着不发", "过了15号还没发", "到日子还没发", "工资还没发怎么办", "才发了3000", "还没发完", "加班费还没发",
        "招工讲的是六千五 发五千七", "没拿到合同", "都一样", "六千五",
    ],
)  # fmt: skip
def test_arrears_parts_and_sums_are_no_pay_day(said: str) -> None:
    assert not pay_day.not_come(said, asked=True)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("15号", date(2027, 1, 15)), ("说是30号才发", date(2026, 12, 30)), ("下个月20号才拿", date(2027, 1, 20)), ("下个月25", date(2027, 1, 25)),
        ("月底发", date(2026, 12, 31)), ("下月底", date(2027, 1, 31)), ("十五号", date(2027, 1, 15)), ("1月10号", date(2027, 1, 10)), ("不晓得", None),
    ],
)  # fmt: skip
def test_the_day_is_the_next_one_of_that_number(said: str, day: date | None) -> None:
    assert pay_day.find(said, now=NOW) == day
