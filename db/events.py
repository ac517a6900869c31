"""Job fairs and online recruitment (招聘会): which are still to come, and who comes to them."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from db.models import Employer, Event

ONLINE = "online_fair"


def upcoming(session: Session, *, now: datetime, kind: str = "", limit: int = 3) -> Sequence[Event]:
    """Those that have not ended and were not called off, the next one first."""
    query = select(Event).where(Event.status == "open", col(Event.ends_at) > now)
    if kind:
        query = query.where(Event.kind == kind)
    return session.exec(query.order_by(col(Event.starts_at), Event.code).limit(limit)).all()


def employer_names(session: Session, event: Event) -> list[str]:
    """In the order of the event; a code that no employer has is left out."""
    rows = session.exec(select(Employer).where(col(Employer.code).in_(event.employers))).all()
    names = {row.code: row.name for row in rows}
    return [names[code] for code in event.employers if code in names]
