"""Two records of one person (合并档案) made one: everything that hung on the second hangs on the first, and can go back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from db import audits, doubles, identities, merge_places, merge_rows, merge_undone, rights, scopes
from db.identities import IdentityKeys
from db.merge_places import Doubled
from db.models import FollowerWorker, Identity, Staff, Worker, WorkerMerge
from db.refusals import Refusal
from db.rights import Right
from db.station import Station
from db.workers import correct

# What is taken over where the record that stays has nothing. The number of an imported list goes along as well.
FILLED = (
    "phone", "gender", "birth_date", "township_code", "township", "education", "trade", "work_place", "dormitory",
    "lodging", "training_need", "household_category", "preferred_contact", "languages",
)  # fmt: skip
CODE, IDENTITY = "code", "identity"
CLOSED = "closed:follow_up:"
SHOWN = 50


class SameRecord(Refusal):
    """A record cannot be merged with itself."""


class NotToUndo(Refusal):
    """The merge was undone before, or a later one builds on it."""


@dataclass(frozen=True)
class Merged:
    """The merge, who stayed, and what was there twice."""

    row: WorkerMerge
    kept: Worker
    doubled: Doubled


@dataclass(frozen=True)
class Parted:
    """The merge that was undone, and how many rows of which table could not be had again."""

    row: WorkerMerge
    lost: dict[str, int] = field(default_factory=dict)


def merge(
    session: Session, kept_id: object, gone_id: object, *, keys: IdentityKeys, by: Staff, station: Station,
    now: datetime,
) -> Merged:  # fmt: skip
    """A seat, a time or a post that both have is had once afterwards; what cannot be told so stays with the second.

    Raises NotAllowed, NotSeen or SameRecord.
    """
    rights.require(by, Right.LEDGER)
    kept, gone = (scopes.one(session, Worker, number, by=by) for number in (kept_id, gone_id))
    if kept.id == gone.id:
        raise SameRecord
    row = WorkerMerge(kept_id=kept.key, gone_id=gone.key, region=kept.region, merged_at=now, merged_by=by.id)
    row.spoke = _let_speak(session, kept, gone)
    doubled = merge_places.settle(session, kept, gone, by=by, station=station, now=now)
    moved, row.left = merge_rows.move_all(session, gone.key, kept.key)
    row.moved = {**moved, **doubled.done, CLOSED: doubles.decided(session, kept, now=now)}
    row.left = merge_places.still_twice(session, gone, row.left)
    row.filled = _fill(session, kept, gone, by=by, now=now)
    if _take_identity(session, kept, gone, keys=keys, now=now):
        row.filled.append(IDENTITY)
    gone.merged_into = kept.id
    session.add(row)
    session.flush()
    about = f"worker:{kept.key}"
    audits.note(session, staff=by, action="worker_merged", about=about, now=now, detail=f"worker:{gone.key}")
    return Merged(row, kept, doubled)


def undo(session: Session, merge_id: object, *, by: Staff, station: Station, now: datetime) -> Parted:
    """Back to two records, as far as nobody has changed since what was moved. Raises NotAllowed, NotSeen or NotToUndo."""
    rights.require(by, Right.LEDGER)
    row = scopes.one(session, WorkerMerge, merge_id, by=by)
    kept, gone = session.get_one(Worker, row.kept_id), session.get_one(Worker, row.gone_id)
    if row.undone_at or gone.merged_into != kept.id or kept.merged_into or kept.deleted_at:
        raise NotToUndo
    for name in merge_rows.hanging().keys() & row.moved.keys():
        merge_rows.point(session, name, row.moved[name], old=kept.key, new=gone.key)
    lost = merge_undone.take_back(session, row.moved, kept, gone, by=by, station=station, now=now)
    doubles.ask_again(session, row.moved.get(CLOSED, ()))
    for link in session.execute(select(FollowerWorker).where(col(FollowerWorker.id).in_(row.spoke))).scalars():
        link.active = True
        _silence(session, link, kept.key)
    _empty(session, kept, gone, row.filled, by=by, now=now)
    gone.merged_into, row.undone_at, row.undone_by = None, now, by.id
    audits.note(
        session, staff=by, action="worker_parted", about=f"worker:{kept.key}", now=now, detail=f"worker:{gone.key}"
    )
    session.flush()
    return Parted(row, lost)


def latest(session: Session, *, by: Staff) -> Sequence[tuple[WorkerMerge, Worker, Worker, Staff | None]]:
    """Merge, who stayed, who was merged into them, and by whom; newest first."""
    kept, gone = aliased(Worker), aliased(Worker)
    query = (
        select(WorkerMerge, kept, gone, Staff)
        .join(kept, kept.id == col(WorkerMerge.kept_id))  # type: ignore[arg-type]
        .join(gone, gone.id == col(WorkerMerge.gone_id))  # type: ignore[arg-type]
        .outerjoin(Staff, col(Staff.id) == col(WorkerMerge.merged_by))
        .where(*scopes.seen(by, WorkerMerge))
        .order_by(col(WorkerMerge.id).desc())
        .limit(SHOWN)
    )
    return [(row[0], row[1], row[2], row[3]) for row in session.execute(query).all()]


def _let_speak(session: Session, kept: Worker, gone: Worker) -> list[int]:
    """On an account that has both, the one who stays speaks for the other."""
    links = session.execute(select(FollowerWorker).where(col(FollowerWorker.worker_id) == gone.key)).scalars().all()
    spoke: list[int] = []
    for link in links:
        own = _link(session, link.follower_id, kept.key)
        if own is not None and link.active:
            own.active, link.active = True, False
            spoke.append(link.key)
    return spoke


def _silence(session: Session, link: FollowerWorker, worker_id: int) -> None:
    own = _link(session, link.follower_id, worker_id)
    if own is not None:
        own.active = False


def _link(session: Session, follower_id: int, worker_id: int) -> FollowerWorker | None:
    both = (col(FollowerWorker.follower_id) == follower_id, col(FollowerWorker.worker_id) == worker_id)
    return session.execute(select(FollowerWorker).where(*both)).scalars().first()


def _fill(session: Session, kept: Worker, gone: Worker, *, by: Staff, now: datetime) -> list[str]:
    filled: list[str] = []
    for name in FILLED:
        known = getattr(gone, name)
        if known and not getattr(kept, name):
            correct(session, kept, field=name, value=known, now=now, source="merge", staff_id=by.id)
            filled.append(name)
    if gone.code and not kept.code:
        code, gone.code = gone.code, None
        session.flush()  # no number twice, not even for a moment
        kept.code = code
        filled.append(CODE)
    return filled


def _take_identity(
    session: Session, kept: Worker, gone: Worker, *, keys: IdentityKeys, now: datetime
) -> bool:  # fmt: skip
    """The ID number, sealed anew for the one who stays; what was kept masked only stays where it is."""
    if identities.masked(session, kept):
        return False
    number = identities.reveal(session, gone, keys=keys)
    if number:
        identities.store(session, kept, number, keys=keys, now=now)
    return bool(number)


def _empty(session: Session, kept: Worker, gone: Worker, filled: Sequence[str], *, by: Staff, now: datetime) -> None:
    """What was taken over goes, unless it has been corrected since."""
    for name in filled:
        if name == CODE:
            code, kept.code = kept.code, None
            session.flush()
            gone.code = code
        elif name == IDENTITY:
            session.execute(delete(Identity).where(col(Identity.worker_id) == kept.key))
        elif getattr(kept, name) == getattr(gone, name):
            correct(
                session,
                kept,
                field=name,
                value=None if name == "birth_date" else "",
                now=now,
                source="merge",
                staff_id=by.id,
            )
