"""The only reader of the clock: a Clock is called and gives China time."""

import time
from collections.abc import Callable
from datetime import datetime

from db.columns import CHINA

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    return datetime.now(CHINA)


def elapsed() -> float:
    """Seconds on a clock that nobody can set, for deadlines only."""
    return time.monotonic()
