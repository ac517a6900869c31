"""The columns of lists: plain words, words for what the records keep short, moments, and what is shown in part only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date, datetime
from typing import Any

from starlette.requests import Request
from starlette_admin.fields import EnumField, StringField

Getter = Callable[[Any], Any]


@dataclass
class Named(EnumField):
    """A short value of the records in Chinese; one the list does not know is shown as it is."""

    async def serialize_value(self, request: Request, value: Any) -> Any:
        return self._names.get(value, value)

    @property
    def _names(self) -> Mapping[Any, str]:
        return dict(self.choices or ())  # type: ignore[arg-type]


@dataclass
class Plain(StringField):
    """Text, numbers, days and moments as people write them."""

    filters: Any = made(default_factory=list)

    async def serialize_value(self, request: Request, value: Any) -> Any:
        return said(value)


def plain(name: str, label: str, get: Getter | None = None, **more: Any) -> Plain:
    """A column of the record, or what `get` makes of the row."""
    getter = None if get is None else (lambda _request, row: get(row))
    return Plain(name, label, getter=getter, **more)


def related(column: str, label: str, get: Getter) -> Plain:
    """What `get` makes of the row that this column points to (`RecordList.points_to`)."""

    def look(request: Request, row: Any) -> Any:
        found = getattr(request.state, f"named_{column}", {}).get(getattr(row, column))
        return None if found is None else get(found)

    return Plain(f"{column}_name", label, getter=look)


def named(name: str, label: str, names: Mapping[str, str], **more: Any) -> Named:
    """With these words instead of the values; can be filtered by."""
    return Named(name, label, choices=list(names.items()), **more)


def said(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def moment(at: datetime, now: datetime) -> str:
    """Short beside the day at hand: 14:05 today, 昨天 14:05, 11月3日, 2025-11-03."""
    days = (now.date() - at.date()).days
    if days in (0, 1):
        return f"{'昨天 ' if days else ''}{at:%H:%M}"
    return f"{at.month}月{at.day}日" if at.year == now.year else f"{at:%Y-%m-%d}"
