import gc
import logging
import socket
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.wechat.client import Account
from bot.wechat.errcodes import Action
from bot.wechat.failures import SendFailure
from bot.wechat.http import API_ADDRESS, TIMEOUT, new_session
from tests.bot.wechat.conftest import SECRET
from tests.bot.wechat.platform import OK, Hangup, Raw
from tests.bot.wechat.weixin import APP_ID, NOW

CUSTOM = "/cgi-bin/message/custom/send"
ALWAYS_REJECTED = {"errcode": 40001, "errmsg": "invalid credential, access_token is invalid or not latest T1"}


# By name, so that a traceback's line of this file does not show them.
OPENID, WORDS = "oUSER", "工资没发"


def hang_up(call):
    raise Hangup


def failure_of(account) -> SendFailure:
    with pytest.raises(SendFailure) as caught:
        account.send_text(OPENID, WORDS)
    return caught.value


@pytest.mark.parametrize("code", [40001, 40014, 42001])
def test_a_rejected_token_is_replaced_once_and_the_call_repeated_once(account, platform, code):
    account.send_text("oUSER", "一")
    platform.says(CUSTOM, {"errcode": code, "errmsg": "no"}, OK)
    account.send_text("oUSER", "二")
    assert [call.query["access_token"] for call in platform.made(CUSTOM)] == ["T1", "T1", "T2"]
    assert [call.json["force_refresh"] for call in platform.token_calls] == [False, True]


def test_another_process_has_already_refreshed(account, platform, store):
    account.send_text("oUSER", "一")
    platform.tokens = 2
    store.save("T2", expires_at=NOW + timedelta(hours=2))
    platform.says(CUSTOM, platform.guarded())
    account.send_text("oUSER", "二")
    assert len(platform.token_calls) == 1


def test_a_server_that_always_rejects_is_asked_a_few_times_and_no_more(account, platform, monkeypatch):
    monkeypatch.setattr(account._tokens, "_pause", lambda seconds: None)
    platform.says(CUSTOM, ALWAYS_REJECTED)
    failures = [failure_of(account) for _ in range(10)]
    assert {failure.action for failure in failures} == {Action.CREDENTIAL}
    assert all(failure.alarm and not failure.uncertain for failure in failures)
    assert len(platform.made(CUSTOM)) == 11
    assert len(platform.token_calls) == 2


@pytest.mark.parametrize(
    "answer",
    [
        hang_up,
        Raw(b""),
        Raw(b'{"errcode":0,"errm'),
        Raw(b'{"errcode":0}', cut=True),
        Raw(b"<html>502</html>", kind="text/html"),
        Raw(b"bad gateway", status=502),
        Raw(b"[]"),
        Raw(b'{"errcode":"many"}'),
        Raw(b'{"errcode":null}'),
        Raw(b"\xff\xfe"),
        Raw(b"", status=302, headers={"Location": "/cgi-bin/elsewhere"}),
        {"errcode": -1, "errmsg": "system error"},
    ],
)
def test_after_an_answer_that_says_nothing_a_message_may_have_gone_out(account, platform, answer):
    platform.says(CUSTOM, answer)
    failure = failure_of(account)
    assert (failure.action, failure.uncertain) == (Action.RETRY, True)
    assert len(platform.made(CUSTOM)) == 1
    assert platform.made("/cgi-bin/elsewhere") == []


def test_a_silent_server_is_left_in_time(account, platform, monkeypatch):
    account.send_text("oUSER", "一")
    monkeypatch.setattr(account, "timeout", (0.05, 0.05))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        slow = Account(
            APP_ID,
            SECRET,
            store=account._tokens._store,
            clock=lambda: NOW,
            address=f"http://127.0.0.1:{silent.getsockname()[1]}",
        )
        monkeypatch.setattr(slow, "timeout", (0.05, 0.05))
        failure = failure_of(slow)
        slow.close()
    assert (failure.action, failure.uncertain) == (Action.RETRY, True)


def test_a_server_that_cannot_be_reached_has_done_nothing(account, platform, store):
    store.save("T1", expires_at=NOW + timedelta(hours=2))
    platform.close()
    failure = failure_of(account)
    assert (failure.action, failure.uncertain) == (Action.RETRY, False)


