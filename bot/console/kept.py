"""Figures that cost time to count, kept for some minutes."""

from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """What was made for a key, with when; made again once it is older than `lasts`."""

    def __init__(self, lasts: timedelta) -> None:
        self._lasts = lasts
        self._kept: dict[Hashable, tuple[datetime, Value]] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Value], *, now: datetime) -> tuple[datetime, Value]:
        """Two who come at once may both make it; that costs time and nothing else."""
        found = self._kept.get(key)
        if found is None or not found[0] <= now < found[0] + self._lasts:
            found = (now, make())
            with self._lock:
                self._kept[key] = found
        return found
