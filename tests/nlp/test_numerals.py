"""Numbers in every way of writing them."""

import pytest

from nlp import numerals


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("6500", 6500), ("6,800", 6800), ("6k5", 6500), ("6.8k", 6800), ("1万2", 12000), ("1w2", 12000), ("1万2千", 12000),
        ("六千八", 6800), ("二十六块五", 26.5), ("十五", 15), ("一百零五", 105), ("一万零五百", 10500), ("六千零五", 6005),
        ("九八", 98), ("二零零一", 2001), ("三万五千", 35000), ("十万", 100000), ("六点五千", 6500),
    ],
)  # fmt: skip
def test_one_number_in_many_writings(said: str, number: float) -> None:
    assert numerals.read(said) == number


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("六七千", 6000, 7000), ("三五百", 300, 500), ("6-7千", 6000, 7000), ("7、8千", 7000, 8000), ("5-6000", 5000, 6000),
        ("5000元到6000元", 5000, 6000), ("一万二三", 12000, 13000), ("十七八", 17, 18), ("四五十", 40, 50), ("15~20", 15, 20),
    ],
)  # fmt: skip
def test_ranges_have_two_ends(said: str, low: float, high: float) -> None:
    found = numerals.find(said)
    assert found
    assert (found.low, found.high) == (low, high)
    assert numerals.read(said) is None


@pytest.mark.parametrize(
    ("said", "number"), [("二十一小时", 20), ("六千五一个月", 6500), ("三百一天", 300), ("20块一小时", 20)]
)
def test_the_one_of_one_hour_is_no_digit(said: str, number: float) -> None:
    found = numerals.find(said)
    assert found
    assert found.low == number


def test_text_without_numbers_has_none() -> None:
    assert list(numerals.find_all("想找个活路")) == []
