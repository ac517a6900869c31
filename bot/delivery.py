"""Empties the outbox: each message sent, put off, or given up with a reason a person can read."""

import os
import secrets
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.runtime import Runtime
from bot.wechat.failures import SendFailure, Sent
from db import followers, outbox
from db.models import Outbox

FIRST_PAUSE = timedelta(seconds=10)
MOST_TRIES = 8
OUT_OF_WINDOW = "超过48小时没有互动，微信不让发"


class Carrier(Protocol):
    def carry(self, *, openid: str, route: str, message: dict[str, Any], key: str) -> Sent:
        """Send one message. Raises SendFailure."""
        ...


class Delivery:
    def __init__(self, runtime: Runtime, carrier: Carrier) -> None:
        self._runtime, self._carrier = runtime, carrier
        self._name = f"{os.getpid()}-{secrets.token_hex(4)}"

    def drain(self) -> int:
        """Send everything that is due. Returns how many were settled."""
        settled = 0
        while rows := self._take():
            for row in rows:
                self._send(row)
            settled += len(rows)
        return settled

    def _take(self) -> list[Outbox]:
        with self._runtime.records.write() as session:
            return list(outbox.take(session, by=self._name, now=self._runtime.clock()))

    def _send(self, row: Outbox) -> None:
        now = self._runtime.clock()
        with self._runtime.records.write() as session:
            begun = outbox.begin(session, row.key, by=self._name, now=now)
            if begun is None or begun.follower_id is None:
                return
            openid = followers.get(session, begun.follower_id).openid
            if openid is None or not followers.spend_window(session, follower_id=begun.follower_id, now=now):
                outbox.settle(session, row.key, by=self._name, state="refused", now=now, failure=OUT_OF_WINDOW)
                return
        try:
            sent = self._carrier.carry(openid=openid, route=row.route, message=row.message, key=row.owed_as)
        except SendFailure as failure:
            self._failed(row, failure, now)
            return
        with self._runtime.records.write() as session:
            outbox.settle(session, row.key, by=self._name, state="sent", now=now, remote_id=sent.remote_id)

    def _failed(self, row: Outbox, failure: SendFailure, now: datetime) -> None:
        with self._runtime.records.write() as session:
            if failure.retry_at is not None and row.attempts < MOST_TRIES:
                outbox.settle(session, row.key, by=self._name, state="owed", now=now, due_at=failure.retry_at)
            else:
                state = "unknown" if failure.uncertain else "refused"
                outbox.settle(
                    session,
                    row.key,
                    by=self._name,
                    state=state,
                    now=now,
                    failure=str(failure),
                    failure_code=failure.code,
                )
