"""The token store in memory: small, but with the same promises as the one in the records."""

import threading
from datetime import datetime, timedelta

from db.tokens import StoredToken


class TokensInMemory:
    def __init__(self) -> None:
        self.token: StoredToken | None = None
        self.claimed_until: datetime | None = None
        self.forced_at: datetime | None = None
        self.trouble: Exception | None = None
        self._lock = threading.Lock()

    def read(self) -> StoredToken | None:
        self._answer()
        return self.token

    def _answer(self) -> None:
        if self.trouble is not None:
            raise self.trouble

    def try_claim(self, *, now: datetime, lease: timedelta) -> bool:
        self._answer()
        with self._lock:
            if self.claimed_until is not None and self.claimed_until > now:
                return False
            self.claimed_until = now + lease
            return True

    def try_force(self, *, now: datetime, every: timedelta) -> bool:
        self._answer()
        with self._lock:
            if self.forced_at is not None and self.forced_at > now - every:
                return False
            self.forced_at = now
            return True

    def save(self, value: str, *, expires_at: datetime) -> None:
        self._answer()
        self.token = StoredToken(value, expires_at)
        self.claimed_until = None
