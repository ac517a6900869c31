"""Bodies changed at random: whatever arrives ends as a message, as Malformed or as Forbidden, and forgeries never pass."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.wechat.passive import PassiveText
from bot.wechat.wire import Forbidden, Malformed, Opened, Wire
from tests.bot.wechat import weixin
from tests.bot.wechat.samples import SAMPLES

NASTY = [
    b"<!DOCTYPE a>", b"<!ENTITY a 'b'>", b"&a;", b"&#0;", b"&#xD800;", b"]]>", b"<![CDATA[", b"\xff", b"\x00", b"<a>" * 40,
    b"<x/>" * 500, b"</xml>", b"<xml>", b"<?xml version='1.0' encoding='utf-16'?>", b"<!--", b" a='b'", b"xmlns:a='b'",
    b"<FromUserName>o</FromUserName>", b"<CreateTime>99999999999999999999</CreateTime>", b"=", "请".encode(),
]  # fmt: skip

Change = Callable[[bytes], bytes]
places = st.integers(0, 2000)
changes = st.one_of(
    st.builds(lambda at, bit: lambda body: _flip(body, at, bit), places, st.integers(1, 255)),
    st.builds(
        lambda at, piece: lambda body: body[: at % len(body)] + piece + body[at % len(body) :],
        places,
        st.sampled_from(NASTY),
    ),
    st.builds(
        lambda at, long: lambda body: body[: at % len(body)] + body[at % len(body) + long :], places, st.integers(1, 60)
    ),
    st.builds(lambda at: lambda body: body[: at % len(body)], places),
    st.builds(lambda at, long: lambda body: body + body[at % len(body) :][:long], places, st.integers(1, 200)),
)
mutations = st.lists(changes, min_size=1, max_size=3)
many = settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))


def _flip(body: bytes, at: int, bit: int) -> bytes:
    at %= len(body)
    return body[:at] + bytes([body[at] ^ bit]) + body[at + 1 :]


def mutated(body: bytes, mutation: list[Change]) -> bytes:
    for change in mutation:
        body = change(body) or b"?"
    return body


@pytest.fixture(scope="module")
def wire() -> Wire:
    keys = [weixin.AES_KEY, weixin.OLD_AES_KEY]
    return Wire(token=weixin.TOKEN, aes_keys=keys, app_id=weixin.APP_ID, account=weixin.ACCOUNT, plaintext_allowed=True)


def opened(wire: Wire, query: dict[str, str], body: bytes) -> Opened | None:
    try:
        result = wire.open(query, body, now=weixin.NOW)
    except (Forbidden, Malformed):
        return None
    assert wire.seal(PassiveText("收到"), result.envelope, now=weixin.NOW)
    return result


@many
@given(st.sampled_from(sorted(SAMPLES)), mutations)
def test_a_signed_message_with_a_changed_inside_opens_or_is_malformed(wire, name, mutation):
    inside = mutated(SAMPLES[name].encode(), mutation)
    encrypted = weixin.aes(weixin.frame(inside))
    opened(wire, weixin.safe_query(encrypted), weixin.safe_body(encrypted))


@many
@given(st.sampled_from(sorted(SAMPLES)), mutations)
def test_a_changed_plain_body_opens_or_is_malformed(wire, name, mutation):
    opened(wire, weixin.plain_query(), mutated(SAMPLES[name].encode(), mutation))


@many
@given(st.sampled_from(sorted(SAMPLES)), mutations)
def test_a_changed_safe_body_is_the_same_message_or_forbidden(wire, name, mutation):
    query, body = weixin.safe(SAMPLES[name])
    genuine = opened(wire, query, body)
    changed = mutated(body, mutation)
    with suppress(Forbidden):
        assert wire.open(query, changed, now=weixin.NOW) == genuine


@many
@given(st.sampled_from(sorted(SAMPLES)), mutations, st.sampled_from([weixin.AES_KEY, weixin.OLD_AES_KEY]))
def test_a_signed_message_with_a_changed_frame_never_breaks_the_door(wire, name, mutation, aes_key):
    plain = mutated(weixin.frame(SAMPLES[name].encode()), mutation)
    encrypted = weixin.aes(plain + b"\x01" * (-len(plain) % 16), aes_key)
    opened(wire, weixin.safe_query(encrypted), weixin.safe_body(encrypted))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(["msg_signature", "timestamp", "nonce", "encrypt_type", "signature"]),
    st.one_of(st.text(max_size=60), st.sampled_from(["aes", "raw", "1700000001", "1" * 300, "\udcff"])),
)
def test_a_changed_query_is_forbidden_or_changes_nothing(wire, name, value):
    query, body = weixin.safe(SAMPLES["text"])
    strict = Wire(token=weixin.TOKEN, aes_keys=[weixin.AES_KEY], app_id=weixin.APP_ID, account=weixin.ACCOUNT)
    unharmed = query[name] == value or name == "signature"  # the plain signature means nothing in safe mode
    if unharmed:
        assert strict.open(query | {name: value}, body, now=weixin.NOW)
    else:
        with pytest.raises(Forbidden):
            strict.open(query | {name: value}, body, now=weixin.NOW)
