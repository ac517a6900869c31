from datetime import timedelta

import pytest

from bot.wechat.crypto import Crypto, Forbidden, check_age, check_signature
from tests.bot.wechat import weixin

VECTOR = (
    "EE+yiMRbph0hTCykHFP7A/MhjelObY8BwJBw+wzW7m8UyZ3X/jOl0Wpl7TpKQ65JX50Dqd4KgzrlTIAHMaQ+xVKr9go0Jad0"
    "+fUVigy3339xnWHO2FSRSDDxFHXbRnKG"
)


@pytest.fixture
def crypto() -> Crypto:
    return Crypto(token=weixin.TOKEN, aes_keys=[weixin.AES_KEY, weixin.OLD_AES_KEY], app_id=weixin.APP_ID)


def test_the_documented_vector_decrypts(crypto):
    assert crypto.decrypt(VECTOR) == ("<xml><Content>hi</Content></xml>", 0)


def test_the_witness_makes_the_documented_vector():
    assert weixin.aes(weixin.frame(b"<xml><Content>hi</Content></xml>", random=b"0123456789ABCDEF")) == VECTOR
    key = "69b71d79f8218a39259a7a29aabb2dbafc31cb300108310518720928b30d38f4"
    assert weixin.key_bytes(weixin.AES_KEY).hex() == key


def test_the_documented_signatures_hold():
    check_signature("899cf89e464efb63f54ddac96b0a0a235f53aa78", "AAAAA", "1714037059", "486452656")
    check_signature("9bbe93ead07a955690f555860677bad5e24bddd7", "demoToken2024", "1700000000", "nonce1", VECTOR)
    check_signature("fcdd882acb37c8c33644a3a22ef490edceae10ce", "demoToken2024", "1700000000", "nonce1")


@pytest.mark.parametrize("given", ["", "fcdd882acb37c8c33644a3a22ef490edceae10cf", "签名", "\udcff", "f" * 4000])
def test_any_other_signature_is_forbidden(given):
    with pytest.raises(Forbidden):
        check_signature(given, "demoToken2024", "1700000000", "nonce1")


@pytest.mark.parametrize("seconds", [-315, -300, 0, 300, 315])
def test_five_minutes_and_two_repeats_are_young_enough(seconds):
    check_age(str(weixin.SECONDS), weixin.NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize("seconds", [-316, 316, 86400])
def test_older_or_from_the_future_is_forbidden(seconds):
    with pytest.raises(Forbidden):
        check_age(str(weixin.SECONDS), weixin.NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize("timestamp", ["", "-1", "1.7e9", "１７００００００００", "9" * 400, " 1700000000"])
def test_a_timestamp_is_plain_digits(timestamp):
    with pytest.raises(Forbidden):
        check_age(timestamp, weixin.NOW)


@pytest.mark.parametrize("length", range(0, 66))
def test_every_length_of_message_finds_its_way(crypto, length):
    message = "x" * length
    assert crypto.decrypt(weixin.aes(weixin.frame(message.encode()))) == (message, 0)


def test_the_previous_key_still_opens_and_says_so(crypto):
    encrypted = weixin.aes(weixin.frame("您好".encode()), weixin.OLD_AES_KEY)
    assert crypto.decrypt(encrypted) == ("您好", 1)


def test_another_accounts_message_is_forbidden(crypto):
    with pytest.raises(Forbidden):
        crypto.decrypt(weixin.aes(weixin.frame(b"hi", app_id="wx0123456789abcdee")))


def _padded(plain: bytes, pad: bytes) -> str:
    return weixin.aes(plain + pad)


BODY = b"r" * 16 + b"\0\0\0\2hi" + weixin.APP_ID.encode()  # 40 bytes: the right padding is 24 times 24


@pytest.mark.parametrize(
    "pad",
    [
        bytes([24]) * 23 + bytes([0]),
        bytes([56]) * 24,
        bytes([23]) + bytes([24]) * 23,
        bytes([24]) * 23 + bytes([1]),
        bytes([255]) * 24,
    ],
)
def test_padding_is_one_to_thirty_two_equal_bytes(crypto, pad):
    assert crypto.decrypt(_padded(BODY, bytes([24]) * 24)) == ("hi", 0)
    with pytest.raises(Forbidden):
        crypto.decrypt(_padded(BODY, pad))


@pytest.mark.parametrize("length", [0, 1, 3, 19, 21, 2**31, 2**32 - 1])
def test_a_length_that_does_not_end_at_the_appid_is_forbidden(crypto, length):
    plain = BODY[:16] + length.to_bytes(4, "big") + BODY[20:]
    with pytest.raises(Forbidden):
        crypto.decrypt(_padded(plain, bytes([24]) * 24))


def test_bytes_that_are_no_text_are_forbidden(crypto):
    with pytest.raises(Forbidden):
        crypto.decrypt(weixin.aes(weixin.frame(b"\xff\xfe")))


@pytest.mark.parametrize("pad", [16, 32])
def test_nothing_but_padding_is_forbidden(crypto, pad):
    with pytest.raises(Forbidden):
        crypto.decrypt(weixin.aes(bytes([pad]) * 32))


@pytest.mark.parametrize(
    "encrypted",
    [
        "",
        "=",
        "AAAA",
        VECTOR[:-4],
        VECTOR + "\n",
        " " + VECTOR,
        VECTOR.replace("+", "-"),
        VECTOR + "====",
        "密文",
        "\udcff",
    ],
)
def test_base64_is_strict(crypto, encrypted):
    with pytest.raises(Forbidden):
        crypto.decrypt(encrypted)


def test_a_key_whose_last_two_bits_are_lost_is_legal():
    stray = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPR"
    crypto = Crypto(token=weixin.TOKEN, aes_keys=[stray], app_id=weixin.APP_ID)
    assert crypto.decrypt(weixin.aes(weixin.frame(b"hi"), stray)) == ("hi", 0)


def test_what_we_encrypt_the_witness_reads(crypto):
    for number, key in enumerate([weixin.AES_KEY, weixin.OLD_AES_KEY]):
        envelope = crypto.encrypt("<xml>您好</xml>", key_number=number, timestamp="1700000000", nonce="n")
        encrypted = envelope.split("<Encrypt><![CDATA[")[1].split("]]>")[0]
        assert weixin.unaes(encrypted, key) == ("<xml>您好</xml>", weixin.APP_ID)
        assert weixin.sha1(weixin.TOKEN, "1700000000", "n", encrypted) in envelope
