"""Who asks, what they may, and how often."""

from dataclasses import dataclass

from fastapi import HTTPException, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.runtime import Runtime
from db import partners

# Whoever tries keys that are none gets no further tries for a while.
WRONG_KEYS = RateLimitItemPerMinute(10)
BEARER = HTTPBearer(auto_error=False, description="the key that the station gave out, once")


@dataclass(frozen=True)
class Caller:
    """A partner as they were when they asked."""

    id: int
    name: str
    region: str
    scopes: tuple[str, ...]


class Guard:
    """Limits are counted in this process; several of them give several times as much."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._limits = MovingWindowRateLimiter(MemoryStorage())

    def needs(self, scope: str) -> "Needs":
        return Needs(self, scope)

    def let_in(self, key: str, scope: str, address: str) -> Caller:
        """Raises HTTPException: 401 without a good key, 403 for another scope, 429 too often."""
        if not self._limits.test(WRONG_KEYS, "wrong", address):
            raise _too_often()
        with self._runtime.records.read() as session:
            found = partners.by_key(session, key) if key else None
        if found is None:
            self._limits.hit(WRONG_KEYS, "wrong", address)
            raise HTTPException(401, "no such key", headers={"WWW-Authenticate": "Bearer"})
        if not self._limits.hit(RateLimitItemPerMinute(found.calls_a_minute), "calls", str(found.key)):
            raise _too_often()
        if scope not in found.scopes:
            raise HTTPException(403, f"this key is not for {scope}")
        return Caller(found.key, found.name, found.region, tuple(found.scopes))


class Needs:
    """A dependency: the partner who asks, if their key is for this scope."""

    def __init__(self, guard: Guard, scope: str) -> None:
        self._guard, self._scope = guard, scope

    def __call__(
        self, request: Request, given: HTTPAuthorizationCredentials | None = Security(BEARER)
    ) -> Caller:  # fmt: skip
        address = request.client.host if request.client else ""
        return self._guard.let_in(given.credentials if given else "", self._scope, address)


def _too_often() -> HTTPException:
    return HTTPException(429, "too often", headers={"Retry-After": "60"})
