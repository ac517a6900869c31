import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.wechat.client import Account
from bot.wechat.failures import SendFailure
from bot.wechat.tokens import RecordedTokens
from db.sealing import KeyRing
from tests.bot.wechat.conftest import SECRET
from tests.bot.wechat.weixin import APP_ID, NOW

REJECTED = {"errcode": 40001, "errmsg": "invalid credential, access_token is invalid or not latest"}


def test_two_processes_share_the_token_in_the_records(records, platform):
    store = RecordedTokens(records, KeyRing([b"k" * 32]))
    for _ in range(2):
        account = Account(APP_ID, SECRET, store=store, clock=lambda: NOW, address=platform.address)
        account.send_text("oUSER", "您好")
        account.close()
    assert len(platform.token_calls) == 1


def test_a_token_replaced_behind_our_back_is_renewed_in_the_records(records, platform):
    store = RecordedTokens(records, KeyRing([b"k" * 32]))
    store.save("T0", expires_at=NOW + timedelta(hours=2))
    platform.says("/cgi-bin/message/custom/send", platform.guarded())
    account = Account(APP_ID, SECRET, store=store, clock=lambda: NOW, address=platform.address)
    account.send_text("oUSER", "您好")
    account.close()
    assert store.read().value == "T2"
    assert len(platform.token_calls) == 1


@pytest.mark.parametrize("cured", [True, False])
def test_two_hundred_senders_whose_token_is_rejected_make_one_fetch(records, platform, cured, monkeypatch):
    """Three processes, as far as the token is concerned: they share nothing but the records."""
    store = RecordedTokens(records, KeyRing([b"k" * 32]))
    store.save("T0", expires_at=NOW + timedelta(hours=2))
    platform.says("/cgi-bin/message/custom/send", platform.guarded() if cured else REJECTED)
    processes = [Account(APP_ID, SECRET, store=store, clock=lambda: NOW, address=platform.address) for _ in range(3)]
    if not cured:
        for process in processes:
            monkeypatch.setattr(process._tokens, "_pause", lambda seconds: None)
    gate = threading.Barrier(200)

    def send(number: int) -> int | None:
        gate.wait()
        try:
            processes[number % 3].send_text("oUSER", "您好")
        except SendFailure as failure:
            return failure.code
        return 0

    with ThreadPoolExecutor(200) as pool:
        sent = list(pool.map(send, range(200)))
    assert set(sent) == {0 if cured else 40001}
    assert len(platform.token_calls) == 1
