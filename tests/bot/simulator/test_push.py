import dataclasses
import time
from datetime import timedelta

import httpx
import pytest
from fastapi import Response
from wechatpy.replies import ImageReply, TextReply

from bot.simulator import in_process
from bot.simulator.clock import SimClock
from bot.simulator.faults import PushFault, PushFaultKind
from bot.simulator.push import Attempt
from bot.simulator.state import FAILURE_LINE
from bot.simulator.wechat_server import Simulator
from bot.simulator.world.chat import Route
from tests.bot.simulator.conftest import MONDAY
from tests.bot.simulator.toy_bot import ACCOUNT, ToyBot, article


def in_mode(mode, **more):
    account = dataclasses.replace(ACCOUNT, mode=mode, **more)
    toy = ToyBot(account)
    clock = SimClock(lambda: MONDAY)
    simulator = Simulator(clock=clock, callback="/wechat", account=account, sender=in_process.client(toy.app()))
    worker = simulator.person("岩罕")
    worker.follows()
    return toy, simulator, worker


@pytest.mark.parametrize("mode", ["plaintext", "compatible", "safe"])
def test_a_text_gets_its_answer_in_every_mode(mode):
    toy, _, worker = in_mode(mode)
    assert worker.says("我要找工作").text == "你说：我要找工作"
    assert toy.heard[-1].source == worker.openid
    assert toy.heard[-1].target == "gh_demo"


def test_the_safe_mode_hides_the_content_and_the_compatible_one_does_not():
    bodies = {}

    class Recorder:
        def post(self, url, *, params, content, headers):
            bodies[self.mode] = content.decode()
            return httpx.Response(200, text="success")

        def get(self, url, *, params):
            return httpx.Response(200)

    for mode in ("safe", "compatible"):
        recorder = Recorder()
        recorder.mode = mode
        account = dataclasses.replace(ACCOUNT, mode=mode)
        simulator = Simulator(clock=SimClock(lambda: MONDAY), callback="/", account=account, sender=recorder)
        worker = simulator.person("岩罕")
        worker.follows()
        worker.says("秘密")
    assert "秘密" not in bodies["safe"]
    assert "<Encrypt>" in bodies["safe"]
    assert "秘密" in bodies["compatible"]
    assert "<Encrypt>" in bodies["compatible"]


def test_the_address_is_verified_by_its_echo(simulator):
    assert simulator.verify_callback()


def test_the_answer_appears_in_the_chat_with_its_route(simulator, worker):
    worker.says("你好")
    assert [(one.route, one.text) for one in worker.sees()][-1] == (Route.PASSIVE, "你说：你好")


@pytest.mark.parametrize("nothing", ["success", ""])
def test_nothing_to_say_shows_nothing(toy, worker, nothing):
    before = len(worker.sees())
    toy.answer = Response(nothing)
    assert worker.says("嗯").is_silent
    assert len(worker.sees()) == before


def test_every_attempt_carries_the_same_message_id_and_then_the_failure_line_appears(toy, simulator, worker):
    toy.heard.clear()
    toy.answer = Response("oops", 500)
    assert worker.says("在吗").kind == "failed"
    assert len({message.id for message in toy.heard}) == 1
    assert len(toy.heard) == 3
    assert worker.sees()[-1].text == FAILURE_LINE


def test_a_slow_answer_is_given_up_and_the_message_comes_again(toy, worker, simulator):
    simulator.pusher._seconds = 0.05
    slow = iter([0.1, 0.0])
    toy.heard.clear()
    toy.answer = lambda message: time.sleep(next(slow)) or None
    assert worker.says("在吗").text == "你说：在吗"
    assert [attempt.note for attempt in simulator.deliveries()[-1].attempts] == ["too late", "answered"]


def test_a_time_out_of_the_line_counts_as_an_attempt():
    class Silent:
        def post(self, url, *, params, content, headers):
            raise httpx.ReadTimeout("silence")

        def get(self, url, *, params):
            raise httpx.ReadTimeout("silence")

    simulator = Simulator(clock=SimClock(lambda: MONDAY), callback="/", account=ACCOUNT, sender=Silent())
    worker = simulator.person("岩罕")
    assert worker.follows().kind == "failed"
    attempts = simulator.deliveries()[-1].attempts
    assert [(one.status, one.note) for one in attempts] == [(None, "ReadTimeout")] * 3
    assert isinstance(attempts[0], Attempt)


def plain(message, content, *, to=None):
    return TextReply(content=content, source="gh_demo", target=to or message.source)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lambda m: Response('{"errcode": 0}'), "not XML"),
        (lambda m: Response("<html></html>"), "root is"),
        (lambda m: Response(plain(m, "明文").render()), "plain answer in safe mode"),
        (lambda m: plain(m, "长" * 683), "2049 bytes"),
        (lambda m: plain(m, " "), "empty Content"),
        (lambda m: plain(m, "给别人", to="oSOMEONE"), "names are not swapped"),
        (lambda m: Response("<xml><Encrypt>AAAA</Encrypt></xml>"), "TimeStamp"),
        (
            lambda m: Response(
                "<xml><Encrypt>AAAA</Encrypt><MsgSignature>0</MsgSignature>"
                "<TimeStamp>1</TimeStamp><Nonce>1</Nonce></xml>"
            ),
            "MsgSignature",
        ),
        (lambda m: Response('<!DOCTYPE xml [<!ENTITY a "b">]><xml>&a;</xml>'), "not allowed"),
        (lambda m: ImageReply(media_id="never-uploaded", message=m), "40007"),
    ],
)
def test_a_malformed_answer_shows_the_failure_line_without_another_attempt(toy, simulator, worker, answer, reason):
    toy.answer = answer
    assert worker.says("你好").kind == "failed"
    delivery = simulator.deliveries()[-1]
    assert reason in delivery.reason
    assert len(delivery.attempts) == 1


