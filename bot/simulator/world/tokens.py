"""The two independent chains of access tokens, with their graces and quotas."""

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.simulator.errors import ApiError

LIFE = timedelta(seconds=7200)
GRACE = timedelta(minutes=5)
FORCE_PAUSE = timedelta(seconds=30)
FORCED_PER_DAY = 20


@dataclass
class Token:
    value: str
    expires: datetime
    dead_from: datetime | None = None

    def left(self, now: datetime) -> timedelta:
        return self.expires - now


class Chain:
    """One sequence of tokens, each of which replaces the one before."""

    def __init__(self, name: str, seed: str) -> None:
        self._name = name
        self._seed = seed
        self._tokens: list[Token] = []
        self.life = LIFE

    @property
    def current(self) -> Token | None:
        return self._tokens[-1] if self._tokens else None

    def issue(self, now: datetime, *, grace: timedelta = GRACE) -> Token:
        if self.current is not None:
            self.current.dead_from = now + grace
        digest = hashlib.sha512(f"{self._seed}:{self._name}:{len(self._tokens)}".encode()).hexdigest()
        token = Token(f"{len(self._tokens)}_{digest}"[:136], now + self.life)
        self._tokens.append(token)
        return token

    def find(self, value: str) -> Token | None:
        return next((one for one in self._tokens if one.value == value), None)


class Tokens:
    def __init__(self, seed: str) -> None:
        self.plain = Chain("token", seed)
        self.stable = Chain("stable", seed)
        self._forced_at: datetime | None = None
        self._forced: Counter[str] = Counter()

    def new(self, now: datetime) -> Token:
        return self.plain.issue(now)

    def steady(self, now: datetime) -> Token:
        """The same token while it lives; from five minutes before its end a new one, both valid until then."""
        token = self.stable.current
        alive = token is not None and token.dead_from is None and token.left(now) > GRACE
        return token if alive and token is not None else self.stable.issue(now)

    def forced(self, now: datetime) -> Token:
        """Kills the token before; calls closer than 30 s do not refresh, the 21st of a day is refused."""
        if self._forced_at is not None and now - self._forced_at < FORCE_PAUSE:
            return self.steady(now)
        day = now.date().isoformat()
        if self._forced[day] >= FORCED_PER_DAY:
            raise ApiError(45009)
        self._forced[day] += 1
        self._forced_at = now
        return self.stable.issue(now, grace=timedelta(0))

    def check(self, value: str | None, now: datetime) -> None:
        if not value:
            raise ApiError(41001)
        token = self.plain.find(value) or self.stable.find(value)
        if token is None:
            raise ApiError(40014)
        if now >= token.expires:
            raise ApiError(42001)
        if token.dead_from is not None and now >= token.dead_from:
            raise ApiError(40001)

    def revoke(self, now: datetime) -> None:
        """As if another server had fetched a token and the grace were over."""
        self._each(lambda token: setattr(token, "dead_from", now))

    def expire(self, now: datetime) -> None:
        self._each(lambda token: setattr(token, "expires", now))

    def _each(self, change: Callable[[Token], None]) -> None:
        for token in (self.plain.current, self.stable.current):
            if token is not None:
                change(token)
