"""Who stands at the door right now: what may wait lets them pass."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

from bot.clock import elapsed

# Seconds without anybody put by after which a rush is over.
CALM_AFTER = 1.0


class Line:
    """Entered and left on the loop of the door; any thread may wait for it to be empty.

    Whoever was put by has waited longer than anybody may who stands here, and may wait longer still. Answering both at the
    same time makes those here late too, so that they are put by in their turn: a rush would never end. So it lets everybody
    pass until nobody has been put by for a while, not only until the line is empty for a moment.
    """

    def __init__(self) -> None:
        self._count = 0
        self._since: float | None = None
        self._put_by_at = -math.inf
        self._nobody = Event()
        self._nobody.set()
        self.answering_late = Lock()  # held by the one thread that answers what was put by

    @contextmanager
    def one(self) -> Iterator[None]:
        if not self._count:
            self._since = elapsed()
        self._count += 1
        self._nobody.clear()
        try:
            yield
        finally:
            self._count -= 1
            if not self._count:
                self._since = None
                self._nobody.set()

    def stands_for(self) -> float:
        """Seconds for which somebody has been standing here without a break; 0 when nobody does."""
        since = self._since
        return 0.0 if since is None else elapsed() - since

    def has_put_by(self) -> None:
        """Somebody could not be answered in time."""
        self._put_by_at = elapsed()

    def let_pass(self, seconds: float) -> bool:
        """Wait until the rush is over and nobody stands here, for so many seconds at most. True when that is so."""
        until = elapsed() + seconds
        while True:
            rush = self._put_by_at + CALM_AFTER - elapsed()
            left = max(until - elapsed(), 0.0)
            if rush <= 0:
                return self._nobody.wait(left)
            if not left:
                return False
            time.sleep(min(rush, left))
