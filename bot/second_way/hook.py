"""Alarms to an SMS gateway, or whatever else takes a signed POST."""

import hashlib
import hmac
import json

import httpx

from bot.second_way.ways import Alarm, NotTold

TIMEOUT = httpx.Timeout(10.0, connect=3.0)
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
            answer = httpx.post(self._url, content=body, headers=headers, timeout=TIMEOUT)
        except httpx.HTTPError as trouble:
            raise NotTold(type(trouble).__name__) from None
        if not answer.is_success:
            raise NotTold(f"HTTP {answer.status_code}")
