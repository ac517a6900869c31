import xmltodict

from bot.simulator import events, messages
from bot.simulator.messages import Push

GH = "gh_demo"


def parsed(fields, msg_id=None):
    push = Push("oUSER", 1700000000, fields, msg_id)
    return xmltodict.parse(push.xml(GH))["xml"]


def test_a_text_has_the_documented_head():
    assert parsed(messages.text("满意"), 24300000000000001) == {
        "ToUserName": GH,
        "FromUserName": "oUSER",
        "CreateTime": "1700000000",
        "MsgType": "text",
        "Content": "满意",
        "MsgId": "24300000000000001",
    }


def test_a_tapped_choice_is_a_text_with_the_id_in_lower_case():
    xml = Push("oUSER", 1700000000, messages.text("满意", menu_id="101"), 1).xml(GH)
    assert "<bizmsgmenuid>101</bizmsgmenuid>" in xml
    assert "<![CDATA[满意]]>" in xml


def test_the_end_of_cdata_inside_a_text_survives():
    assert parsed(messages.text("a]]>b"))["Content"] == "a]]>b"


def test_recognition_is_absent_unless_asked_for():
    assert "Recognition" not in parsed(messages.voice("M"))
    assert "<Recognition><![CDATA[]]></Recognition>" in Push("o", 1, messages.voice("M", recognition="")).xml(GH)
    assert parsed(messages.voice("M", recognition="我要找工作"))["Recognition"] == "我要找工作"


def test_x_is_the_latitude():
    told = parsed(messages.location(31.15, 121.12, label="青浦区"))
    assert (told["Location_X"], told["Location_Y"], told["Label"]) == ("31.15", "121.12", "青浦区")


def test_events_carry_no_message_id():
    assert "MsgId" not in parsed(events.click("JOBS"))


def test_a_follow_by_code_carries_the_prefix_and_a_scan_does_not():
    assert parsed(events.subscribe(scene="shop_12", ticket="T"))["EventKey"] == "qrscene_shop_12"
    assert parsed(events.scan("shop_12", "T"))["EventKey"] == "shop_12"
    assert "Ticket" not in parsed(events.subscribe())


def test_several_subscription_choices_are_several_lists():
    told = parsed(events.subscription_popup([("TPL_A", True), ("TPL_B", False)]))
    rows = told["SubscribeMsgPopupEvent"]["List"]
    assert [row["SubscribeStatusString"] for row in rows] == ["accept", "reject"]


def test_the_pictures_of_a_menu_come_as_items():
    told = parsed(events.pictures("pic_weixin", "PHOTO", ["aa", "bb"]))
    assert told["SendPicsInfo"]["Count"] == "2"
    assert [item["PicMd5Sum"] for item in told["SendPicsInfo"]["PicList"]["item"]] == ["aa", "bb"]


def test_a_mass_result_has_the_documented_shape():
    told = parsed(events.mass_finished(1000000338, "send success", total=296, filtered=295, sent=295, failed=0))
    assert told["MsgID"] == "1000000338"
    assert told["CopyrightCheckResult"] == {"Count": "0", "ResultList": None, "CheckState": "1"}


def test_a_type_nobody_documented_can_be_sent():
    assert parsed(messages.unknown("hologram", Shape="cube"), 7)["Shape"] == "cube"
