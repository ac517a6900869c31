"""Hours of the station: quiet through the night, within a day or never; open hours; settings read or refused."""

from datetime import datetime, time, timedelta

import pytest
from sqlmodel import Session

from db import station
from db.station import Station
from tests.builders import NINE


def at(hour: int, minute: int = 0) -> datetime:
    return NINE.replace(hour=hour, minute=minute)


@pytest.mark.parametrize(("hour", "quiet"), [(21, False), (22, True), (0, True), (7, True), (8, False), (12, False)])
def test_the_night_is_quiet(hour: int, quiet: bool) -> None:
    assert Station().is_quiet(at(hour)) is quiet


@pytest.mark.parametrize(("hour", "quiet"), [(23, False), (0, True), (6, True), (7, False), (12, False)])
def test_a_quiet_time_that_begins_at_midnight_does_not_last_all_day(hour: int, quiet: bool) -> None:
    rules = Station(quiet_from=time(0), quiet_until=time(7))
    assert rules.is_quiet(at(hour)) is quiet


def test_equal_ends_mean_no_quiet_time() -> None:
    rules = Station(quiet_from=time(22), quiet_until=time(22))
    assert not any(rules.is_quiet(at(hour)) for hour in range(24))


def test_what_falls_into_the_quiet_time_waits_for_its_end() -> None:
    rules = Station()
    assert rules.after_quiet(at(23)) == at(8) + timedelta(days=1)
    assert rules.after_quiet(at(3)) == at(8)
    assert rules.after_quiet(at(12)) == at(12)


def test_the_next_opening_is_now_while_open_and_else_the_next_morning() -> None:
    assert Station().next_opening(at(10)) == at(10)
    assert Station().next_opening(at(7)) == at(9)
    assert Station().next_opening(at(18)) == at(9) + timedelta(days=1)


def test_a_setting_that_was_changed_is_loaded_and_a_wrong_one_refused(session: Session) -> None:
    station.change(session, name="closes", value="20:30", now=NINE)
    station.change(session, name="approval_limit", value="5", now=NINE)
    session.flush()
    rules = station.load(session)
    assert (rules.closes, rules.approval_limit) == (time(20, 30), 5)
    for name, value in (("closes", "late"), ("approval_limit", "-1"), ("nonsense", "1")):
        with pytest.raises(ValueError, match=r"\S"):
            station.change(session, name=name, value=value, now=NINE)
