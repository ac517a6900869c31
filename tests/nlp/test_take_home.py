"""Figures told of what is left of one's wages."""

import pytest

from nlp import take_home


@pytest.mark.parametrize(
    ("words", "sums"),
    [
        ("加班费一小时25", {"rate": 25}),
        ("加班费是二十八", {"rate": 28}),
        ("24块5一个小时", {"rate": 24.5}),
        ("23一小时", {"rate": 23}),
        ("房租一个月多少", {}),
        ("水电一个月大概80", {"water": 80}),
        ("宿舍扣150水电50", {"dorm": 150, "water": 50}),
        ("中介每月抽一百五", {"agency": 150}),
        ("22块一小时，一天11小时，一个月上26天", {"rate": 22, "hours": 286}),
        ("时薪24 月休4天", {"rate": 24}),
        ("包吃住，没有中介", {"dorm": 0, "agency": 0}),
    ],
)
def test_figures_are_told_in_any_order(words: str, sums: dict[str, float]) -> None:
    assert take_home.read(words).sums == sums


def test_what_an_agency_keeps_of_each_hour_is_no_wage() -> None:
    for words in ("中介一小时抽1块", "一个小时要被扣1块"):
        told = take_home.read(words)
        assert (told.sums, told.by_the_hour) == ({}, 1)


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("算一下底薪2740，加班80个小时，房租200，到手多少", True),
        ("不包住扣500，水电自己出一百", True),
        ("我一个小时21块，上了240个小时，一个月净拿好多", True),
        ("23块一小时，宿舍150，押金200，到手多少", False),
        ("招普工 23一小时 宿舍扣150 水电50", False),
        ("找个底薪3000，25块一小时，住宿扣100的厂", False),
        ("底薪3000以上 包住", False),
    ],
)
def test_an_ad_and_a_wish_are_no_figures_of_ones_own(words: str, asks: bool) -> None:
    assert take_home.asks(words) is asks


def test_a_guess_is_for_the_figure_that_is_named() -> None:
    assert take_home.unknown("不晓得加班好多", "hours")
    assert not take_home.unknown("不晓得加班好多", "water")
    assert take_home.unknown("不清楚", "water")
    assert not take_home.unknown("不清楚，大概80", "water")
