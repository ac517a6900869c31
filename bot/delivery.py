"""Empties the outbox: each message sent, put off, or given up with a reason a person can read."""

import logging
import os
import secrets
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock
from typing import Any, Protocol

from sqlmodel import Session

from bot import together
from bot.clock import elapsed
from bot.ladder import Begun, Ladder, NotOurs
from bot.runtime import Runtime
from bot.verdicts import Verdicts
from bot.wechat.failures import Doubt, SendFailure, Sent, from_doubt
from db import leases
from db.broadcast_sending import Whom
from db.engine import RecordsTrouble
from db.leases import Holder
from db.models import Outbox

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.5
AFTER_TROUBLE_SECONDS = 0.5


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


@dataclass(frozen=True)
class Landed:
    """A call that is over: what came of it is not in the records yet."""

    begun: Begun
    outcome: Sent | SendFailure


class Delivery:
    """`threads` calls run at once, so at most that many rows of this process are ever uncertain.

    One thread writes for all of them: what landed is settled, and what takes its place is begun, in one transaction.
    The more there is to do, the more is done by each. Two messages to one follower are never on their way together:
    they would arrive in whatever order WeChat took them.
    """

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
        self._flying: dict[Future[None], int | None] = {}  # with the follower each is for, None for a mass send
        self._landed: deque[Landed] = deque()
        self._stopping = False

    def drain(self) -> int:
        """Send everything that is due. Returns how many rows were looked at. One drain at a time in a process."""
        with self._one_drain:
            self.recover()
            line, seen = deque[Outbox](), 0
            while True:
                if not line:
                    line.extend(self._take())
                    seen += len(line)
                if not (line or self._flying or self._landed) or self._stopping:
                    return seen
                self._turn(line)

    def wind_down(self) -> None:
        """Begin nothing more; a drain that is running ends with what is being sent."""
        self._stopping = True

    def stop(self) -> None:
        """Take no more, finish what is being sent, hand the rest back."""
        self.wind_down()
        with self._one_drain:
            if self._pool:
                self._pool.shutdown(wait=True)
            self._write_down([])
            with self._runtime.records.write() as session:
                leases.hand_back(session, by=self._holder)

    def recover(self, *, alone: bool = False) -> int:
        """Rows left by a process that died: sent again where that is safe, else for a person.

        `alone`: no other process sends, and this one has sent nothing yet, so there is no lease to wait for.
        """
        with self._runtime.records.write() as session:
            return leases.recover(session, by=self._holder, now=self._runtime.clock(), alone=alone)

    def _take(self) -> Sequence[Outbox]:
        if self._stopping:
            return ()
        with self._runtime.records.write() as session:
            return leases.take(session, by=self._holder, now=self._runtime.clock())

    def _turn(self, line: deque[Outbox]) -> None:
        """Settle what landed, begin as many as there are free threads, and wait for the next to land."""
        since = elapsed()
        for begun in self._write_down(self._next_of(line)):
            self._let_fly(begun, since)
        if self._flying:
            done, _ = wait(self._flying, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
            for over in done:
                del self._flying[over]

    def _next_of(self, line: deque[Outbox]) -> list[Outbox]:
        """As many as there are free threads, in their order; who is being written to waits for the next turn."""
        free = self._threads - len(self._flying)
        busy, chosen, left = set(self._flying.values()) - {None}, list[Outbox](), list[Outbox]()
        while line and len(chosen) < free:
            row = line.popleft()
            if row.follower_id in busy:
                left.append(row)
                continue
            chosen.append(row)
            if row.follower_id is not None:
                busy.add(row.follower_id)
        line.extendleft(reversed(left))
        return chosen

    def _let_fly(self, begun: Begun, since: float) -> None:
        if self._pool is None:
            self._fly(begun, since)
        else:
            self._flying[self._pool.submit(self._fly, begun, since)] = begun.row.follower_id

    def _fly(self, begun: Begun, since: float) -> None:
        """`since`: a moment before the lease began, by the clock that nobody can set."""
        if elapsed() - since >= self._holder.lease.total_seconds():
            return  # frozen meanwhile: another process may be sending this very row
        try:
            outcome: Sent | SendFailure = self._carry(begun)
        except SendFailure as failure:
            outcome = failure
        except Exception:
            # Nobody knows whether WeChat carried it out: by a route with keys it may be tried again.
            log.exception("message %s owed could not be carried", begun.row.key)
            outcome = from_doubt(Doubt.OUR_MISTAKE, now=self._runtime.clock())
        self._landed.append(Landed(begun, outcome))

    def _carry(self, begun: Begun) -> Sent:
        row = begun.row
        if row.chunk_id is not None:
            return self._carrier.carry_to_many(whom=begun.whom, message=row.message, key=row.owed_as)
        return self._carrier.carry(openid=begun.whom.openids[0], route=row.route, message=row.message, key=row.owed_as)

    def _write_down(self, rows: Sequence[Outbox]) -> list[Begun]:
        """What landed, and what is begun. If they do not go into the records together, each goes by itself."""
        landed = [self._landed.popleft() for _ in range(len(self._landed))]
        begun = self._together(landed, rows)
        keys = {one.row.key for one in begun}
        single = [self._begin(row) for row in rows if row.key not in keys and not self._stopping]
        return begun + [one for one in single if one is not None]

    def _together(self, landed: Sequence[Landed], rows: Sequence[Outbox]) -> list[Begun]:
        if not landed and len(rows) < 2:
            return []
        try:
            with self._runtime.records.write() as session:
                self._settle(session, landed)
                return together.begin(session, self._ladder, rows, self._runtime.clock())
        except RecordsTrouble as trouble:
            log.warning("the records said %s: each message goes by itself", type(trouble).__name__)
        except Exception:
            log.exception("each message goes by itself")
        self._settle_each(landed)
        return []

    def _begin(self, row: Outbox) -> Begun | None:
        """A way out, credit spent, state `sending`. Where the records do not let it, the lease of the row runs out."""
        now = self._runtime.clock()
        try:
            try:
                with self._runtime.records.write() as session:
                    return self._ladder.begin(session, row, now)
            except NotOurs:
                if row.uncertain_since is not None:
                    with self._runtime.records.write() as session:
                        leases.give_up_uncertain(session, row.key, by=self._holder, now=now)
        except RecordsTrouble as trouble:
            log.warning("message %s owed: the records said %s", row.key, type(trouble).__name__)
        return None

    def _settle_each(self, landed: Sequence[Landed]) -> None:
        """What the records do not take now is kept: an outcome that we know must not become one that nobody knows."""
        for one in landed:
            try:
                with self._runtime.records.write() as session:
                    self._settle(session, [one])
            except RecordsTrouble:
                self._landed.append(one)
            except Exception:
                log.exception("what came of message %s owed could not be written down", one.begun.row.key)
        if self._landed:
            time.sleep(AFTER_TROUBLE_SECONDS)

    def _settle(self, session: Session, landed: Sequence[Landed]) -> None:
        now = self._runtime.clock()
        sent = {one.begun.row.key: one.outcome.remote_id for one in landed if isinstance(one.outcome, Sent)}
        leases.settle_sent(session, sent, by=self._holder, now=now)
        for one in landed:
            if isinstance(one.outcome, SendFailure):
                self._verdicts.write(session, one.begun.row, one.outcome, now)
