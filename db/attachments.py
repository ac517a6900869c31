"""Pictures, voices and files (附件): what was sent, until when WeChat and we keep it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col, select

from db import scopes
from db.models import Attachment, Follower, Staff

KEEP = timedelta(days=7)
# A voice that a speech service is to listen to; afterwards it belongs to nothing, like any other.
TO_HEAR = "hear"


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


def claim(session: Session, *, follower: Follower, media_id: str, about: str) -> None:
    """What this follower has just sent belongs to `about`."""
    session.execute(
        update(Attachment)
        .where(col(Attachment.follower_id) == follower.id, col(Attachment.media_id) == media_id)
        .values(about=about)
    )


def with_file(session: Session, number: int | None) -> Attachment:
    """Raises NotSeen where there is none, or nothing was to be had."""
    row = session.get(Attachment, number) if number is not None else None
    if row is None or not row.path:
        raise scopes.NotSeen("Attachment")
    return row


def sent_since(session: Session, *, follower: Follower, moment: datetime) -> bool:
    """Whether this follower has sent anything since then that belongs to nothing yet."""
    query = select(Attachment.id).where(
        Attachment.follower_id == follower.id, Attachment.about == "", col(Attachment.received_at) >= moment
    )
    return session.exec(query.limit(1)).first() is not None


def belong(session: Session, *, follower: Follower, since: datetime, about: str) -> int:
    """What this follower sent since then and belongs to nothing yet belongs to `about`. Returns how many."""
    rows = session.exec(
        select(Attachment).where(
            Attachment.follower_id == follower.id, Attachment.about == "", col(Attachment.received_at) >= since
        )
    ).all()
    for row in rows:
        row.about = about
    session.flush()
    return len(rows)


def drop_last(session: Session, *, follower: Follower, about: str, now: datetime) -> bool:
    """The newest picture this follower sent for it belongs to nothing any more, and goes with the next clearing."""
    row = session.exec(
        select(Attachment)
        .where(Attachment.follower_id == follower.id, Attachment.about == about)
        .order_by(col(Attachment.id).desc())
    ).first()
    if row is None:
        return False
    row.about, row.delete_after = "", now
    session.flush()
    return True


def hand_in(session: Session, *, staff: Staff, about: str, path: str, region: str, now: datetime) -> Attachment:
    """A picture that a member of staff brings along; it goes as soon as those that people send."""
    row = Attachment(
        staff_id=staff.id, region=region, kind="picture", about=about, path=path, received_at=now, fetched_at=now,
        delete_after=now + KEEP,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def pictures_of(session: Session, about: str) -> Sequence[Attachment]:
    """Those that we have, oldest first."""
    query = select(Attachment).where(Attachment.about == about, Attachment.kind == "picture", Attachment.path != "")
    return session.exec(query.order_by(col(Attachment.id))).all()


def unfetched(session: Session, *, since: datetime) -> Sequence[Attachment]:
    """What WeChat still has and we have not; oldest first."""
    return session.exec(
        select(Attachment)
        .where(col(Attachment.fetched_at).is_(None), Attachment.media_id != "", col(Attachment.received_at) > since)
        .order_by(col(Attachment.id))
    ).all()


def unheard(session: Session, *, limit: int) -> Sequence[Attachment]:
    """Voices that wait for the speech service, oldest first."""
    return session.exec(
        select(Attachment).where(Attachment.about == TO_HEAR).order_by(col(Attachment.id)).limit(limit)
    ).all()


def heard(session: Session, number: int) -> None:
    """Listened to, whatever came of it. Doing so twice changes nothing."""
    row = session.get(Attachment, number)
    if row is not None and row.about == TO_HEAR:
        row.about = ""
        session.flush()


def fetched(session: Session, number: int, *, path: str, now: datetime) -> None:
    """`path` is empty when there was nothing to be had."""
    row = session.get_one(Attachment, number)
    row.path, row.fetched_at = path, now
    session.flush()
