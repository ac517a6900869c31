"""The record of a post: freshness, a verified employer, lawful pay, a contract party."""

from dataclasses import replace
from datetime import date

import pytest

from nlp.record_review import PostRecord, review

TODAY = date(2026, 11, 23)
SOUND = PostRecord(
    valid_until=date(2027, 2, 28),
    last_verified=date(2026, 11, 2),
    credit_code="91999999MA0000000X",
    employer_verified=date(2026, 9, 1),
    month_pay=2950,
    minimum_month=2740,
    minimum_hour=25,
)


def test_a_sound_record_has_no_findings() -> None:
    assert review(SOUND, today=TODAY) == ()


@pytest.mark.parametrize(
    ("change", "rule", "severity"),
    [
        ({"valid_until": date(2026, 11, 22)}, "stale_post", "block"),
        ({"last_verified": date(2026, 10, 1)}, "stale_post", "review"),
        ({"credit_code": ""}, "unverified_employer", "block"),
        ({"employer_verified": None}, "unverified_employer", "block"),
        ({"employer_verified": date(2026, 4, 1)}, "unverified_employer", "block"),
        ({"is_agency": True}, "unverified_employer", "block"),
        ({"is_dispatched": True, "licence": "1"}, "dispatch_unclear", "review"),
        ({"month_pay": 2700}, "below_minimum", "block"),
        ({"is_full_time": False, "hour_pay": 24}, "below_minimum", "block"),
        ({"minimum_month": None}, "below_minimum", "review"),
    ],
)
def test_each_fault_is_found_alone(change: dict[str, object], rule: str, severity: str) -> None:
    found = review(replace(SOUND, **change), today=TODAY)
    assert [(finding.rule, finding.severity) for finding in found] == [(rule, severity)]
    assert found[0].reason


def test_a_post_holds_through_its_last_day() -> None:
    assert review(replace(SOUND, valid_until=TODAY), today=TODAY) == ()


def test_full_time_pay_by_the_hour_is_not_held_against_the_part_time_minimum() -> None:
    assert review(replace(SOUND, hour_pay=22), today=TODAY) == ()
