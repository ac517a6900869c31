import dataclasses
import threading

import httpx
import pytest

from bot.simulator import in_process
from bot.simulator.account import AccountConfig
from bot.simulator.clock import SimClock
from bot.simulator.faults import ApiFault, ApiFaultKind
from bot.simulator.web import create_app
from bot.simulator.wechat_server import Simulator
from tests.bot.simulator.conftest import MONDAY
from tests.bot.simulator.toy_bot import ACCOUNT, Account, ToyBot


def test_both_sides_talk_over_real_connections(serve):
    bot = serve(ToyBot().app())
    with httpx.Client(trust_env=False) as carrier:
        simulator = Simulator(clock=SimClock(lambda: MONDAY), callback=f"{bot}/wechat", account=ACCOUNT, sender=carrier)
        platform = serve(create_app(simulator))
        worker = simulator.person("岩罕")
        worker.follows()
        assert worker.says("你好").text == "你说：你好"
        with httpx.Client(base_url=platform, trust_env=False) as client:
            account = Account(client)
            assert account.says(worker.openid, "明天开课")["errcode"] == 0
            simulator.world.faults.api.append(ApiFault(ApiFaultKind.RESET_AFTER, "*custom/send"))
            with pytest.raises(httpx.RemoteProtocolError):
                account.says(worker.openid, "断了")
    assert [one.text for one in worker.sees()][-2:] == ["明天开课", "断了"]


def test_a_real_looking_secret_is_refused():
    with pytest.raises(ValueError, match="real"):
        dataclasses.replace(ACCOUNT, secret="0123456789abcdef0123456789abcdef")


def test_secrets_are_not_printed():
    assert ACCOUNT.secret not in repr(ACCOUNT)
    assert ACCOUNT.aes_key not in repr(ACCOUNT)
    assert isinstance(ACCOUNT, AccountConfig)


def test_somebody_may_have_followed_long_ago(simulator, toy):
    person = simulator.person("岩罕", openid="oLONGAGO", follows_since=MONDAY.replace(year=2024))
    assert toy.heard == []
    assert person.says("我又来了").kind == "text"


def test_a_bot_that_calls_back_while_it_answers_does_not_stand_still(simulator, worker, toy):
    account = Account(in_process.client(create_app(simulator)))

    def answer(message):
        account.says(message.source, "先发一条")
        return "再答一条"

    toy.answer = answer
    assert worker.says("你好").text == "再答一条"
    assert [one.text for one in worker.sees()][-2:] == ["先发一条", "再答一条"]


def test_forty_follows_at_once_all_arrive(simulator, toy):
    toy.answer = "success"
    people = [simulator.person(f"工友{number}") for number in range(40)]
    threads = [threading.Thread(target=person.follows) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {message.source for message in toy.heard} == {person.openid for person in people}
    assert {delivery.outcome for delivery in simulator.deliveries()} == {"silent"}
