"""Alarms to an SMS gateway, or whatever else takes a signed POST."""

import hashlib
import hmac
import json

from bot import posting
from bot.second_way.ways import Alarm, NotTold

SECONDS = 10.0
SIGNATURE, TIMESTAMP, ID = "X-Dehong-Signature", "X-Dehong-Timestamp", "X-Dehong-Id"


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 over timestamp, a full stop and the body; receivers refuse a timestamp that is minutes old."""
    return "sha256=" + hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


class Hook:
    name = "hook"

    def __init__(self, url: str, secret: str) -> None:
        self._url, self._secret = url, secret

    def tell(self, alarm: Alarm) -> None:
        """Raises NotTold unless the receiver answers with 2xx."""
        told = {
            "id": alarm.id,
            "kind": alarm.kind,
            "level": alarm.level,
            "number": alarm.number,
            "words": alarm.words,
            "at": alarm.at.isoformat(timespec="seconds"),
        }
        body = json.dumps(told, ensure_ascii=False).encode()
        timestamp = str(int(alarm.at.timestamp()))
        headers = {
            "Content-Type": "application/json",
            TIMESTAMP: timestamp,
            SIGNATURE: signature(self._secret, timestamp, body),
            ID: alarm.id,
        }
        try:
            status, _ = posting.post(self._url, body, headers, seconds=SECONDS)
        except posting.Unanswered as trouble:
            raise NotTold(str(trouble)) from None
        if not posting.is_success(status):
            raise NotTold(f"HTTP {status}")
