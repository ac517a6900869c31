"""Proofs handed in on a page (证明材料): sealed before they touch the disk, shown for a reason, gone after ninety days."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import Session, col, select

from db import audits, rights, scopes
from db.models import Attachment, FollowUp, Staff, Worker
from db.refusals import Refusal
from db.rights import Right
from db.sealing import KeyRing

KEEP = timedelta(days=90)
KIND = "proof"


class NoProof(Refusal):
    """Nothing was handed in, or its time is over."""


def keep(session: Session, worker: Worker, content: bytes, *, folder: Path, ring: KeyRing, now: datetime) -> Attachment:
    """The file is written before the row is committed: a file without a row goes with the next deletion of the folder."""
    row = Attachment(
        kind=KIND, about=f"worker:{worker.key}", region=worker.region, received_at=now, fetched_at=now,
        delete_after=now + KEEP,
    )  # fmt: skip
    session.add(row)
    session.flush()
    row.path = f"media/proof-{row.key}.sealed"
    target = folder / row.path
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    target.write_bytes(ring.seal(content, place=place(row)))
    target.chmod(0o600)
    words = "在网页上交了收款账户的证明照片，请核对"
    session.add(FollowUp(worker_id=worker.key, region=worker.region, kind=KIND, words=words, opened_at=now))
    session.flush()
    return row


def of(session: Session, worker: Worker) -> Sequence[Attachment]:
    """Newest first."""
    return session.exec(
        select(Attachment)
        .where(Attachment.kind == KIND, Attachment.about == f"worker:{worker.key}")
        .order_by(col(Attachment.id).desc())
    ).all()


def newest(session: Session, workers: Sequence[int]) -> Mapping[int, datetime]:
    """Of these people, by number, who has handed one in that is still kept, and when."""
    about = {f"worker:{number}": number for number in workers}
    rows = session.exec(
        select(Attachment)
        .where(Attachment.kind == KIND, col(Attachment.about).in_(list(about)))
        .order_by(col(Attachment.id))
    ).all()
    return {about[row.about]: row.received_at for row in rows}


def show(
    session: Session, worker: Worker, *, by: Staff, reason: str, folder: Path, ring: KeyRing, now: datetime
) -> bytes:  # fmt: skip
    """The newest one, a JPEG; kept in the audit with the reason. Raises NotAllowed, NotSeen or NoProof."""
    rights.require(by, Right.IDENTITIES)
    seen = scopes.one(session, Worker, worker.key, by=by)
    row = next(iter(of(session, seen)), None)
    if row is None or not (folder / row.path).is_file():
        raise NoProof
    audits.note(session, staff=by, action="proof_shown", about=f"worker:{seen.key}", now=now, reason=reason)
    return ring.unseal((folder / row.path).read_bytes(), place=place(row))


def place(row: Attachment) -> str:
    return f"attachment.file:{row.key}"
