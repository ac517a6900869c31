import base64
from datetime import timedelta

import pytest

from bot.simulator import in_process, samples
from bot.simulator.web import create_app
from tests.bot.simulator.conftest import MONDAY


@pytest.fixture
def web(simulator):
    return in_process.client(create_app(simulator, control=True))


@pytest.fixture
def act(web, worker):
    def carry_out(action, **more):
        return web.post("/__sim/act", json={"openid": worker.openid, "action": action, **more})

    return carry_out


def bubbles(web, openid, after=0):
    return web.get("/__sim/state", params={"openid": openid, "after": after}).json()["bubbles"]


def test_control_is_off_by_default(simulator):
    web = in_process.client(create_app(simulator))
    assert web.get("/__sim/state").status_code == 404
    assert web.get("/phone").status_code == 404


def test_what_is_said_and_answered_is_in_the_state(web, act, worker):
    assert act("says", text="你好").json()["answers"][0]["text"] == "你说：你好"
    seen = bubbles(web, worker.openid)
    assert [(one["route"], one["text"]) for one in seen][-2:] == [("user", "你好"), ("passive", "你说：你好")]
    assert bubbles(web, worker.openid, after=seen[-1]["number"]) == []


@pytest.mark.parametrize(
    ("action", "more", "told"),
    [
        ("taps_menu", {"key": "JOBS"}, "event"),
        ("taps_choice", {"key": "1", "text": "找工作"}, "text"),
        ("sends_voice", {"words": "找工作"}, "voice"),
        ("sends_voice", {}, "voice"),
        ("sends_picture", {}, "image"),
        ("sends_picture", {"picture": base64.b64encode(samples.photograph()).decode()}, "image"),
        ("sends_sticker", {}, "image"),
        ("sends_video", {}, "video"),
        ("sends_location", {"text": "华新镇"}, "location"),
        ("scans", {"scene": "bind_1"}, "event"),
        ("unfollows", {}, "event"),
        ("repeats", {}, "event"),
    ],
)
def test_every_action_reaches_the_account(act, toy, action, more, told):
    toy.heard.clear()
    assert act(action, **more).status_code == 200
    assert [message.type for message in toy.heard] == [told]


def test_a_burst_is_answered_in_order(act):
    told = act("burst", texts=["在吗", "我要报名"], gaps=[0]).json()["answers"]
    assert [one["text"] for one in told] == ["你说：在吗", "你说：我要报名"]


def test_what_wechat_does_not_allow_is_said_in_words(act):
    assert act("follows").status_code == 409
    assert act("follows").json()["detail"] == "已经关注了"
    assert act("dances").status_code == 422


def test_people_are_added_with_their_role(web):
    told = web.post("/__sim/people", json={"name": "王敏", "role": "staff", "openid": "oSTAFF"}).json()
    assert (told["name"], told["role"], told["follows"]) == ("王敏", "staff", True)
    assert web.post("/__sim/people", json={"name": "王敏", "openid": "oSTAFF"}).status_code == 409


@pytest.mark.parametrize(
    ("move", "moment"),
    [
        ({"minutes": 10}, MONDAY + timedelta(minutes=10)),
        ({"next": "08:00"}, MONDAY.replace(day=4, hour=8)),
        ({"next": "19:00"}, MONDAY.replace(hour=19)),
        ({"to": "2025-03-05T10:30"}, MONDAY.replace(day=5, hour=10, minute=30)),
    ],
)
def test_the_clock_is_moved_and_what_is_due_happens(web, simulator, move, moment):
    heard = []
    simulator.on_clock_moved = lambda before, after: heard.append((before, after))
    assert web.post("/__sim/clock", json=move).status_code == 200
    assert simulator.clock() == moment
    assert heard == [(MONDAY, moment)]


def test_the_clock_does_not_run_back(web):
    assert web.post("/__sim/clock", json={"to": "2025-03-01T10:30"}).status_code == 409


def test_faults_are_set_listed_and_taken_away(web, account, worker):
    fault = {"side": "api", "kind": "error", "code": 45009, "path": "*custom/send", "times": None}
    assert web.post("/__sim/faults", json=fault).status_code == 200
    assert web.post("/__sim/faults", json={"side": "push", "kind": "duplicate"}).status_code == 200
    assert web.post("/__sim/faults", json={"side": "push", "kind": "dance"}).status_code == 422
    assert [one["side"] for one in web.get("/__sim/state").json()["faults"]] == ["api", "push"]
    assert account.says(worker.openid, "x")["errcode"] == 45009
    web.delete("/__sim/faults")
    assert account.says(worker.openid, "x")["errcode"] == 0


def test_tokens_can_be_taken_away(web, account):
    account.fetch_token()
    web.post("/__sim/tokens/revoke")
    assert account.get("cgi-bin/getcallbackip")["errcode"] == 40001


def test_a_reset_forgets_everybody(web, simulator, worker):
    before = web.get("/__sim/state").json()
    web.post("/__sim/reset")
    after = web.get("/__sim/state").json()
    assert after["people"] == []
    assert after["generation"] == before["generation"] + 1


def test_the_outbox_tells_what_everybody_received(web, account, worker):
    account.says(worker.openid, "明天开课")
    told = web.get("/__sim/outbox", params={"openid": worker.openid}).json()
    assert (told[-1]["route"], told[-1]["text"]) == ("custom", "明天开课")


def test_deliveries_and_calls_are_listed_newest_first(web, act, account, worker):
    act("says", text="你好")
    account.says(worker.openid, "好")
    state = web.get("/__sim/state").json()
    assert (state["deliveries"][0]["what"], state["deliveries"][0]["outcome"]) == ("text", "answered")
    assert state["calls"][0]["path"] == "cgi-bin/message/custom/send"
