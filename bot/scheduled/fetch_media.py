"""Fetches pictures and voices within WeChat's three days; pictures are re-encoded, so that nothing hides in them."""

import io
import logging
from datetime import datetime, timedelta

from bot.runtime import Runtime
from bot.wechat.failures import SendFailure
from db import attachments

log = logging.getLogger(__name__)

LARGEST = 10 * 1024 * 1024
WECHAT_KEEPS = timedelta(days=3)
AT_ONCE = 20


def run(runtime: Runtime, now: datetime) -> None:
    if runtime.fetch is None:
        return
    with runtime.records.read() as session:
        waiting = [
            (row.key, row.media_id, row.kind) for row in attachments.unfetched(session, since=now - WECHAT_KEEPS)
        ]
    for number, media_id, kind in waiting[:AT_ONCE]:
        try:
            content = _content(runtime, media_id, kind)
        except SendFailure as failure:
            log.warning("medium %s could not be fetched: %s", number, failure)
            if failure.retry_at is not None or failure.uncertain:
                continue  # WeChat still has it at the next run
            content = b""
        with runtime.records.write() as session:
            path = store(runtime, number, kind, content) if content else ""
            attachments.fetched(session, number, path=path, now=now)


def _content(runtime: Runtime, media_id: str, kind: str) -> bytes:
    """What was sent, cleaned; empty when it is not what it says. Raises SendFailure."""
    if runtime.fetch is None:
        return b""
    content, _ = runtime.fetch(media_id)
    if len(content) > LARGEST:
        return b""
    return _drawn_again(content) if kind == "picture" else content


def _drawn_again(content: bytes) -> bytes:
    """The same picture without the place, the camera and whatever else was packed into the file."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as picture:
            flat, plain = picture.convert("RGB"), io.BytesIO()
            flat.info.clear()  # a comment in the file would be written again
            flat.save(plain, format="JPEG", quality=85)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return b""
    return plain.getvalue()


def store(runtime: Runtime, number: int, kind: str, content: bytes) -> str:
    """Written under the row's number; the path is relative to the data folder."""
    ending = {"picture": "jpg", "voice": "amr"}.get(kind, "bin")
    path = f"media/{number}.{ending}"
    target = runtime.settings.data_dir / path
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    target.write_bytes(content)
    return path
