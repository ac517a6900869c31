import pytest

from bot.simulator.phone import NotPossible
from bot.simulator.world.chat import Route

MENU = [
    {"type": "click", "name": "找工作", "key": "JOBS"},
    {
        "name": "服务",
        "sub_button": [
            {"type": "view", "name": "官网", "url": "https://example.test/"},
            {"type": "scancode_waitmsg", "name": "扫一扫", "key": "SCAN"},
            {"type": "location_select", "name": "我在哪", "key": "WHERE"},
            {"type": "pic_weixin", "name": "拍照", "key": "PHOTO"},
        ],
    },
]


@pytest.fixture
def heard(toy, worker):
    toy.heard.clear()
    return toy.heard


@pytest.fixture
def with_menu(simulator):
    simulator.world.menus.create(MENU)


def test_somebody_who_does_not_follow_cannot_write(simulator):
    with pytest.raises(NotPossible):
        simulator.person("岩罕").says("你好")


def test_following_twice_is_not_possible(worker):
    with pytest.raises(NotPossible):
        worker.follows()


def test_an_openid_of_ones_own_is_kept(simulator):
    assert simulator.user("oWORKER").openid == "oWORKER"
    assert simulator.user("oWORKER") is simulator.user("oWORKER")


def test_openids_look_like_openids(simulator):
    openid = simulator.person("").openid
    assert len(openid) == 28
    assert openid.startswith("o")


def test_following_by_a_code_tells_the_scene(simulator, toy):
    simulator.person("思兰").scans("county_mangshi")
    assert (toy.heard[-1].event, toy.heard[-1].scene_id) == ("subscribe_scan", "county_mangshi")


def test_a_follower_who_scans_is_a_scan(worker, heard):
    worker.scans("bind_1")
    assert (heard[-1].event, heard[-1].scene_id) == ("scan", "bind_1")


def test_leaving_is_reported(worker, heard):
    worker.unfollows()
    assert heard[-1].event == "unsubscribe"
    with pytest.raises(NotPossible):
        worker.says("你好")


def test_a_button_is_found_by_its_name(worker, heard, with_menu):
    worker.taps_menu("找工作")
    assert (heard[-1].event, heard[-1].key) == ("click", "JOBS")


def test_a_key_of_an_old_menu_still_arrives(worker, heard, with_menu):
    worker.taps_menu("OLD_KEY")
    assert heard[-1].key == "OLD_KEY"


def test_a_link_is_a_view_and_shows_no_answer(worker, heard, with_menu):
    assert worker.taps_menu("官网").kind == "text"
    assert heard[-1].event == "view"
    assert worker.sees()[-1].route is not Route.SYSTEM
    assert "view" not in worker.sees()[-1].text


def test_a_scanning_button_tells_what_it_read(worker, heard, with_menu):
    worker.taps_menu("扫一扫", found="SN123")
    assert (heard[-1].event, heard[-1].scan_result) == ("scancode_waitmsg", "SN123")


def test_a_picture_button_is_followed_by_the_picture(worker, heard, with_menu):
    worker.taps_menu("拍照")
    assert [message.type for message in heard] == ["event", "image"]


def test_a_place_button_is_followed_by_the_place(worker, heard, with_menu):
    worker.taps_menu("我在哪", found="青浦区华新镇")
    assert [message.type for message in heard] == ["event", "location"]
    assert heard[-1].label == "青浦区华新镇"


def test_voice_has_words_only_when_recognised(worker, heard):
    worker.sends_voice()
    worker.sends_voice("我要找工作")
    assert "Recognition" not in heard[0]._data
    assert heard[1].recognition == "我要找工作"


def test_a_sticker_arrives_as_a_picture(worker, heard):
    worker.sends_sticker()
    assert heard[-1].type == "image"
    assert heard[-1].image.startswith("http")


def test_a_place_arrives_with_latitude_first(worker, heard):
    worker.sends_location(31.2, 121.1, "华新镇")
    assert heard[-1].location == ("31.2", "121.1")


def test_other_kinds_arrive_too(worker, heard):
    worker.sends_video()
    worker.sends_link("招工", "https://example.test/")
    worker.sends({"MsgType": "hologram"})
    assert [message.type for message in heard] == ["video", "link", "unknown"]


def test_a_tapped_choice_says_its_text_with_its_id(worker, heard, account):
    choices = [{"id": "101", "content": "满意"}, {"id": "102", "content": "不满意"}]
    body = {"touser": worker.openid, "msgtype": "msgmenu", "msgmenu": {"head_content": "满意吗？", "list": choices}}
    assert account.post("cgi-bin/message/custom/send", body)["errcode"] == 0
    worker.taps_choice("102")
    assert heard[-1].content == "不满意"
    assert heard[-1]._data["bizmsgmenuid"] == "102"
    with pytest.raises(NotPossible):
        worker.taps_choice("999")


def test_a_blacklisted_person_is_not_heard(worker, heard):
    worker.person.blacklisted = True
    assert worker.says("喂").is_silent
    assert not heard


def test_choices_about_notices_are_reported_and_counted(worker, heard):
    worker.chooses_notices({"TPL_A": True, "TPL_B": False})
    rows = heard[-1]._data["SubscribeMsgPopupEvent"]["List"]
    assert [row["SubscribeStatusString"] for row in rows] == ["accept", "reject"]
    assert worker.person.subscriptions["TPL_A"] == 1
    worker.stops_notices("TPL_A")
    assert worker.person.subscriptions["TPL_A"] == 0


def test_a_link_in_a_text_is_read_as_its_label(worker, toy):
    toy.answer = '点<a href="weixin://bizmsgmenu?msgmenucontent=%E6%B1%82%E8%81%8C&msgmenuid=7">求职</a>'
    worker.says("你好")
    seen = worker.sees()[-1]
    assert seen.text == "点求职"
    assert seen.detail["segments"][1] == {"text": "求职", "says": "求职", "menu_id": "7"}
