import pytest
from fastapi import Response

from bot.simulator import markup

AGENT = "wang@gh_demo"


@pytest.fixture
def agent(account):
    assert account.post("customservice/kfaccount/add", {"kf_account": AGENT, "nickname": "王敏"})["errcode"] == 0
    return AGENT


def test_a_handed_over_message_waits_for_an_agent(account, simulator, worker, toy, agent):
    toy.account = type(toy.account)(**{**vars(toy.account), "mode": "compatible"})
    simulator.world.account = toy.account
    fields = {"ToUserName": worker.openid, "FromUserName": "gh_demo", "CreateTime": 1}
    toy.answer = Response(markup.document({**fields, "MsgType": "transfer_customer_service"}))
    assert worker.says("找人工").kind == "transfer_customer_service"
    assert account.get("customservice/kfsession/getwaitcase")["count"] == 1
    toy.answer = "success"
    session = {"kf_account": agent, "openid": worker.openid}
    assert account.post("customservice/kfsession/create", session)["errcode"] == 0
    simulator.tick()
    assert toy.heard[-1]._data["Event"] == "kf_create_session"
    assert account.get("customservice/kfsession/getsession", openid=worker.openid)["kf_account"] == agent
    assert account.get("customservice/kfsession/getwaitcase")["count"] == 0
    assert account.post("customservice/kfsession/close", session)["errcode"] == 0
    assert account.post("customservice/kfsession/close", session)["errcode"] == 65413


def test_agents_are_listed_renamed_and_dropped(account, agent):
    account.post("customservice/kfaccount/update", {"kf_account": agent, "nickname": "小王"})
    assert account.get("cgi-bin/customservice/getkflist")["kf_list"][0]["kf_nick"] == "小王"
    assert account.get("cgi-bin/customservice/getonlinekflist")["kf_online_list"][0]["accepted_case"] == 0
    assert account.get("customservice/kfaccount/del", kf_account=agent)["errcode"] == 0
    assert account.get("customservice/kfaccount/del", kf_account=agent)["errcode"] == 65401
