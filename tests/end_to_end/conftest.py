"""Scripts over HTTP in safe mode: the pretend WeChat on one port, the bot on another."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.play import over_http
from bot.play.over_http import HttpPlayer
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.settings import Settings
from bot.simulator.account import AccountConfig
from bot.wechat.client import Account
from bot.wechat.tokens import RecordedTokens
from db.sealing import KeyRing
from tests.builders import NINE
from tests.databases import Town
from tests.scripts import town_of

ACCOUNT = AccountConfig(
    appid="wxtest0000000000", secret="test-secret", gh_id="gh_test", token="testtoken",
    aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", mode="safe",
)  # fmt: skip
SCRIPTS = Path(__file__).parents[1] / "conversations"
TEMPLATES = {"reminder": "TPL_REMINDER", "staff": "TPL_STAFF", "outcome": "TPL_OUTCOME", "offer": "TPL_OFFER"}


@pytest.fixture
def begins_in(request: pytest.FixtureRequest) -> Town:
    name = request.node.callspec.params.get("name")
    return town_of(SCRIPTS / f"{name}.txt") if name else ("demo", NINE)


@pytest.fixture
def http_stage(
    runtime: Runtime, clock: StageClock, tmp_path: Path, prepare: Callable[[str], None]
) -> Iterator[HttpPlayer]:
    settings = Settings(
        data_dir=tmp_path, database_url=runtime.records.url, simulator=True, templates=TEMPLATES,
        app_id=ACCOUNT.appid, app_secret=SecretStr(ACCOUNT.secret), token=SecretStr(ACCOUNT.token),
        aes_key=SecretStr(ACCOUNT.aes_key), account=ACCOUNT.gh_id, burst_wait_seconds=1.0,
    )  # fmt: skip
    wired = replace(runtime, settings=settings)
    with over_http.staged(wired, clock, prepare, ACCOUNT, _client(wired, clock)) as player:
        yield player


def _client(runtime: Runtime, clock: StageClock) -> Callable[[str], Account]:
    def make(address: str) -> Account:
        store = RecordedTokens(runtime.records, KeyRing([b"k" * 32]))
        return Account(ACCOUNT.appid, ACCOUNT.secret, store=store, clock=clock, address=address)

    return make
