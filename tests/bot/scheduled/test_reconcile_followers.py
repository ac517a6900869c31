"""Our followers against WeChat's list, over HTTP with the pretend WeChat."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.play.over_http import serving
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.scheduled import reconcile_followers
from bot.simulator.account import AccountConfig
from bot.simulator.api import people
from bot.simulator.faults import ApiFault, ApiFaultKind
from bot.simulator.web import create_app
from bot.simulator.wechat_server import Simulator
from bot.wechat.client import Account
from db import followers
from db.models import Follower
from tests.bot.wechat.stores import TokensInMemory
from tests.builders import NINE

ACCOUNT = AccountConfig(appid="wxtest", secret="not-a-real-one", gh_id="gh_test", token="t" * 8, aes_key="a" * 43)
NIGHT = NINE + timedelta(hours=19)


@pytest.fixture
def simulator(clock: StageClock) -> Iterator[Simulator]:
    platform = Simulator(clock=clock, callback="http://127.0.0.1:9/wechat", account=ACCOUNT)
    yield platform
    platform.close()


@pytest.fixture
def connected(runtime: Runtime, simulator: Simulator, clock: StageClock) -> Iterator[Runtime]:
    with serving(create_app(simulator)) as address:
        account = Account("wxtest", "not-a-real-one", store=TokensInMemory(), clock=clock, address=address)
        yield replace(runtime, account=account)
        account.close()


def known(runtime: Runtime, *names: str) -> None:
    with runtime.records.write() as session:
        for name in names:
            followers.arrive(session, openid=f"o{name}", now=NINE)


def following(runtime: Runtime) -> set[str]:
    with runtime.records.read() as session:
        rows = session.exec(select(Follower).where(Follower.unfollowed_at == None)).all()  # noqa: E711
    return {row.openid[1:] for row in rows if row.openid}


def test_both_sides_are_brought_together_page_by_page(
    connected: Runtime, simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "PAGE", 2)
    for name in ("a", "b", "c", "d", "e"):
        simulator.person(name, openid=f"o{name}", follows_since=NINE)
    known(connected, "a", "b", "gone")
    reconcile_followers.run(connected, NIGHT)
    assert following(connected) == {"a", "b", "c", "d", "e"}
    assert len([call for call in simulator.world.calls if call.path == "cgi-bin/user/get"]) == 4


def test_who_came_back_unnoticed_is_written_to_again(connected: Runtime, simulator: Simulator) -> None:
    simulator.person("a", openid="oa", follows_since=NINE)
    with connected.records.write() as session:
        follower = followers.arrive(session, openid="oa", now=NINE)
        follower.unfollowed_at = NINE
    reconcile_followers.run(connected, NIGHT)
    assert following(connected) == {"a"}


def test_a_second_night_changes_nothing(connected: Runtime, simulator: Simulator) -> None:
    simulator.person("a", openid="oa", follows_since=NINE)
    for night in range(2):
        reconcile_followers.run(connected, NIGHT + timedelta(days=night))
    with connected.records.read() as session:
        assert len(session.exec(select(Follower)).all()) == 1


def test_a_list_that_breaks_off_makes_nobody_leave(
    connected: Runtime, simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "PAGE", 1)
    for name in ("a", "b"):
        simulator.person(name, openid=f"o{name}", follows_since=NINE)
    known(connected, "a", "b", "c")
    connected.account.followers("oa")  # type: ignore[union-attr]
    simulator.world.faults.api.append(ApiFault(ApiFaultKind.ERROR, "cgi-bin/user/get", 45009, times=None))
    reconcile_followers.run(connected, NIGHT)
    assert following(connected) == {"a", "b", "c"}


def test_a_list_that_names_hardly_anybody_is_not_believed(connected: Runtime, simulator: Simulator) -> None:
    simulator.person("a", openid="oa", follows_since=NINE)
    known(connected, "a", *(f"n{number}" for number in range(30)))
    reconcile_followers.run(connected, NIGHT)
    assert len(following(connected)) == 31


def test_who_follows_while_the_list_is_read_stays(connected: Runtime, simulator: Simulator, clock: StageClock) -> None:
    with connected.records.write() as session:
        followers.arrive(session, openid="onew", now=NIGHT + timedelta(seconds=1))
    reconcile_followers.run(connected, NIGHT)
    assert following(connected) == {"new"}
