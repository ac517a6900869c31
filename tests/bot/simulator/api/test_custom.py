import dataclasses
from datetime import timedelta

import pytest

from bot.simulator.account import Kind
from bot.simulator.world.chat import Route
from tests.bot.simulator.toy_bot import ACCOUNT

SEND = "cgi-bin/message/custom/send"
TYPING = "cgi-bin/message/custom/typing"


def send(account, person, kind, **given):
    return account.post(SEND, {"touser": person.openid, "msgtype": kind, kind: given})["errcode"]


def test_a_message_appears_with_its_route(account, worker):
    account.says(worker.openid, "明天开课")
    seen = worker.sees()[-1]
    assert (seen.route, seen.kind, seen.text) == (Route.CUSTOM, "text", "明天开课")


def test_the_window_counts_and_ends(account, simulator, worker):
    simulator.move_by(timedelta(minutes=2))
    assert account.says(worker.openid, "x")["errcode"] == 45015
    worker.says("在吗")
    assert [account.says(worker.openid, "x")["errcode"] for _ in range(6)] == [0] * 5 + [45047]
    simulator.move_by(timedelta(hours=48))
    account.fetch_token()
    assert account.says(worker.openid, "x")["errcode"] == 45015


def test_a_tapped_choice_opens_only_the_minute(account, simulator, worker):
    simulator.move_by(timedelta(minutes=2))
    worker.taps_choice("1", "找工作")
    assert [account.says(worker.openid, "x")["errcode"] for _ in range(4)] == [0, 0, 0, 45047]


def test_a_link_in_the_menu_opens_nothing(account, simulator, worker):
    simulator.world.menus.create([{"type": "view", "name": "官网", "url": "https://example.test/"}])
    simulator.move_by(timedelta(minutes=2))
    worker.taps_menu("官网")
    assert account.says(worker.openid, "x")["errcode"] == 45015


def test_somebody_who_left_is_out_of_reach(account, worker):
    worker.says("再见")
    worker.unfollows()
    assert account.says(worker.openid, "x")["errcode"] == 45015


def test_people_who_refuse_and_the_blacklisted_have_their_codes(account, worker):
    worker.refuses_messages()
    assert account.says(worker.openid, "x")["errcode"] == 48002
    worker.person.blacklisted = True
    assert account.says(worker.openid, "x")["errcode"] == 43019


@pytest.mark.parametrize(
    ("kind", "given", "code"),
    [
        ("text", {"content": ""}, 44004),
        ("text", {"content": "长" * 683}, 45002),
        ("text", {"content": "长" * 682}, 0),
        ("text", {"content": 7}, 40035),
        ("image", {"media_id": "never"}, 40007),
        ("news", {"articles": [{"title": "一"}, {"title": "二"}]}, 45008),
        ("news", {"articles": [{"title": "一", "description": "", "url": "", "picurl": ""}]}, 0),
        ("msgmenu", {"head_content": "?", "list": [{"id": "1", "content": "好"}], "tail_content": ""}, 0),
        ("msgmenu", {"head_content": "?", "list": []}, 40035),
        ("hologram", {}, 40008),
    ],
)
def test_content_is_checked_before_the_window_is_touched(account, worker, kind, given, code):
    left = worker.person.windows.left(worker._world.clock())
    assert send(account, worker, kind, **given) == code
    assert worker.person.windows.left(worker._world.clock()) == left - (code == 0)


def test_a_test_account_has_no_message_menu(account, simulator, worker):
    account.fetch_token()
    simulator.world.account = dataclasses.replace(ACCOUNT, kind=Kind.TEST)
    assert send(account, worker, "msgmenu", list=[{"id": "1", "content": "好"}]) == 40200


def test_typing_needs_a_fresh_exchange_and_lasts_fifteen_seconds(account, simulator, worker):
    def typing(command="Typing"):
        return account.post(TYPING, {"touser": worker.openid, "command": command})["errcode"]

    worker.says("在吗")
    assert typing("Dancing") == 45072
    assert typing() == 0
    assert typing() == 45081
    simulator.move_by(timedelta(seconds=16))
    assert typing() == 0
    simulator.move_by(timedelta(seconds=31))
    assert typing() == 45080
    simulator.move_by(timedelta(hours=48))
    account.fetch_token()
    assert typing() == 45015
