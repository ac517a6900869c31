"""Photos of visits (走访照片): they go after seven days, and that there was one, from when and whom, stays with the visit."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from db import audits
from db.models import Attachment, Audit, Staff, StaffBinding, Visit

ABOUT = "visit:"
GONE = "visit_photo_gone"
SHOWN = 60


def about(visit: Visit) -> str:
    return f"{ABOUT}{visit.key}"


def gone(session: Session, visit: Visit) -> Sequence[tuple[Audit, Staff | None]]:
    """Of each photo that was deleted when its time came: when it was handed in stands in `detail`, beside who did."""
    return [(row, who) for row, who in audits.about(session, about(visit), limit=SHOWN) if row.action == GONE]


def note_going(session: Session, *, now: datetime) -> None:
    """Before photos whose time has come are deleted: proof that money was spent well must not vanish without a word."""
    going = select(Attachment).where(
        col(Attachment.delete_after) <= now, col(Attachment.about).startswith(ABOUT), Attachment.kind == "picture",
        Attachment.path != "",
    )  # fmt: skip
    for row in session.exec(going.order_by(col(Attachment.id))).all():
        detail = f"{row.received_at:%Y-%m-%d %H:%M}"
        audits.note(session, staff=_who(session, row), action=GONE, about=row.about, now=now, detail=detail)


def _who(session: Session, photo: Attachment) -> Staff | None:
    """Whoever handed it in at the desk, or sent it in the chat."""
    if photo.staff_id is not None:
        return session.get(Staff, photo.staff_id)
    bound = select(Staff).join(StaffBinding, col(StaffBinding.staff_id) == Staff.id)
    return session.exec(bound.where(StaffBinding.follower_id == photo.follower_id)).first()
