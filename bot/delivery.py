"""Empties the outbox: each message sent, put off, or given up with a reason a person can read."""

import logging
import os
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Protocol

from sqlmodel import Session

from bot.runtime import Runtime
from bot.wechat.errcodes import Stops
from bot.wechat.failures import SendFailure, Sent
from db import broadcast_sending, followers, outbox, routes, station
from db.engine import RecordsTrouble
from db.models import Outbox
from handlers import alarms, texts

log = logging.getLogger(__name__)

FIRST_PAUSE = timedelta(seconds=10)
MOST_TRIES = 8
HOLD = timedelta(minutes=5)
CLOSED_FOR = timedelta(hours=1)
# WeChat's answers that mean "not by customer service now" (no window, allowance used).
NO_WINDOW = frozenset({45015, 45047})
# What WeChat would have answered, kept beside our own reasons for not asking it.
SHUT, GONE, TOO_FEW = 45015, 43004, 40130
# What may arrive at night: an answer somebody waits for, and an alarm.
AT_ANY_HOUR = frozenset({"answer", "alarm"})


class NotOurs(Exception):
    """The row was called off, or its lease ran out, before it could begin; whatever was spent on it is given back."""


class Carrier(Protocol):
    def knows_notice(self, name: str) -> bool:
        """Whether the account has a template for notices of this name."""
        ...

    def carry(self, *, openid: str, route: str, message: dict[str, Any], key: str) -> Sent:
        """Send one message. Raises SendFailure."""
        ...

    def carry_to_many(self, *, openids: Sequence[str], message: dict[str, Any], key: str) -> Sent:
        """One mass send. Raises SendFailure."""
        ...


@dataclass(frozen=True)
class Begun:
    """One row about to be sent; its state is already `sending` in the records. `openids` is more than one for a chunk."""

    row: Outbox
    openids: Sequence[str]


