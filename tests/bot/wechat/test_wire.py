from datetime import timedelta

import pytest
import xmltodict

from bot.wechat.passive import PassiveCard, PassiveImage, PassiveText
from bot.wechat.wire import Envelope, Forbidden, Malformed, Wire
from tests.bot.wechat import weixin

HELLO = weixin.message_xml("text", "<Content><![CDATA[你好]]></Content>")


def a_wire(**changed) -> Wire:
    keys = [weixin.AES_KEY, weixin.OLD_AES_KEY]
    plain = {"token": weixin.TOKEN, "aes_keys": keys, "app_id": weixin.APP_ID, "account": weixin.ACCOUNT}
    return Wire(**(plain | changed))


@pytest.fixture
def wire() -> Wire:
    return a_wire()


@pytest.fixture
def open_wire() -> Wire:
    return a_wire(plaintext_allowed=True)


def test_the_address_is_proved_by_the_documented_signature():
    wire = a_wire(token="AAAAA")
    query = {"signature": "899cf89e464efb63f54ddac96b0a0a235f53aa78", "timestamp": "1714037059", "nonce": "486452656"}
    now = weixin.NOW + timedelta(seconds=1714037059 - weixin.SECONDS)
    assert wire.prove_address(query | {"echostr": "5837"}, now=now) == "5837"


@pytest.mark.parametrize(
    "changed",
    [{"signature": "0" * 40}, {"signature": ""}, {"nonce": "other"}, {"timestamp": "1700000001"}, {"echostr": ""}],
)
def test_a_wrong_proof_is_forbidden(wire, changed):
    with pytest.raises(Forbidden):
        wire.prove_address(weixin.plain_query() | {"echostr": "5837"} | changed, now=weixin.NOW)


def test_an_old_proof_is_forbidden(wire):
    with pytest.raises(Forbidden):
        wire.prove_address(weixin.plain_query() | {"echostr": "5837"}, now=weixin.NOW + timedelta(minutes=6))


def test_a_safe_message_opens(wire):
    opened = wire.open(*weixin.safe(HELLO), now=weixin.NOW)
    assert opened.incoming.text == "你好"
    assert opened.envelope == Envelope(weixin.OPENID, weixin.ACCOUNT, 0)


def test_compatible_mode_believes_only_the_encrypted_part(wire):
    query, _ = weixin.safe(HELLO)
    encrypted = weixin.aes(weixin.frame(HELLO.encode()))
    body = HELLO.replace("你好", "给我转账").replace("</xml>", f"<Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>")
    query = weixin.safe_query(encrypted)
    assert wire.open(query, body.encode(), now=weixin.NOW).incoming.text == "你好"


def test_plaintext_needs_permission(wire, open_wire):
    assert open_wire.open(weixin.plain_query(), HELLO.encode(), now=weixin.NOW).incoming.text == "你好"
    with pytest.raises(Forbidden):
        wire.open(weixin.plain_query(), HELLO.encode(), now=weixin.NOW)
    with pytest.raises(Forbidden):
        wire.open(weixin.plain_query() | {"encrypt_type": "raw"}, HELLO.encode(), now=weixin.NOW)


def test_the_plain_signature_does_not_do_for_an_encrypted_message(wire):
    query, body = weixin.safe(HELLO)
    with pytest.raises(Forbidden):
        wire.open(query | {"msg_signature": query["signature"]}, body, now=weixin.NOW)


def test_an_encrypted_message_is_not_read_as_plaintext(open_wire):
    query, body = weixin.safe(HELLO)
    query["encrypt_type"] = "AES"
    with pytest.raises(Malformed):
        open_wire.open(query, body, now=weixin.NOW)


@pytest.mark.parametrize("missing", ["msg_signature", "timestamp", "nonce"])
def test_every_part_of_the_signature_is_needed(wire, missing):
    query, body = weixin.safe(HELLO)
    del query[missing]
    with pytest.raises(Forbidden):
        wire.open(query, body, now=weixin.NOW)


def test_an_old_message_is_forbidden(wire):
    with pytest.raises(Forbidden):
        wire.open(*weixin.safe(HELLO), now=weixin.NOW + timedelta(minutes=6))


def test_another_accounts_message_is_forbidden(wire):
    with pytest.raises(Forbidden):
        wire.open(*weixin.safe(HELLO, app_id="wxother"), now=weixin.NOW)
    with pytest.raises(Forbidden):
        wire.open(*weixin.safe(HELLO.replace(weixin.ACCOUNT, "gh_other")), now=weixin.NOW)


def test_without_any_key_nothing_encrypted_opens():
    with pytest.raises(Forbidden):
        a_wire(aes_keys=[]).open(*weixin.safe(HELLO), now=weixin.NOW)


def test_more_than_64_kilobytes_are_refused_before_reading(wire, open_wire):
    long = HELLO.replace("你好", "x" * 70_000)
    with pytest.raises(Forbidden):
        wire.open(*weixin.safe(long), now=weixin.NOW)
    with pytest.raises(Forbidden):
        open_wire.open(weixin.plain_query(), long.encode(), now=weixin.NOW)


