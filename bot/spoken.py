"""Recordings on their way to WeChat: handed over once, and again when its copy of three days has gone."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.wechat.client import Account
from bot.wechat.errcodes import MEDIA_GONE
from bot.wechat.failures import SendFailure, Sent
from db import answer_voices
from db.engine import Records
from db.models import AnswerVoice

# WeChat keeps what was uploaded for three days (新增临时素材); an hour less, so that none goes while it is sent.
LIES_THERE = timedelta(days=3) - timedelta(hours=1)


class Spoken:
    """`account` hears of a recording when somebody wants to hear it. Safe to share between threads."""

    def __init__(self, records: Records, clock: Callable[[], datetime], account: Account) -> None:
        self._records, self._clock, self._account = records, clock, account

    def send(self, openid: str, number: int) -> Sent | None:
        """None when there is no such recording any more. Raises SendFailure."""
        try:
            return self._send(openid, number)
        except SendFailure as failure:
            if failure.code != MEDIA_GONE:
                raise
        with self._records.write() as session:
            answer_voices.uploaded(session, number, media_id="", until=None)
        return self._send(openid, number)

    def _send(self, openid: str, number: int) -> Sent | None:
        media_id = self._media_id(number)
        return self._account.send_voice(openid, media_id) if media_id else None

    def _media_id(self, number: int) -> str:
        now = self._clock()
        with self._records.read() as session:
            row = session.get(AnswerVoice, number)
            if row is None:
                return ""
            if row.media_id and row.media_until is not None and row.media_until > now:
                return row.media_id
            sound = row.sound
        media_id = self._account.upload_voice(sound)
        with self._records.write() as session:
            answer_voices.uploaded(session, number, media_id=media_id, until=now + LIES_THERE)
        return media_id
