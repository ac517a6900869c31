"""Counting rows for a script: any table, any column, and columns of the row a foreign key points to."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, String, Table, cast, func, or_, select
from sqlmodel import Session, SQLModel

Condition = tuple[str, str, str]
PLAIN = (int, float, str, bool, dict, list, type(None))


def count(session: Session, table: str, where: Sequence[Condition]) -> int:
    """Rows of `table` whose columns equal (`=`) or contain (`~`) the values. Raises ValueError for unknown names."""
    if table not in SQLModel.metadata.tables:
        raise ValueError(f"no such table: {table}")
    source = SQLModel.metadata.tables[table]
    query: Any = select(func.count()).select_from(source)
    for name, sign, value in where:
        query = query.where(_condition(source, name, sign, value))
    return int(session.execute(query).scalar_one())


def everything(session: Session) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that holds some, as plain JSON."""
    tables = sorted(SQLModel.metadata.tables.items())
    rows = {name: [_plain(row) for row in session.execute(select(table)).mappings()] for name, table in tables}
    return {name: found for name, found in rows.items() if found}


def _condition(source: Table, name: str, sign: str, value: str) -> ColumnElement[bool]:
    link, _, rest = name.partition(".")
    if rest:
        key = next((column for column in source.c if column.name == f"{link}_id"), None)
        if key is None:
            raise ValueError(f"{source.name} points to no {link}")
        named = next(iter(key.foreign_keys), None)
        target = named.column.table if named else SQLModel.metadata.tables[link]
        return key.in_(select(target.c.id).where(_condition(target, rest, sign, value)))
    if name not in source.c:
        raise ValueError(f"{source.name} has no {name}")
    column = source.c[name]
    text = cast(column, String)
    if value in ("null", "true", "false"):
        return column.is_(None) if value == "null" else column.is_(value == "true")
    return text.contains(value) if sign == "~" else or_(text == value, text == f"{value}.0")


def _plain(row: Any) -> dict[str, Any]:
    return {name: value if isinstance(value, PLAIN) else str(value) for name, value in row.items()}
