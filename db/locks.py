"""One process at a time: an advisory lock on PostgreSQL, nothing on SQLite, where there is one process anyway."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from db.engine import Records


@contextmanager
def only_here(records: Records, name: str) -> Iterator[bool]:
    """False when another process holds `name`. Saves work only: safety comes from the keys in the records.

    The lock stands on a connection of its own: a pooled one would be missing to those who do the work.
    """
    if records.is_sqlite:
        yield True
        return
    number = zlib.crc32(name.encode())
    with records.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.detach()
        mine = bool(connection.execute(text("SELECT pg_try_advisory_lock(:n)"), {"n": number}).scalar_one())
        try:
            yield mine
        finally:
            if mine:
                connection.execute(text("SELECT pg_advisory_unlock(:n)"), {"n": number})
