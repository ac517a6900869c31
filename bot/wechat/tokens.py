"""The access token: kept in one place for all processes, refreshed early, replaced at most once a minute."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from bot.wechat.failures import Doubt, SendFailure, from_doubt
from db import tokens
from db.engine import Records, RecordsTrouble
from db.sealing import KeyRing
from db.tokens import StoredToken

log = logging.getLogger(__name__)

# WeChat hands out a new stable token in the last five minutes of the old one; asking earlier gives the old one again.
EARLY = timedelta(minutes=4)
LEASE = timedelta(seconds=15)
RENEWED_EVERY = timedelta(seconds=60)
# WeChat forces twenty times a day; after a few in a row there is another reason for its no.
FORCED_AT_MOST, FORCED_WITHIN = 3, timedelta(hours=1)
POLL_SECONDS = 0.25
POLLS = 24


@dataclass(frozen=True)
class FreshToken:
    value: str = field(repr=False)
    lifetime: timedelta


class TokenStore(Protocol):
    """Where all processes find the token. Each call is a transaction of its own."""

    def read(self) -> StoredToken | None: ...

    def try_claim(self, *, now: datetime, lease: timedelta) -> bool:
        """True for one caller until the lease ends or a token is saved."""

    def try_force(self, *, now: datetime, every: timedelta) -> bool:
        """True at most once in `every`."""

    def save(self, value: str, *, expires_at: datetime) -> None:
        """Also ends the claim."""


class RecordedTokens:
    """The store in the records, sealed."""

    def __init__(self, records: Records, keys: KeyRing) -> None:
        self._records = records
        self._keys = keys

    def read(self) -> StoredToken | None:
        with self._records.read() as session:
            return tokens.find(session, keys=self._keys)

    def try_claim(self, *, now: datetime, lease: timedelta) -> bool:
        with self._records.write() as session:
            return tokens.claim(session, now=now, lease=lease)

    def try_force(self, *, now: datetime, every: timedelta) -> bool:
        with self._records.write() as session:
            return tokens.force(session, now=now, every=every)

    def save(self, value: str, *, expires_at: datetime) -> None:
        with self._records.write() as session:
            tokens.save(session, value=value, expires_at=expires_at, keys=self._keys)


class Tokens:
    """`fetch(forced)` asks WeChat and raises SendFailure."""

    def __init__(
        self,
        store: TokenStore,
        fetch: Callable[[bool], FreshToken],
        clock: Callable[[], datetime],
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._store = store
        self._fetch = fetch
        self._clock = clock
        self._pause = pause
        self._known: StoredToken | None = None
        self._forced: list[datetime] = []

    def current(self) -> str:
        """A token that should work. While one caller fetches the next, the others are served the old one.

        Raises SendFailure where there is none to be had. Trouble with the records is no more than that: no call has been
        made, so whatever was to be sent may be sent later.
        """
        now, known = self._clock(), self._known
        if known is not None and known.expires_at - now > EARLY:
            return known.value
        try:
            return self._shared(now)
        except RecordsTrouble as trouble:
            log.warning("the token could not be looked up: the records said %s", type(trouble).__name__)
            if known is not None and known.expires_at > now:
                return known.value
            raise from_doubt(Doubt.NO_CREDENTIAL, now=now) from None

    def _shared(self, now: datetime) -> str:
        """The one that all processes use, or the next."""
        stored = self._known = self._store.read()
        if stored is not None and stored.expires_at - now > EARLY:
            return stored.value
        alive = stored is not None and stored.expires_at > now
        if self._store.try_claim(now=now, lease=LEASE):
            return self._refreshed(stored if alive else None)
        if stored is not None and alive:
            return stored.value
        return self._awaited(None) or self._give_up()

    def renewed(self, rejected: str) -> str | None:
        """Another token than the one WeChat just rejected, or None when there is none to be had now: one fetch at most."""
        try:
            return self._replaced(rejected)
        except RecordsTrouble:
            return None

    def _replaced(self, rejected: str) -> str | None:
        stored = self._store.read()
        if stored is not None and stored.value != rejected:
            self._known = stored
            return stored.value
        if not self._store.try_force(now=self._clock(), every=RENEWED_EVERY):
            return self._awaited(rejected)
        try:
            fresh = self._fetch(self._may_force())
        except SendFailure:
            return None  # the rejection says more about the message than trouble at the token office
        return self._saved(fresh) if fresh.value != rejected else None

    def _may_force(self) -> bool:
        """A plain question gives whatever token somebody else has forced meanwhile."""
        now = self._clock()
        self._forced = [moment for moment in self._forced if now - moment < FORCED_WITHIN]
        if len(self._forced) >= FORCED_AT_MOST:
            return False
        self._forced.append(now)
        return True

    def _refreshed(self, old: StoredToken | None) -> str:
        """A failed fetch keeps its claim until the lease ends, so that a broken door is not hammered."""
        try:
            return self._saved(self._fetch(False))
        except SendFailure:
            if old is None:
                raise
            return old.value

    def _saved(self, fresh: FreshToken) -> str:
        """Where the records do not take it, it serves this process; the others ask WeChat, who gives the same one."""
        expires_at = self._clock() + fresh.lifetime
        self._known = StoredToken(fresh.value, expires_at)
        try:
            self._store.save(fresh.value, expires_at=expires_at)
        except RecordsTrouble as trouble:
            log.warning("the token was not kept: the records said %s", type(trouble).__name__)
        return fresh.value

    def _awaited(self, rejected: str | None) -> str | None:
        """What another process is fetching right now."""
        for _ in range(POLLS):
            self._pause(POLL_SECONDS)
            stored = self._store.read()
            if stored is not None and stored.value != rejected and stored.expires_at > self._clock():
                self._known = stored
                return stored.value
        return None

    def _give_up(self) -> str:
        raise from_doubt(Doubt.NO_CREDENTIAL, now=self._clock())
