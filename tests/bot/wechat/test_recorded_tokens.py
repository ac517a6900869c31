from datetime import timedelta

from bot.wechat.client import Account
from bot.wechat.tokens import RecordedTokens
from db.sealing import KeyRing
from tests.bot.wechat.conftest import SECRET
from tests.bot.wechat.weixin import APP_ID, NOW


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
    assert store.read().value == "T1"
