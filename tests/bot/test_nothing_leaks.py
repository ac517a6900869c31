"""What goes wrong is told without a secret, a token, an openid or anybody's words: all logs at DEBUG and all tracebacks are searched."""

import io
import logging
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError

from bot import logs
from bot.app import create_app
from bot.carrier import WeChatCarrier
from bot.channel_watch import ChannelWatch
from bot.delivery import Delivery
from bot.play.over_http import serving
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.scheduled import keep_token, reconcile_followers, ring_outside, timetable
from bot.scheduled.timetable import Every, Piece
from bot.second_way.ways import ways_of
from bot.settings import Settings
from bot.simulator.account import AccountConfig
from bot.simulator.faults import ApiFault, ApiFaultKind, PushFault, PushFaultKind
from bot.simulator.web import create_app as create_simulator_app
from bot.simulator.wechat_server import Simulator
from bot.wechat.client import Account
from bot.wechat.tokens import RecordedTokens
from db import callouts, followers, outbox
from db.sealing import KeyRing
from handlers import routes
from tests.builders import NINE

OPENID = "oLEAK0123456789abcdefghijklm"
SAID, PHONE, OWED = "我叫岩罕老板不给钱", "15400000555", "明天上课带身份证"
SECRET, TOKEN, AES_KEY, PASSWORD, HOOK = (
    "leaky-app-secret",
    "leakytoken",
    "k" * 43,
    "leaky-password",
    "leaky-hook-secret",
)
ACCOUNT = AccountConfig(appid="wxleak", secret=SECRET, gh_id="gh_leak", token=TOKEN, aes_key=AES_KEY)


