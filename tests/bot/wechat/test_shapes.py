import json
from datetime import timedelta

import pytest

from bot.wechat import events, nodes
from bot.wechat.shapes import to_incoming
from handlers.dialogue.incoming import Incoming, Kind, Window
from tests.bot.wechat import weixin
from tests.bot.wechat.samples import SAMPLES


def read(text: str) -> Incoming:
    return to_incoming(nodes.read(text))


MEANINGS = {
    "text": {"kind": Kind.TEXT, "text": "我要找工作\n电子厂", "has_words": True, "opens_window": Window.MESSAGE},
    "picked from a list": {
        "kind": Kind.TEXT,
        "text": "满意",
        "menu_id": "101",
        "picked": True,
        "opens_window": Window.MENU,
    },
    "sticker": {"kind": Kind.STICKER, "text": "", "has_words": False, "opens_window": Window.MESSAGE},
    "text from an article": {"text": "问", "fields": {"article": "2000", "article_number": 2}},
    "image": {"kind": Kind.PICTURE, "media_id": "m1", "url": "http://mmbiz.qpic.cn/p"},
    "voice": {"kind": Kind.VOICE, "media_id": "m2", "format": "amr", "text": "", "has_words": False},
    "voice with empty recognition": {"kind": Kind.VOICE, "text": "", "has_words": False},
    "voice with words": {"kind": Kind.VOICE, "text": "找工作。", "format": "speex", "has_words": True},
    "video": {"kind": Kind.VIDEO, "media_id": "m4", "fields": {"thumbnail": "t4"}},
    "shortvideo": {"kind": Kind.VIDEO, "media_id": "m5", "fields": {"thumbnail": "t5"}},
    "location": {
        "kind": Kind.LOCATION,
        "latitude": 31.15,
        "longitude": 121.11,
        "label": "青浦工业园",
        "text": "青浦工业园",
    },
    "link": {"kind": Kind.LINK, "title": "招工", "text": "长白班", "url": "https://d.cn"},
    "file": {"kind": Kind.FILE, "title": "简历.pdf", "fields": {"file_key": "k", "md5": "d", "size": 1024}},
    "miniprogrampage": {
        "kind": Kind.UNKNOWN,
        "fields": {"type": "miniprogrampage", "Title": "小程序", "AppId": "wxA", "PagePath": "p/i", "ThumbUrl": "u"},
    },
    "unknown message": {
        "kind": Kind.UNKNOWN,
        "fields": {"type": "hologram", "Shape": "cube", "Parts": {"Part": ["1", "2"]}},
        "opens_window": Window.MESSAGE,
    },
    "subscribe": {"followed": True, "scanned": False, "event_key": "", "opens_window": Window.FOLLOW},
    "subscribe by scene": {"followed": True, "scanned": True, "scene": "qrscene_shop_12", "ticket": "TICKET"},
    "unsubscribe": {"unfollowed": True, "opens_window": None, "kind": Kind.EVENT},
    "SCAN": {
        "scanned": True,
        "followed": False,
        "scene": "qrscene_shop_12",
        "ticket": "TICKET",
        "opens_window": Window.SCAN,
    },
    "LOCATION": {"latitude": 31.15, "longitude": 121.11, "has_place": True, "fields": {"precision": "40.5"}},
    "CLICK": {"tapped": True, "event_key": "menu:jobs", "opens_window": Window.MENU},
    "VIEW": {"tapped": False, "url": "https://d.cn", "fields": {"menu": "208379533"}, "opens_window": None},
    "view_miniprogram": {"event_key": "pages/i", "fields": {"menu": "208379533"}},
    "scancode_push": {"event_key": "scan", "fields": {"scan_type": "qrcode", "scan_result": "https://d.cn"}},
    "scancode_waitmsg": {"fields": {"scan_type": "qrcode", "scan_result": "https://d.cn"}, "opens_window": Window.MENU},
    "pic_sysphoto": {"event_key": "pic", "fields": {"count": 2, "pictures": ["aa", "bb"]}},
    "pic_photo_or_album": {"fields": {"count": 2, "pictures": ["aa", "bb"]}},
    "pic_weixin": {"fields": {"count": 2, "pictures": ["aa"]}, "opens_window": None},
    "location_select": {"latitude": 31.15, "label": "青浦工业园", "fields": {"name": "站", "scale": "16"}},
    "TEMPLATESENDJOBFINISH": {"fields": {"remote_id": "200163836", "status": "failed:user block"}},
    "MASSSENDJOBFINISH": {
        "fields": {
            "remote_id": "1000000338",
            "status": "send success",
            "total": 296,
            "filtered": 295,
            "sent": 294,
            "failed": 1,
            "copyright_state": 1,
            "copyright": [],
            "articles": [],
        }
    },
    "PUBLISHJOBFINISH": {
        "fields": {
            "publish_id": "2247503051",
            "status": 0,
            "article_id": "a1",
            "articles": [{"number": 1, "url": "https://mp.cn/1"}],
            "failed": [],
        }
    },
    "FREEPUBLISHJOBFINISH": {"event": "PUBLISHJOBFINISH"},
    "kf_create_session": {"fields": {"agent": "agent1@demo", "closed_by": ""}},
    "kf_close_session": {"fields": {"agent": "agent1@demo", "closed_by": "KF"}},
    "kf_switch_session": {"fields": {"from_agent": "agent1@demo", "agent": "agent2@demo"}},
    "user_info_modified": {"openid": "oMEANT", "fields": {"revoked": ["205", "206"]}},
    "user_authorization_revoke": {"openid": "oMEANT", "fields": {"revoked": ["1"]}},
    "user_authorization_cancellation": {"openid": "oMEANT", "fields": {"revoked": []}},
    "annual_renew": {"fields": {"expires": 1442401156, "failed": None, "reason": ""}},
    "naming_verify_fail": {"fields": {"expires": None, "failed": 1442401122, "reason": "by time"}},
    "unknown event": {
        "kind": Kind.EVENT,
        "event": "SOLAR_ECLIPSE",
        "event_key": "k",
        "fields": {"EventKey": "k", "Sun": "gone"},
    },
}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_documented_shape_is_read(name):
    incoming = read(SAMPLES[name])
    for attribute, value in MEANINGS.get(name, {}).items():
        assert getattr(incoming, attribute) == value, attribute
    assert incoming.account == weixin.ACCOUNT
    assert incoming.sent_at == weixin.NOW
    assert incoming.sent_at.utcoffset() == timedelta(hours=8)
    assert json.loads(json.dumps(incoming.fields)) == incoming.fields
    if incoming.kind is not Kind.EVENT:
        assert incoming.key == "24300000000000001"


