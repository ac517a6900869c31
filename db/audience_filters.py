"""Who is meant by an audience (群发对象): filters over people, as kept with a broadcast and as conditions of a query."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, true
from sqlmodel import col

from db.columns import CHINA
from db.models import Application, Course, Enrolment, Vacancy, Worker
from db.models.workers import living

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

    @property
    def of_followers(self) -> bool:
        """Meant are accounts that follow, whoever they belong to, and not persons known by name."""
        return self.everyone or self.received is not None

    @property
    def only_county(self) -> str | None:
        """The one county that is the whole of it; "" for everyone, None when it says more than that."""
        if self == Audience(everyone=True, region=self.region):
            return ""
        county = self.counties[0] if len(self.counties) == 1 else None
        return county if county and self == Audience(counties=(county,), region=self.region) else None


def conditions(audience: Audience) -> list[ColumnElement[bool]]:
    """What must be true of a person."""
    found = [*living(), _in_place(audience)]
    if audience.region:
        found.append(col(Worker.region).startswith(audience.region))
    if audience.statuses:
        found.append(col(Worker.status).in_(audience.statuses))
    if audience.trades:
        found.append(col(Worker.trade).in_(audience.trades))
    if audience.employers:
        found.append(col(Worker.employer_id).in_(audience.employers))
    if audience.course:
        found.append(_in_course(audience))
    if audience.vacancy:
        found.append(_applied(audience.vacancy))
    if audience.registered_since:
        found.append(col(Worker.registered_at) >= _moment(audience.registered_since))
    return found


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
