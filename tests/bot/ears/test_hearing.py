"""Voices without words, heard by a speech service over real HTTP and answered as if typed; else the usual kind request."""

import base64
import hashlib
import hmac
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import SecretStr
from sqlmodel import select

from bot.ears import tencent
from bot.ears.hearing import NotHeard, ears_of
from bot.intake import Intake
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.scheduled import hear_voices
from db import station
from db.models import Attachment, Outbox
from handlers import texts
from handlers.dialogue.incoming import Incoming, Kind
from tests.bot.wechat.platform import Call, Hangup, Platform, Raw
from tests.builders import NINE

SOUND = b"#!AMR\n" + bytes(range(200))
ID, KEY = "AKIDtest", "not-a-real-key"


@pytest.fixture
def cloud() -> Iterator[Platform]:
    server = Platform()
    server.says("/", {"Response": {"Result": "有哪些培训", "AudioDuration": 1860, "RequestId": "r"}})
    yield server
    server.close()


@pytest.fixture
def listening(runtime: Runtime, cloud: Platform, clock: StageClock) -> Runtime:
    settings = runtime.settings.model_copy(
        update={"speech_secret_id": ID, "speech_secret_key": SecretStr(KEY), "speech_address": f"{cloud.address}/"}
    )
    with runtime.records.write() as session:
        station.change(session, name="hears_voices", value="1", now=NINE)
    ears = ears_of(settings, clock)
    return replace(runtime, settings=settings, ears=ears, fetch=lambda media_id: (SOUND, "audio/amr"))


def speak(runtime: Runtime) -> str | None:
    voice = Incoming("v1", "oVOICE", "", Kind.VOICE, NINE, media_id="M1", format="amr")
    return Intake(runtime).take(voice).text


def answers(runtime: Runtime) -> list[str]:
    with runtime.records.read() as session:
        rows = session.exec(select(Outbox).where(Outbox.kind == "answer").order_by(Outbox.id)).all()  # type: ignore[arg-type]
        return [row.message["words"] for row in rows]


def is_signed(call: Call) -> bool:
    """As the receiver checks it, step by step from the provider's description."""
    given = re.fullmatch(
        r"TC3-HMAC-SHA256 Credential=(\w+)/(\S+)/asr/tc3_request, SignedHeaders=content-type;host, Signature=(\w{64})",
        call.headers["Authorization"],
    )
    assert given is not None
    at = call.headers["X-TC-Timestamp"]
    assert given[2] == datetime.fromtimestamp(int(at), UTC).strftime("%Y-%m-%d")
    head = f"content-type:{call.headers['Content-Type']}\nhost:{call.headers['Host']}\n"
    asked = f"POST\n/\n\n{head}\ncontent-type;host\n{hashlib.sha256(call.body).hexdigest()}"
    text = f"TC3-HMAC-SHA256\n{at}\n{given[2]}/asr/tc3_request\n{hashlib.sha256(asked.encode()).hexdigest()}"
    day = hmac.digest(b"TC3" + KEY.encode(), given[2].encode(), "sha256")
    key = hmac.digest(hmac.digest(day, b"asr", "sha256"), b"tc3_request", "sha256")
    return (given[1], hmac.new(key, text.encode(), "sha256").hexdigest()) == (ID, given[3])


def test_the_signature_is_that_of_the_providers_own_example() -> None:
    body = rb'{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}'
    made = tencent.authorization(
        "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", service="cvm",
        host="cvm.tencentcloudapi.com", body=body, at=1551113065,
    )  # fmt: skip
    assert made.endswith("Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168")


def test_a_voice_without_words_is_answered_as_if_typed(listening: Runtime, cloud: Platform) -> None:
    assert speak(listening) == texts.common.VOICE_COMING
    hear_voices.run(listening, NINE)
    (call,) = cloud.made("/")
    assert is_signed(call)
    assert (call.headers["X-TC-Action"], call.headers["X-TC-Version"]) == ("SentenceRecognition", "2019-06-14")
    asked = call.json
    assert base64.b64decode(asked.pop("Data")) == SOUND
    assert asked == {
        "EngSerViceType": "16k_zh_dialect", "SourceType": 1, "VoiceFormat": "amr", "DataLen": len(SOUND)
    }  # fmt: skip
    (answer,) = answers(listening)
    assert answer.startswith("（听到：有哪些培训）")
    assert texts.training.NONE_OPEN in answer
    with listening.records.read() as session:
        kept = session.exec(select(Attachment)).one()
        assert (kept.about, kept.delete_after) == ("", NINE + timedelta(days=7))
        assert (listening.settings.data_dir / kept.path).read_bytes() == SOUND
    hear_voices.run(listening, NINE)
    assert len(cloud.made("/")) == 1


def error(code: str) -> dict[str, Any]:
    return {"Response": {"Error": {"Code": code, "Message": f"{KEY} is wrong"}, "RequestId": "r"}}


@pytest.mark.parametrize("records", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("answer", "patient"),
    [
        (error("AuthFailure.SignatureFailure"), False),
        (error("RequestLimitExceeded"), True),
        (Raw(b"<html>", status=502), True),
        ({"Response": {"Result": " ", "RequestId": "r"}}, False),
        (Hangup(), True),
    ],
)
def test_what_is_not_made_out_is_asked_for_kindly(
    listening: Runtime, cloud: Platform, answer: Any, patient: bool, caplog: pytest.LogCaptureFixture
) -> None:
    cloud.says("/", answer)
    speak(listening)
    hear_voices.run(listening, NINE)
    assert answers(listening) == ([] if patient else [texts.common.VOICE_UNHEARD])
    for _ in range(2):
        hear_voices.run(listening, NINE + hear_voices.PATIENCE)
    assert answers(listening) == [texts.common.VOICE_UNHEARD]
    assert KEY not in caplog.text


def test_a_sound_of_no_kind_we_know_is_not_sent_away(listening: Runtime, cloud: Platform) -> None:
    assert listening.ears is not None
    for sound in (b"", b"<svg/>", b"#!AMR" + bytes(4 * 1024 * 1024)):
        with pytest.raises(NotHeard):
            listening.ears.hear(sound)
    assert cloud.made("/") == []


@pytest.mark.parametrize("records", ["sqlite"], indirect=True)
def test_without_keys_nobody_listens_and_the_request_is_the_usual_one(runtime: Runtime, clock: StageClock) -> None:
    assert ears_of(runtime.settings, clock) is None
    said = speak(runtime) or ""
    assert said.startswith(texts.common.VOICE_OR_NUMBER)
    hear_voices.run(runtime, NINE)
    assert answers(runtime) == []
