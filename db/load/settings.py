"""Settings of the station in a prepared town: the approval limit, hours, phone."""

from datetime import datetime

from sqlmodel import Session

from db import station


def setting(session: Session, name: str, value: str, *, now: datetime) -> None:
    """Raises ValueError for an unknown name."""
    station.change(session, name=name, value=value, now=now)
