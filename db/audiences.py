"""Who a message to many is for (群发对象): filters over people, and how many of them it can reach."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, true
from sqlmodel import Session, col

from db.columns import CHINA
from db.models import (
    Application,
    BroadcastRecipient,
    Course,
    Employer,
    Enrolment,
    Follower,
    FollowerWorker,
    StaffBinding,
    Stop,
    Vacancy,
    Worker,
)

STOP_KINDS = ("jobs", "courses", "visits")
IN_CLASS = ("enrolled", "attending", "offered")


@dataclass(frozen=True)
class Audience:
    """All filters together; `everyone` is every follower, known by name or not, and `received` those whom an earlier
    broadcast reached. `region` is how the codes begin that the author may see."""

    everyone: bool = False
    counties: tuple[str, ...] = ()
    townships: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    employers: tuple[int, ...] = ()
    course: str = ""
    waiting: bool = False
    vacancy: str = ""
    registered_since: str = ""
    received: int | None = None
    region: str = ""

    def as_json(self) -> dict[str, Any]:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    @staticmethod
    def of(kept: Mapping[str, Any]) -> "Audience":
        known = {field.name for field in fields(Audience)}
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in kept.items() if name in known
        }
        return Audience(**values)

    @property
    def narrows(self) -> bool:
        return self != Audience(region=self.region)


@dataclass(frozen=True)
class Counted:
    """Persons: `people` is the sum of the three that follow it. `phones` are the accounts that would get a message."""

    people: int
    reachable: int
    stopped: int
    not_following: int
    phones: int


def count(session: Session, audience: Audience, *, kind: str) -> Counted:
    phones = len(session.execute(_phones(audience, kind)).all())
    if _of_followers(audience):
        refuse = len(session.execute(_followers(audience).where(_has_stopped(kind))).all())
        return Counted(phones + refuse, phones, refuse, 0, phones)
    follows, stopped = col(Follower.id).is_not(None), _has_stopped(kind)
    row = session.execute(
        select(func.count(), _sum(and_(follows, ~stopped)), _sum(and_(follows, stopped)))
        .select_from(_with_phone())
        .where(*_conditions(audience))
    ).one()
    people, reachable, refused = (int(number) for number in row)
    return Counted(people, reachable, refused, people - reachable - refused, phones)


def phones(
    session: Session, audience: Audience, *, kind: str, limit: int, where: Sequence[ColumnElement[bool]] = ()
) -> Sequence[tuple[int, int | None]]:  # fmt: skip
    """The first followers of whom `where` is true, each with one of the persons it stands for, in the order of ids."""
    query = phones_query(audience, kind).where(*where).order_by(col(Follower.id)).limit(limit)
    return [(row[0], row[1]) for row in session.execute(query).all()]


def phones_query(audience: Audience, kind: str) -> Select[Any, Any]:
    """Follower and person, for everybody who may be written to."""
    return _phones(audience, kind)


def without_phone_query(audience: Audience, kind: str) -> Select[Any, Any] | None:
    """Person and why no message may reach them: stopped, unfollowed, not_following. None for audiences of followers."""
    if _of_followers(audience):
        return None
    follows = col(Follower.id).is_not(None)
    followed_once = exists().where(col(FollowerWorker.worker_id) == col(Worker.id)).correlate(Worker)
    why = case((follows, "stopped"), (followed_once, "unfollowed"), else_="not_following")
    return (
        select(col(Worker.id), why)
        .select_from(_with_phone())
        .where(*_conditions(audience), or_(~follows, _has_stopped(kind)))
    )


def people(session: Session, audience: Audience, *, limit: int | None = None) -> Sequence[Worker]:
    """The persons meant, by name."""
    query = select(Worker).where(*_conditions(audience)).order_by(col(Worker.name), col(Worker.id)).limit(limit)
    return session.execute(query).scalars().all()


def employers_named(session: Session, words: str) -> Sequence[Employer]:
    """Employers whose name holds these words."""
    query = select(Employer).where(col(Employer.name).contains(words, autoescape=True)).order_by(col(Employer.id))
    return session.execute(query).scalars().all()


def _phones(audience: Audience, kind: str) -> Select[Any, Any]:
    return _followers(audience).where(~_has_stopped(kind))


def _of_followers(audience: Audience) -> bool:
    return audience.everyone or audience.received is not None


def _followers(audience: Audience) -> Select[Any, Any]:
    """Following accounts, each with the first person it stands for; the station's own are left out."""
    is_staff = exists().where(col(StaffBinding.follower_id) == col(Follower.id), col(StaffBinding.ended_at).is_(None))
    query = select(col(Follower.id), func.min(col(FollowerWorker.worker_id))).where(_following(), ~is_staff)
    if not _of_followers(audience):
        return query.select_from(_with_phone()).where(*_conditions(audience)).group_by(col(Follower.id))
    if audience.received is not None:
        got = select(col(BroadcastRecipient.follower_id)).where(
            col(BroadcastRecipient.broadcast_id) == audience.received, col(BroadcastRecipient.result) == "sent"
        )
        query = query.where(col(Follower.id).in_(got))
    joined = query.outerjoin(FollowerWorker, col(FollowerWorker.follower_id) == col(Follower.id))
    return joined.where(col(Follower.region).startswith(audience.region)).group_by(col(Follower.id))