class Delivery:
    """`threads` calls run at once, so at most that many rows of this process are ever uncertain."""

    def __init__(self, runtime: Runtime, carrier: Carrier, *, threads: int = 1) -> None:
        self._runtime, self._carrier = runtime, carrier
        self._name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="sending") if threads > 1 else None
        self._stopping = False

    def drain(self) -> int:
        """Send everything that is due. Returns how many rows were looked at."""
        seen = 0
        while not self._stopping and (rows := self._take()):
            each: Callable[[Callable[[Outbox], None], Sequence[Outbox]], Any] = self._pool.map if self._pool else map
            list(each(self._send, rows))
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
            outbox.hand_back(session, by=self._name)

    def recover(self) -> int:
        """Rows left `sending` by a process that died: sent again where WeChat knows the key, else for a person."""
        with self._runtime.records.write() as session:
            return outbox.recover(session, now=self._runtime.clock())

    def _take(self) -> list[Outbox]:
        with self._runtime.records.write() as session:
            return list(outbox.take(session, by=self._name, now=self._runtime.clock()))

    def _send(self, row: Outbox) -> None:
        """One row's trouble is no other row's: the lease of this one runs out, and it is taken again or recovered."""
        if self._stopping:
            return
        try:
            begun = self._begin(row)
            if begun is not None:
                self._finish(begun)
        except RecordsTrouble as trouble:
            log.warning("message %s owed: the records said %s", row.key, type(trouble).__name__)

    def _finish(self, begun: Begun) -> None:
        try:
            sent = self._carry(begun)
        except SendFailure as failure:
            self._failed(begun.row, failure)
        except Exception:
            log.exception("message %s owed could not be carried", begun.row.key)
            self._settle(begun.row, "unknown", failure=texts.delivery.UNKNOWN)
        else:
            self._settle(begun.row, "sent", remote_id=sent.remote_id)

    def _settle(self, row: Outbox, state: str, *, remote_id: str = "", failure: str = "") -> None:
        now = self._runtime.clock()
        with self._runtime.records.write() as session:
            outbox.settle(
                session, row.key, by=self._name, state=state, now=now, remote_id=remote_id, failure=failure
            )  # fmt: skip

    def _carry(self, begun: Begun) -> Sent:
        row = begun.row
        if row.chunk_id is not None:
            return self._carrier.carry_to_many(openids=begun.openids, message=row.message, key=row.owed_as)
        return self._carrier.carry(openid=begun.openids[0], route=row.route, message=row.message, key=row.owed_as)

    def _begin(self, row: Outbox) -> Begun | None:
        """The transaction before the call: still ours, a way out, credit spent, state `sending`."""
        try:
            with self._runtime.records.write() as session:
                return self._begin_in(session, row, self._runtime.clock())
        except NotOurs:
            return None

    def _begin_in(self, session: Session, row: Outbox, now: datetime) -> Begun | None:
        if row.expires_at is not None and row.expires_at <= now:
            outbox.settle(session, row.key, by=self._name, state="expired", now=now, failure=texts.delivery.TOO_LATE)
            return None
        openids = self._openids(session, row)
        fewest = 1 if row.chunk_id is None else broadcast_sending.FEWEST
        if len(openids) < fewest:
            code = GONE if row.chunk_id is None else TOO_FEW
            outbox.settle(
                session, row.key, by=self._name, state="refused", now=now, failure=texts.delivery.GONE,
                failure_code=code,
            )  # fmt: skip
            return None
        route = self._way_out(session, row, now)
        if route is None:
            return None
        begun = outbox.begin(session, row.key, by=self._name, now=now, route=route)
        if begun is None:
            raise NotOurs
        return Begun(begun, openids)

    def _openids(self, session: Session, row: Outbox) -> Sequence[str]:
        """Who of those the row is for still follows."""
        if row.chunk_id is not None:
            return broadcast_sending.openids(session, row.chunk_id)
        follower = followers.get(session, row.follower_id) if row.follower_id else None
        if follower is None or follower.openid is None or follower.unfollowed_at is not None:
            return []
        return [follower.openid]

    def _way_out(self, session: Session, row: Outbox, now: datetime) -> str | None:
        """Customer service while WeChat's window is open, else a template notice, else the call list."""
        notice = row.message.get("template")
        ladder = [row.route]
        if row.route == "custom" and notice and self._carrier.knows_notice(notice["name"]):
            ladder.append("template")
        closed = [route for route in ladder if not routes.is_open(session, route=route, now=now)]
        for route in ladder:
            if route in closed or (route == "custom" and not self._window(session, row.follower_id or 0, now)):
                continue
            if routes.spend(session, route=route, now=now):
                return route
        self._put_off_or_refuse(session, row, now, closed=bool(closed))
        return None

    def _put_off_or_refuse(self, session: Session, row: Outbox, now: datetime, *, closed: bool) -> None:
        due_at = now + HOLD if closed else None
        if due_at is None and row.chunk_id is not None:
            # The day's mass sends are used up; the next day opens at midnight.
            due_at = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
        if due_at is not None:
            outbox.settle(session, row.key, by=self._name, state="owed", now=now, due_at=_awake(session, row, due_at))
            return
        outbox.settle(
            session, row.key, by=self._name, state="refused", now=now, failure=texts.delivery.OUT_OF_WINDOW,
            failure_code=SHUT,
        )  # fmt: skip

    def _window(self, session: Session, follower_id: int, now: datetime) -> bool:
        return followers.spend_window(session, follower_id=follower_id, now=now)

    def _failed(self, row: Outbox, failure: SendFailure) -> None:
        now = self._runtime.clock()
        with self._runtime.records.write() as session:
            self._heed(session, row, failure, now)
            state, due_at = self._next_state(row, failure, now)
            due_at = _awake(session, row, due_at)
            if due_at is not None and row.expires_at is not None and due_at >= row.expires_at:
                state, due_at = "expired", None  # staff are told now that it will not be sent in time
            outbox.settle(
                session, row.key, by=self._name, state=state, now=now, failure=failure.sentence,
                failure_code=failure.code, due_at=due_at,
            )  # fmt: skip

    def _heed(self, session: Session, row: Outbox, failure: SendFailure, now: datetime) -> None:
        """What a failure says beyond this one message: about the follower, the route, and to the staff."""
        if failure.follower_gone and row.follower_id:
            followers.leave(session, follower=followers.lock(session, row.follower_id), now=now)
        if failure.code in NO_WINDOW and row.follower_id:
            followers.close_windows(session, follower_id=row.follower_id)
        if failure.closes_route:
            until = failure.retry_at or now + CLOSED_FOR
            for route in sorted(routes.CAPS) if failure.stops is Stops.EVERYTHING else [row.route]:
                routes.close(session, route=route, until=until, reason=failure.sentence)
        if failure.alarm and row.kind != "alarm":
            alarms.trouble(session, failure.sentence, key=f"code:{failure.code}", now=now)

    def _next_state(self, row: Outbox, failure: SendFailure, now: datetime) -> tuple[str, datetime | None]:
        if failure.code in NO_WINDOW and "template" in row.message:
            return "owed", now  # the next rung of the ladder
        if row.attempts < MOST_TRIES and failure.retry_at is not None:
            return "owed", max(failure.retry_at, now + FIRST_PAUSE * 2 ** (row.attempts - 1))
        if failure.uncertain:
            keyed = row.route in outbox.KEYED and row.attempts < MOST_TRIES
            return ("owed", now + outbox.KEYED_PAUSE) if keyed else ("unknown", None)
        return "refused", None


def _awake(session: Session, row: Outbox, due_at: datetime | None) -> datetime | None:
    """What was put off waits for the end of the quiet hours, unless somebody waits for it."""
    return station.load(session).after_quiet(due_at) if due_at and row.kind not in AT_ANY_HOUR else due_at
