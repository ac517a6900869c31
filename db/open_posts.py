"""Open posts page by page, for those who read all of them."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from db import search
from db.models import Vacancy


def page(
    session: Session, *, now: datetime, limit: int, before: int | None = None, town: str = "", trade: str = ""
) -> Sequence[Vacancy]:  # fmt: skip
    """The newest first, from the one `before` on: what is published meanwhile moves nothing on later pages."""
    query = select(Vacancy).where(search.is_open(now))
    if before is not None:
        query = query.where(col(Vacancy.id) < before)
    if town:
        query = query.where(Vacancy.town == town)
    if trade:
        query = query.where(Vacancy.trade == trade)
    return session.exec(query.order_by(col(Vacancy.id).desc()).limit(limit)).all()