def _with_phone() -> Any:
    """Every person with the newest account through which they write, if any: nobody is written to on two phones."""
    newest = (
        select(col(FollowerWorker.worker_id).label("worker_id"), func.max(col(FollowerWorker.id)).label("link"))
        .join(Follower, col(Follower.id) == col(FollowerWorker.follower_id))
        .where(_following())
        .group_by(col(FollowerWorker.worker_id))
        .subquery()
    )
    people: Any = Worker.__table__  # type: ignore[attr-defined]
    return (
        people.outerjoin(newest, newest.c.worker_id == col(Worker.id))
        .outerjoin(FollowerWorker, col(FollowerWorker.id) == newest.c.link)
        .outerjoin(Follower, col(Follower.id) == col(FollowerWorker.follower_id))
    )


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _following() -> ColumnElement[bool]:
    """WeChat's own accounts, which bring its reports, never followed."""
    return and_(
        col(Follower.openid).is_not(None), col(Follower.followed_at).is_not(None), col(Follower.unfollowed_at).is_(None)
    )


def _has_stopped(kind: str) -> ColumnElement[bool]:
    """The kind itself; a notice, which is of no kind, is refused by whoever has stopped all of them."""
    stops = select(func.count()).select_from(Stop).where(col(Stop.follower_id) == col(Follower.id))
    kinds = (kind,) if kind in STOP_KINDS else STOP_KINDS
    return stops.where(col(Stop.kind).in_(kinds)).correlate(Follower).scalar_subquery() >= len(kinds)


def _conditions(audience: Audience) -> list[ColumnElement[bool]]:
    conditions = [col(Worker.deleted_at).is_(None), col(Worker.merged_into).is_(None), _in_place(audience)]
    if audience.region:
        conditions.append(col(Worker.region).startswith(audience.region))
    if audience.statuses:
        conditions.append(col(Worker.status).in_(audience.statuses))
    if audience.trades:
        conditions.append(col(Worker.trade).in_(audience.trades))
    if audience.employers:
        conditions.append(col(Worker.employer_id).in_(audience.employers))
    if audience.course:
        conditions.append(_in_course(audience))
    if audience.vacancy:
        conditions.append(_applied(audience.vacancy))
    if audience.registered_since:
        conditions.append(col(Worker.registered_at) >= _moment(audience.registered_since))
    return conditions


def _in_place(audience: Audience) -> ColumnElement[bool]:
    """盈江和遮放镇: the whole county and the one township."""
    named = [(Worker.county, audience.counties), (Worker.township, audience.townships)]
    wanted = [col(column).in_(_spelled(values)) for column, values in named if values]
    return or_(*wanted) if wanted else true()


def _spelled(names: Sequence[str]) -> list[str]:
    """Townships stand in the records with their kind, and are said without it."""
    return [name + kind for name in names for kind in ("", "镇", "乡", "街道", "农场")]


def _in_course(audience: Audience) -> ColumnElement[bool]:
    states = ("waiting",) if audience.waiting else IN_CLASS
    return exists().where(
        col(Enrolment.worker_id) == col(Worker.id),
        col(Enrolment.course_id) == col(Course.id),
        col(Course.code) == audience.course,
        col(Enrolment.live),
        col(Enrolment.status).in_(states),
    )


def _applied(number: str) -> ColumnElement[bool]:
    return exists().where(
        col(Application.worker_id) == col(Worker.id),
        col(Application.vacancy_id) == col(Vacancy.id),
        col(Vacancy.number) == number,
        col(Application.live),
    )


def _moment(said: str) -> datetime:
    moment = datetime.fromisoformat(said)
    return moment if moment.tzinfo else moment.replace(tzinfo=CHINA)
