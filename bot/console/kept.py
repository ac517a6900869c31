"""Figures that cost time to count, kept for some minutes."""

import logging
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from threading import Lock, Thread
from typing import Generic, TypeVar

log = logging.getLogger(__name__)

Value = TypeVar("Value")
# Figures no older than this are shown once more while they are counted anew; nobody waits for that.
SHOWN_ONCE_MORE = timedelta(minutes=30)


class Kept(Generic[Value]):
    """What was made for a key, with when; made again once it is older than `lasts`."""

    def __init__(self, lasts: timedelta) -> None:
        self._lasts = lasts
        self._kept: dict[Hashable, tuple[datetime, Value]] = {}
        self._renewing = set[Hashable]()
        self._lock = Lock()

    def get(
        self, key: Hashable, make: Callable[[], Value], *, now: datetime, beside: Callable[[], Value] | None = None
    ) -> tuple[datetime, Value]:
        """Two who come at once may both make it; that costs time and nothing else. `beside` makes it in another thread."""
        found = self._kept.get(key)
        if found is not None and found[0] <= now < found[0] + self._lasts:
            return found
        if found is not None and beside is not None and found[0] <= now < found[0] + SHOWN_ONCE_MORE:
            self._renew(key, beside, now)
            return found
        return self._keep(key, make(), now)

    def _keep(self, key: Hashable, value: Value, now: datetime) -> tuple[datetime, Value]:
        with self._lock:
            self._kept[key] = (now, value)
        return now, value

    def _renew(self, key: Hashable, make: Callable[[], Value], now: datetime) -> None:
        with self._lock:
            if key in self._renewing:
                return
            self._renewing.add(key)

        def run() -> None:
            try:
                self._keep(key, make(), now)
            except Exception:
                log.exception("figures were not counted anew")
            finally:
                with self._lock:
                    self._renewing.discard(key)

        Thread(target=run, name="figures", daemon=True).start()
