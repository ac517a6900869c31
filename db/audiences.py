"""Whom a message to many can reach: the followers of an audience, and how many of its people they stand for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, Select, case, cast, func, literal, null, or_, select
from sqlmodel import Session, col

from db import broadcast_pages
from db.audience_filters import Audience, conditions
from db.audience_phones import follows, has_phone, has_stopped, is_newest, is_one_or_newest, stretch
from db.engine import patient
from db.models import (
    BroadcastChunk,
    BroadcastPage,
    BroadcastRecipient,
    Employer,
    Follower,
    FollowerWorker,
    StaffBinding,
    Worker,
)

# Somebody in one of these has, or may have, the message before them.
MAY_HAVE_IT = ("accepted", "sent", "unknown")
# A link's number stands this much above that of an account where both share one number.
LINK = literal(1 << 32, BigInteger)


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


def followers_query(audience: Audience, kind: str, *, after: int = 0, upto: int | None = None) -> Select[Any, Any]:
    """Follower, and the first of the persons meant whom it stands for, for everybody who may be written to.

    Of those numbered above `after`, up to `upto` if that is told, which is read without looking at the rest; it is said
    of the links as well, because PostgreSQL does not conclude it.
    """
    query: Select[Any, Any]
    if audience.of_followers:
        query = select(col(Follower.id), cast(null(), Integer)).where(*_followers(audience, after, upto))
    else:
        query = select(col(Follower.id), func.min(col(FollowerWorker.worker_id))).select_from(_linked())
        query = query.where(*_of_people(audience), is_newest()).group_by(col(Follower.id))
        query = query.where(*stretch(col(FollowerWorker.follower_id), after, upto))
    return query.where(~has_stopped(kind), *stretch(col(Follower.id), after, upto))


def phones(
    session: Session, audience: Audience, *, kind: str, limit: int
) -> Sequence[tuple[int, int | None]]:  # fmt: skip
    query = followers_query(audience, kind).order_by(col(Follower.id)).limit(limit)
    return [(row[0], row[1]) for row in session.execute(query).all()]


def unreachable_query(audience: Audience, kind: str, *, after: int, upto: int) -> Select[Any, Any] | None:
    """Person and why no message may reach them: stopped, unfollowed, not_following. None for audiences of followers."""
    if audience.of_followers:
        return None
    still, once = has_phone(following()), has_phone()
    why = case((still, "stopped"), (once, "unfollowed"), else_="not_following")
    near = stretch(col(FollowerWorker.worker_id), after, upto)
    takes = has_phone(following(), is_one_or_newest(after, upto), ~has_stopped(kind), *near)
    return select(col(Worker.id), why).where(*conditions(audience), *stretch(col(Worker.id), after, upto), ~takes)


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
    return follows(Follower)


def _count_followers(session: Session, audience: Audience, kind: str) -> Counted:
    total, refuse = session.execute(
        select(func.count(), _sum(has_stopped(kind))).select_from(Follower).where(*_followers(audience, 0, None))
    ).one()
    return Counted(total, total - refuse, refuse, 0, total - refuse)


def _count_people(session: Session, audience: Audience, kind: str) -> Counted:
    everybody = session.execute(select(func.count()).select_from(Worker).where(*conditions(audience))).scalar_one()
    newest = _newest_accounts(audience).subquery()
    account = newest.c[1] % LINK
    linked, refuse = session.execute(
        select(func.count(), _sum(has_stopped(kind, account))).select_from(newest).where(account.not_in(_own()))
    ).one()
    several = select(col(FollowerWorker.follower_id)).group_by(col(FollowerWorker.follower_id)).having(func.count() > 1)
    sharing, shared = session.execute(
        select(func.count(), func.count(col(Follower.id).distinct()))
        .select_from(_linked())
        .where(*_of_people(audience), is_newest(), ~has_stopped(kind), col(Follower.id).in_(several))
    ).one()
    reachable = linked - refuse
    return Counted(everybody, reachable, refuse, everybody - linked, reachable - sharing + shared)


def _followers(audience: Audience, after: int, upto: int | None) -> list[ColumnElement[bool]]:
    found = [following()]
    if audience.region:
        found.append(col(Follower.region).startswith(audience.region))
    if audience.received is not None:
        found.append(_had(audience.received, after, upto))
    return found


def _had(broadcast_id: int, after: int, upto: int | None) -> ColumnElement[bool]:
    calls = select(col(BroadcastChunk.seq)).where(
        col(BroadcastChunk.broadcast_id) == broadcast_id, col(BroadcastChunk.outcome).in_(MAY_HAVE_IT)
    )
    in_calls = broadcast_pages.followers_in(
        col(BroadcastPage.broadcast_id) == broadcast_id, col(BroadcastPage.seq).in_(calls), after=after, upto=upto
    )
    own = select(col(BroadcastRecipient.follower_id)).where(
        col(BroadcastRecipient.broadcast_id) == broadcast_id,
        col(BroadcastRecipient.result).in_(MAY_HAVE_IT),
        *stretch(col(BroadcastRecipient.follower_id), after, upto),
    )
    return or_(col(Follower.id).in_(in_calls), col(Follower.id).in_(own))


def _linked() -> Any:
    """Persons with the accounts through which they write."""
    links: Any = Follower.__table__  # type: ignore[attr-defined]
    return links.join(FollowerWorker, col(FollowerWorker.follower_id) == col(Follower.id)).join(
        Worker, col(Worker.id) == col(FollowerWorker.worker_id)
    )


def _newest_accounts(audience: Audience) -> Select[Any, Any]:
    """Each person who follows, with the newest link to an account and that account, both in one number.

    One pass over everybody; asking for each link whether there is a newer one reads all of them twice.
    """
    link = cast(col(FollowerWorker.id), BigInteger) * LINK + col(Follower.id)
    query: Select[Any, Any] = select(col(Worker.id), func.max(link)).select_from(_linked())
    return query.where(following(), *conditions(audience)).group_by(col(Worker.id))


def _of_people(audience: Audience) -> list[ColumnElement[bool]]:
    return [following(), col(Follower.id).not_in(_own()), *conditions(audience)]


def _own() -> Select[Any]:
    """The station's own are left out of what is for workers."""
    return select(col(StaffBinding.follower_id)).where(col(StaffBinding.ended_at).is_(None))


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
