"""What a page needs to use WeChat's JS-SDK: a ticket of the account, and a signature over the page's own address."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from bot.wechat.client import Account

MARGIN = timedelta(minutes=5)


@dataclass(frozen=True)
class PagePass:
    app_id: str
    timestamp: int
    nonce: str
    signature: str


class PageTickets:
    """WeChat gives the same ticket while it lives, so that every process may keep its own copy."""

    def __init__(self, account: Account, clock: Callable[[], datetime]) -> None:
        self._account, self._clock = account, clock
        self._ticket = ""
        self._until: datetime | None = None
        self._lock = Lock()

    def sign(self, url: str) -> PagePass:
        """For the address as the browser shows it, without what follows a #. Raises SendFailure."""
        timestamp, nonce = int(self._clock().timestamp()), secrets.token_hex(8)
        parts = f"jsapi_ticket={self._current()}&noncestr={nonce}&timestamp={timestamp}&url={url.partition('#')[0]}"
        # WeChat's signature is SHA-1 by its documents.
        signature = hashlib.sha1(parts.encode(), usedforsecurity=False).hexdigest()
        return PagePass(self._account.appid, timestamp, nonce, signature)

    def _current(self) -> str:
        now = self._clock()
        with self._lock:
            if self._until is None or self._until <= now:
                self._ticket, lifetime = self._account.page_ticket()
                self._until = now + lifetime - MARGIN
            return self._ticket
