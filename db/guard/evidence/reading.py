"""How the checks read: whole tables once, questions of their own, figures of the year; and rows put together by a key."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, col, select

from db.models import Parameter
from db.models.workers import living
from db.scopes import AT_ONCE

Row = TypeVar("Row", bound=SQLModel)
LIVING = living()


class Reading:
    """Nothing here changes while the checks run."""

    def __init__(self, session: Session, *, now: datetime) -> None:
        self._session, self.now, self.today = session, now, now.date()

    def rows(self, question: Any) -> Sequence[Any]:
        """What a check asks of its own: rows of one table, or tuples of several."""
        found: Sequence[Any] = self._session.exec(question).all()
        return found

    def having(self, question: Any, column: Any, values: Iterable[Any]) -> list[Any]:
        """The same for the rows whose column holds one of these, however many they are."""
        wanted = sorted({value for value in values if value is not None})
        found: list[Any] = []
        for first in range(0, len(wanted), AT_ONCE):
            found += self.rows(question.where(col(column).in_(wanted[first : first + AT_ONCE])))
        return found

    def parameter(self, code: str, instead: float) -> float:
        row = self._session.exec(select(Parameter).where(Parameter.code == code)).first()
        try:
            return float(row.value) if row else instead
        except ValueError:
            return instead

    def _all(self, table: type[Row]) -> Sequence[Row]:
        return self._session.exec(select(table)).all()


def grouped(rows: Iterable[Any], key: Any) -> dict[Any, list[Any]]:
    """Rows by what `key` makes of them, in the order they came."""
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def several(rows: Iterable[Any], key: Any) -> Iterable[list[Any]]:
    """Only those groups that hold more than one row; an empty key puts nothing together."""
    return [ones for value, ones in grouped(rows, key).items() if value and len(ones) > 1]
