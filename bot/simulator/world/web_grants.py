"""Codes and tokens of people who let a web page know who they are."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.simulator.errors import ApiError


@dataclass
class Code:
    openid: str
    scope: str
    expires: datetime
    used: bool = False


@dataclass(frozen=True)
class Grant:
    openid: str
    scope: str
    token: str
    refresh: str
    expires: datetime
    refresh_expires: datetime


class WebGrants:
    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._counted = 0
        self._codes: dict[str, Code] = {}
        self._grants: list[Grant] = []

    def issue_code(self, openid: str, scope: str, expires: datetime) -> str:
        code = self._next("code")[:32]
        self._codes[code] = Code(openid, scope, expires)
        return code

    def use_code(self, code: str, now: datetime) -> tuple[str, str]:
        found = self._codes.get(code)
        if found is None:
            raise ApiError(40029)
        if found.used:
            raise ApiError(40163)
        if now >= found.expires:
            raise ApiError(42003)
        found.used = True
        return found.openid, found.scope

    def grant(self, openid: str, scope: str, now: datetime, life: timedelta, refresh_life: timedelta) -> Grant:
        given = Grant(openid, scope, self._next("token"), self._next("refresh"), now + life, now + refresh_life)
        self._grants.append(given)
        return given

    def by_token(self, token: str, now: datetime) -> Grant:
        found = next((one for one in self._grants if one.token == token), None)
        if found is None:
            raise ApiError(40001)
        if now >= found.expires:
            raise ApiError(42001)
        return found

    def by_refresh(self, refresh: str, now: datetime) -> Grant:
        found = next((one for one in self._grants if one.refresh == refresh), None)
        if found is None:
            raise ApiError(40030)
        if now >= found.refresh_expires:
            raise ApiError(42002)
        return found

    def _next(self, name: str) -> str:
        self._counted += 1
        return hashlib.sha256(f"{self._seed}:{name}:{self._counted}".encode()).hexdigest()
