"""Wishes for a person in other words than 人工."""

import pytest

from nlp import persons_wished


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("喊个会讲景颇的人给我", "景颇语"), ("我想跟个会讲傣话的人说", "傣语"), ("给有懂载瓦的老师", "载瓦语"),
        ("找个会说我们话的", "家乡话"), ("我会讲傣话", ""), ("我想听傣语", ""), ("有没有要会讲傣话的工作", ""),
    ],
)  # fmt: skip
def test_somebody_who_speaks_ones_language(words: str, language: str) -> None:
    assert persons_wished.speaking(words) == language


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("你们给会讲傣话", "傣语"), ("听得懂景颇话不", "景颇语"), ("会不会说载瓦", "载瓦语"), ("给能讲傈僳话", "傈僳语"),
        ("我会讲傣话", ""), ("喊个会讲景颇的人给我", ""), ("我只会说景颇话", ""), ("想听傣语", ""), ("讲傣话", ""),
    ],
)  # fmt: skip
def test_whether_a_language_is_spoken_is_a_question(words: str, language: str) -> None:
    assert persons_wished.asked_of(words) == language
    if language:
        assert not persons_wished.speaking(words)


@pytest.mark.parametrize(
    ("words", "refuses"),
    [("我不想跟机器讲", True), ("不要机器人", True), ("莫跟我整机器人了", True), ("不想开机器了", False), ("厂里都是机器人", False)],
)  # fmt: skip
def test_not_with_a_machine(words: str, refuses: bool) -> None:
    assert persons_wished.refuses_machine(words) is refuses


@pytest.mark.parametrize(
    ("words", "wants"),
    [
        ("下午三点给我打个电话", True), ("打我手机", True), ("他打我", False), ("厂里没给我打电话", False),
        ("有骗子给我打电话", False), ("几时才有人回我", False),
    ],
)  # fmt: skip
def test_a_call_is_wanted(words: str, wants: bool) -> None:
    assert persons_wished.wants_call(words) is wants


def test_a_call_about_a_post_is_a_wish_for_work() -> None:
    assert not persons_wished.wants_us_to_call("有包住的厂打我电话15400000001")
