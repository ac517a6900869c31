"""People on the night shift are let sleep by day, unless the word would then come too late."""

from datetime import timedelta

import pytest

from db import waking
from db.models import Follower
from db.station import Station
from tests.builders import NINE

NIGHTS = Follower(night_shift_since=NINE)
STATION = Station()


@pytest.mark.parametrize(
    ("hour", "minute", "wakes"),
    [(8, 29, "08:29"), (8, 30, "16:00"), (12, 0, "16:00"), (16, 0, "16:00"), (23, 0, "23:00")],
)
def test_sleep_lasts_from_after_the_shift_until_the_afternoon(hour: int, minute: int, wakes: str) -> None:
    moment = NINE.replace(hour=hour, minute=minute)
    assert f"{waking.next_waking(NIGHTS, moment, station=STATION):%H:%M}" == wakes


def test_who_works_by_day_is_awake_by_day() -> None:
    assert waking.next_waking(Follower(), NINE, station=STATION) == NINE


def test_what_would_come_too_late_is_told_at_once() -> None:
    wakes = NINE.replace(hour=16)
    assert waking.next_waking(NIGHTS, NINE, station=STATION, latest=wakes + timedelta(minutes=30)) == NINE
    assert waking.next_waking(NIGHTS, NINE, station=STATION, latest=wakes + timedelta(minutes=31)) == wakes