class Search:
    """Everything written or raised, and the places where one of the private things stands in it."""

    def __init__(self, stream: io.StringIO) -> None:
        self._stream = stream
        self._raised: list[str] = []

    def call(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Exception as trouble:  # noqa: BLE001
            self._raised += traceback.format_exception(trouble)

    def found(self, access_token: str) -> list[str]:
        private = {OPENID, SAID, PHONE, OWED, SECRET, AES_KEY, PASSWORD, HOOK, access_token, f"{TOKEN}&"}
        lines = [*self._stream.getvalue().splitlines(), *"".join(self._raised).splitlines()]
        return [f"{thing} in {line[:300]}" for thing in private for line in lines if thing in line]

    @property
    def size(self) -> int:
        return len(self._stream.getvalue().splitlines()) + len(self._raised)


@pytest.fixture
def search() -> Iterator[Search]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    earlier = {name: logging.getLogger(name).level for name in logs.NOISY}
    logs.set_up("DEBUG")
    stream = io.StringIO()
    handler = root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    yield Search(stream)
    root.handlers, root.level = before, level
    for name, was in earlier.items():
        logging.getLogger(name).setLevel(was)


@pytest.fixture
def simulator(clock: StageClock, runtime: Runtime) -> Iterator[Simulator]:
    settings = Settings(
        data_dir=runtime.settings.data_dir, database_url=runtime.records.url, simulator=True, app_id=ACCOUNT.appid,
        app_secret=SecretStr(SECRET), token=SecretStr(TOKEN), aes_key=SecretStr(AES_KEY), account=ACCOUNT.gh_id,
        smtp_host="127.0.0.1", smtp_port=1, smtp_security="none", smtp_user="bot@leak.example",
        smtp_password=SecretStr(PASSWORD), smtp_to="head@leak.example", alarm_hook_url="http://127.0.0.1:1/sms?key=1",
        alarm_hook_secret=SecretStr(HOOK), burst_wait_seconds=0.0,
    )  # fmt: skip
    with serving(create_app(replace(runtime, settings=settings))) as door:
        platform = Simulator(clock=clock, callback=f"{door}/wechat", account=ACCOUNT, pause=lambda seconds: None)
        platform.settings = settings  # type: ignore[attr-defined]
        yield platform
        platform.close()


@pytest.fixture
def account(runtime: Runtime, clock: StageClock, simulator: Simulator) -> Iterator[Account]:
    watch = ChannelWatch(runtime.records, clock)
    with serving(create_simulator_app(simulator)) as address:
        store = RecordedTokens(runtime.records, KeyRing([b"k" * 32]))
        made = Account(ACCOUNT.appid, SECRET, store=store, clock=clock, address=address, heed=watch.heed)
        made._tokens._pause = lambda seconds: None
        yield made
        made.close()


def owe(runtime: Runtime, key: str) -> None:
    with runtime.records.write() as session:
        follower = followers.arrive(session, openid=OPENID, now=NINE)
        followers.open_window(session, follower=follower, kind="message", now=NINE)
        outbox.owe(
            session, follower=follower, message={"type": "text", "words": OWED}, key=key, kind="answer", now=NINE
        )  # fmt: skip


def test_nothing_private_is_told_whatever_goes_wrong(
    search: Search, runtime: Runtime, simulator: Simulator, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = simulator.person("岩罕", openid=OPENID, follows_since=NINE)
    runtime = replace(runtime, account=account, ways=ways_of(simulator.settings))  # type: ignore[attr-defined]
    delivery = Delivery(runtime, WeChatCarrier(account, {}))
    search.call(account.keep_token)
    access_token = account.access_token
    for place, kind in enumerate((*ApiFaultKind, *ApiFaultKind)):
        code = (40001, 45015, 40003, 48004)[place % 4]
        simulator.world.faults.api.append(ApiFault(kind, "*/custom/send", code, seconds=0.0))
        owe(runtime, f"leak:{place}")
        search.call(lambda: account.send_text(OPENID, SAID))
        search.call(delivery.drain)
    simulator.world.faults.reset()
    search.call(lambda: account.fetch_media(SAID))
    for kind in PushFaultKind:
        simulator.world.faults.push.append(PushFault(kind, seconds=0.0))
        search.call(lambda: person.says(f"{SAID}，{PHONE}"))

    def breaks(_turn: object) -> None:
        raise ValueError(f"{OPENID} said {SAID} {PHONE}")

    def fails(_turn: object) -> None:
        raise OperationalError(f"INSERT {SAID}", {"openid": OPENID}, ValueError(PHONE), hide_parameters=True)

    for trouble in (breaks, fails):
        monkeypatch.setattr(routes, "answer", trouble)
        search.call(lambda: person.says(f"{SAID}，{PHONE}"))
    carrier = WeChatCarrier(account, {})
    monkeypatch.setattr(carrier, "carry", lambda **facts: breaks(facts))
    owe(runtime, "leak:broken")
    search.call(Delivery(runtime, carrier).drain)
    with runtime.records.write() as session:
        callouts.owe(session, key="leak", kind="work_injury", number="Q0001", now=NINE)
    search.call(lambda: ring_outside.run(runtime, NINE))
    simulator.world.faults.api.append(ApiFault(ApiFaultKind.ERROR, "*", 40164, times=None))
    search.call(lambda: keep_token.run(runtime, NINE))
    search.call(lambda: reconcile_followers.run(runtime, NINE))
    try:
        timetable.run_piece(runtime, Piece("leak", Every(60), lambda *_: breaks(None)))
    except ValueError:
        logging.getLogger("apscheduler.executors.default").exception("as the scheduler logs what its work raised")
    assert search.found(access_token) == []
    assert search.size > 40


def test_a_refusal_at_the_token_office_does_not_name_the_secret(
    search: Search, simulator: Simulator, account: Account
) -> None:
    for kind in ApiFaultKind:
        simulator.world.faults.api.append(ApiFault(kind, "cgi-bin/stable_token", 40125, seconds=0.0))
        search.call(account.keep_token)
    assert search.found("no token yet") == []
    assert search.size > 10


def test_settings_and_account_show_no_secret(simulator: Simulator, account: Account) -> None:
    shown = repr(simulator.settings) + repr(account) + repr(ACCOUNT)  # type: ignore[attr-defined]
    assert [thing for thing in (SECRET, TOKEN + "'", AES_KEY, PASSWORD, HOOK) if thing in shown] == []
