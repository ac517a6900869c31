"""Whom a message to many can reach: the followers of an audience, and how many of its people they stand for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, case, cast, exists, func, null, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from db.audience_filters import Audience, conditions
from db.engine import patient
from db.models import (
    BroadcastChunk,
    BroadcastRecipient,
    Employer,
    Follower,
    FollowerWorker,
    StaffBinding,
    Stop,
    Worker,
)

STOP_KINDS = ("jobs", "courses", "visits")
# Somebody in one of these has, or may have, the message before them.
MAY_HAVE_IT = ("accepted", "sent", "unknown")


@dataclass(frozen=True)
class Counted:
    """Persons: `people` is the sum of the three that follow it. `phones` are the accounts that would get a message."""

    people: int
    reachable: int
    stopped: int
    not_following: int
    phones: int


def count(session: Session, audience: Audience, *, kind: str) -> Counted:
    """Of a million people by name this may take some seconds; the answer then comes as a message of its own."""
    patient(session)
    return (
        _count_followers(session, audience, kind) if audience.of_followers else _count_people(session, audience, kind)
    )


def anybody(session: Session, audience: Audience, *, kind: str) -> bool:
    """Whether a message would reach a single one."""
    return session.execute(followers_query(audience, kind).limit(1)).first() is not None


def followers_query(audience: Audience, kind: str) -> Select[Any, Any]:
    """Follower, and the first of the persons meant whom it stands for, for everybody who may be written to.

    No grouping and no order over the whole: a page of it is read without looking at the rest.
    """
    query: Select[Any, Any]
    if audience.of_followers:
        query = select(col(Follower.id), cast(null(), Integer)).where(*_followers(audience))
    else:
        query = select(col(Follower.id), func.min(col(FollowerWorker.worker_id))).select_from(_linked())
        query = query.where(*_of_people(audience), _is_newest()).group_by(col(Follower.id))
    return query.where(~_has_stopped(kind))


def phones(
    session: Session, audience: Audience, *, kind: str, limit: int
) -> Sequence[tuple[int, int | None]]:  # fmt: skip
    query = followers_query(audience, kind).order_by(col(Follower.id)).limit(limit)
    return [(row[0], row[1]) for row in session.execute(query).all()]


def within(audience: Audience, *, after: int, upto: int) -> list[ColumnElement[bool]]:
    """A stretch of the followers; said of the links as well, because PostgreSQL does not conclude it."""
    columns = [Follower.id] if audience.of_followers else [Follower.id, FollowerWorker.follower_id]
    return [bound for column in columns for bound in (col(column) > after, col(column) <= upto)]


def unreachable_query(audience: Audience, kind: str, *, after: int, upto: int) -> Select[Any, Any] | None:
    """Person and why no message may reach them: stopped, unfollowed, not_following. None for audiences of followers."""
    if audience.of_followers:
        return None
    near = (col(FollowerWorker.worker_id) > after, col(FollowerWorker.worker_id) <= upto)
    follows, followed_once = _has_phone(following()), _has_phone()
    why = case((follows, "stopped"), (followed_once, "unfollowed"), else_="not_following")
    takes = _has_phone(following(), _is_newest(), ~_has_stopped(kind), *near)
    stretch = (col(Worker.id) > after, col(Worker.id) <= upto)
    return select(col(Worker.id), why).where(*conditions(audience), *stretch, ~takes)


def people(session: Session, audience: Audience, *, limit: int | None = None) -> Sequence[Worker]:
    """The persons meant, by name."""
    query = select(Worker).where(*conditions(audience)).order_by(col(Worker.name), col(Worker.id)).limit(limit)
    return session.execute(query).scalars().all()


def employers_named(session: Session, words: str) -> Sequence[Employer]:
    """Employers whose name holds these words."""
    query = select(Employer).where(col(Employer.name).contains(words, autoescape=True)).order_by(col(Employer.id))
    return session.execute(query).scalars().all()


def employers_of(session: Session, numbers: Sequence[int]) -> Sequence[Employer]:
    return session.execute(select(Employer).where(col(Employer.id).in_(numbers))).scalars().all()


def following() -> ColumnElement[bool]:
    """WeChat's own accounts, which bring its reports, never followed."""
    return _follows(Follower)


