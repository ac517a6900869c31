"""What a failed attempt means: for the row (again, later, never), for the follower, for the route, and for the staff."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.ladder import awake
from bot.wechat.errcodes import SUBSCRIPTION_SPENT, Stops
from bot.wechat.failures import SendFailure
from db import followers, leases, routes, subscriptions, unreached
from db.leases import Holder
from db.models import Outbox
from handlers import alarms

FIRST_PAUSE = timedelta(seconds=10)
MOST_TRIES = 8
CLOSED_FOR = timedelta(hours=1)
# WeChat's answers that mean "not by customer service now" (no window, allowance used).
NO_WINDOW = frozenset({45015, 45047})
# Pauses are up to this share longer, so that what failed together does not come again together.
JITTER = 0.25


@dataclass(frozen=True)
class Verdicts:
    """`chance` gives a number from 0 to 1 for the jitter of the pauses; `subscriptions` are the notices by name."""

    holder: Holder
    chance: Callable[[], float] = random.random
    subscriptions: Mapping[str, str] = field(default_factory=dict)

    def write(self, session: Session, row: Outbox, failure: SendFailure, now: datetime) -> None:
        _heed(session, row, failure, now)
        self._heed_consent(session, row, failure, now)
        state, due_at = self._next_state(row, failure, now)
        due_at = awake(session, row, due_at) if due_at else None
        if due_at is not None and row.expires_at is not None and due_at >= row.expires_at:
            # Staff are told now that it will not be sent in time, or that nobody knows whether it was.
            state, due_at = "unknown" if failure.uncertain else "expired", None
        leases.settle(
            session, row.key, by=self.holder, state=state, now=now, failure=failure.sentence,
            failure_code=failure.code, due_at=due_at, certain=not failure.uncertain,
        )  # fmt: skip

    def _next_state(self, row: Outbox, failure: SendFailure, now: datetime) -> tuple[str, datetime | None]:
        if failure.code in NO_WINDOW and "template" in row.message:
            return "owed", now  # the next rung of the ladder
        # A mass send waits as long as WeChat has its door shut: thousands of people wait for it.
        patient = row.chunk_id is not None and failure.closes_route
        tries_left = row.attempts < MOST_TRIES or patient
        if failure.uncertain:
            again = now + max(self._pause(row), leases.PAUSES.get(row.route, timedelta(0)))
            return ("owed", again) if tries_left and row.route in leases.KEYED else ("unknown", None)
        if tries_left and failure.retry_at is not None:
            return "owed", max(failure.retry_at, now + self._pause(row))
        return "refused", None

    def _heed_consent(self, session: Session, row: Outbox, failure: SendFailure, now: datetime) -> None:
        """One that was not used is given back; where WeChat knows of none, there is none."""
        if row.route != "subscription" or row.follower_id is None or failure.follower_gone:
            return
        follower = followers.get(session, row.follower_id)
        template_id = self.subscriptions[row.message["template"]["name"]]
        if failure.code == SUBSCRIPTION_SPENT:
            subscriptions.refuse(session, follower=follower, template_id=template_id, now=now)
        elif not failure.uncertain:
            subscriptions.agree(session, follower=follower, template_id=template_id)

    def _pause(self, row: Outbox) -> timedelta:
        """Ten seconds after the first attempt, doubled after each further one."""
        return FIRST_PAUSE * (1 << min(row.attempts - 1, MOST_TRIES)) * (1 + JITTER * self.chance())


def _heed(session: Session, row: Outbox, failure: SendFailure, now: datetime) -> None:
    """What a failure says beyond this one message."""
    if failure.follower_gone and row.follower_id:
        held = followers.lock(session, row.follower_id)
        followers.leave(session, follower=held, now=now, keep=unreached.keep_what_is_owed)
    if failure.code in NO_WINDOW and row.follower_id:
        followers.close_windows(session, follower_id=row.follower_id)
    if failure.closes_route:
        until = failure.retry_at or now + CLOSED_FOR
        for route in sorted(routes.CAPS) if failure.stops is Stops.EVERYTHING else [row.route]:
            routes.close(session, route=route, until=until, reason=failure.sentence)
    if failure.alarm and row.kind != "alarm":
        alarms.trouble(session, failure.sentence, key=f"code:{failure.code}", now=now)
