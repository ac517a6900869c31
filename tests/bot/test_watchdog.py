"""A clock that stands is noticed from outside it, and somebody is called directly."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.second_way.ways import Alarm, NotTold
from bot.watchdog import AFTER_START, RINGS_EVERY, Watchdog
from db import pulses
from tests.builders import NINE


@dataclass
class Bell:
    name: str = "mail"
    broken: bool = False
    heard: list[str] = field(default_factory=list)

    def tell(self, alarm: Alarm) -> None:
        if self.broken:
            raise NotTold("down")
        self.heard.append(alarm.words)


def beaten(runtime: Runtime, at: object) -> None:
    with runtime.records.write() as session:
        pulses.beat(session, name="watch_channel", now=at, every_seconds=60)  # type: ignore[arg-type]


def test_a_standing_clock_is_told_by_every_way_once_an_hour(runtime: Runtime, clock: StageClock) -> None:
    broken, whole = Bell("mail", broken=True), Bell("hook")
    dog = Watchdog(replace(runtime, ways=(broken, whole)))
    beaten(runtime, NINE)
    clock.move_to(NINE + timedelta(minutes=10))
    assert (dog.look(), dog.look()) == (True, False)
    clock.move_to(clock.now + RINGS_EVERY)
    assert dog.look() is True
    assert len(whole.heard) == 2
    assert "通道巡检" in whole.heard[0]


def test_a_clock_that_runs_is_left_alone(runtime: Runtime, clock: StageClock) -> None:
    dog = Watchdog(replace(runtime, ways=(Bell(),)))
    clock.move_to(NINE + timedelta(minutes=10))
    beaten(runtime, clock.now - timedelta(minutes=1))
    assert dog.look() is False


def test_a_process_just_started_gives_its_clock_time_to_run(runtime: Runtime, clock: StageClock) -> None:
    beaten(runtime, NINE - timedelta(days=1))
    dog = Watchdog(replace(runtime, ways=(Bell(),)))
    clock.move_to(NINE + AFTER_START - timedelta(seconds=1))
    assert dog.look() is False
