"""The simulated time: somebody else's clock plus what was skipped."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from typing import Protocol


class MovableClock(Protocol):
    """What the simulator asks of a clock: China time when called, and never backwards when moved."""

    def __call__(self) -> datetime: ...

    def move_to(self, moment: datetime) -> None: ...


class SimClock:
    """Runs with the clock it is given (a stopped one stays stopped) and can be moved forward."""

    def __init__(self, source: Callable[[], datetime]) -> None:
        self._source = source
        self._skipped = timedelta(0)
        self._lock = Lock()

    def __call__(self) -> datetime:
        return self._source() + self._skipped

    def move_to(self, moment: datetime) -> None:
        """A moment already past leaves the clock where it is, since a running one may have overtaken it."""
        with self._lock:
            self._skipped += max(moment - self(), timedelta(0))

    def move_by(self, step: timedelta) -> None:
        self.move_to(self() + step)
