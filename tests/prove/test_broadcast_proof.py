"""A small version of the proof of broadcasts: killed between call and answer, refused, paused and stopped."""

import pytest

from benchmarks.prove import broadcast
from benchmarks.prove.homes import prepared
from benchmarks.prove.stand import standing

pytestmark = pytest.mark.timeout(240)


def test_everybody_is_in_exactly_one_accepted_call_of_a_broadcast_whatever_breaks() -> None:
    plan = broadcast.Plan(people=60, size=20, kills=1, speed=300.0, patience=100.0)
    with prepared("home") as home, standing() as stand:
        report = broadcast.prove(plan, home, stand)
    assert report.broken == [], str(report)
