"""The page of subscription notices: opened by a link from the chat, closed once something was agreed to."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import select

from bot.links import LIVES, Links
from bot.play.over_http import serving
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.simulator import in_process
from bot.simulator.account import AccountConfig
from bot.simulator.faults import ApiFault, ApiFaultKind
from bot.simulator.web import create_app as create_simulator_app
from bot.simulator.wechat_server import Simulator
from bot.subscribe import page
from bot.wechat.client import Account
from db.models import Subscription
from tests.bot.wechat.stores import TokensInMemory
from tests.builders import NINE

ACCOUNT = AccountConfig(appid="wxtest", secret="not-a-real-one", gh_id="gh_test", token="t" * 8, aes_key="a" * 43)
BASE = "https://bot.example"


@pytest.fixture
def simulator(clock: StageClock) -> Iterator[Simulator]:
    platform = Simulator(clock=clock, callback="http://127.0.0.1:9/wechat", account=ACCOUNT)
    yield platform
    platform.close()


@pytest.fixture
def ready(runtime: Runtime, simulator: Simulator, clock: StageClock) -> Iterator[Runtime]:
    settings = runtime.settings.model_copy(update={"public_url": BASE, "subscriptions": {"reminder": "SUB_reminder"}})
    with serving(create_simulator_app(simulator)) as address:
        account = Account("wxtest", "not-a-real-one", store=TokensInMemory(), clock=clock, address=address)
        yield replace(runtime, settings=settings, account=account, links=Links(b"k" * 32, BASE))
        account.close()


@pytest.fixture
def browser(ready: Runtime) -> Iterator[httpx.Client]:
    app = FastAPI()
    page.add(app, ready)
    with in_process.client(app) as client:
        yield client


def link(runtime: Runtime) -> str:
    return runtime.links.make("subscribe", 7, now=runtime.clock()).removeprefix(BASE)


def test_the_page_offers_our_notices_and_is_signed_for_its_own_address(ready: Runtime, browser: httpx.Client) -> None:
    path = link(ready)
    shown = browser.get(path)
    assert shown.status_code == 200
    assert 'template="SUB_reminder"' in shown.text
    assert "开课和走访提醒" in shown.text
    account = ready.account
    assert account is not None
    ticket, _ = account.page_ticket()
    nonce = shown.text.split('data-nonce="')[1].split('"')[0]
    signed = f"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={int(NINE.timestamp())}&url={BASE}{path}"
    assert f'data-signature="{hashlib.sha1(signed.encode()).hexdigest()}"' in shown.text


def test_it_loads_nothing_but_wechats_script_and_tells_nobody_where_it_came_from(
    ready: Runtime, browser: httpx.Client
) -> None:
    headers = browser.get(link(ready)).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert (headers["referrer-policy"], headers["cache-control"]) == ("no-referrer", "no-store")


def test_the_link_is_over_once_something_was_agreed_to(ready: Runtime, browser: httpx.Client) -> None:
    path = link(ready)
    assert [browser.get(path).status_code for _ in range(2)] == [200, 200]
    assert [browser.post(f"{path}/done").status_code for _ in range(2)] == [204, 204]
    over = browser.get(path)
    assert over.status_code == 410
    assert "已经用过" in over.text


def test_the_pages_word_alone_counts_no_consent(ready: Runtime, browser: httpx.Client) -> None:
    browser.post(f"{link(ready)}/done")
    with ready.records.read() as session:
        assert session.exec(select(Subscription)).all() == []


def test_a_link_of_yesterday_or_of_nobody_leads_to_a_way_on(
    ready: Runtime, browser: httpx.Client, clock: StageClock
) -> None:
    path = link(ready)
    clock.move_to(NINE + LIVES + timedelta(seconds=1))
    for wrong in (path, "/subscribe/made-up"):
        shown = browser.get(wrong)
        assert shown.status_code == 404
        assert "收提醒" in shown.text
        assert browser.post(f"{wrong}/done").status_code == 404


def test_without_a_ticket_the_page_says_so_and_offers_a_person(
    ready: Runtime, browser: httpx.Client, simulator: Simulator
) -> None:
    simulator.world.faults.api.append(ApiFault(ApiFaultKind.ERROR, "cgi-bin/ticket/getticket", 45009))
    shown = browser.get(link(ready))
    assert shown.status_code == 503
    assert "人工" in shown.text


def test_the_ticket_is_asked_for_once_in_its_life(
    ready: Runtime, browser: httpx.Client, simulator: Simulator, clock: StageClock
) -> None:
    for _ in range(3):
        browser.get(link(ready))
    clock.move_to(NINE + timedelta(hours=2))
    browser.get(link(ready))
    assert len([call for call in simulator.world.calls if call.path == "cgi-bin/ticket/getticket"]) == 2
