"""Alembic's entry: one set of tables for SQLite and PostgreSQL."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import JSON
from sqlmodel import AutoString, SQLModel

import db.models  # noqa: F401  # the tables register themselves on import
from db.columns import ChinaTime


def include(_object: Any, name: str | None, kind: str, _reflected: bool, _compare_to: Any) -> bool:
    """Search indexes and the task queue keep tables of their own, made by hand in a migration."""
    return not (kind == "table" and name and name.startswith(("vacancy_words", "procrastinate_")))


def render(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types by their names instead of by what they are made of."""
    if kind == "type" and isinstance(thing, JSON):
        return "db.columns.Json"
    if kind == "type" and isinstance(thing, ChinaTime):
        return "db.columns.ChinaTime()"
    if kind == "type" and isinstance(thing, AutoString):
        return f"sa.String({thing.length or ''})"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    include_object=include,
    render_item=render,
    compare_type=False,
)
with context.begin_transaction():
    context.run_migrations()
