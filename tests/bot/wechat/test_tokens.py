import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from bot.wechat.errcodes import Action
from bot.wechat.failures import Doubt, SendFailure, from_code, from_doubt
from bot.wechat.tokens import FreshToken, Tokens
from db.tokens import StoredToken
from tests.bot.wechat.stores import TokensInMemory
from tests.bot.wechat.weixin import NOW

TWO_HOURS = timedelta(hours=2)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


class Office:
    """WeChat's token office: normal calls give the current token, forced ones a new one."""

    def __init__(self) -> None:
        self.number = 1
        self.asked: list[bool] = []
        self.failure: SendFailure | None = None

    def __call__(self, forced: bool) -> FreshToken:
        self.asked.append(forced)
        if self.failure:
            raise self.failure
        self.number += forced
        return FreshToken(f"T{self.number}", TWO_HOURS)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def store():
    return TokensInMemory()


@pytest.fixture
def a_process(store, office, clock):
    return lambda: Tokens(store, office, clock, pause=lambda seconds: clock.pass_by(seconds=seconds))


def test_the_first_caller_fetches_and_every_process_shares(a_process, office):
    assert [a_process().current() for _ in range(3)] == ["T1"] * 3
    assert office.asked == [False]


def test_a_known_token_is_not_read_again(a_process, store):
    tokens = a_process()
    tokens.current()
    store.token = None
    assert tokens.current() == "T1"


def test_four_minutes_before_its_end_one_caller_fetches_the_next(a_process, office, clock):
    tokens = a_process()
    tokens.current()
    clock.pass_by(hours=1, minutes=55)
    assert (tokens.current(), len(office.asked)) == ("T1", 1)
    office.number = 2
    clock.pass_by(minutes=1, seconds=1)
    assert (tokens.current(), a_process().current(), len(office.asked)) == ("T2", "T2", 2)


def test_while_one_fetches_the_others_are_served_the_old_token(a_process, store, office, clock):
    store.save("T0", expires_at=clock.now + timedelta(minutes=3))
    assert store.try_claim(now=clock.now, lease=timedelta(seconds=15))
    assert a_process().current() == "T0"
    assert office.asked == []


def test_a_dead_claim_is_taken_over(a_process, store, office, clock):
    assert store.try_claim(now=clock.now, lease=timedelta(seconds=15))
    clock.pass_by(seconds=16)
    assert a_process().current() == "T1"


def test_a_failed_fetch_leaves_the_old_token_in_service_and_the_door_in_peace(a_process, store, office, clock):
    store.save("T0", expires_at=clock.now + timedelta(minutes=3))
    office.failure = from_doubt(Doubt.NOT_REACHED, now=clock.now)
    tokens = a_process()
    assert [tokens.current() for _ in range(20)] == ["T0"] * 20
    assert len(office.asked) == 1


def test_without_any_token_a_failed_fetch_is_told(a_process, office, clock):
    office.failure = from_code(40164, now=clock.now)
    with pytest.raises(SendFailure) as caught:
        a_process().current()
    assert (caught.value.action, caught.value.alarm) == (Action.ALERT, True)


def test_without_any_token_a_second_caller_waits_for_the_first_and_gives_up_in_the_end(a_process, store, clock):
    assert store.try_claim(now=clock.now, lease=timedelta(minutes=1))
    began = clock.now
    with pytest.raises(SendFailure) as caught:
        a_process().current()
    assert (caught.value.action, caught.value.uncertain) == (Action.RETRY, False)
    assert clock.now - began < timedelta(seconds=10)


def test_a_second_caller_gets_what_the_first_one_fetched(store, office, clock):
    assert store.try_claim(now=clock.now, lease=timedelta(minutes=1))

    def meanwhile(seconds: float) -> None:
        store.save("T9", expires_at=clock.now + TWO_HOURS)

    assert Tokens(store, office, clock, pause=meanwhile).current() == "T9"


def test_a_rejected_token_is_first_looked_up_again(a_process, store, office, clock):
    tokens = a_process()
    tokens.current()
    store.save("T7", expires_at=clock.now + TWO_HOURS)
    assert (tokens.renewed("T1"), tokens.current()) == ("T7", "T7")
    assert office.asked == [False]


def test_a_rejected_token_is_replaced_by_one_fetch_a_minute(a_process, office, clock):
    tokens = a_process()
    tokens.current()
    assert tokens.renewed("T1") == "T2"
    assert office.asked == [False, True]
    assert tokens.renewed("T2") is None
    assert office.asked == [False, True]


def test_replacements_that_are_rejected_too_are_forced_three_times_an_hour_and_then_asked_after(
    a_process, office, clock
):
    tokens = a_process()
    held = tokens.current()
    for _ in range(3):
        held = tokens.renewed(held)
        clock.pass_by(minutes=1)
    assert (held, office.asked) == ("T4", [False, True, True, True])
    assert (tokens.renewed("T4"), office.asked[-1]) == (None, False)
    office.number = 7  # somebody else has forced one
    clock.pass_by(minutes=1)
    assert (tokens.renewed("T4"), office.asked[-1]) == ("T7", False)
    clock.pass_by(hours=1)
    assert (tokens.renewed("T7"), office.asked[-1]) == ("T8", True)


def test_trouble_at_the_token_office_leaves_the_rejection_as_it_was(a_process, office, clock):
    tokens = a_process()
    tokens.current()
    office.failure = from_code(45009, now=clock.now)
    assert tokens.renewed("T1") is None


def test_a_forced_refresh_that_changes_nothing_is_no_other_token(a_process, office, monkeypatch):
    tokens = a_process()
    tokens.current()
    monkeypatch.setattr(Office, "__call__", lambda self, forced: FreshToken("T1", TWO_HOURS))
    assert tokens.renewed("T1") is None


def test_two_hundred_threads_make_one_fetch(store, clock):
    asked = []
    gate = threading.Barrier(200)

    def fetch(forced: bool) -> FreshToken:
        asked.append(forced)
        return FreshToken("T1", TWO_HOURS)

    def ask(_: int) -> str:
        gate.wait()
        return tokens.current()

    tokens = Tokens(store, fetch, clock)
    with ThreadPoolExecutor(200) as pool:
        assert set(pool.map(ask, range(200))) == {"T1"}
    assert asked == [False]


GONE = OperationalError("SELECT", {}, Exception("server closed the connection"))


def test_records_that_are_away_cost_no_more_than_a_later_try(a_process, store, office):
    store.trouble = GONE
    with pytest.raises(SendFailure) as told:
        a_process().current()
    assert told.value.detail == Doubt.NO_CREDENTIAL.value
    assert not told.value.uncertain
    assert told.value.retry_at is not None
    assert office.asked == []


def test_a_token_that_lives_serves_while_the_records_are_away(a_process, store, clock):
    tokens = a_process()
    first = tokens.current()
    store.trouble = GONE
    clock.pass_by(minutes=117)
    assert tokens.current() == first
    assert tokens.renewed(first) is None


def test_a_token_that_the_records_do_not_take_serves_its_process(store, clock):
    def fetch(_forced: bool) -> FreshToken:
        store.trouble = GONE
        return FreshToken("T1", TWO_HOURS)

    tokens = Tokens(store, fetch, clock)
    assert tokens.current() == "T1"
    assert tokens.current() == "T1"
    assert store.token is None


def test_a_token_never_shows_in_a_representation():
    assert "secret" not in repr(FreshToken("secret", TWO_HOURS)) + repr(StoredToken("secret", NOW))
