"""The clock of a process: what runs while a clock is moved, and the pulse each run leaves."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from threading import Event

import pytest
from sqlmodel import select

from bot.delivery import Delivery
from bot.play.player import Carrier
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.scheduled.timetable import PIECES, Daily, Every, Piece, Timetable, run_between, run_piece
from db.locks import only_here
from db.models import Pulse
from tests.builders import NINE

MIDNIGHT = NINE.replace(hour=0) + timedelta(days=1)


def walk(
    runtime: Runtime, clock: StageClock, *, begin: datetime, until: datetime, when: Every | Daily
) -> list[datetime]:
    """At which moments a piece ran, as the piece was told them."""
    ran: list[datetime] = []
    piece = Piece("noted", when, lambda _runtime, now: ran.append(now))
    delivery = Delivery(runtime, Carrier(lambda *said: None, lambda tag: ()))
    run_between(runtime, delivery, begin, until, clock.move_to, pieces=[piece])
    assert clock.now == until
    return ran


def test_repeated_work_runs_at_every_stop_and_at_the_end(runtime: Runtime, clock: StageClock) -> None:
    ran = walk(runtime, clock, begin=NINE, until=NINE + timedelta(minutes=70), when=Every(15))
    assert ran == [NINE + timedelta(minutes=minutes) for minutes in (30, 60, 70)]


def test_daily_work_runs_once_a_day_at_or_after_its_time(runtime: Runtime, clock: StageClock) -> None:
    ran = walk(runtime, clock, begin=MIDNIGHT, until=MIDNIGHT + timedelta(hours=2), when=Daily(time(0, 12)))
    assert ran == [MIDNIGHT + timedelta(minutes=12)]


def test_daily_work_just_before_midnight_is_not_missed(runtime: Runtime, clock: StageClock) -> None:
    begin = MIDNIGHT - timedelta(minutes=7)
    ran = walk(runtime, clock, begin=begin, until=MIDNIGHT + timedelta(minutes=10), when=Daily(time(23, 58)))
    assert len(ran) == 1


@pytest.mark.parametrize(("weekday", "times"), [(3, 1), (0, 0)])
def test_weekly_work_runs_on_its_day_only(runtime: Runtime, clock: StageClock, weekday: int, times: int) -> None:
    when = Daily(time(9, 30), weekday=weekday)
    assert len(walk(runtime, clock, begin=NINE, until=NINE + timedelta(hours=1), when=when)) == times


def test_a_clock_that_does_not_move_runs_nothing(runtime: Runtime, clock: StageClock) -> None:
    assert walk(runtime, clock, begin=NINE, until=NINE, when=Every(15)) == []


def test_a_run_leaves_its_pulse_and_a_failure_its_kind(runtime: Runtime) -> None:
    def breaks(_runtime: Runtime, _now: datetime) -> None:
        raise ZeroDivisionError("岩演罕")

    run_piece(runtime, Piece("fine", Every(15), lambda _runtime, now: None))
    with pytest.raises(ZeroDivisionError):
        run_piece(runtime, Piece("broken", Every(15), breaks))
    with runtime.records.read() as session:
        pulses = {row.name: (row.last_run_at, row.last_error) for row in session.exec(select(Pulse)).all()}
    assert pulses == {"fine": (NINE, ""), "broken": (NINE, "ZeroDivisionError")}


def test_every_piece_runs_on_empty_records(runtime: Runtime) -> None:
    for piece in PIECES:
        run_piece(runtime, piece)
    with runtime.records.read() as session:
        assert {row.last_error for row in session.exec(select(Pulse)).all()} == {""}
    assert len({piece.name for piece in PIECES}) == len(PIECES)


class Noted:
    """A piece that notes how often it ran."""

    def __init__(self) -> None:
        self.runs, self.ran = 0, Event()

    def __call__(self, _runtime: Runtime, _now: datetime) -> None:
        self.runs += 1
        self.ran.set()


@contextmanager
def ticking(runtime: Runtime, *pieces: Piece) -> Iterator[Timetable]:
    timetable = Timetable(runtime, Delivery(runtime, Carrier(lambda *said: None)), more=pieces)
    timetable.start()
    try:
        yield timetable
    finally:
        timetable.stop()


def test_what_is_woken_runs_soon(runtime: Runtime) -> None:
    noted = Noted()
    with ticking(runtime, Piece("noted", Daily(time(3, 0)), noted)) as timetable:
        assert {"drain", "noted", "forget"} <= set(timetable.names)
        timetable.wake("noted")
        assert noted.ran.wait(10)


def test_a_wake_before_the_clock_runs_is_lost_and_harms_nothing(runtime: Runtime) -> None:
    timetable = Timetable(runtime, Delivery(runtime, Carrier(lambda *said: None)))
    timetable.wake("drain")
    timetable.wake("forget")


def test_a_drain_leaves_its_pulse(runtime: Runtime) -> None:
    with ticking(runtime) as timetable:
        timetable.run_now("drain")
    with runtime.records.read() as session:
        assert session.get_one(Pulse, "drain").last_run_at == NINE


@pytest.mark.parametrize("records", ["postgres"], indirect=True)
def test_across_machines_a_tick_just_after_anothers_does_not_run_again(runtime: Runtime, clock: StageClock) -> None:
    noted = Noted()
    piece = Piece("noted", Every(60), noted)
    timetable = Timetable(runtime, Delivery(runtime, Carrier(lambda *said: None)), more=[piece])
    for seconds in (0, 10, 50, 70):
        clock.move_to(NINE + timedelta(seconds=seconds))
        timetable._tick(piece)
    assert noted.runs == 2  # at 0 and at 50
    timetable.run_now("noted")
    assert noted.runs == 3  # woken is woken


@pytest.mark.parametrize("records", ["postgres"], indirect=True)
def test_what_runs_elsewhere_is_left_to_it(runtime: Runtime) -> None:
    noted = Noted()
    timetable = Timetable(
        runtime, Delivery(runtime, Carrier(lambda *said: None)), more=[Piece("noted", Every(60), noted)]
    )
    with only_here(runtime.records, "noted") as mine:
        assert mine
        timetable.run_now("noted")
    assert noted.runs == 0
    timetable.run_now("noted")
    assert noted.runs == 1
