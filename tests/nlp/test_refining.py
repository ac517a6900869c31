"""A further message changes only what it says."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nlp import queries, refining

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
BEFORE = queries.read("青浦包住的电子厂,六千以上", now=NOW)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("不要夜班", {"shift": "不上夜班"}),
        ("昆山也行", {"place": ["青浦", "昆山"]}),
        ("换松江", {"place": "松江"}),
        ("不要青浦", {"place": None}),
        ("哪里都行", {"place": None}),
        ("工资高点", {"pay_min": 6500}),
        ("低点也行", {"pay_min": 5500}),
        ("6800", {"pay_min": 6800}),
        ("不包住也行", {"lodging": None}),
        ("什么活都可以", {"industry": None}),
        ("保安也可以", {"occupation": "保安员"}),
        ("换成保安", {"occupation": "保安员", "industry": None}),
        ("要日结", {"pay_min": None, "pay_kind": "day"}),
        ("谢谢", {}),
    ],
)
def test_a_search_is_narrowed_and_widened(text: str, changed: dict[str, Any]) -> None:
    after, names = refining.refine(BEFORE, text, now=NOW)
    assert set(names) == set(changed)
    assert after.slots() == {slot: value for slot, value in (BEFORE.slots() | changed).items() if value is not None}
