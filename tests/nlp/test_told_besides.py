"""Days told together with an answer."""

from datetime import date, datetime

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


def test_nobody_is_back_before_the_feast() -> None:
    words, feast = "要回，年二十九走，初五转来", date(2027, 2, 6)
    found = told_besides.days_home(words, now=NOW, comes_back=True, feast=feast)
    assert found == {"leaves_on": date(2027, 2, 5), "back_on": date(2027, 2, 10)}


@pytest.mark.parametrize("words", ["月底走", "2月30走", "1月32号"])
def test_several_days_and_no_day_are_not_taken(words: str) -> None:
    assert told_besides.day_home(words, now=NOW) is None