@pytest.mark.parametrize("name", events.READERS)
def test_every_documented_event_has_a_sample_and_keeps_its_exact_name(name):
    assert read(SAMPLES.get(name) or weixin.event_xml(name)).event == name
    assert read(weixin.event_xml(name.swapcase())).event == name
    assert name in SAMPLES


def test_subscriptions_are_a_list_whether_one_or_several():
    several = read(SAMPLES["subscribe_msg_popup_event"]).fields["subscriptions"]
    assert [(entry["template"], entry["status"], entry["scene"]) for entry in several] == [
        ("TPL_A", "accept", "1"),
        ("TPL_B", "reject", "2"),
    ]
    [changed] = read(SAMPLES["subscribe_msg_change_event"]).fields["subscriptions"]
    assert (changed["template"], changed["status"]) == ("TPL_B", "reject")
    [sent] = read(SAMPLES["subscribe_msg_sent_event"]).fields["subscriptions"]
    assert (sent["template"], sent["remote_id"], sent["code"], sent["status"]) == ("TPL_A", "98", 0, "success")


def test_articles_of_a_mass_send_are_read():
    fields = read(SAMPLES["MASSSENDJOBFINISH with articles"]).fields
    assert fields["articles"] == [{"number": 1, "url": "https://mp.cn/1"}]
    assert fields["copyright"] == [{"ArticleIdx": "1", "AuditState": "2", "CanReprint": "1"}]


def test_events_of_one_second_have_different_keys_and_repeats_the_same():
    keys = [read(text).key for name, text in SAMPLES.items() if read(text).is_event]
    again = [read(text).key for name, text in SAMPLES.items() if read(text).is_event]
    assert keys == again
    alike = {"MASSSENDJOBFINISH", "PUBLISHJOBFINISH"}
    assert len(set(keys)) == len(keys) - len(alike)


def test_two_subscriptions_sent_in_one_second_are_two_events():
    text = SAMPLES["subscribe_msg_sent_event"]
    assert read(text).key != read(text.replace("[98]", "[99]")).key


def test_a_key_stays_short_and_distinct_for_long_addresses():
    long = [weixin.event_xml("VIEW", f"<EventKey>https://d.cn/{'x' * 1000}{last}</EventKey>") for last in "ab"]
    keys = [read(text).key for text in long]
    assert keys[0] != keys[1]
    assert max(map(len, keys)) <= 140


def test_a_message_without_its_id_is_still_recognised_again():
    text = weixin.message_xml("text", "<Content>hi</Content>", message_id="")
    assert read(text).key == read(text).key
    assert read(text).key.endswith(":1700000000:text:")


def test_no_key_shows_whose_it_is():
    assert not [name for name, text in SAMPLES.items() if read(text).openid in read(text).key]


@pytest.mark.parametrize(
    "missing", ["Content", "MediaId", "Location_X", "Label", "EventKey", "SendLocationInfo", "List"]
)
def test_what_is_missing_reads_as_empty(missing):
    for text in SAMPLES.values():
        read(text.replace(f"<{missing}>", "<Gone>").replace(f"</{missing}>", "</Gone>"))


@pytest.mark.parametrize("latitude", ["", "nan", "inf", "-91", "91", "north", "1e400"])
def test_an_impossible_place_is_no_place(latitude):
    incoming = read(SAMPLES["location"].replace("31.15", latitude))
    assert (incoming.has_place, incoming.latitude, incoming.longitude) == (False, None, None)
    assert incoming.label == "青浦工业园"
