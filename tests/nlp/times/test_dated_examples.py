"""Messages of different days, each with the time it wants booked or none."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nlp import times

CHINA = ZoneInfo("Asia/Shanghai")
LINES = (Path(__file__).parent / "dated_examples.txt").read_text(encoding="utf-8").splitlines()
EXAMPLES = [tuple(line.split(" | ")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("written", "text", "wanted"), EXAMPLES)
def test_a_message_is_read_against_the_day_it_was_written(written: str, text: str, wanted: str) -> None:
    found = times.find(text, now=datetime.fromisoformat(written).replace(tzinfo=CHINA))
    assert (f"{found.start:%Y-%m-%dT%H:%M} {found.end:%Y-%m-%dT%H:%M}" if found else "none") == wanted
