"""A pattern is left out only where it certainly does not match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.necessary import Several

PATTERNS = (
    "救命|(?:被|着)(?:打|关)了?",
    "没(?:发|给).{0,4}(?:工资|工钱)",
    r"\d{3,}[块元]",
    "(?:厂|店)?里?(?<!不)着火",
    "[一二三]个人+",
    "(?:a|bc)?",
    r"\w",
    "hello|OK了?",
)
WORDS = st.text(alphabet="救命被着打关了没发给工资钱123块元厂店里不火一二三个人abcHELOk", max_size=12)


@given(WORDS)
def test_what_matches_is_never_left_out(words: str) -> None:
    several = Several(PATTERNS)
    matching = {place for place, pattern in enumerate(PATTERNS) if re.search(pattern, words)}
    assert matching <= several.open_for(frozenset(words))


@given(WORDS)
def test_nor_when_either_case_counts(words: str) -> None:
    several = Several(PATTERNS, flags=re.IGNORECASE)
    matching = {place for place, pattern in enumerate(PATTERNS) if re.search(pattern, words, re.IGNORECASE)}
    assert matching <= several.open_for(frozenset(words))


@pytest.mark.parametrize(
    ("words", "left"),
    [("青浦包住的普工", {5, 6}), ("工资没发", {1, 5, 6}), ("着火", {3, 5, 6}), ("三个人", {4, 5, 6})],
)
def test_a_pattern_is_left_out_where_a_needed_letter_is_missing(words: str, left: set[int]) -> None:
    assert Several(PATTERNS).open_for(frozenset(words)) == left
