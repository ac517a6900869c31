"""Alarms to a gateway for text messages, over real HTTP."""

import hashlib
import hmac

import pytest

from bot.second_way.hook import Hook
from bot.second_way.ways import Alarm, NotTold
from tests.bot.wechat.platform import Hangup, Platform, Raw
from tests.builders import NINE

SECRET = "between-us"


def test_the_gateway_can_prove_who_sent_what(gateway: Platform, alarm: Alarm) -> None:
    Hook(f"{gateway.address}/sms", SECRET).tell(alarm)
    (call,) = gateway.made("/sms")
    signed = call.headers["X-Dehong-Timestamp"].encode() + b"." + call.body
    assert (
        call.headers["X-Dehong-Signature"] == "sha256=" + hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
    )
    assert int(call.headers["X-Dehong-Timestamp"]) == int(NINE.timestamp())
    assert call.headers["X-Dehong-Id"] == call.json["id"] == "a1b2"


def test_it_carries_kind_and_number_and_no_more_than_the_receiver_needs(gateway: Platform, alarm: Alarm) -> None:
    Hook(f"{gateway.address}/sms", SECRET).tell(alarm)
    assert gateway.made("/sms")[0].json == {
        "id": "a1b2", "kind": "work_injury", "level": "urgent", "number": "Q0012", "words": alarm.words,
        "at": "2026-11-26T09:00:00+08:00",
    }  # fmt: skip


@pytest.mark.parametrize("answer", [Raw(b"", status=500), Raw(b"", status=302, headers={"Location": "/else"})])
def test_anything_but_a_yes_is_not_told(gateway: Platform, alarm: Alarm, answer: Raw) -> None:
    gateway.says("/sms", answer)
    with pytest.raises(NotTold, match=f"HTTP {answer.status}"):
        Hook(f"{gateway.address}/sms", SECRET).tell(alarm)
    assert gateway.made("/else") == []


def test_a_broken_line_is_not_told(gateway: Platform, alarm: Alarm) -> None:
    def hang_up(_call: object) -> None:
        raise Hangup

    gateway.says("/sms", hang_up)
    with pytest.raises(NotTold) as trouble:
        Hook(f"{gateway.address}/sms", SECRET).tell(alarm)
    assert gateway.address not in str(trouble.value)
