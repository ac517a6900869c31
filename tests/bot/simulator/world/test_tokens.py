from datetime import timedelta

import pytest

from bot.simulator.errors import ApiError
from bot.simulator.world.tokens import Tokens
from tests.bot.simulator.conftest import MONDAY


def at(**step):
    return MONDAY + timedelta(**step)


def code(tokens, value, now):
    try:
        tokens.check(value, now)
    except ApiError as error:
        return error.code
    return 0


@pytest.fixture
def tokens():
    return Tokens("seed")


def test_each_plain_token_replaces_the_one_before_after_five_minutes(tokens):
    first = tokens.new(MONDAY).value
    second = tokens.new(at(minutes=1)).value
    assert first != second
    assert code(tokens, first, at(minutes=5)) == 0
    assert code(tokens, first, at(minutes=6)) == 40001
    assert code(tokens, second, at(minutes=6)) == 0


def test_the_stable_token_stays_until_five_minutes_before_its_end(tokens):
    first = tokens.steady(MONDAY)
    assert tokens.steady(at(minutes=114)) is first
    second = tokens.steady(at(minutes=116))
    assert second is not first
    assert code(tokens, first.value, at(minutes=119)) == 0
    assert code(tokens, first.value, at(minutes=120)) == 42001


def test_the_two_chains_do_not_disturb_each_other(tokens):
    steady = tokens.steady(MONDAY).value
    tokens.new(MONDAY)
    tokens.new(at(minutes=20))
    assert code(tokens, steady, at(minutes=40)) == 0


def test_a_forced_refresh_kills_at_once_and_not_twice_within_thirty_seconds(tokens):
    first = tokens.steady(MONDAY).value
    second = tokens.forced(at(seconds=1)).value
    assert code(tokens, first, at(seconds=1)) == 40001
    assert tokens.forced(at(seconds=20)).value == second
    assert tokens.forced(at(seconds=40)).value != second


def test_the_twenty_first_forced_refresh_of_a_day_is_refused(tokens):
    for minute in range(20):
        tokens.forced(at(minutes=minute))
    with pytest.raises(ApiError) as error:
        tokens.forced(at(minutes=30))
    assert error.value.code == 45009
    assert tokens.forced(at(days=1))


def test_a_token_never_issued_and_a_missing_one_are_told_apart(tokens):
    assert code(tokens, "made-up", MONDAY) == 40014
    assert code(tokens, None, MONDAY) == 41001


def test_a_revoked_token_is_not_the_latest_and_an_expired_one_is_over(tokens):
    value = tokens.steady(MONDAY).value
    tokens.revoke(MONDAY)
    assert code(tokens, value, MONDAY) == 40001
    fresh = tokens.steady(MONDAY).value
    assert fresh != value
    tokens.expire(MONDAY)
    assert code(tokens, fresh, MONDAY) == 42001
    assert tokens.steady(MONDAY).value != fresh
