"""How many may wait for their answer at the door."""

from collections.abc import Iterator
from contextlib import contextmanager


class Places:
    """Once every place is taken nobody is let in until half of them are free: a rush is stored first and answered afterwards,
    because answers that are worked out meanwhile keep the door from reading what stands before it."""

    def __init__(self, count: int) -> None:
        self._count, self._taken = count, 0
        self._rush = False

    def are_taken(self) -> bool:
        if self._taken >= self._count:
            self._rush = True
        elif self._taken <= self._count // 2:
            self._rush = False
        return self._rush

    @contextmanager
    def one(self) -> Iterator[None]:
        self._taken += 1
        try:
            yield
        finally:
            self._taken -= 1
