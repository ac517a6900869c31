import dataclasses
from datetime import timedelta

import pytest

from bot.simulator.account import Kind
from bot.simulator.faults import PushFault, PushFaultKind
from bot.simulator.world.chat import Route
from tests.bot.simulator.toy_bot import ACCOUNT

ALL = "cgi-bin/message/mass/sendall"
LIST = "cgi-bin/message/mass/send"


@pytest.fixture
def crowd(simulator, toy):
    people = [simulator.person(f"工友{number}") for number in range(4)]
    for one in people:
        one.follows()
    toy.heard.clear()
    return people


def to_list(account, people, text="招工通知", **more):
    body = {"touser": [one.openid for one in people], "msgtype": "text", "text": {"content": text}, **more}
    return account.post(LIST, body)


def to_tag(account, tag, **more):
    chosen = {"is_to_all": tag is None, "tag_id": tag}
    return account.post(ALL, {"filter": chosen, "msgtype": "text", "text": {"content": "招工"}, **more})


def state(account, told):
    return account.post("cgi-bin/message/mass/get", {"msg_id": told["msg_id"]})["msg_status"]


def report(toy):
    return next(one._data for one in reversed(toy.heard) if one._data.get("Event") == "MASSSENDJOBFINISH")


def test_a_send_is_accepted_at_once_carried_out_later_and_reported(account, simulator, crowd, toy):
    told = to_list(account, crowd, clientmsgid="c1")
    assert state(account, told) == "SENDING"
    assert crowd[0].sees()[-1].route is not Route.MASS
    simulator.tick()
    assert state(account, told) == "SEND_SUCCESS"
    assert all(one.sees()[-1].text == "招工通知" for one in crowd)
    counts = {name: report(toy)[name] for name in ("Status", "TotalCount", "FilterCount", "SentCount", "ErrorCount")}
    assert counts == {
        "Status": "send success",
        "TotalCount": "4",
        "FilterCount": "4",
        "SentCount": "4",
        "ErrorCount": "0",
    }


def test_a_tag_reaches_its_people_only(account, simulator, crowd):
    tag = account.post("cgi-bin/tags/create", {"tag": {"name": "芒市"}})["tag"]["id"]
    account.post("cgi-bin/tags/members/batchtagging", {"openid_list": [crowd[1].openid], "tagid": tag})
    to_tag(account, tag)
    simulator.tick()
    assert [any(one.route is Route.MASS for one in person.sees()) for person in crowd] == [False, True, False, False]


def test_the_same_client_id_is_the_same_send(account, simulator, crowd):
    first = to_list(account, crowd, clientmsgid="c1")
    assert to_list(account, crowd, clientmsgid="c1")["errcode"] == 45066
    simulator.move_by(timedelta(minutes=1))
    again = to_list(account, crowd, clientmsgid="c1")
    assert (again["errcode"], again["msg_id"]) == (45065, first["msg_id"])
    simulator.move_by(timedelta(hours=24))
    account.fetch_token()
    assert to_list(account, crowd, clientmsgid="c1")["errcode"] == 0


def test_without_a_client_id_the_same_content_is_the_same_send(account, simulator, crowd):
    to_list(account, crowd)
    simulator.move_by(timedelta(minutes=2))
    assert to_list(account, crowd)["errcode"] == 45065
    assert to_list(account, crowd, "另一条")["errcode"] == 0


def test_the_fifth_of_a_month_does_not_arrive(account, simulator, crowd, toy):
    for number in range(5):
        to_list(account, crowd[:2], f"第{number}条")
        simulator.tick()
    assert [one.text for one in crowd[0].sees() if one.route is Route.MASS] == [f"第{number}条" for number in range(4)]
    assert report(toy)["SentCount"] == "0"
    simulator.move_by(timedelta(days=31))
    account.fetch_token()
    to_list(account, crowd[:2], "四月")
    simulator.tick()
    assert crowd[0].sees()[-1].text == "四月"


