"""The audit (留痕): who saw or changed what."""

from datetime import datetime

from sqlmodel import Session

from db.models import Audit, Staff


def note(
    session: Session, *, staff: Staff | None, action: str, about: str, now: datetime, detail: str = "", reason: str = ""
) -> None:
    """`about` names the row, such as "course:5"."""
    session.add(
        Audit(at=now, staff_id=staff.id if staff else None, action=action, about=about, detail=detail, reason=reason)
    )
