"""Rows owed to somebody outside (告警、合作方通知): taken by one process, tried again when it ends without a word."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from db.models import Callout, PartnerNews

LEASE = timedelta(minutes=2)
Row = TypeVar("Row", Callout, PartnerNews)


def take(session: Session, table: type[Row], *order: Any, now: datetime, limit: int) -> Sequence[Row]:
    """What is due, in this order; nobody else gets it for two minutes, and then it is tried again."""
    rows = session.exec(
        select(table)
        .where(col(table.state) == "owed", col(table.due_at) <= now)
        .order_by(*order)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for row in rows:
        row.due_at = now + LEASE
        row.attempts += 1
    session.flush()
    return rows
