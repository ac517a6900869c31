"""Long lists of row numbers, each in one column: ten thousand people in one row instead of ten thousand rows.

JSON on SQLite, an array of integers on PostgreSQL; written and opened inside the database.
"""

from typing import Any

from sqlalchemy import ARRAY, JSON, Integer, TableValuedAlias, column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

Numbers: Any = JSON().with_variant(ARRAY(Integer()), "postgresql")


class gathered(FunctionElement[Any]):  # noqa: N801 - written like the functions of SQL it stands for
    """Aggregate: the numbers of a group as one list, in the order in which its rows come."""

    name, inherit_cache, type = "gathered", True, Numbers


class opened(FunctionElement[Any]):  # noqa: N801
    """A list as rows."""

    name, inherit_cache = "opened", True


def each_of(numbers: Any) -> TableValuedAlias:
    """The rows of a list, to be joined to the table it stands in; their one column is `value`.

    PostgreSQL calls the column of a function as the alias is called, so the alias is the name of the column.
    """
    return opened(numbers).table_valued(column("value", Integer), name="value")


@compiles(gathered, "sqlite")
def _(element: gathered, compiler: Any, **said: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **said)})"


@compiles(gathered, "postgresql")
def _(element: gathered, compiler: Any, **said: Any) -> str:
    return f"array_agg({compiler.process(element.clauses, **said)})"


@compiles(opened, "sqlite")
def _(element: opened, compiler: Any, **said: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **said)})"


@compiles(opened, "postgresql")
def _(element: opened, compiler: Any, **said: Any) -> str:
    return f"unnest({compiler.process(element.clauses, **said)})"
