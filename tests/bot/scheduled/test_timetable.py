"""The clock of a process: what runs while a clock is moved, and the pulse each run leaves."""

from datetime import datetime, time, timedelta

import pytest
from sqlmodel import select

from bot.delivery import Delivery
from bot.play.player import Carrier
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.scheduled.timetable import PIECES, Daily, Every, Piece, run_between, run_piece
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
    assert ran == [MIDNIGHT + timedelta(minutes=30)]


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