def test_without_a_token_nothing_is_sent(account, platform):
    platform.says("/cgi-bin/stable_token", {"errcode": 40164, "errmsg": f"invalid ip 1.2.3.4 {SECRET}"})
    failure = failure_of(account)
    assert (failure.code, failure.action, failure.alarm) == (40164, Action.ALERT, True)
    assert platform.made(CUSTOM) == []


@pytest.mark.parametrize("answer", [{}, {"access_token": "", "expires_in": 7200}, {"access_token": "T1"}, Raw(b"oops")])
def test_a_token_that_is_none_is_not_used(account, platform, answer):
    platform.says("/cgi-bin/stable_token", answer)
    assert failure_of(account).action is Action.RETRY
    assert platform.made(CUSTOM) == []


def test_time_outs_are_three_and_seven_seconds(account):
    assert account.timeout == TIMEOUT == (3, 7)
    assert account.auto_retry is False


def test_each_thread_has_a_session_of_its_own(account):
    with ThreadPoolExecutor(1) as other:
        theirs = other.submit(lambda: id(account._http)).result()
        assert theirs != id(account._http)
        assert theirs == other.submit(lambda: id(account._http)).result()


def test_wechats_own_hosts_are_left_alone_in_production():
    with new_session(API_ADDRESS) as session:
        assert type(session.get_adapter("https://api.weixin.qq.com/")).__name__ == "HTTPAdapter"


FAILING = {
    "refused": {"errcode": 48001, "errmsg": f"api unauthorized {SECRET} T1"},
    "always rejected": ALWAYS_REJECTED,
    "hung up": hang_up,
    "broken": Raw(b"<html>access_token=T1</html>", status=502),
    "unreadable": Raw(b"access_token=T1"),
    "redirected": Raw(b"", status=302, headers={"Location": "/cgi-bin/x?access_token=T1"}),
}


@pytest.mark.parametrize("path", [CUSTOM, "/cgi-bin/stable_token"])
@pytest.mark.parametrize("case", FAILING)
def test_no_failure_and_no_log_shows_token_secret_openid_or_words(
    account, platform, store, caplog, monkeypatch, path, case
):
    caplog.set_level(logging.DEBUG)
    for name in ("urllib3.connectionpool", "wechatpy.client.base", "requests"):
        caplog.set_level(logging.DEBUG, logger=name)
    monkeypatch.setattr(account._tokens, "_pause", lambda seconds: None)
    store.save("T1-hidden", expires_at=NOW + (timedelta(hours=2) if path == CUSTOM else timedelta(seconds=-1)))
    platform.says(path, FAILING[case])
    failure = failure_of(account)
    shown = "".join(traceback.format_exception(failure)) + repr(failure) + str(vars(failure)) + caplog.text
    for secret in ("T1", SECRET, "access_token", OPENID, WORDS, "?"):
        assert secret not in shown.replace("?…", ""), secret
    assert "urllib3.connectionpool" in caplog.text
    assert failure.__context__ is None
    assert failure.__cause__ is None
    gc.collect()


def test_the_account_does_not_show_itself(account):
    assert SECRET not in repr(account) + str(account)


def test_a_refusal_keeps_the_number_wechat_can_be_asked_about_and_the_field_that_was_wrong(account, platform):
    words = "argument invalid! data.thing1.value invalid rid: 61725984-6126f6f9-040f19c4"
    platform.says(CUSTOM, {"errcode": 47003, "errmsg": words})
    failure = failure_of(account)
    assert (failure.rid, failure.detail, failure.action) == ("61725984-6126f6f9-040f19c4", "thing1", Action.FIX)
    assert "61725984-6126f6f9-040f19c4" in str(failure)


def test_the_other_address_may_have_a_path_of_its_own(platform, store):
    store.save("T1", expires_at=NOW + timedelta(hours=2))
    account = Account(APP_ID, SECRET, store=store, clock=lambda: NOW, address=f"{platform.address}/pretend/")
    account.send_text(OPENID, WORDS)
    account.close()
    assert [call.path for call in platform.calls] == [f"/pretend{CUSTOM}"]
