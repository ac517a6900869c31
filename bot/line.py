"""Who stands at the door right now: what may wait lets them pass."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

from bot.clock import elapsed


class Line:
    """Entered and left on the loop of the door; any thread may wait for it to be empty.

    Whoever was put by has waited longer than anybody may who stands here, and may wait longer still. Answering both at the
    same time makes those here late too, so that they are put by in their turn: a rush would never end.
    """

    def __init__(self) -> None:
        self._count = 0
        self._since: float | None = None
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

    def let_pass(self, seconds: float) -> bool:
        """Wait until nobody stands here, for so many seconds at most. True when nobody does."""
        return self._nobody.wait(seconds)
