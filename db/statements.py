"""Statements that every message runs: built, compiled and bound once, because that costs several times what running them does."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Dialect,
    Executable,
    Select,
    SQLColumnExpression,
    String,
    any_,
    bindparam,
    func,
    select,
    type_coerce,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import make_transient_to_detached
from sqlalchemy.orm.attributes import instance_dict, manager_of_class
from sqlalchemy.orm.util import identity_key
from sqlalchemy.types import TypeEngine
from sqlmodel import Session, SQLModel

SQLITE, POSTGRES = "sqlite", "postgresql"
INSERTS: Mapping[str, Callable[[Any], Any]] = {SQLITE: sqlite.insert, POSTGRES: postgresql.insert}
Values = Mapping[str, Any]
Row = TypeVar("Row", bound=SQLModel)
CONNECTION = "connection of the transaction"


def insert_for(session: Session, table: Any) -> Any:
    """An INSERT that knows ON CONFLICT, in the words of the database at hand."""
    return INSERTS[session.get_bind().dialect.name](table)


class Prepared:
    """One statement for both databases, `build` given the name of either; compiled when it first runs there.

    It goes to the driver itself; values and what a SELECT reads pass through the types of their columns. Columns that an
    INSERT does not name get no default of Python's; a list of values wants `among`, not IN. Raises DBAPIError as every
    other statement does.
    """

    def __init__(self, build: Callable[[str], Executable], *columns: str) -> None:
        self._build, self._columns = build, columns
        self._compiled: dict[str, _Compiled] = {}

    def run(self, session: Session, values: Values) -> Sequence[tuple[Any, ...]]:
        """The rows, none where the statement gives none back."""
        connection = _connection(session)
        compiled = self._for(connection.dialect)
        with _cursor(connection, compiled) as cursor:
            cursor.execute(compiled.text, compiled.bound(values))
            return compiled.read(cursor) if cursor.description else ()

    def run_all(self, session: Session, rows: Sequence[Values]) -> None:
        """The same for each of several rows."""
        connection = _connection(session)
        compiled = self._for(connection.dialect)
        with _cursor(connection, compiled) as cursor:
            cursor.executemany(compiled.text, [compiled.bound(values) for values in rows])

    def _for(self, dialect: Dialect) -> "_Compiled":
        known = self._compiled.get(dialect.name)
        if known is None:
            known = self._compiled[dialect.name] = _Compiled(self._build(dialect.name), dialect, self._columns)
        return known


def _connection(session: Session) -> Connection:
    """That of the transaction, asked for once: a session looks through all it could be bound to each time."""
    transaction = session.get_transaction()
    known = session.info.get(CONNECTION)
    if known is not None and transaction is not None and known[0] is transaction:
        found: Connection = known[1]
        return found
    connection = session.connection()
    session.info[CONNECTION] = (session.get_transaction(), connection)
    return connection


@contextmanager
def _cursor(connection: Connection, compiled: "_Compiled") -> Iterator[DBAPICursor]:
    cursor = connection.connection.cursor()
    try:
        yield cursor
    except compiled.trouble as trouble:
        # What was bound may be what somebody said, and must not reach a log.
        raise DBAPIError.instance(
            compiled.text, None, trouble, compiled.trouble, hide_parameters=True, dialect=connection.dialect
        ) from trouble
    finally:
        cursor.close()


class _Compiled:
    def __init__(self, statement: Any, dialect: Dialect, columns: Sequence[str]) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=list(columns) or None)
        self.text = str(compiled)
        self.trouble: type[Exception] = dialect.loaded_dbapi.Error
        self._constants = {
            name: bound.effective_value for name, bound in compiled.binds.items() if not bound.required
        }  # fmt: skip
        processors = {
            name: bound.type.dialect_impl(dialect).bind_processor(dialect) for name, bound in compiled.binds.items()
        }
        self._counts = compiled.positional
        order = compiled.positiontup or () if self._counts else processors
        self._processors = [(name, processors[name]) for name in order]
        columns_read = statement.selected_columns if isinstance(statement, Select) else ()
        self._types = [each.type.dialect_impl(dialect) for each in columns_read]
        self._dialect = dialect
        self._readers: Sequence[Any] | None = None

    def bound(self, values: Values) -> Any:
        """As the driver wants them: a tuple where it counts places, otherwise by name."""
        said = {**self._constants, **values} if self._constants else values
        if self._counts:
            return tuple([process(said[name]) if process else said[name] for name, process in self._processors])
        return {name: process(said[name]) if process else said[name] for name, process in self._processors}

    def read(self, cursor: DBAPICursor) -> Sequence[tuple[Any, ...]]:
        readers = self._readers
        if readers is None:
            # How a type is read depends on what the driver sends for it, which only an answer tells.
            sent = [column[1] for column in cursor.description or ()]
            readers = [
                each.result_processor(self._dialect, code) for each, code in zip(self._types, sent, strict=False)
            ]
            readers = self._readers = readers if any(readers) else ()
        rows = cursor.fetchall()
        if not readers:
            return rows
        return [
            tuple([reader(each) if reader else each for reader, each in zip(readers, row, strict=True)]) for row in rows
        ]


def held(session: Session, kind: type[Row], values: Values) -> Row:
    """The object of a row whose columns are all here, as if the session had read it; what it holds already stays."""
    known = session.identity_map.get(identity_key(kind, values["id"]))
    if known is not None:
        return known
    made: Row = manager_of_class(kind).new_instance()
    instance_dict(made).update(values)
    make_transient_to_detached(made)
    session.add(made)
    return made


def among(
    column: SQLColumnExpression[Any], name: str, on: str, kind: TypeEngine[Any] | None = None
) -> ColumnElement[bool]:
    """The column is one of a list that is bound as one value, however long it is."""
    if on == SQLITE:
        each = func.json_each(bindparam(name, type_=JSON())).table_valued("value", name=f"each_{name}")
        return column.in_(select(type_coerce(each.c.value, kind or String())))
    return column == any_(bindparam(name, type_=postgresql.ARRAY(kind or String())))
