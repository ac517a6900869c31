"""An engine for a URL, and what SQLite and PostgreSQL each need."""

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.pool import QueuePool
from sqlmodel import Session

log = logging.getLogger(__name__)

# Whatever the database, or the way to it, can fail with.
RecordsTrouble = SQLAlchemyError

# SQLite below this can corrupt a WAL file when two connections checkpoint at the same instant (sqlite.org/wal.html).
# The single writing connection keeps us clear of it; the log says so once.
SAFE_WAL = (3, 51, 3)
# Writers queue here for the one writing connection; WeChat has given up on an answer long before.
POOL_WAIT_SECONDS = 30
CACHE_KB = 8_000
# Milliseconds: how long a statement waits for others, and how long everybody may wait for the log to be cut.
BUSY, CUTTING_MAY_WAIT = 5000, 300
POSTGRES_LIMITS = (
    "-c statement_timeout=4000 -c lock_timeout=3500 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC"
)

# deadlock_detected, serialization_failure
COLLISIONS = frozenset({"40P01", "40001"})


def collided(trouble: DBAPIError) -> bool:
    """Two transactions got in each other's way; the same work done again from the start will succeed."""
    return isinstance(trouble, IntegrityError) or getattr(trouble.orig, "sqlstate", None) in COLLISIONS


class Records:
    """The records behind one URL. `write` commits when its block ends well and rolls back otherwise."""

    def __init__(self, url: str, *, readers: int = 4, pool: int = 5) -> None:
        self.url = url
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        if self.is_sqlite:
            self.engine = _sqlite(url, begin="BEGIN IMMEDIATE", size=1, reading=False)
            self.reading = _sqlite(url, begin="BEGIN", size=readers, reading=True)
        else:
            self.engine = _postgres(url, pool)
            self.reading = self.engine

    @contextmanager
    def write(self) -> Iterator[Session]:
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def together(self) -> Iterator[Callable[[], AbstractContextManager[Session]]]:
        """Several writes with one commit, one after the other: each is undone by itself when its block fails.

        What a write did counts only once the whole block has ended well.
        """
        with self.engine.begin() as connection:

            @contextmanager
            def write() -> Iterator[Session]:
                mode: Any = "create_savepoint"
                with (
                    Session(connection, expire_on_commit=False, join_transaction_mode=mode) as session,
                    session.begin(),
                ):
                    yield session

            yield write

    @contextmanager
    def read(self) -> Iterator[Session]:
        with Session(self.reading, expire_on_commit=False) as session:
            yield session

    def cut_log(self) -> bool:
        """Brings everything committed into the file itself and empties the log beside it, where earlier words still stand.

        False while somebody reads an older state. PostgreSQL sees to its own log; there this is True.
        """
        if not self.is_sqlite:
            return True
        raw = self.engine.raw_connection()
        try:
            raw.cursor().execute(f"PRAGMA busy_timeout={CUTTING_MAY_WAIT}")
            busy, _, _ = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            raw.cursor().execute(f"PRAGMA busy_timeout={BUSY}")
        finally:
            raw.close()
        return not busy

    def close(self) -> None:
        self.reading.dispose()
        self.engine.dispose()


def patient(session: Session) -> None:
    """For the rest of this transaction a statement may take a minute: nobody waits for timed work."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET LOCAL statement_timeout = 60000"))


# Chinese stays Chinese in stored JSON, so that it can be searched for.
_readable = json.JSONEncoder(ensure_ascii=False).encode


def sqlite_path(url: str) -> Path:
    return Path(make_url(url).database or "")


def warn_of_old_sqlite() -> None:
    if sqlite3.sqlite_version_info < SAFE_WAL:
        log.warning("sqlite %s is older than 3.51.3: one writing process only", sqlite3.sqlite_version)


def _sqlite(url: str, *, begin: str, size: int, reading: bool) -> Engine:
    sqlite_path(url).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=POOL_WAIT_SECONDS,
        json_serializer=_readable,
        hide_parameters=True,  # what was said must not reach a log through an error
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": 5},
    )
    _plain_savepoints(engine.dialect)
    pragmas = ["journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY}", "mmap_size=0"]
    # A list of posts lies scattered over a large table: with the 2 MB that are usual the pages of it push each other out.
    pragmas.append(f"cache_size=-{CACHE_KB}")
    pragmas += ["query_only=ON", "wal_autocheckpoint=0"] if reading else ["secure_delete=ON"]

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    # A plain BEGIN that reads first and writes later fails with "database is locked" whatever the timeout says.
    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _plain_savepoints(dialect: Any) -> None:
    """Each message on SQLite has its savepoint; as expressions they would cost more than most statements do."""
    dialect.do_savepoint = lambda connection, name: connection.exec_driver_sql(f"SAVEPOINT {name}")
    dialect.do_release_savepoint = lambda connection, name: connection.exec_driver_sql(f"RELEASE {name}")


def _postgres(url: str, pool: int) -> Engine:
    target = make_url(url).set(drivername="postgresql+psycopg")
    return create_engine(
        target,
        json_serializer=_readable,
        hide_parameters=True,  # what was said must not reach a log through an error
        pool_size=pool,
        max_overflow=pool,
        pool_pre_ping=True,
        connect_args={"options": POSTGRES_LIMITS},
    )
