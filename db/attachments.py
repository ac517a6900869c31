"""Pictures, voices and files (附件): what was sent, until when WeChat and we keep it."""

from datetime import datetime, timedelta

from sqlmodel import Session

from db.models import Attachment, Follower

KEEP = timedelta(days=7)


def keep(
    session: Session, *, follower: Follower, media_id: str, kind: str, now: datetime, about: str = ""
) -> Attachment:
    """Remember a medium by WeChat's id; its bytes are fetched later, within WeChat's three days."""
    row = Attachment(
        follower_id=follower.key,
        region=follower.region,
        media_id=media_id,
        kind=kind,
        about=about,
        received_at=now,
        delete_after=now + KEEP,
    )
    session.add(row)
    session.flush()
    return row
