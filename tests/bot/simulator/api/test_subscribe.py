from datetime import timedelta

import pytest

from bot.simulator.world.chat import Route
from bot.simulator.world.templates import TemplateKind

SEND = "cgi-bin/message/subscribe/bizsend"


@pytest.fixture
def notice(simulator):
    return simulator.world.templates.add("开课提醒", {"thing1": "课程"}, kind=TemplateKind.ONE_TIME)


def send(account, person, template, value="电工培训"):
    data = {"thing1": {"value": value}}
    return account.post(SEND, {"touser": person.openid, "template_id": template.template_id, "data": data})["errcode"]


def test_each_consent_allows_one_send(account, simulator, worker, notice, toy):
    assert send(account, worker, notice) == 43101
    worker.chooses_notices({notice.template_id: True})
    assert send(account, worker, notice) == 0
    assert send(account, worker, notice) == 43101
    assert worker.sees()[-1].route is Route.SUBSCRIBE
    simulator.move_by(timedelta(seconds=2))
    assert toy.heard[-1]._data["SubscribeMsgSentEvent"]["List"]["ErrorStatus"] == "success"


def test_a_refused_field_costs_no_consent(account, worker, notice):
    worker.chooses_notices({notice.template_id: True})
    assert send(account, worker, notice, "长" * 21) == 47003
    assert send(account, worker, notice) == 0


def test_a_long_term_notice_can_be_sent_again(account, simulator, worker):
    lasting = simulator.world.templates.add("公共服务", {"thing1": "项目"}, kind=TemplateKind.LONG_TERM)
    worker.chooses_notices({lasting.template_id: True})
    assert [send(account, worker, lasting) for _ in range(3)] == [0, 0, 0]
    worker.stops_notices(lasting.template_id)
    assert send(account, worker, lasting) == 43101


def test_somebody_who_does_not_follow_can_be_notified(account, worker, notice):
    worker.chooses_notices({notice.template_id: True})
    worker.unfollows()
    assert send(account, worker, notice) == 0


def test_templates_come_from_the_library(account):
    titles = account.get("wxaapi/newtmpl/getpubtemplatetitles", ids="616", start=0, limit=2)
    assert len(titles["data"]) == 2
    tid = titles["data"][0]["tid"]
    assert account.get("wxaapi/newtmpl/getpubtemplatekeywords", tid=tid)["count"] >= 2
    added = account.post("wxaapi/newtmpl/addtemplate", {"tid": tid, "kidList": [1, 2], "sceneDesc": "开课"})
    assert account.get("wxaapi/newtmpl/gettemplate")["data"][0]["priTmplId"] == added["priTmplId"]
    assert account.post("wxaapi/newtmpl/addtemplate", {"tid": tid, "kidList": [1]})["errcode"] == 200020
    assert account.post("wxaapi/newtmpl/deltemplate", {"priTmplId": added["priTmplId"]})["errcode"] == 0
