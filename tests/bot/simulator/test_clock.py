from datetime import timedelta

import pytest

from bot.simulator.clock import SimClock
from tests.bot.simulator.conftest import MONDAY


def test_the_clock_shows_what_was_skipped():
    clock = SimClock(lambda: MONDAY)
    clock.move_by(timedelta(hours=3))
    assert clock() == MONDAY + timedelta(hours=3)


def test_a_past_moment_leaves_the_clock_alone():
    clock = SimClock(lambda: MONDAY)
    clock.move_to(MONDAY - timedelta(hours=3))
    assert clock() == MONDAY


def test_the_hook_hears_of_a_move_before_it_is_over(simulator, worker):
    told = []

    def due_in_between(before, after):
        told.append((before, after, simulator.clock()))
        simulator.step_to(before + timedelta(hours=10))
        told.append(simulator.clock())

    simulator.on_clock_moved = due_in_between
    simulator.move_by(timedelta(days=1))
    assert told == [(MONDAY, MONDAY + timedelta(days=1), MONDAY), MONDAY + timedelta(hours=10)]
    assert simulator.clock() == MONDAY + timedelta(days=1)


def test_time_does_not_run_back(simulator):
    with pytest.raises(ValueError, match="back"):
        simulator.move_to(MONDAY - timedelta(minutes=1))
