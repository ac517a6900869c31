"""The migrations lead to the tables of the code, on both databases, and nothing stands in one that is not in the other."""

import re
from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlmodel import SQLModel

from db import models, schema
from db.engine import Records


def test_the_migrations_make_the_tables_of_the_code(records: Records) -> None:
    with records.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": _is_ours, "render_as_batch": True}
        )
        differences = compare_metadata(context, SQLModel.metadata)
    assert differences == []


def test_partial_indexes_have_the_conditions_of_the_code(records: Records) -> None:
    """Alembic compares columns of an index and not its condition."""
    wanted = {
        index.name: str(index.dialect_options[records.engine.dialect.name]["where"])
        for table in SQLModel.metadata.tables.values()
        for index in table.indexes
        if index.dialect_options[records.engine.dialect.name]["where"] is not None
    }
    assert {"ix_outbox_live", "ix_inbox_waiting", "uq_enrolment_live"} <= wanted.keys()
    with records.engine.connect() as connection:
        found = {name: _condition(connection, records, name) for name in wanted}
    assert {name: _words(where) for name, where in found.items()} == {
        name: _words(where) for name, where in wanted.items()
    }


def test_checks_that_guard_seats_are_in_the_database(records: Records) -> None:
    with records.engine.connect() as connection:
        checks = inspect(connection).get_check_constraints("course")
    assert "ck_course_seats" in {check["name"] for check in checks}


def test_a_database_of_the_newest_shape_says_so(records: Records) -> None:
    assert schema.is_current(records.engine)
    with records.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    assert not schema.is_current(records.engine)


def test_the_newest_revision_by_name_is_the_head_of_the_chain() -> None:
    assert ScriptDirectory(str(schema.MIGRATIONS)).get_heads() == [schema.newest()]


def test_an_empty_database_is_not_current(tmp_path: Path) -> None:
    empty = Records(f"sqlite:///{tmp_path}/empty.sqlite")
    assert not schema.is_current(empty.engine)
    empty.close()


def test_every_table_of_the_code_is_among_the_models() -> None:
    """A table whose module nobody imports would be missing from the migrations."""
    exported = {getattr(models, name).__tablename__ for name in models.__all__}
    assert exported == set(SQLModel.metadata.tables)


def _is_ours(thing: Any, name: str | None, kind: str, _found: bool, _other: Any) -> bool:
    """The index of words is full-text search, made by each database in its own way (db/vacancy_words.py)."""
    table = name if kind == "table" else thing.table.name
    return not str(table).startswith("vacancy_words")


def _condition(connection: Connection, records: Records, name: str) -> str:
    if records.is_sqlite:
        made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = :n"), {"n": name}).scalar_one()
        return str(made).partition("WHERE")[2]
    made = connection.execute(text("SELECT indexdef FROM pg_indexes WHERE indexname = :n"), {"n": name}).scalar_one()
    return str(made).partition("WHERE")[2]


def _words(where: Any) -> set[str]:
    """The names and values of a condition; PostgreSQL writes it in its own way."""
    return set(re.findall(r"[a-z_]+", re.sub(r"::[a-z ]+", " ", str(where).lower()))) - {"any", "array", "in"}
