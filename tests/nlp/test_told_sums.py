"""Sums in an answer: which numbers are money, and which of them came."""

import pytest

from nlp import told_sums


@pytest.mark.parametrize(
    ("words", "sum_"),
    [
        ("说好六千只得四千八", 4800), ("只发了4000", 4000), ("实际到手五千二", 5200), ("讲6000才给5k", 5000),
        ("讲的是五千五 发四千二", 4200), ("招工写六千五到手四千九", 4900), ("当初说7000，现在5600", 5600), ("得四千三,说的五千", 4300),
        ("答应给六千 拿到5100块", 5100), ("扣完剩四千六", 4600), ("说得好听6000,打卡上4700", 4700),
        ("不一样", None), ("少给了五百", None), ("才来两个月", None), ("说好六千，差八百", None), ("说好六千五", None), ("2", None),
    ],
)  # fmt: skip
def test_what_came_is_told_beside_what_was_promised(words: str, sum_: float | None) -> None:
    assert told_sums.paid(words) == sum_


@pytest.mark.parametrize(
    ("words", "sums"),
    [
        ("住一个月扣两百八 水电另算", [280]), ("等哈 其实不一样", []), ("8个人一间 扣150", [150]), ("一共三百", [300]), ("一个月300块", [300]),
        ("5000 不对 4500", [4500]), ("四千，说错了，是五千", [5000]), ("房租两百水电八十", [200, 80]), ("第一个月收了五百", [500]),
        ("一样的，六千四", [6400]), ("一块钱都没扣", [1]), ("0", [0]), ("四千多点", [4000]), ("干12个小时给4800", [4800]), ("7号发了5300", [5300]),
        ("交了两次 每次100", [100]), ("三百一个月", [300]), ("一百五", [150]),
    ],
)  # fmt: skip
def test_only_money_counts(words: str, sums: list[float]) -> None:
    assert [one.value for one in told_sums.find(words)] == sums


@pytest.mark.parametrize(
    ("words", "short"), [("少了一千", True), ("差五百多", True), ("到手4200", False), ("没少", False)]
)
def test_what_is_missing_is_not_what_came(words: str, short: bool) -> None:
    assert told_sums.only_short(words) is short
