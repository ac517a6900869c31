"""Hears voices that came without words: fetched, recognised, answered as if they had been typed; else the person is told kindly."""

import logging
import math
from datetime import datetime, timedelta

from bot.ears.hearing import NotHeard
from bot.intake import Busy, Intake
from bot.runtime import Runtime
from bot.scheduled import fetch_media
from bot.wechat.failures import SendFailure
from db import attachments, followers, outbox
from db.models import Attachment
from handlers import texts
from handlers.dialogue.incoming import Incoming, Kind

log = logging.getLogger(__name__)

# Whoever has waited so long for an answer has gone on by other means.
PATIENCE = timedelta(seconds=45)
AT_ONCE = 10


def run(runtime: Runtime, now: datetime) -> None:
    if runtime.ears is None:
        return
    with runtime.records.read() as session:
        waiting = attachments.unheard(session, limit=AT_ONCE)
    for row in waiting:
        _hear(runtime, row, now)


def _hear(runtime: Runtime, row: Attachment, now: datetime) -> None:
    try:
        words = _words(runtime, row, now)
    except (NotHeard, SendFailure) as trouble:
        again = trouble.again if isinstance(trouble, NotHeard) else trouble.retry_at is not None
        log.warning("voice %s was not made out: %s", row.key, trouble)
        if not again or now - row.received_at >= PATIENCE:
            _give_up(runtime, row, now)
        return
    try:
        _answer(runtime, row, words, now)
    except Busy:
        return
    with runtime.records.write() as session:
        attachments.heard(session, row.key)


def _words(runtime: Runtime, row: Attachment, now: datetime) -> str:
    """Raises NotHeard and SendFailure."""
    if runtime.ears is None or runtime.fetch is None:
        return ""
    content, _ = runtime.fetch(row.media_id)
    if row.fetched_at is None:
        with runtime.records.write() as session:
            path = fetch_media.store(runtime, row.key, "voice", content)
            attachments.fetched(session, row.key, path=path, now=now)
    return runtime.ears.hear(content)


def _answer(runtime: Runtime, row: Attachment, words: str, now: datetime) -> None:
    """By a message of its own. The key is that of the voice, so that a second run answers nothing. Raises Busy."""
    with runtime.records.read() as session:
        openid = followers.get(session, row.follower_id).openid if row.follower_id else None
    if openid is None:
        return
    incoming = Incoming(f"heard:{row.key}", openid, runtime.settings.account, Kind.VOICE, now, text=words)
    Intake(runtime).take(incoming, received=-math.inf)


def _give_up(runtime: Runtime, row: Attachment, now: datetime) -> None:
    with runtime.records.write() as session:
        attachments.heard(session, row.key)
        if row.follower_id:
            message = {"type": "text", "words": texts.common.VOICE_UNHEARD}
            follower = followers.get(session, row.follower_id)
            outbox.owe(session, follower=follower, message=message, key=f"unheard:{row.key}", kind="answer", now=now)
    runtime.wake("drain")
