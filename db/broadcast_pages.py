"""Who stands in the pages of a broadcast: their lists, opened inside the database."""

from typing import Any

from sqlalchemy import ColumnElement, Select, select, true
from sqlmodel import col

from db.models import BroadcastChunk, BroadcastPage
from db.number_lists import each_of


def of_call(chunk: BroadcastChunk) -> tuple[ColumnElement[bool], ...]:
    return col(BroadcastPage.broadcast_id) == chunk.broadcast_id, col(BroadcastPage.seq) == chunk.seq


def of_no_call(broadcast_id: int | None) -> tuple[ColumnElement[bool], ...]:
    return col(BroadcastPage.broadcast_id) == broadcast_id, col(BroadcastPage.seq).is_(None)


def near(after: int, upto: int | None) -> list[ColumnElement[bool]]:
    """True of pages that may hold a follower numbered above `after`, up to `upto`."""
    return [] if upto is None else [col(BroadcastPage.last_id) > after, col(BroadcastPage.first_id) <= upto]


def followers_in(*which: ColumnElement[bool], after: int = 0, upto: int | None = None) -> Select[Any]:
    """The numbers of the followers in these pages, of one stretch if `upto` is told."""
    query, number = _opened(BroadcastPage.followers)
    query = query.where(*which, *near(after, upto))
    return query if upto is None else query.where(number > after, number <= upto)


def persons_in(*which: ColumnElement[bool]) -> Select[Any]:
    """The numbers of the persons in these pages, as far as they are meant by name."""
    return _opened(BroadcastPage.persons)[0].where(*which)


def _opened(numbers: Any) -> tuple[Select[Any], ColumnElement[int]]:
    pages: Any = BroadcastPage.__table__  # type: ignore[attr-defined]
    each = each_of(col(numbers))
    return select(each.c.value).select_from(pages.join(each, true())), each.c.value