def test_a_text_of_exactly_2048_bytes_passes(toy, worker):
    toy.answer = "a" * 2 + "长" * 682
    assert worker.says("你好").kind == "text"


def test_one_article_passes_and_two_do_not(toy, worker):
    toy.answer = article
    assert worker.says("课程").articles[0]["title"] == "电工培训"

    def two(message):
        reply = article(message)
        reply.add_article({"title": "焊工培训", "description": "", "image": "", "url": ""})
        return reply

    toy.answer = two
    assert worker.says("课程").kind == "failed"
    assert worker.taps_menu("COURSES").kind == "news"


def test_an_encrypted_answer_for_another_account_is_refused(simulator, worker):
    foreign = dataclasses.replace(ACCOUNT, appid="wxffffffffffffffff")
    simulator.pusher._sender = in_process.client(AnswersAs(ACCOUNT, foreign).app())
    assert worker.says("你好").kind == "failed"
    assert "another appid" in simulator.deliveries()[-1].reason


class AnswersAs(ToyBot):
    def __init__(self, account, answering):
        super().__init__(account)
        self.answering = answering

    def _answered(self, message, query):
        self.account, opened = self.answering, self.account
        try:
            return super()._answered(message, query)
        finally:
            self.account = opened


def test_after_a_change_of_keys_an_answer_with_the_old_one_is_read():
    old = "Q" * 43
    toy, simulator, worker = in_mode("safe", previous_aes_key=old)
    toy.account = dataclasses.replace(toy.account, aes_key=old)
    simulator.world.faults.push.append(PushFault(PushFaultKind.OLD_KEY))
    assert worker.says("旧钥匙").text == "你说：旧钥匙"


def test_an_answer_to_an_event_that_takes_none_is_not_shown(toy, simulator, worker):
    worker.unfollows()
    assert simulator.deliveries()[-1].outcome == "ignored"
    assert worker.sees()[-1].route is not Route.SYSTEM


def test_a_result_is_reported_with_the_time_of_the_report(toy, simulator, worker):
    toy.answer = "success"
    simulator.world.report_later(worker.openid, {"MsgType": "event", "Event": "X"}, timedelta(seconds=2))
    assert simulator.tick() == 0
    simulator.move_by(timedelta(seconds=2))
    assert toy.heard[-1].create_time.timestamp() == (MONDAY + timedelta(seconds=2)).timestamp()


@pytest.mark.parametrize("kind", [PushFaultKind.BAD_SIGNATURE, PushFaultKind.WRONG_APPID, PushFaultKind.BAD_BASE64])
def test_a_forged_delivery_reaches_nobody(simulator, worker, toy, kind):
    toy.heard.clear()
    simulator.world.faults.push.append(PushFault(kind))
    if kind is PushFaultKind.BAD_BASE64:
        simulator.pusher._sender = in_process.client(toy.app())
    worker.says("假的")
    assert not toy.heard
    assert simulator.deliveries()[-1].outcome == "forged"
    assert worker.says("真的").text == "你说：真的"


def test_a_duplicate_arrives_twice_with_one_answer_shown(simulator, worker, toy):
    toy.heard.clear()
    simulator.world.faults.push.append(PushFault(PushFaultKind.DUPLICATE))
    before = len(worker.sees())
    worker.says("两次")
    assert len({message.id for message in toy.heard}) == 1
    assert len(toy.heard) == 2
    assert len(worker.sees()) == before + 1


def test_a_held_back_message_arrives_after_the_next(simulator, worker, toy):
    toy.heard.clear()
    simulator.world.faults.push.append(PushFault(PushFaultKind.REORDERED))
    worker.says("第一")
    worker.says("第二")
    assert [message.content for message in toy.heard] == ["第二", "第一"]


def test_a_lost_event_never_arrives(simulator, worker, toy):
    toy.heard.clear()
    simulator.world.faults.push.append(PushFault(PushFaultKind.LOST_EVENT, name="CLICK"))
    worker.taps_menu("JOBS")
    worker.says("还在吗")
    assert [message.type for message in toy.heard] == ["text"]


@pytest.mark.parametrize("kind", [PushFaultKind.UNKNOWN_TYPE, PushFaultKind.HUGE, PushFaultKind.MISSING_FIELDS])
def test_odd_but_genuine_messages_are_signed_well(simulator, worker, toy, kind):
    simulator.world.faults.push.append(PushFault(kind))
    worker.says("怪")
    assert simulator.deliveries()[-1].attempts[0].status == 200


def test_a_repeat_carries_the_id_of_the_original(worker, toy):
    worker.says("一次")
    worker.repeats()
    assert toy.heard[-1].id == toy.heard[-2].id


def test_a_burst_keeps_its_order_of_departure_without_waiting_for_answers(worker, toy, simulator):
    waits = []
    answers = worker.burst(["在吗", "我要报名", "电工"], gaps=[0.5], pause=waits.append)
    assert [one.text for one in answers] == ["你说：在吗", "你说：我要报名", "你说：电工"]
    assert waits == [0.5, 0.3]
    ids = [delivery.push.msg_id for delivery in simulator.deliveries()][-3:]
    assert len(set(ids)) == 3
