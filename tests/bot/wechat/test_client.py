from datetime import timedelta

import pytest

from bot.wechat.client import Choice, FollowersPage, Quota, SceneCode, wire_key
from bot.wechat.errcodes import Action
from bot.wechat.failures import SendFailure, Sent
from tests.bot.wechat.platform import OK, Raw

CUSTOM = "/cgi-bin/message/custom/send"
MASS = "/cgi-bin/message/mass/send"


def refused(code: int, message: str = "") -> dict[str, object]:
    return {"errcode": code, "errmsg": f"{message} rid: 61725984-6126f6f9-040f19c4"}


def test_a_text_goes_out_with_the_shared_token_and_in_chinese_letters(account, platform):
    assert account.send_text("oUSER", "您好") == Sent()
    [call] = platform.made(CUSTOM)
    assert call.query == {"access_token": "T1"}
    assert call.json == {"touser": "oUSER", "msgtype": "text", "text": {"content": "您好"}}
    assert "您好".encode() in call.body


def test_the_token_is_the_stable_one_and_asked_for_once(account, platform):
    account.send_text("oUSER", "一")
    account.send_text("oUSER", "二")
    [call] = platform.token_calls
    assert call.json["grant_type"] == "client_credential"
    assert call.json["force_refresh"] is False
    assert call.query == {}


def test_every_kind_of_customer_message_has_its_shape(account, platform):
    account.send_menu("oUSER", "您想？", [Choice("1", "找工作"), Choice("2", "报名")], "点一下")
    account.send_image("oUSER", "m1")
    account.send_card("oUSER", title="题", description="说明", url="https://d.cn", picture_url="https://p.cn")
    menu, image, card = (call.json for call in platform.made(CUSTOM))
    items = [{"id": "1", "content": "找工作"}, {"id": "2", "content": "报名"}]
    assert menu["msgmenu"] == {"head_content": "您想？", "list": items, "tail_content": "点一下"}
    assert (image["msgtype"], image["image"]) == ("image", {"media_id": "m1"})
    article = {"title": "题", "description": "说明", "url": "https://d.cn", "picurl": "https://p.cn"}
    assert (card["msgtype"], card["news"]) == ("news", {"articles": [article]})


def test_a_template_carries_its_key_and_brings_back_its_number(account, platform):
    platform.says("/cgi-bin/message/template/send", {**OK, "msgid": 200228332})
    key = wire_key("remind:enrolment:42:day_before")
    sent = account.send_template("oUSER", "TPL", {"thing1": "电工培训"}, client_msg_id=key, url="https://d.cn")
    assert sent == Sent("200228332")
    [call] = platform.made("/cgi-bin/message/template/send")
    expected = {"touser": "oUSER", "template_id": "TPL", "data": {"thing1": {"value": "电工培训"}}}
    assert call.json == expected | {"client_msg_id": key, "url": "https://d.cn"}
    assert len(key) == 32


def test_a_subscription_notice_goes_out(account, platform):
    assert account.send_subscription("oUSER", "TPL", {"time2": "2025-03-03 09:00"}, page="https://d.cn") == Sent()
    [call] = platform.made("/cgi-bin/message/subscribe/bizsend")
    assert call.json["data"] == {"time2": {"value": "2025-03-03 09:00"}}
    assert call.json["page"] == "https://d.cn"


def test_a_mass_send_goes_to_a_list_a_tag_or_everybody(account, platform):
    platform.says(MASS, {**OK, "msg_id": 34182})
    platform.says("/cgi-bin/message/mass/sendall", {**OK, "msg_id": 34183})
    assert account.mass_send(["o1", "o2"], "通知", client_msg_id="k1") == Sent("34182")
    assert account.mass_send_to_tag(101, "通知", client_msg_id="k2") == Sent("34183")
    account.mass_send_to_tag(None, "通知", client_msg_id="k3")
    [to_list] = platform.made(MASS)
    assert (to_list.json["touser"], to_list.json["clientmsgid"]) == (["o1", "o2"], "k1")
    to_tag, to_all = platform.made("/cgi-bin/message/mass/sendall")
    assert to_tag.json["filter"] == {"is_to_all": False, "tag_id": 101}
    assert to_all.json["filter"] == {"is_to_all": True}


