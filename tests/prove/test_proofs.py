"""Small versions of the proofs of `make prove`: real processes, the pretend WeChat over HTTP, and everything that breaks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.prove import clock_jumps, reminders, restore, upgrade
from benchmarks.prove.homes import Home, prepared
from benchmarks.prove.nursery import Nursery
from benchmarks.prove.stand import standing
from bot import dispatch
from db.engine import Records

pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.close()


@pytest.mark.parametrize("records", ["postgres"], indirect=True)
def test_reminders_reach_everybody_once_across_machines(records: Records, tmp_path: Path, nursery: Nursery) -> None:
    dispatch.prepare(records)
    plan = reminders.Plan(count=120, over=3.0, kills=1, freezes=1, lease=1.0, processes=2, keyed_faults=0.0)
    with standing() as stand:
        report = reminders.prove(plan, Home("machines", records.url, tmp_path, nursery=nursery), stand)
    assert report.broken == [], str(report)


def test_reminders_reach_everybody_once_at_home(nursery: Nursery) -> None:
    plan = reminders.Plan(count=120, over=3.0, kills=1, freezes=1, lease=1.0, keyed_faults=0.0)
    with prepared("home", nursery=nursery) as home, standing() as stand:
        report = reminders.prove(plan, home, stand)
    assert report.broken == [], str(report)


def test_a_clock_set_ahead_and_back_doubles_nothing_and_loses_nothing(nursery: Nursery) -> None:
    plan = clock_jumps.Plan(count=80, over=2.0, kills=0, lost=0.0)
    with prepared("home", nursery=nursery) as home, standing() as stand:
        report = clock_jumps.prove(plan, home, stand)
    assert report.broken == [], str(report)


def test_an_upgrade_while_messages_are_sent_doubles_nothing_and_loses_nothing(nursery: Nursery) -> None:
    with prepared("home", empty=True, nursery=nursery) as home, standing() as stand:
        report = upgrade.prove(upgrade.Plan(count=80, over=2.0), home, stand)
    assert report.broken == [], str(report)


def test_what_a_lost_machine_may_have_sent_is_not_sent_again(nursery: Nursery) -> None:
    with prepared("home", nursery=nursery) as home, standing() as stand:
        report = restore.prove(restore.Plan(count=80, over=3.0), home, stand)
    assert report.broken == [], str(report)
