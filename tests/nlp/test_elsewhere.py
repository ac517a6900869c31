"""Whether a question is about a place that is not Shanghai."""

import pytest

from nlp import elsewhere


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("最低工资好多", False), ("青浦最低工资多少", False), ("华新镇最低工资", False), ("昆山最低工资", True),
        ("芒市的最低工资", True), ("江苏最低工资", True), ("老家那边最低工资", True), ("广州最低工资多少", True),
    ],
)  # fmt: skip
def test_places(words: str, named: bool) -> None:
    assert elsewhere.is_named(words) is named
