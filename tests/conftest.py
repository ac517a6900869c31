"""A fresh database on each engine, a stopped clock, a phone."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from bot.play.player import Player
from bot.play.stage import StageClock, subscriptions
from bot.runtime import Runtime, learn, library_of
from bot.settings import Settings
from db.engine import Records
from nlp.understand import Understander
from tests import databases
from tests.builders import NINE
from tests.databases import OnPostgres, OnSqlite, Town

ENGINES = ("sqlite", "postgres")


def pytest_collection_finish() -> None:
    """What has been imported and collected stays; the collector need not look through it again during the tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def understander() -> Understander:
    return learn()


@pytest.fixture(scope="session")
def on_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnPostgres]:
    with databases.postgres(tmp_path_factory.mktemp("run")) as server:
        yield server


@pytest.fixture(scope="session")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> OnSqlite:
    return OnSqlite(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def sqlite_template(on_sqlite: OnSqlite) -> Path:
    return on_sqlite.template()


@pytest.fixture
def begins_in() -> Town:
    """What the records hold when a test begins."""
    return None


@pytest.fixture(params=ENGINES)
def records(request: pytest.FixtureRequest, tmp_path: Path, begins_in: Town) -> Iterator[Records]:
    """A database of the newest shape: every test that asks for it runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        made = request.getfixturevalue("on_sqlite").copy(tmp_path, begins_in)
    else:
        made = request.getfixturevalue("on_postgres").copy(begins_in)
    with made as store:
        yield store


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
def prepare(records: Records, clock: StageClock, begins_in: Town) -> Callable[[str], None]:
    """Loads a town for a script, unless the records began with it."""
    return lambda place: None if (place, clock.now) == begins_in else databases.enter(records, place, clock.now)


@pytest.fixture
def stage(runtime: Runtime, clock: StageClock, prepare: Callable[[str], None]) -> Player:
    """Plays scripts through intake and delivery."""
    return Player(runtime, clock, prepare)
