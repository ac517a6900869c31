import pytest

from bot.simulator import crypto

KEY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"
APPID = "wx0123456789abcdef"
HELLO = "<xml><Content>hi</Content></xml>"
ENCRYPTED = (
    "EE+yiMRbph0hTCykHFP7A/MhjelObY8BwJBw+wzW7m8UyZ3X/jOl0Wpl7TpKQ65JX50Dqd4KgzrlTIAHMaQ+"
    "xVKr9go0Jad0+fUVigy3339xnWHO2FSRSDDxFHXbRnKG"
)


def test_the_address_check_has_the_documented_value():
    assert crypto.sign("AAAAA", "1714037059", "486452656") == "899cf89e464efb63f54ddac96b0a0a235f53aa78"


def test_the_key_is_decoded_as_documented():
    assert crypto.decode_key(KEY).hex() == "69b71d79f8218a39259a7a29aabb2dbafc31cb300108310518720928b30d38f4"


def test_a_message_is_encrypted_to_the_documented_text():
    assert crypto.encrypt(HELLO, appid=APPID, key=KEY, random16=b"0123456789ABCDEF") == ENCRYPTED


def test_the_documented_text_is_opened():
    assert crypto.decrypt(ENCRYPTED, appid=APPID, key=KEY) == HELLO


def test_both_signatures_have_the_documented_values():
    assert crypto.sign("demoToken2024", "1700000000", "nonce1") == "fcdd882acb37c8c33644a3a22ef490edceae10ce"
    signed = crypto.sign("demoToken2024", "1700000000", "nonce1", ENCRYPTED)
    assert signed == "9bbe93ead07a955690f555860677bad5e24bddd7"


@pytest.mark.parametrize("length", [0, 1, 11, 12, 13, 31, 32, 700])
def test_every_length_of_message_comes_back(length):
    message = "德" * length
    assert crypto.decrypt(crypto.encrypt(message, appid=APPID, key=KEY), appid=APPID, key=KEY) == message


def test_an_aligned_text_gets_a_whole_block_of_padding():
    aligned = "x" * (64 - 20 - len(APPID))
    assert len(crypto._unpacked(crypto.encrypt(aligned, appid=APPID, key=KEY))) == 96


def test_a_text_for_another_account_is_refused():
    with pytest.raises(crypto.CipherError, match="another appid"):
        crypto.decrypt(ENCRYPTED, appid="wxffffffffffffffff", key=KEY)


@pytest.mark.parametrize("broken", ["", "!!!!", "AAAA", ENCRYPTED[:-4], "A" * 128, ENCRYPTED[44:]])
def test_a_broken_text_is_refused(broken):
    with pytest.raises(crypto.CipherError):
        crypto.decrypt(broken, appid=APPID, key=KEY)


def test_a_key_of_the_wrong_length_is_refused():
    with pytest.raises(crypto.CipherError, match="43"):
        crypto.decode_key(KEY + "x")
