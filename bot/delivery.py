"""Empties the outbox: each message sent, put off, or given up with a reason a person can read."""

import logging
import os
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Lock
from typing import Any, Protocol

from bot.clock import elapsed
from bot.ladder import Begun, Ladder, NotOurs
from bot.runtime import Runtime
from bot.verdicts import Verdicts
from bot.wechat.failures import SendFailure, Sent
from db import leases
from db.broadcast_sending import Whom
from db.engine import RecordsTrouble
from db.leases import Holder
from db.models import Outbox
from handlers import texts

log = logging.getLogger(__name__)


class Carrier(Protocol):
    def knows_notice(self, name: str) -> bool:
        """Whether the account has a template for notices of this name."""
        ...

    def carry(self, *, openid: str, route: str, message: dict[str, Any], key: str) -> Sent:
        """Send one message. Raises SendFailure."""
        ...

    def carry_to_many(self, *, whom: Whom, message: dict[str, Any], key: str) -> Sent:
        """One mass send. Raises SendFailure."""
        ...


class Delivery:
    """`threads` calls run at once, so at most that many rows of this process are ever uncertain."""

    def __init__(
        self, runtime: Runtime, carrier: Carrier, *, threads: int = 1, lease: timedelta = leases.LEASE,
        databases_clock: bool = False, chance: Callable[[], float] | None = None,
    ) -> None:  # fmt: skip
        self._runtime, self._carrier = runtime, carrier
        name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._holder = Holder(name, lease, databases_clock)
        self._ladder = Ladder(
            self._holder, lambda notice: carrier.knows_notice(notice), runtime.settings.subscriptions,
            runtime.settings.subscriptions_last,
        )  # fmt: skip
        self._verdicts = Verdicts(
            self._holder, subscriptions=runtime.settings.subscriptions, **({"chance": chance} if chance else {})
        )
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="sending") if threads > 1 else None
        self._threads, self._one_drain = threads, Lock()
        self._stopping = False

    def drain(self) -> int:
        """Send everything that is due. Returns how many rows were looked at. One drain at a time in a process."""
        with self._one_drain:
            self.recover()
            seen = 0
            while not self._stopping and (rows := self._take()):
                self._send_all(rows)
                seen += len(rows)
            return seen

    def wind_down(self) -> None:
        """Begin nothing more; a drain that is running ends with what is being sent."""
        self._stopping = True

    def stop(self) -> None:
        """Take no more, finish what is being sent, hand the rest back."""
        self.wind_down()
        if self._pool:
            self._pool.shutdown(wait=True)
        with self._runtime.records.write() as session:
            leases.hand_back(session, by=self._holder)

    def recover(self, *, alone: bool = False) -> int:
        """Rows left by a process that died: sent again where that is safe, else for a person.

        `alone`: no other process sends, and this one has sent nothing yet, so there is no lease to wait for.
        """
        with self._runtime.records.write() as session:
            return leases.recover(session, by=self._holder, now=self._runtime.clock(), alone=alone)

    def _take(self) -> list[Outbox]:
        with self._runtime.records.write() as session:
            return list(leases.take(session, by=self._holder, now=self._runtime.clock()))

    def _send_all(self, rows: Sequence[Outbox]) -> None:
        if self._pool is None:
            for row in rows:
                self._send(row)
            return
        list(self._pool.map(self._send, rows))

    def _send(self, row: Outbox) -> None:
        """One row's trouble is no other row's: the lease of this one runs out, and it is taken again or recovered."""
        if self._stopping:
            return
        try:
            since = elapsed()
            begun = self._begin(row)
            if begun is not None:
                self._finish(begun, since)
        except RecordsTrouble as trouble:
            log.warning("message %s owed: the records said %s", row.key, type(trouble).__name__)

    def _begin(self, row: Outbox) -> Begun | None:
        """The transaction before the call: still ours, a way out, credit spent, state `sending`."""
        now = self._runtime.clock()
        try:
            with self._runtime.records.write() as session:
                return self._ladder.begin(session, row, now)
        except NotOurs:
            if row.uncertain_since is not None:
                with self._runtime.records.write() as session:
                    leases.give_up_uncertain(session, row.key, by=self._holder, now=now)
            return None

    def _finish(self, begun: Begun, since: float) -> None:
        """`since`: a moment before the lease began, by the clock that nobody can set."""
        if elapsed() - since >= self._holder.lease.total_seconds():
            return  # frozen meanwhile: another process may be sending this very row
        try:
            sent = self._carry(begun)
        except SendFailure as failure:
            with self._runtime.records.write() as session:
                self._verdicts.write(session, begun.row, failure, self._runtime.clock())
        except Exception:
            log.exception("message %s owed could not be carried", begun.row.key)
            self._settle(begun.row, "unknown", failure=texts.delivery.UNKNOWN)
        else:
            self._settle(begun.row, "sent", remote_id=sent.remote_id)

    def _carry(self, begun: Begun) -> Sent:
        row = begun.row
        if row.chunk_id is not None:
            return self._carrier.carry_to_many(whom=begun.whom, message=row.message, key=row.owed_as)
        return self._carrier.carry(openid=begun.whom.openids[0], route=row.route, message=row.message, key=row.owed_as)

    def _settle(self, row: Outbox, state: str, *, remote_id: str = "", failure: str = "") -> None:
        now = self._runtime.clock()
        with self._runtime.records.write() as session:
            leases.settle(
                session, row.key, by=self._holder, state=state, now=now, remote_id=remote_id, failure=failure
            )  # fmt: skip