@pytest.mark.parametrize("count", [0, 1, 10_001])
def test_a_mass_send_to_one_or_too_many_never_reaches_wechat(account, platform, count):
    with pytest.raises(ValueError, match="10000 openids"):
        account.mass_send(["o"] * count, "通知", client_msg_id="k")
    assert platform.calls == []


def test_accepted_before_counts_as_sent_with_its_number(account, platform):
    platform.says(MASS, refused(45065, "clientmsgid exist") | {"msg_id": 34182})
    assert account.mass_send(["o1", "o2"], "通知", client_msg_id="k1") == Sent("34182")


def test_the_fate_of_a_mass_send_can_be_asked_and_its_page_withdrawn(account, platform):
    platform.says("/cgi-bin/message/mass/get", {"msg_id": 34182, "msg_status": "SENDING"})
    assert account.mass_status("34182") == "SENDING"
    account.mass_delete("34182")
    [call] = platform.made("/cgi-bin/message/mass/delete")
    assert call.json == {"msg_id": 34182, "article_idx": 0}


def test_a_menu_is_published_and_read_back(account, platform):
    button = {"type": "click", "name": "帮助", "key": "menu:help"}
    account.create_menu([button])
    [call] = platform.made("/cgi-bin/menu/create")
    assert call.json == {"button": [button]}
    assert b"\\u" not in call.body
    platform.says("/cgi-bin/menu/get", {"menu": {"button": [button]}}, refused(46003), refused(48001))
    assert account.get_menu() == [button]
    assert account.get_menu() == []
    with pytest.raises(SendFailure):
        account.get_menu()


def test_a_picture_is_uploaded_with_a_name_and_its_kind(account, platform):
    platform.says("/cgi-bin/media/upload", {"type": "image", "media_id": "m9", "created_at": 1700000000})
    assert account.upload_image(b"\x89PNG\r\n\x1a\n....") == "m9"
    [call] = platform.made("/cgi-bin/media/upload")
    assert call.query == {"type": "image", "access_token": "T1"}
    assert b'name="media"; filename="picture.png"' in call.body
    assert b"image/png" in call.body


def test_an_upload_is_whole_again_after_a_refresh(account, platform):
    account.send_text("oUSER", "先拿凭据")
    platform.tokens = 2
    platform.says("/cgi-bin/media/upload", platform.guarded({"media_id": "m9"}))
    assert account.upload_image(b"\xff\xd8\xff....") == "m9"
    first, second = platform.made("/cgi-bin/media/upload")
    assert b"\xff\xd8\xff...." in first.body
    assert b"\xff\xd8\xff...." in second.body


@pytest.mark.parametrize("picture", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n" + b"x" * 2_100_000])
def test_what_is_no_picture_is_not_uploaded(account, platform, picture):
    with pytest.raises(ValueError, match="a picture"):
        account.upload_image(picture)
    assert platform.calls == []


def test_media_come_with_their_kind(account, platform):
    platform.says("/cgi-bin/media/get", Raw(b"#!AMR\n\x00", kind="audio/amr; x=1"))
    assert account.fetch_media("m2") == (b"#!AMR\n\x00", "audio/amr")
    assert platform.made("/cgi-bin/media/get")[0].query == {"access_token": "T1", "media_id": "m2"}


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "text/plain"])
def test_media_that_are_gone_are_a_failure_inside_a_200(account, platform, kind):
    platform.says("/cgi-bin/media/get", Raw(b'{"errcode":40007,"errmsg":"invalid media_id"}', kind=kind))
    with pytest.raises(SendFailure) as caught:
        account.fetch_media("m2")
    assert (caught.value.code, caught.value.action) == (40007, Action.DROP)


def test_media_wait_for_a_refresh_too(account, platform):
    account.send_text("oUSER", "先拿凭据")
    platform.tokens = 2
    platform.says("/cgi-bin/media/get", platform.guarded(Raw(b"GIF8", kind="image/gif")))
    assert account.fetch_media("m2") == (b"GIF8", "image/gif")


def test_too_large_a_file_is_not_read_to_its_end(account, platform):
    platform.says("/cgi-bin/media/get", Raw(b"x" * (10 * 1024 * 1024 + 1), kind="video/mp4"))
    with pytest.raises(SendFailure) as caught:
        account.fetch_media("m2")
    assert caught.value.code == 45001


def test_a_video_is_only_an_address_and_so_not_fetched(account, platform):
    platform.says("/cgi-bin/media/get", {"video_url": "https://elsewhere.cn/v"})
    with pytest.raises(SendFailure):
        account.fetch_media("m4")


