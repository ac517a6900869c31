"""Tencent Cloud's sentence recognition (一句话识别), up to 60 seconds and 3 MB: cloud.tencent.com/document/product/1093/35646.

Requests are signed by TC3-HMAC-SHA256: cloud.tencent.com/document/api/1093/35641.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from bot import posting
from bot.ears.hearing import NotHeard, kind_of
from bot.settings import Settings

ACTION, VERSION, SERVICE = "SentenceRecognition", "2019-06-14", "asr"
JSON = "application/json; charset=utf-8"
ALGORITHM, SIGNED = "TC3-HMAC-SHA256", "content-type;host"
SECONDS = 8.0
LARGEST = 3 * 1024 * 1024
# Codes after which the same request may succeed a little later; all others say that it never will.
PASSING = ("RequestLimitExceeded", "InternalError", "FailedOperation.ServiceIsolate", "ResourceUnavailable")


class Tencent:
    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._address, self._engine, self._clock = settings.speech_address, settings.speech_engine, clock
        self._id, self._key = settings.speech_secret_id, settings.speech_secret_key.get_secret_value()

    def hear(self, sound: bytes) -> str:
        """Raises NotHeard."""
        if not 0 < len(sound) <= LARGEST:
            raise NotHeard("too large")
        asked = {
            "EngSerViceType": self._engine, "SourceType": 1, "VoiceFormat": kind_of(sound),
            "Data": base64.b64encode(sound).decode(), "DataLen": len(sound),
        }  # fmt: skip
        words = str(self._ask(json.dumps(asked).encode()).get("Result", "")).strip()
        if not words:
            raise NotHeard("nothing was said")
        return words

    def _ask(self, body: bytes) -> dict[str, Any]:
        at = int(self._clock().timestamp())
        host = urlsplit(self._address).netloc
        headers = {
            "Content-Type": JSON, "Host": host, "X-TC-Action": ACTION, "X-TC-Version": VERSION,
            "X-TC-Timestamp": str(at),
            "Authorization": authorization(self._id, self._key, service=SERVICE, host=host, body=body, at=at),
        }  # fmt: skip
        try:
            _, answer = posting.post(self._address, body, headers, seconds=SECONDS)
            told: dict[str, Any] = json.loads(answer)["Response"]
        except posting.Unanswered as trouble:
            raise NotHeard(str(trouble), again=True) from None
        except (ValueError, KeyError, TypeError):
            raise NotHeard("an answer that cannot be read", again=True) from None
        if error := told.get("Error"):
            code = str(error.get("Code", ""))
            raise NotHeard(code, again=code.startswith(PASSING))
        return told


def authorization(secret_id: str, key: str, *, service: str, host: str, body: bytes, at: int) -> str:
    """Of a POST to "/" without a query. `at` is in seconds of the epoch; the date of the signature is that of UTC."""
    day = datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d")
    asked = f"POST\n/\n\ncontent-type:{JSON}\nhost:{host}\n\n{SIGNED}\n{hashlib.sha256(body).hexdigest()}"
    scope = f"{day}/{service}/tc3_request"
    to_sign = f"{ALGORITHM}\n{at}\n{scope}\n{hashlib.sha256(asked.encode()).hexdigest()}"
    signing = f"TC3{key}".encode()
    for part in (day, service, "tc3_request"):
        signing = hmac.digest(signing, part.encode(), "sha256")
    signature = hmac.new(signing, to_sign.encode(), "sha256").hexdigest()
    return f"{ALGORITHM} Credential={secret_id}/{scope}, SignedHeaders={SIGNED}, Signature={signature}"
