"""Recordings of answers: what WeChat takes, handed over once in three days, and again when its copy has gone."""

from datetime import timedelta

import pytest

from bot.carrier import WeChatCarrier
from bot.play.stage import StageClock
from bot.spoken import Spoken
from bot.wechat.client import Account
from bot.wechat.sounds import NoRecording, form_of
from db import answer_voices
from db.engine import Records
from db.models import Answer, AnswerVoice
from tests.bot.wechat.platform import Platform
from tests.builders import NINE, a_member_of_staff

AMR = b"#!AMR\n" + bytes([0x3C] + [0] * 31) * 50  # one second
FRAME = bytes([0xFF, 0xFB, 0x50, 0x00])  # MPEG 1, layer 3, 64 kbit/s
MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x02ab" + FRAME + b"x" * 8000  # one second behind a tag
SECOND_OF_MP3 = 8000


@pytest.mark.parametrize(
    ("sound", "form"),
    [
        (AMR, "amr"), (MP3, "mp3"), (FRAME + b"x" * 59 * SECOND_OF_MP3, "mp3"), (FRAME + b"x" * 61 * SECOND_OF_MP3, None),
        (b"#!AMR\n" + AMR[6:] * 61, None), (b"#!AMR\n", None), (b"", None), (b"RIFF....WAVE", None), (b"\xff\xfb\xf0\x00", None),
        (AMR + b"\x00" * 2_100_000, None),
    ],
)  # fmt: skip
def test_amr_and_mp3_of_up_to_a_minute_are_recordings(sound: bytes, form: str | None) -> None:
    if form is None:
        with pytest.raises(NoRecording):
            form_of(sound)
    else:
        assert form_of(sound) == form


@pytest.fixture
def recording(records: Records) -> int:
    with records.write() as session:
        answer = Answer(code="wage", question="欠薪怎么办", words="打12333")
        session.add(answer)
        session.flush()
        by = a_member_of_staff(session)
        kept = answer_voices.keep(session, answer, language="tdd", sound=AMR, form="amr", phone="", by=by, now=NINE)
        return kept.key


def test_a_recording_goes_up_once_in_three_days_and_again_when_it_is_gone(
    records: Records, recording: int, clock: StageClock, account: Account, platform: Platform
) -> None:
    numbers = iter(range(1, 9))
    platform.answers["/cgi-bin/media/upload"] = lambda call: {"type": "voice", "media_id": f"m{next(numbers)}"}
    platform.says("/cgi-bin/message/custom/send", {"errcode": 0, "errmsg": "ok"})
    carrier = WeChatCarrier(account, {}, spoken=Spoken(records, clock, account))
    message = {"type": "voice", "recording": recording, "words": "[语音] 欠薪怎么办"}

    def heard() -> list[str]:
        carrier.carry(openid="oUSER", route="custom", message=message, key="k")
        sent = [call.json for call in platform.made("/cgi-bin/message/custom/send")]
        assert {one["msgtype"] for one in sent} == {"voice"}
        return [one["voice"]["media_id"] for one in sent]

    assert heard() == ["m1"]
    assert AMR in platform.made("/cgi-bin/media/upload")[0].body
    assert platform.made("/cgi-bin/media/upload")[0].query["type"] == "voice"
    clock.now = NINE + timedelta(days=2)
    assert heard() == ["m1", "m1"]
    clock.now = NINE + timedelta(days=3)
    assert heard()[-1] == "m2"
    gone = {"errcode": 40007, "errmsg": "invalid media_id"}
    platform.answers["/cgi-bin/message/custom/send"] = lambda call: gone if b"m2" in call.body else {"errcode": 0}
    assert heard()[-2:] == ["m2", "m3"]
    with records.write() as session:
        session.delete(session.get_one(AnswerVoice, recording))
    assert heard()[-1] == "m3"  # taken back: the words alone were said
    assert len(platform.made("/cgi-bin/media/upload")) == 3
