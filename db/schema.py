"""The shape of the records: bringing a database to the newest migration, and asking where it stands."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from db import shape

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
TRIES, PAUSE_SECONDS = 10, 0.5
# deadlock_detected, lock_not_available
IN_THE_WAY = frozenset({"40P01", "55P03"})


def newest() -> str:
    """The revision of the last migration, read from the names of their files."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def upgrade(engine: Engine) -> None:
    """Also while others use the database: whoever gets in the way is waited for, and the whole tried again."""
    if shape.is_new(engine):
        shape.make(engine)
    elif not is_current(engine):
        migrate(engine)


def migrate(engine: Engine) -> None:
    """Every migration that the database has not had, from the first one on."""
    for left in reversed(range(TRIES)):
        try:
            _upgrade(engine)
            return
        except DBAPIError as trouble:
            if not left or getattr(trouble.orig, "sqlstate", None) not in IN_THE_WAY:
                raise
            time.sleep(PAUSE_SECONDS)


def _upgrade(engine: Engine) -> None:
    from alembic import command  # a start on a database of the newest shape does without

    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            # An index over millions of rows takes its time; a lock that others wait behind must not.
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(text("SET LOCAL lock_timeout = '3s'"))
        command.upgrade(_config(connection), "head")


def revise(engine: Engine, message: str) -> None:
    """Write a migration from the difference between the tables in code and those in this database."""
    from alembic import command

    with engine.begin() as connection:
        command.revision(_config(connection), message=message, autogenerate=True)


def is_current(engine: Engine) -> bool:
    with engine.connect() as connection:
        return _stands_at(connection) == {newest()}


def _stands_at(connection: Connection) -> set[str]:
    if not inspect(connection).has_table("alembic_version"):
        return set()
    return set(connection.execute(text("SELECT version_num FROM alembic_version")).scalars())


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
