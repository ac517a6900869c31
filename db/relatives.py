"""Several people on one phone (帮家里人办): who they are, and for whom the phone speaks now."""

from collections.abc import Sequence

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from db.models import Follower, FollowerWorker, Worker
from db.models.workers import living
from db.statements import Prepared

SELF = "self"
_OTHERS = Prepared(
    lambda on: (
        select(col(FollowerWorker.id))
        .join(Worker, col(Worker.id) == FollowerWorker.worker_id)
        .where(col(FollowerWorker.follower_id) == bindparam("follower"), col(FollowerWorker.relation) != SELF)
        .where(*living())
        .limit(1)
    )
)


def are_any(session: Session, follower: Follower) -> bool:
    """Whether anybody but the owner is managed from this phone: asked of every message."""
    return bool(_OTHERS.run(session, {"follower": follower.key}))


def of(session: Session, follower: Follower) -> Sequence[tuple[FollowerWorker, Worker]]:
    """Everybody who is managed from this phone, oneself first."""
    rows = session.exec(
        select(FollowerWorker, Worker)
        .join(Worker, col(Worker.id) == FollowerWorker.worker_id)
        .where(FollowerWorker.follower_id == follower.id)
        .where(*living())
        .order_by(col(FollowerWorker.relation) != SELF, col(FollowerWorker.id))
    ).all()
    return [(row[0], row[1]) for row in rows]


def known(session: Session, follower: Follower, *, relation: str) -> Worker | None:
    """The person of this relation; None for two of them, who must be told apart by name."""
    found = [worker for link, worker in of(session, follower) if link.relation == relation]
    return found[0] if len(found) == 1 else None


def speak_for(session: Session, follower: Follower, worker: Worker | None) -> None:
    """From now on what is done on this phone is done for this person; None is its owner, who has not registered yet."""
    for link, _ in of(session, follower):
        link.active = worker is not None and link.worker_id == worker.id
    session.flush()


def acting_for(session: Session, follower: Follower) -> tuple[str, Worker] | None:
    """Relation and person when the phone speaks for somebody else than its owner."""
    return next(
        ((link.relation, worker) for link, worker in of(session, follower) if link.active and link.relation != SELF),
        None,
    )


def has_own_phone(session: Session, follower: Follower, worker: Worker) -> bool:
    """Whether the person writes through another phone besides."""
    elsewhere = select(FollowerWorker.id).where(
        FollowerWorker.worker_id == worker.id, FollowerWorker.follower_id != follower.id
    )
    return session.exec(elsewhere).first() is not None
