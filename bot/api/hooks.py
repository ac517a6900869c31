"""Word to partners over signed POSTs."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot import posting
from bot.second_way.hook import ID, SECONDS, SIGNATURE, TIMESTAMP, signature


class NotTaken(Exception):
    """The partner's address did not answer with 2xx. Its words name the kind of trouble, no address and no secret."""


@dataclass(frozen=True)
class News:
    """`id` is the same for every try, `at` when it became so; the signature is of the moment of the try."""

    id: str
    event: str
    at: datetime
    post: dict[str, Any]


def tell(news: News, *, url: str, secret: str, now: datetime) -> None:
    """Raises NotTaken."""
    told = {
        "id": news.id, "event": news.event, "at": news.at.isoformat(timespec="seconds"), "post": news.post
    }  # fmt: skip
    body, timestamp = json.dumps(told, ensure_ascii=False).encode(), str(int(now.timestamp()))
    headers = {
        "Content-Type": "application/json", TIMESTAMP: timestamp, SIGNATURE: signature(secret, timestamp, body), ID: news.id
    }  # fmt: skip
    try:
        status, _ = posting.post(url, body, headers, seconds=SECONDS)
    except posting.Unanswered as trouble:
        raise NotTaken(str(trouble)) from None
    if not posting.is_success(status):
        raise NotTaken(f"HTTP {status}")
