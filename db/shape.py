"""The shape of a new SQLite file, written down once: a first start runs no migrations and does without Alembic.

`python -m db.shape` writes it from the migrations, whenever one has been added; a test holds the two against each other.
"""

import tempfile
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

FILE = Path(__file__).parent / "migrations" / "new_sqlite.sql"
# Written in the order in which they were made. What FTS5 keeps for itself, and what a table brings along, comes by itself.
MADE = text(
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    " AND NOT EXISTS (SELECT 1 FROM sqlite_master AS own WHERE own.sql LIKE 'CREATE VIRTUAL TABLE%'"
    " AND sqlite_master.name LIKE own.name || '!_%' ESCAPE '!') ORDER BY rowid"
)
STANDS = "INSERT INTO alembic_version VALUES ('{revision}');\n"


def is_new(engine: Engine) -> bool:
    """A SQLite file without a single table."""
    return engine.dialect.name == "sqlite" and not inspect(engine).get_table_names()


def make(engine: Engine) -> None:
    """All or nothing, also when the machine stops in between."""
    raw = engine.raw_connection()
    try:
        raw.cursor().executescript(f"BEGIN;\n{FILE.read_text(encoding='utf-8')}COMMIT;")
    finally:
        raw.close()


def written(connection: Connection) -> str:
    """What made the tables, indexes and triggers of this SQLite file."""
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    made = connection.execute(MADE).scalars().all()
    return "".join(f"{statement};\n" for statement in made) + STANDS.format(revision=revision)


def from_migrations(folder: Path) -> str:
    """What the migrations make of a new file in this folder."""
    from db import schema
    from db.engine import Records

    records = Records(f"sqlite:///{folder / 'new.sqlite'}")
    try:
        schema.migrate(records.engine)
        with records.engine.connect() as connection:
            return written(connection)
    finally:
        records.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        FILE.write_text(from_migrations(Path(scratch)), encoding="utf-8")
