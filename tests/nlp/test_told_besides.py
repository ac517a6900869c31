"""Days and sums told together with an answer."""

from datetime import datetime

import pytest

from db.columns import CHINA
from nlp import told_besides

NOW = datetime(2027, 1, 8, 10, 30, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("要回的，腊月二十四走", {"leaves_on": "2027-01-31"}),
        ("回，2月1号走，2月20号回来", {"leaves_on": "2027-02-01", "back_on": "2027-02-20"}),
        ("回 2月1号 2月20号", {"leaves_on": "2027-02-01", "back_on": "2027-02-20"}),
        ("2月20号出来，要回的", {"back_on": "2027-02-20"}),
        ("要回的", {}),
        ("1", {}),
    ],
)
def test_days_are_told_beside_the_answer(words: str, told: dict[str, str]) -> None:
    found = told_besides.days_home(words, now=NOW, comes_back=True)
    assert {name: day.isoformat() for name, day in found.items()} == told


def test_whoever_stays_at_home_has_no_day_of_coming_back() -> None:
    assert "back_on" not in told_besides.days_home("2月1号走，2月20号回来", now=NOW, comes_back=False)


@pytest.mark.parametrize(
    ("words", "sum_"),
    [
        ("说好六千只得四千八", 4800), ("只发了4000", 4000), ("实际到手五千二", 5200), ("讲6000才给5k", 5000),
        ("不一样", None), ("少给了五百", None), ("才来两个月", None),
    ],
)  # fmt: skip
def test_what_came_is_told_beside_what_was_promised(words: str, sum_: float | None) -> None:
    assert told_besides.paid(words) == sum_
