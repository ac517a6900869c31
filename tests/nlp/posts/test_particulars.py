"""The conditions of an ad: what it asks of people, not the firm that asks."""

from datetime import datetime
from zoneinfo import ZoneInfo

from nlp import posts

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_a_limited_company_is_no_condition() -> None:
    ad = "示例麦香源食品有限公司招包装工10名，5000一个月，限女，香花桥"
    assert posts.read(ad, now=NOW).requirements == "限女"
