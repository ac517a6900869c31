"""Loading a prepared town from a folder of files: everything checked first, then everything stored, or nothing."""

from datetime import datetime

from sqlmodel import Session

from db import station


def setting(session: Session, name: str, value: str, *, now: datetime) -> None:
    """Raises ValueError for an unknown name."""
    station.change(session, name=name, value=value, now=now)
