"""What runs when; the only file that knows APScheduler."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.delivery import Delivery
from bot.runtime import Runtime

Run = Callable[[Runtime, datetime], None]


@dataclass(frozen=True)
class Every:
    seconds: int


@dataclass(frozen=True)
class Daily:
    """At this China time each day, or on one weekday (0 is Monday)."""

    at: time
    weekday: int | None = None


@dataclass(frozen=True)
class Piece:
    """One piece of timed work. It asks the records what is due, so running it twice does no more than once."""

    name: str
    when: Every | Daily
    run: Run


PIECES: Sequence[Piece] = ()

# How finely a moved clock is walked: fine enough for alarms that repeat every five minutes.
STRIDE = timedelta(minutes=5)


def run_between(
    runtime: Runtime, delivery: Delivery, begin: datetime, until: datetime, move_to: Callable[[datetime], None]
) -> None:
    """Run all timed work that would have run while the clock goes from `begin` to `until`."""
    now = begin
    while now < until:
        then = min(until, _next_stop(now))
        move_to(then)
        for piece in PIECES:
            if _is_due(piece, now, then):
                piece.run(runtime, then)
        delivery.drain()
        now = then


def _next_stop(now: datetime) -> datetime:
    stride = STRIDE.total_seconds()
    return now + timedelta(seconds=stride - now.timestamp() % stride)


def _is_due(piece: Piece, begin: datetime, end: datetime) -> bool:
    if isinstance(piece.when, Every):
        return True
    at = piece.when.at
    moment = end.replace(hour=at.hour, minute=at.minute, second=at.second, microsecond=0)
    return begin < moment <= end and (piece.when.weekday is None or moment.weekday() == piece.when.weekday)
