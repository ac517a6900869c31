"""Messages as people write them, each with the time it wants booked or none."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nlp import times

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LINES = (Path(__file__).parent / "examples.txt").read_text(encoding="utf-8").splitlines()
EXAMPLES = [tuple(line.rsplit(" | ", 1)) for line in LINES if line and not line.startswith("#")]


def in_short(found: times.When | None) -> str:
    if found is None:
        return "none"
    return f"{found.start:%Y-%m-%dT%H:%M} {found.end:%Y-%m-%dT%H:%M} {found.grain}"


@pytest.mark.parametrize(("text", "wanted"), EXAMPLES)
def test_a_message_is_read_as_it_is_meant(text: str, wanted: str) -> None:
    assert in_short(times.find(text, now=NOW)) == wanted


@pytest.mark.parametrize("text", [text for text, wanted in EXAMPLES if wanted != "none"])
def test_the_span_points_at_the_words_that_were_read(text: str) -> None:
    found = times.find(text, now=NOW)
    assert found is not None
    start, end = found.span
    assert 0 <= start < end <= len(text)
    assert text[start:end] == found.said
    assert found.start.tzinfo == found.end.tzinfo == NOW.tzinfo