def test_a_scene_code_is_made_for_a_while_or_for_ever(account, platform):
    platform.says("/cgi-bin/qrcode/create", {"ticket": "a/b=", "url": "http://weixin.qq.com/q/1"})
    picture = "https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket=a%2Fb%3D"
    code = account.create_scene_code("staff:x1", timedelta(days=1))
    assert code == SceneCode("a/b=", "http://weixin.qq.com/q/1", picture)
    account.create_scene_code("factory:7")
    brief, lasting = (call.json for call in platform.made("/cgi-bin/qrcode/create"))
    scene = {"scene": {"scene_str": "staff:x1"}}
    assert brief == {"action_name": "QR_STR_SCENE", "expire_seconds": 86400, "action_info": scene}
    assert lasting["action_name"] == "QR_LIMIT_STR_SCENE"
    with pytest.raises(ValueError, match="30 days"):
        account.create_scene_code("x", timedelta(days=31))


def test_followers_are_read_page_by_page_until_none_are_left(account, platform):
    page = {"total": 2, "count": 2, "data": {"openid": ["o1", "o2"]}, "next_openid": "o2"}
    platform.says("/cgi-bin/user/get", page, {"total": 2, "count": 0, "next_openid": "o2"})
    assert account.followers() == FollowersPage(["o1", "o2"], "o2", 2)
    assert account.followers("o2") == FollowersPage([], "", 2)
    assert platform.made("/cgi-bin/user/get")[1].query["next_openid"] == "o2"


def test_tags_are_made_listed_and_given_in_fifties(account, platform):
    platform.says("/cgi-bin/tags/create", {"tag": {"id": 134, "name": "芒市"}})
    platform.says("/cgi-bin/tags/get", {"tags": [{"id": 2, "name": "星标组", "count": 0}]})
    assert (account.create_tag("芒市"), account.tags()) == (134, {"星标组": 2})
    account.tag_followers(134, [f"o{number}" for number in range(120)])
    account.untag_followers(134, ["o1"])
    parts = [len(call.json["openid_list"]) for call in platform.made("/cgi-bin/tags/members/batchtagging")]
    assert parts == [50, 50, 20]
    assert platform.made("/cgi-bin/tags/members/batchuntagging")[0].json == {"openid_list": ["o1"], "tagid": 134}


def test_quota_and_callback_addresses_can_be_asked(account, platform):
    quota = {"daily_limit": 500000, "used": 7, "remain": 499993}
    platform.says("/cgi-bin/openapi/quota/get", {**OK, "quota": quota})
    platform.says("/cgi-bin/getcallbackip", {"ip_list": ["127.0.0.1", "101.226.103.0/25"]})
    assert account.quota("/cgi-bin/message/custom/send") == Quota(500000, 7, 499993)
    assert account.callback_ips() == ["127.0.0.1", "101.226.103.0/25"]


@pytest.mark.parametrize("code", [45072, 45080, 45081])
def test_a_typing_sign_that_is_refused_is_no_failure(account, platform, code):
    platform.says("/cgi-bin/message/custom/typing", refused(code))
    account.typing("oUSER")
    account.typing("oUSER", on=False)
    assert [call.json["command"] for call in platform.made("/cgi-bin/message/custom/typing")] == [
        "Typing",
        "CancelTyping",
    ]


def test_a_typing_sign_tells_of_other_failures(account, platform):
    platform.says("/cgi-bin/message/custom/typing", refused(48001))
    with pytest.raises(SendFailure):
        account.typing("oUSER")


def test_what_wechatpy_offers_beyond_ours_goes_the_same_guarded_way(account, platform):
    platform.says("/cgi-bin/user/info", {"subscribe": 1, "openid": "oUSER"}, refused(40003))
    assert account.user.get("oUSER")["subscribe"] == 1
    with pytest.raises(SendFailure):
        account.user.get("oUSER")


def test_absolute_hosts_inside_wechatpy_lead_to_the_same_address(account, platform):
    account.customservice.get_wait_case()
    account.get("https://mp.weixin.qq.com/cgi-bin/showqrcode", params={"ticket": "t"})
    assert [call.path for call in platform.calls[1:]] == [
        "/customservice/kfsession/getwaitcase",
        "/cgi-bin/showqrcode",
    ]
