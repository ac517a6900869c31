"""The audit (留痕): who saw or changed what."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from db.models import Audit, Staff

MOBILE = 11


def note(
    session: Session, *, staff: Staff | None, action: str, about: str, now: datetime, detail: str = "", reason: str = ""
) -> None:
    """`about` names the row, such as "course:5"."""
    session.add(
        Audit(at=now, staff_id=staff.id if staff else None, action=action, about=about, detail=detail, reason=reason)
    )


def change(label: str, before: object, after: object) -> str:
    """One field that was put right, as the detail tells it."""
    return f"{label} {before or '没写'} → {after or '没写'}"


def telephone(number: str) -> str:
    """In part, as pages and the audit show it: 138****0001; what is no mobile number as it stands."""
    return f"{number[:3]}****{number[-4:]}" if len(number) >= MOBILE else number


def about(session: Session, what: str, *, limit: int = 30) -> Sequence[tuple[Audit, Staff | None]]:
    """What was done to one row, such as "vacancy:5", with who did it; the newest first."""
    rows = session.exec(
        select(Audit, Staff)
        .join(Staff, col(Staff.id) == Audit.staff_id, isouter=True)
        .where(Audit.about == what)
        .order_by(col(Audit.id).desc())
        .limit(limit)
    ).all()
    return [(row[0], row[1]) for row in rows]
