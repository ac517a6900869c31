"""Pay and nothing else: a floor in any notation, or none any more."""

import pytest

from nlp import pay_said, spelling
from nlp.wishes import pay


@pytest.mark.parametrize(
    ("words", "floor"),
    [
        ("五千五百块", 5500),
        ("一个月六千五百块钱", 6500),
        ("七千三百元的有没有", 7300),
        ("改一下，是六千二不是五千五", 6200),
        ("不是五千五百块，是六千二百块", 6200),
        ("6.8k", 6800),
        ("二十三块五一个钟头", 23.5),
    ],
)
def test_a_sum_alone_is_a_floor(words: str, floor: float) -> None:
    plain = spelling.repair(words).text
    found = pay.find(plain)
    assert pay_said.is_a_floor(plain)
    assert found is not None
    assert found.low == floor


@pytest.mark.parametrize("words", ["五千五百块没发", "欠我五千五百块", "不要六千的", "押金五百块", "六千块交了"])
def test_a_sum_with_anything_besides_is_none(words: str) -> None:
    assert not pay_said.is_a_floor(spelling.repair(words).text)


@pytest.mark.parametrize("words", ["工资不限", "不挑工资", "钱多钱少都行", "工资多少都得", "待遇随便", "好多钱都可以"])
def test_any_pay_will_do(words: str) -> None:
    assert pay_said.is_open(spelling.repair(words).text)


@pytest.mark.parametrize("words", ["工资都没发", "工资多少", "钱都要交吗", "工资不给", "工资可以少发吗"])
def test_other_words_on_pay_lift_nothing(words: str) -> None:
    assert not pay_said.is_open(spelling.repair(words).text)
