from datetime import timedelta

import pytest

from bot.simulator.errors import ApiError
from bot.simulator.world.windows import Action, Windows
from tests.bot.simulator.conftest import MONDAY


def spend(windows, times, now=MONDAY):
    for _ in range(times):
        windows.spend(now)


def refused(windows, now=MONDAY):
    with pytest.raises(ApiError) as error:
        windows.check(now)
    return error.value.code


def test_without_any_action_nothing_may_be_sent():
    assert refused(Windows()) == 45015


def test_a_message_allows_five_for_48_hours():
    windows = Windows()
    windows.open(Action.MESSAGE, MONDAY)
    spend(windows, 5, MONDAY + timedelta(hours=47))
    assert refused(windows, MONDAY + timedelta(hours=47)) == 45047
    assert refused(windows, MONDAY + timedelta(hours=48)) == 45015


@pytest.mark.parametrize("action", [Action.MENU, Action.FOLLOW, Action.SCAN])
def test_a_tap_a_follow_and_a_scan_allow_three_for_a_minute(action):
    windows = Windows()
    windows.open(action, MONDAY)
    spend(windows, 3, MONDAY + timedelta(seconds=59))
    assert refused(windows, MONDAY + timedelta(seconds=59)) == 45047
    assert refused(windows, MONDAY + timedelta(seconds=60)) == 45015


def test_a_new_action_fills_its_bucket_again_and_does_not_add_up():
    windows = Windows()
    windows.open(Action.MESSAGE, MONDAY)
    spend(windows, 2)
    windows.open(Action.MESSAGE, MONDAY)
    assert windows.left(MONDAY) == 5


def test_the_bucket_that_ends_first_is_used_first():
    windows = Windows()
    windows.open(Action.MESSAGE, MONDAY)
    windows.open(Action.MENU, MONDAY)
    spend(windows, 3)
    assert windows.left(MONDAY + timedelta(minutes=2)) == 5


def test_one_merged_bucket_holds_the_larger_allowance_only():
    windows = Windows(merged=True)
    windows.open(Action.MESSAGE, MONDAY)
    windows.open(Action.MENU, MONDAY)
    assert windows.left(MONDAY) == 5