def _count_followers(session: Session, audience: Audience, kind: str) -> Counted:
    total, refuse = session.execute(
        select(func.count(), _sum(_has_stopped(kind))).select_from(Follower).where(*_followers(audience))
    ).one()
    return Counted(total, total - refuse, refuse, 0, total - refuse)


def _count_people(session: Session, audience: Audience, kind: str) -> Counted:
    everybody = session.execute(select(func.count()).select_from(Worker).where(*conditions(audience))).scalar_one()
    # Nearly everybody writes through one account only; whether it is the newest need not be asked of them.
    many = select(col(FollowerWorker.worker_id)).group_by(col(FollowerWorker.worker_id)).having(func.count() > 1)
    newest = or_(col(FollowerWorker.worker_id).not_in(many), _is_newest())
    stopped, meant = _has_stopped(kind), [*_of_people(audience), newest]
    linked, refuse = session.execute(
        select(func.count(), _sum(stopped)).select_from(_linked()).where(*meant)
    ).one()  # fmt: skip
    several = select(col(FollowerWorker.follower_id)).group_by(col(FollowerWorker.follower_id)).having(func.count() > 1)
    sharing, shared = session.execute(
        select(func.count(), func.count(col(Follower.id).distinct()))
        .select_from(_linked())
        .where(*meant, ~stopped, col(Follower.id).in_(several))
    ).one()
    reachable = linked - refuse
    return Counted(everybody, reachable, refuse, everybody - linked, reachable - sharing + shared)


def _followers(audience: Audience) -> list[ColumnElement[bool]]:
    found = [following()]
    if audience.region:
        found.append(col(Follower.region).startswith(audience.region))
    if audience.received is not None:
        found.append(_had(audience.received))
    return found


def _had(broadcast_id: int) -> ColumnElement[bool]:
    its = (col(BroadcastRecipient.broadcast_id) == broadcast_id, col(BroadcastRecipient.follower_id) == Follower.id)
    chunks = select(col(BroadcastChunk.id)).where(
        col(BroadcastChunk.broadcast_id) == broadcast_id, col(BroadcastChunk.outcome).in_(MAY_HAVE_IT)
    )
    reached = or_(
        col(BroadcastRecipient.chunk_id).in_(chunks), col(BroadcastRecipient.result).in_(MAY_HAVE_IT)
    )  # fmt: skip
    return exists().where(*its, reached).correlate(Follower)


def _linked() -> Any:
    """Persons with the accounts through which they write."""
    links: Any = Follower.__table__  # type: ignore[attr-defined]
    return links.join(FollowerWorker, col(FollowerWorker.follower_id) == col(Follower.id)).join(
        Worker, col(Worker.id) == col(FollowerWorker.worker_id)
    )


def _of_people(audience: Audience) -> list[ColumnElement[bool]]:
    """The station's own are left out of what is for workers."""
    own = select(col(StaffBinding.follower_id)).where(col(StaffBinding.ended_at).is_(None))
    return [following(), col(Follower.id).not_in(own), *conditions(audience)]


def _is_newest() -> ColumnElement[bool]:
    """The link to the newest account of this person that still follows: nobody is written to on two phones."""
    link, phone = aliased(FollowerWorker), aliased(Follower)
    newer = exists().where(
        col(link.worker_id) == col(FollowerWorker.worker_id),
        col(link.id) > col(FollowerWorker.id),
        col(phone.id) == col(link.follower_id),
        _follows(phone),
    )
    return ~newer.correlate(FollowerWorker)


def _has_phone(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    linked = (col(FollowerWorker.worker_id) == col(Worker.id), col(Follower.id) == col(FollowerWorker.follower_id))
    return exists().where(*linked, *where).correlate(Worker)


def _follows(phone: Any) -> ColumnElement[bool]:
    return and_(col(phone.openid).is_not(None), col(phone.followed_at).is_not(None), col(phone.unfollowed_at).is_(None))


def _has_stopped(kind: str) -> ColumnElement[bool]:
    """The kind itself; a notice, which is of no kind, is refused by whoever has stopped all of them."""
    kinds = (kind,) if kind in STOP_KINDS else STOP_KINDS
    stops = select(col(Stop.follower_id)).where(col(Stop.kind).in_(kinds))
    return col(Follower.id).in_(stops.group_by(col(Stop.follower_id)).having(func.count() >= len(kinds)))


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
