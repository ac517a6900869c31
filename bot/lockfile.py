"""One serving process for a SQLite file, held by a lock on a file beside it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyServing(Exception):
    """Another process serves this file."""


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock while the block runs; it goes with the process, however that ends. Raises AlreadyServing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyServing(path.name) from None
        yield
