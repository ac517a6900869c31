"""Wishes as people write them, each with the slots it states."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nlp import queries

CHINA = ZoneInfo("Asia/Shanghai")
LINES = (Path(__file__).parent / "query_examples.txt").read_text(encoding="utf-8").splitlines()
EXAMPLES = [tuple(line.split(" | ")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("written", "text", "wanted"), EXAMPLES)
def test_a_wish_becomes_its_slots(written: str, text: str, wanted: str) -> None:
    now = datetime.fromisoformat(written).replace(tzinfo=CHINA)
    assert queries.read(text, now=now).slots() == json.loads(wanted)
