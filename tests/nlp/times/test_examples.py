"""Messages as people write them, each with the time it wants booked or none."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from nlp import times

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LINES = (Path(__file__).parent / "examples.txt").read_text(encoding="utf-8").splitlines()
EXAMPLES = [tuple(line.rsplit(" | ", 1)) for line in LINES if line and not line.startswith("#")]


def in_short(found: times.When | None) -> str:
    if found is None:
        return "none"
    return f"{found.start:%Y-%m-%dT%H:%M} {found.end:%Y-%m-%dT%H:%M} {found.grain}"


def test_a_message_is_read_as_it_is_meant() -> None:
    """All of them at once: more than a thousand tests of a millisecond each would cost more than what they test."""
    read = {text: (in_short(times.find(text, now=NOW)), wanted) for text, wanted in EXAMPLES}
    assert {text: both for text, both in read.items() if both[0] != both[1]} == {}
    assert len(read) > 800


def test_the_span_points_at_the_words_that_were_read() -> None:
    wrong = [text for text, wanted in EXAMPLES if wanted != "none" and not spans_well(text)]
    assert wrong == []


def spans_well(text: str) -> bool:
    found = times.find(text, now=NOW)
    if found is None:
        return False
    start, end = found.span
    inside = 0 <= start < end <= len(text) and text[start:end] == found.said
    return inside and found.start.tzinfo == found.end.tzinfo == NOW.tzinfo
