import json
from datetime import timedelta

import httpx
import pytest

from bot.simulator.account import AccountConfig, Kind
from bot.simulator.faults import ApiFault, ApiFaultKind
from tests.bot.simulator.conftest import MONDAY
from tests.bot.simulator.toy_bot import ACCOUNT

SEND = "cgi-bin/message/custom/send"


def raw(account, path=SEND, content=b"{}", method="POST", token=True):
    if not account.token:
        account.fetch_token()
    params = {"access_token": account.token} if token is True else ({"access_token": token} if token else {})
    return account.client.request(method, f"/{path}", params=params, content=content)


def test_the_checks_come_in_one_order(account, simulator):
    assert raw(account, method="GET", token=None).json()["errcode"] == 43002
    assert raw(account, content=b"nonsense", token=None).json()["errcode"] == 41001
    assert raw(account, content=b"nonsense", token="made-up").json()["errcode"] == 40014
    simulator.world.quotas.daily[SEND] = 0
    assert raw(account, content=b"nonsense").json()["errcode"] == 45009
    simulator.world.quotas.daily[SEND] = 10
    assert raw(account, content=b"").json()["errcode"] == 44002
    assert raw(account, content=b"nonsense").json()["errcode"] == 47001
    assert raw(account, content=b"{}").json()["errcode"] == 40003


def test_an_account_without_the_right_is_refused_before_the_quota_counts(simulator, account):
    account.fetch_token()
    simulator.world.account = AccountConfig(**{**vars(ACCOUNT), "kind": Kind.SUBSCRIPTION})
    assert account.post(SEND)["errcode"] == 48001
    assert simulator.world.quotas.used(SEND, MONDAY) == 0


def test_an_unknown_address_is_an_error_and_not_a_crash(account):
    assert account.post("cgi-bin/nonsense")["errcode"] == 40066


def test_every_refusal_carries_a_rid_with_the_time_in_it(account, simulator):
    text = account.says("oNOBODY", "喂")["errmsg"]
    rid = text.rpartition("rid: ")[2]
    assert int(rid[:8], 16) == int(MONDAY.timestamp())
    told = account.post("cgi-bin/openapi/rid/get", {"rid": rid})
    assert json.loads(told["request"]["request_body"])["touser"] == "oNOBODY"
    assert "40003" in told["request"]["response_body"]


def test_every_answer_is_marked_as_simulated(account):
    assert raw(account).headers["x-simulated"] == "1"


def test_a_body_needs_no_content_type(account, worker):
    body = json.dumps({"touser": worker.openid, "msgtype": "text", "text": {"content": "好"}}, ensure_ascii=False)
    assert raw(account, content=body.encode()).json() == {"errcode": 0, "errmsg": "ok"}


def test_the_minute_has_a_limit_of_its_own(account, simulator):
    simulator.world.quotas.per_minute[SEND] = 1
    assert account.says("oNOBODY", "1")["errcode"] == 40003
    assert account.says("oNOBODY", "2")["errcode"] == 45011
    simulator.move_by(timedelta(minutes=1))
    assert account.says("oNOBODY", "3")["errcode"] == 40003


def test_a_quota_opens_again_at_midnight_of_beijing(account, simulator):
    simulator.world.quotas.daily[SEND] = 1
    account.says("oNOBODY", "1")
    simulator.move_to(MONDAY.replace(hour=23, minute=59))
    account.fetch_token()
    assert account.says("oNOBODY", "2")["errcode"] == 45009
    simulator.move_by(timedelta(minutes=1))
    assert account.says("oNOBODY", "3")["errcode"] == 40003


@pytest.mark.parametrize("code", [-1, 45009, 45011, 48004, 45015, 45047])
def test_any_code_can_be_asked_for_on_one_call(account, simulator, worker, code):
    simulator.world.faults.api.append(ApiFault(ApiFaultKind.ERROR, "*custom/send", code))
    assert account.says(worker.openid, "一")["errcode"] == code
    assert account.says(worker.openid, "二")["errcode"] == 0
    assert [one.text for one in worker.sees()][-1] == "二"


def test_a_fault_can_hit_one_person_only(account, simulator, worker):
    other = simulator.person("思兰")
    other.follows()
    fault = ApiFault(ApiFaultKind.ERROR, code=43004, openid=other.openid, times=None)
    simulator.world.faults.api.append(fault)
    assert account.says(worker.openid, "好")["errcode"] == 0
    assert account.says(other.openid, "好")["errcode"] == 43004
    simulator.world.faults.reset()
    assert account.says(other.openid, "好")["errcode"] == 0


def test_a_share_of_calls_can_be_hit(account, simulator, worker):
    simulator.world.faults.api.append(ApiFault(ApiFaultKind.ERROR, "*custom/send", -1, times=None, rate=0.5))
    codes = {account.says("oNOBODY", "x")["errcode"] for _ in range(40)}
    assert codes == {-1, 40003}


@pytest.mark.parametrize(
    ("kind", "is_processed"), [(ApiFaultKind.RESET_BEFORE, False), (ApiFaultKind.RESET_AFTER, True)]
)
def test_a_line_breaks_before_or_after_the_work(account, simulator, worker, kind, is_processed):
    account.fetch_token()
    before = len(worker.sees())
    simulator.world.faults.api.append(ApiFault(kind, "*custom/send"))
    with pytest.raises(httpx.RemoteProtocolError):
        account.says(worker.openid, "到了吗")
    assert (len(worker.sees()) > before) is is_processed


@pytest.mark.parametrize(
    ("kind", "status", "looks"),
    [
        (ApiFaultKind.BAD_GATEWAY, 502, "<html>"),
        (ApiFaultKind.EMPTY, 200, ""),
        (ApiFaultKind.HTML, 200, "<html>"),
        (ApiFaultKind.TRUNCATED, 200, '{"errcode"'),
    ],
)
def test_bad_bodies_can_be_asked_for(account, simulator, kind, status, looks):
    account.fetch_token()
    simulator.world.faults.api.append(ApiFault(kind, "*custom/send"))
    answer = raw(account)
    assert answer.status_code == status
    assert answer.text.startswith(looks)
    with pytest.raises(json.JSONDecodeError):
        answer.json()


@pytest.mark.parametrize("kind", [ApiFaultKind.SLOW, ApiFaultKind.LOST_ANSWER])
def test_a_slow_answer_waits_and_then_comes(account, simulator, worker, kind):
    waited = []
    simulator.pause = waited.append
    account.fetch_token()
    simulator.world.faults.api.append(ApiFault(kind, "*custom/send", seconds=12))
    assert account.says(worker.openid, "慢")["errcode"] == 0
    assert waited == [12]