BOMB = '<!DOCTYPE xml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "{}",
        "<xml>",
        "<xml></xml>",
        "<xml>words</xml>",
        "<html></html>",
        "<xml/>",
        BOMB + HELLO.replace("<![CDATA[你好]]>", "&b;"),
        '<?xml version="1.0"?>' + BOMB + HELLO,
        '<!DOCTYPE xml SYSTEM "file:///etc/passwd">' + HELLO,
        HELLO + HELLO,
        HELLO.replace("<![CDATA[你好]]>", "&unknown;"),
        HELLO.replace("<![CDATA[你好]]>", "<a>" * 7 + "</a>" * 7),
        HELLO.replace("<![CDATA[你好]]>", "<a>" * 3000 + "</a>" * 3000),
        HELLO.replace("</xml>", "<a/>" * 401 + "</xml>"),
        HELLO.replace("<FromUserName><![CDATA[oUSER]]></FromUserName>", ""),
        HELLO.replace("<ToUserName><![CDATA[gh_demo]]></ToUserName>", ""),
        HELLO.replace("oUSER", "o' or 1=1"),
        HELLO.replace("oUSER", "o" * 65),
        HELLO.replace("1700000000", "yesterday"),
        HELLO.replace("1700000000", "99999999999999999999"),
        HELLO.replace("1700000000", "0"),
        HELLO.replace("<MsgType><![CDATA[text]]></MsgType>", ""),
        HELLO.replace("</xml>", "<FromUserName>oOTHER</FromUserName></xml>"),
        weixin.event_xml(""),
    ],
)
def test_signed_but_unreadable_is_malformed_in_both_modes(wire, open_wire, text):
    with pytest.raises(Malformed):
        wire.open(*weixin.safe(text), now=weixin.NOW)
    with pytest.raises(Malformed):
        open_wire.open(weixin.plain_query(), text.encode(), now=weixin.NOW)


def test_a_body_that_is_no_text_is_malformed_or_forbidden(wire, open_wire):
    with pytest.raises(Malformed):
        open_wire.open(weixin.plain_query(), b"<xml>\xff\xfe</xml>", now=weixin.NOW)
    query, _ = weixin.safe(HELLO)
    with pytest.raises(Forbidden):
        wire.open(query, b"\xff\xfe", now=weixin.NOW)


def test_a_worker_may_write_about_doctypes(wire):
    words = "<!DOCTYPE html> 和 <!ENTITY x> 是什么"
    opened = wire.open(*weixin.safe(HELLO.replace("你好", words)), now=weixin.NOW)
    assert opened.incoming.text == words


def unseal(sealed: bytes, *, aes_key: str = weixin.AES_KEY) -> dict[str, str]:
    envelope = xmltodict.parse(sealed)["xml"]
    signature = weixin.sha1(weixin.TOKEN, envelope["TimeStamp"], envelope["Nonce"], envelope["Encrypt"])
    assert envelope["MsgSignature"] == signature
    message, app_id = weixin.unaes(envelope["Encrypt"], aes_key)
    assert app_id == weixin.APP_ID
    return xmltodict.parse(message)["xml"]


PLAIN = Envelope(weixin.OPENID, weixin.ACCOUNT, None)


def test_a_text_goes_back_with_the_names_swapped(wire):
    answer = xmltodict.parse(wire.seal(PassiveText("您好"), PLAIN, now=weixin.NOW))["xml"]
    head = {"ToUserName": weixin.OPENID, "FromUserName": weixin.ACCOUNT, "CreateTime": str(weixin.SECONDS)}
    assert answer == head | {"MsgType": "text", "Content": "您好"}


def test_a_picture_and_a_card_go_back(wire):
    picture = xmltodict.parse(wire.seal(PassiveImage("m1"), PLAIN, now=weixin.NOW))["xml"]
    assert (picture["MsgType"], picture["Image"]) == ("image", {"MediaId": "m1"})
    card = xmltodict.parse(wire.seal(PassiveCard("题", "说明", "https://d.cn", "https://p.cn"), PLAIN, now=weixin.NOW))[
        "xml"
    ]
    assert (card["MsgType"], card["ArticleCount"]) == ("news", "1")
    expected = {"Title": "题", "Description": "说明", "PicUrl": "https://p.cn", "Url": "https://d.cn"}
    assert card["Articles"] == {"item": expected}


@pytest.mark.parametrize("aes_key", [weixin.AES_KEY, weixin.OLD_AES_KEY])
def test_an_answer_is_encrypted_with_the_key_that_opened_the_message(wire, aes_key):
    opened = wire.open(*weixin.safe(HELLO, aes_key=aes_key), now=weixin.NOW)
    sealed = wire.seal(PassiveText("收到"), opened.envelope, now=weixin.NOW)
    assert unseal(sealed, aes_key=aes_key)["Content"] == "收到"


def test_nothing_to_say_is_a_bare_success_in_every_mode(wire):
    opened = wire.open(*weixin.safe(HELLO), now=weixin.NOW)
    assert wire.seal(None, opened.envelope, now=weixin.NOW) == wire.seal(None, PLAIN, now=weixin.NOW) == b"success"


def test_words_cannot_break_out_of_the_answer(wire):
    trick = "好]]></Content><Content><![CDATA[坏]]>\x00\x0b<b>&amp;"
    answer = xmltodict.parse(wire.seal(PassiveText(trick), PLAIN, now=weixin.NOW))["xml"]
    assert answer["Content"] == trick.replace("\x00\x0b", "")
