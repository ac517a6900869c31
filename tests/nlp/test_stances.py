"""What is wanted and what is refused."""

import pytest

from nlp import stances, trades


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("不要保安", []),
        ("不想做保安和保洁", []),
        ("保安不干", []),
        ("除了保安都行", []),
        ("不要保安,想做保洁", ["保洁员"]),
        ("能不能做保安", ["保安员"]),
        ("要不要保安", ["保安员"]),
        ("足浴技师就算了", []),
        ("保安太闷了,想做保洁", ["保洁员"]),
        ("还有别的保安吗", ["保安员"]),
        ("保安不要夜班", ["保安员"]),
    ],
)
def test_only_what_is_not_refused_is_accepted(text: str, wanted: list[str]) -> None:
    assert [mention.trade.name for mention in stances.accepted(text, trades.mentions(text))] == wanted
