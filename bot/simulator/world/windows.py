"""How many customer-service messages one person may be sent, and until when."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.simulator.errors import ApiError


class Action(StrEnum):
    MESSAGE = "message"
    MENU = "menu"
    FOLLOW = "follow"
    SCAN = "scan"


@dataclass(frozen=True)
class Allowance:
    count: int
    lasts: timedelta


_MINUTE = Allowance(3, timedelta(minutes=1))
ALLOWANCES: dict[Action, Allowance] = {
    Action.MESSAGE: Allowance(5, timedelta(hours=48)),
    Action.MENU: _MINUTE,
    Action.FOLLOW: _MINUTE,
    Action.SCAN: _MINUTE,
}


@dataclass
class Bucket:
    left: int
    until: datetime


@dataclass
class Windows:
    """One bucket for each kind of action, filled anew by each action; merged keeps a single one, which is stricter."""

    merged: bool = False
    buckets: dict[Action, Bucket] = field(default_factory=dict)

    def open(self, action: Action, now: datetime) -> None:
        allowance = ALLOWANCES[action]
        fresh = Bucket(allowance.count, now + allowance.lasts)
        if not self.merged:
            self.buckets[action] = fresh
            return
        old = self._live(now)
        left = max([fresh.left, *(one.left for one in old)])
        until = max([fresh.until, *(one.until for one in old)])
        self.buckets = {Action.MESSAGE: Bucket(left, until)}

    def spend(self, now: datetime) -> None:
        """Takes from the bucket that ends soonest."""
        self.check(now)
        soonest = min((one for one in self._live(now) if one.left), key=lambda one: one.until)
        soonest.left -= 1

    def check(self, now: datetime) -> None:
        live = self._live(now)
        if not live:
            raise ApiError(45015)
        if not any(one.left for one in live):
            raise ApiError(45047)

    def is_open(self, now: datetime) -> bool:
        return bool(self._live(now))

    def left(self, now: datetime) -> int:
        return sum(one.left for one in self._live(now))

    def close(self) -> None:
        self.buckets.clear()

    def _live(self, now: datetime) -> list[Bucket]:
        return [one for one in self.buckets.values() if now < one.until]
