"""Searches that go on (岗位提醒): one wish per phone, and the posts that are new since it was last told of any."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from db.models import Audit, Follower, JobAlert, Stop, Worker

PUBLISHED = "vacancy_publish"
ABOUT = "vacancy:"


def keep(
    session: Session, *, follower: Follower, worker: Worker | None, wish: dict[str, Any], said: str, now: datetime
) -> JobAlert:
    """The wish takes the place of an earlier one; what is published from now on counts as new."""
    row = session.exec(select(JobAlert).where(JobAlert.follower_id == follower.id)).first()
    if row is None:
        row = JobAlert(follower_id=follower.key, region=follower.region, since=now, seen_until=now)
        session.add(row)
    row.worker_id = worker.id if worker else None
    row.wish, row.said, row.since, row.seen_until, row.active = wish, said, now, now, True
    session.flush()
    return row


def of(session: Session, follower: Follower) -> JobAlert | None:
    """Only one that still goes on."""
    return session.exec(select(JobAlert).where(JobAlert.follower_id == follower.id, col(JobAlert.active))).first()


def ended(session: Session, follower: Follower) -> JobAlert | None:
    """One that was had and stands still."""
    return session.exec(select(JobAlert).where(JobAlert.follower_id == follower.id, ~col(JobAlert.active))).first()


def restart(session: Session, alert: JobAlert, *, now: datetime) -> None:
    """The same wish again; what was published while it stood still does not count as new."""
    alert.active, alert.since, alert.seen_until = True, now, now
    session.flush()


def end(session: Session, follower: Follower) -> bool:
    """False when there was none."""
    row = of(session, follower)
    if row is None:
        return False
    row.active = False
    session.flush()
    return True


def due(session: Session, *, day: date, limit: int) -> Sequence[tuple[JobAlert, Follower]]:
    """Those not yet looked at on this day, whose phone follows and has not stopped posts."""
    stopped = select(Stop.follower_id).where(Stop.kind == "jobs")
    rows = session.exec(
        select(JobAlert, Follower)
        .join(Follower, col(Follower.id) == JobAlert.follower_id)
        .where(col(JobAlert.active), col(JobAlert.follower_id).not_in(stopped))
        .where((col(JobAlert.last_digest_on).is_(None)) | (col(JobAlert.last_digest_on) < day))
        .where(col(Follower.openid).is_not(None), col(Follower.unfollowed_at).is_(None))
        .order_by(col(JobAlert.id))
        .limit(limit)
    ).all()
    return [(row[0], row[1]) for row in rows]


def published_since(session: Session, moment: datetime) -> frozenset[int]:
    """Posts that were put up, or up again, after this moment."""
    rows = session.exec(select(Audit.about).where(Audit.action == PUBLISHED, col(Audit.at) > moment)).all()
    return frozenset(int(about.removeprefix(ABOUT)) for about in rows)


def looked(session: Session, alert: JobAlert, *, now: datetime) -> None:
    """Today's digest is settled, whether or not there was anything new."""
    alert.last_digest_on, alert.seen_until = now.date(), now
    session.flush()
