"""The table of capabilities keeps its word: every number once, a state of three, and files that are there."""

import re

from tests.house.places import ROOT

CAPABILITIES = 120
LINES = re.findall(
    r"^\| (\d+) \| [^|]+ \| [^|]+ \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$",
    (ROOT / "docs" / "capabilities.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def _places(shown: str) -> list[str]:
    """Where the files lie that a line names: conversations by themselves, everything else under tests."""
    names = re.findall(r"`([^`]+)`", shown)
    return [f"tests/conversations/{name}" if name.endswith(".txt") else f"tests/{name}" for name in names]


def test_every_number_stands_there_once_and_in_order() -> None:
    assert [int(number) for number, *_ in LINES] == list(range(1, CAPABILITIES + 1))


def test_every_state_is_one_of_three_and_says_what_shows_it_or_what_is_missing() -> None:
    assert {state for _, state, *_ in LINES} <= {"works", "partly", "not"}
    for number, state, shown, missing in LINES:
        assert (missing == "–") == (state == "works"), number
        assert (_places(shown) == []) == (state == "not"), number


def test_every_file_that_is_named_is_there() -> None:
    named = {place for _, _, shown, _ in LINES for place in _places(shown)}
    assert sorted(place for place in named if not (ROOT / place).is_file()) == []