def test_those_who_refuse_are_filtered_and_those_who_left_fail(account, simulator, crowd, toy):
    crowd[0].refuses_messages()
    crowd[1].unfollows()
    to_list(account, crowd)
    simulator.tick()
    told = report(toy)
    assert [told[name] for name in ("TotalCount", "FilterCount", "SentCount", "ErrorCount")] == ["4", "3", "2", "1"]


def test_lists_that_are_too_short_or_ids_that_are_too_long_are_refused(account, crowd):
    assert to_list(account, crowd[:1])["errcode"] == 40130
    assert to_list(account, crowd, clientmsgid="x" * 65)["errcode"] == 45067
    assert to_tag(account, 999)["errcode"] == 45159


def test_everybody_can_be_reached_once_a_day_and_four_times_a_month(account, simulator, crowd):
    assert to_tag(account, None, clientmsgid="a0")["errcode"] == 0
    assert to_tag(account, None, clientmsgid="b0")["errcode"] == 45028
    for number in range(1, 4):
        simulator.move_by(timedelta(days=1))
        account.fetch_token()
        assert to_tag(account, None, clientmsgid=f"a{number}")["errcode"] == 0
    simulator.move_by(timedelta(days=1))
    account.fetch_token()
    assert to_tag(account, None, clientmsgid="a4")["errcode"] == 45028


def test_with_protection_on_a_silent_administrator_stops_the_send(account, simulator, crowd, toy):
    simulator.world.mass.is_protected = True
    told = to_tag(account, None)
    simulator.move_by(timedelta(minutes=29))
    assert state(account, told) == "SENDING"
    simulator.move_by(timedelta(minutes=1))
    assert state(account, told) == "SEND_FAIL"
    assert report(toy)["Status"] == "err(40002)"


def test_a_lost_report_leaves_the_question_open_for_asking(account, simulator, crowd, toy):
    simulator.world.faults.push.append(PushFault(PushFaultKind.LOST_EVENT, "MASSSENDJOBFINISH"))
    told = to_list(account, crowd)
    simulator.tick()
    assert not toy.heard
    assert state(account, told) == "SEND_SUCCESS"


def test_a_preview_goes_to_one_person(account, crowd):
    body = {"touser": crowd[0].openid, "msgtype": "text", "text": {"content": "看看"}}
    assert account.post("cgi-bin/message/mass/preview", body)["errcode"] == 0
    assert crowd[0].sees()[-1].text == "看看"
    assert crowd[1].sees()[-1].text != "看看"


def test_speed_and_unknown_ids_have_their_codes(account):
    assert account.post("cgi-bin/message/mass/speed/set", {"speed": 9})["errcode"] == 45083
    assert account.post("cgi-bin/message/mass/speed/set", {"x": 1})["errcode"] == 45084
    account.post("cgi-bin/message/mass/speed/set", {"speed": 4})
    assert account.post("cgi-bin/message/mass/speed/get")["realspeed"] == 10
    assert account.post("cgi-bin/message/mass/get", {"msg_id": "5"})["errcode"] == 40059


def test_a_verdict_stops_a_send_and_single_people_can_fail(account, simulator, crowd, toy):
    simulator.world.mass.verdicts.append("err(20001)")
    to_list(account, crowd, "不好的话")
    simulator.tick()
    assert report(toy)["Status"] == "err(20001)"
    simulator.world.mass.unreachable.add(crowd[0].openid)
    to_list(account, crowd, "好话")
    simulator.tick()
    assert (report(toy)["SentCount"], report(toy)["ErrorCount"]) == ("3", "1")


def test_a_subscription_account_sends_once_a_day(account, simulator, crowd):
    account.fetch_token()
    simulator.world.account = dataclasses.replace(ACCOUNT, kind=Kind.VERIFIED_SUBSCRIPTION)
    tag = account.post("cgi-bin/tags/create", {"tag": {"name": "芒市"}})["tag"]["id"]
    assert to_tag(account, tag, clientmsgid="a")["errcode"] == 0
    assert to_tag(account, tag, clientmsgid="b")["errcode"] == 45028
    assert to_list(account, crowd)["errcode"] == 48001
