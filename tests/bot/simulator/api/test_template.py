from datetime import timedelta

import pytest

from bot.simulator.world.chat import Route
from bot.simulator.world.templates import TemplateKind

SEND = "cgi-bin/message/template/send"
GOOD = {"thing1": "电工培训", "time2": "2025-03-08 09:00"}


@pytest.fixture
def template(simulator):
    return simulator.world.templates.add("课程开课提醒", {"thing1": "课程名称", "time2": "上课时间"})


def send(account, person, template, values=GOOD, **more):
    data = {key: {"value": value} for key, value in values.items()}
    return account.post(SEND, {"touser": person.openid, "template_id": template.template_id, "data": data, **more})


def test_a_notice_appears_and_its_result_is_reported(account, simulator, worker, template, toy):
    told = send(account, worker, template)
    seen = worker.sees()[-1]
    assert (seen.route, seen.text) == (Route.TEMPLATE, "课程开课提醒\n课程名称：电工培训\n上课时间：2025-03-08 09:00")
    simulator.move_by(timedelta(seconds=2))
    assert toy.heard[-1]._data["Event"] == "TEMPLATESENDJOBFINISH"
    assert toy.heard[-1]._data["MsgID"] == str(told["msgid"])
    assert toy.heard[-1]._data["Status"] == "success"


def test_no_window_is_needed_and_none_is_used(account, simulator, worker, template):
    simulator.move_by(timedelta(days=30))
    account.fetch_token()
    assert send(account, worker, template)["errcode"] == 0


@pytest.mark.parametrize(
    ("values", "detail"),
    [
        ({**GOOD, "thing1": "长" * 21}, "data.thing1.value invalid"),
        ({**GOOD, "time2": "明天"}, "data.time2.value invalid"),
        ({"thing1": "电工培训"}, "data.time2.value is empty"),
        ({**GOOD, "thing1": "🎉\n"}, "data.thing1.value is empty"),
    ],
)
def test_a_value_of_the_wrong_type_names_its_field(account, worker, template, values, detail):
    told = send(account, worker, template, values)
    assert told["errcode"] == 47003
    assert detail in told["errmsg"]


def test_an_old_template_cuts_silently(account, simulator, worker):
    old = simulator.world.templates.add("旧模板", {"keyword1": "内容"}, kind=TemplateKind.HISTORICAL)
    assert send(account, worker, old, {"keyword1": "长" * 30})["errcode"] == 0
    assert worker.sees()[-1].text == f"旧模板\n内容：{'长' * 20}"


def test_strangers_and_unknown_templates_have_their_codes(account, simulator, worker, template):
    notice = simulator.world.templates.add("订阅", {"thing1": "项目"}, kind=TemplateKind.ONE_TIME)
    assert send(account, worker, notice)["errcode"] == 40037
    worker.unfollows()
    assert send(account, worker, template)["errcode"] == 43004


def test_somebody_who_refuses_shows_only_in_the_result(account, simulator, worker, template, toy):
    worker.refuses_messages()
    before = len(worker.sees())
    assert send(account, worker, template)["errcode"] == 0
    simulator.move_by(timedelta(seconds=2))
    assert len(worker.sees()) == before
    assert toy.heard[-1]._data["Status"] == "failed:user block"


def test_the_same_client_id_sends_once_in_ten_minutes(account, simulator, worker, template):
    first = send(account, worker, template, client_msg_id="k1")["msgid"]
    before = len(worker.sees())
    assert send(account, worker, template, client_msg_id="k1")["msgid"] == first
    assert len(worker.sees()) == before
    simulator.move_by(timedelta(minutes=10))
    assert send(account, worker, template, client_msg_id="k1")["msgid"] != first


def test_templates_are_added_listed_and_deleted(account):
    words = {"template_id_short": "47123", "keyword_name_list": ["课程名称", "上课时间"]}
    added = account.post("cgi-bin/template/api_add_template", words)["template_id"]
    listed = account.get("cgi-bin/template/get_all_private_template")["template_list"]
    assert [one["template_id"] for one in listed] == [added]
    assert "{{time2.DATA}}" in listed[0]["content"]
    assert account.post("cgi-bin/template/del_private_template", {"template_id": added})["errcode"] == 0
    assert account.post("cgi-bin/template/del_private_template", {"template_id": added})["errcode"] == 40037
    assert account.post("cgi-bin/template/api_add_template", {**words, "template_id_short": "1"})["errcode"] == 200014


def test_the_one_time_message_needs_a_confirmation_for_its_scene(account, simulator, worker):
    once = simulator.world.templates.add("一次性", {"content": "内容"}, kind=TemplateKind.CONFIRMED)
    body = {"touser": worker.openid, "template_id": once.template_id, "scene": "1000", "title": "结果"}
    body["data"] = {"content": {"value": "您已录取"}}
    assert account.post("cgi-bin/message/template/subscribe", body)["errcode"] == 43101
    worker.person.subscriptions[f"{once.template_id}:1000"] = 1
    assert account.post("cgi-bin/message/template/subscribe", body)["errcode"] == 0
    assert account.post("cgi-bin/message/template/subscribe", body)["errcode"] == 43101
