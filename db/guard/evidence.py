"""What the checks look at (核查材料): classes with their people, claims, visits and the ledger of those concerned, read once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import func
from sqlmodel import Session, SQLModel, col, select

from db import heads, scopes
from db.guard.people import Claimant, Handles, Trainee
from db.heads import Heads
from db.models import (
    Application,
    Attachment,
    Attendance,
    AttendanceCode,
    Certificate,
    Claim,
    ClaimLine,
    Course,
    Employer,
    Enrolment,
    Event,
    EventSignup,
    Identity,
    Parameter,
    Placement,
    PlanEntry,
    RosterRow,
    Staff,
    Vacancy,
    Visit,
    Worker,
    WorkerStatus,
)
from db.standards import Standards

Row = TypeVar("Row", bound=SQLModel)
LIVING = (col(Worker.deleted_at).is_(None), col(Worker.merged_into).is_(None))
TRAVELLED = ("已申请", "已申领", "已发放", "已拨付")
IN_CLASS = ("enrolled", "attending", "passed", "failed")


@dataclass(frozen=True)
class Spell:
    """A stretch in the ledger: working or not, where, from a day up to another (None: still)."""

    status: str
    employer: str
    place: str
    since: date
    until: date | None


class Evidence:
    """Nothing here changes while the checks run."""

    def __init__(self, session: Session, *, now: datetime) -> None:
        self._session, self.now, self.today = session, now, now.date()

    @cached_property
    def courses(self) -> Mapping[int, Course]:
        return {row.key: row for row in self._all(Course)}

    @cached_property
    def heads(self) -> Mapping[int, Heads]:
        """How many people each class of the plan has, counted as the money is."""
        times = [row.starts_at for row in self.courses.values()] or [self.now]
        until = max(times) + timedelta(seconds=1)
        classes = heads.of_classes(self._session, min(times), until, measures=sorted(self.standards.measures))
        return {one.course.key: one for one in classes}

    @cached_property
    def roster(self) -> Sequence[RosterRow]:
        return self._all(RosterRow)

    @cached_property
    def enrolments(self) -> Sequence[Enrolment]:
        return self._session.exec(select(Enrolment).where(col(Enrolment.status).in_(IN_CLASS))).all()

    @cached_property
    def attendance(self) -> Sequence[Attendance]:
        return self._all(Attendance)

    @cached_property
    def unseated(self) -> Sequence[tuple[Attendance, Enrolment]]:
        """Attendance of enrolments that hold no seat."""
        rows = self._session.exec(
            select(Attendance, Enrolment)
            .join(Enrolment, col(Enrolment.id) == col(Attendance.enrolment_id))
            .where(col(Enrolment.status).not_in(IN_CLASS))
        ).all()
        return [(row[0], row[1]) for row in rows]

    @cached_property
    def codes(self) -> Mapping[tuple[int, date, str], AttendanceCode]:
        return {(row.course_id, row.day, row.half): row for row in self._all(AttendanceCode)}

    @cached_property
    def certificates(self) -> Sequence[Certificate]:
        return self._all(Certificate)

    @cached_property
    def claims(self) -> Mapping[int, Claim]:
        """Those that were sent back are asked for no longer."""
        return {row.key: row for row in self._all(Claim) if row.status != "returned"}

    @cached_property
    def lines(self) -> Sequence[ClaimLine]:
        return [row for row in self._all(ClaimLine) if row.claim_id in self.claims]

    @cached_property
    def visits(self) -> Sequence[Visit]:
        return self._session.exec(select(Visit).where(Visit.status == "done")).all()

    @cached_property
    def entries(self) -> Sequence[PlanEntry]:
        return [row for row in self._all(PlanEntry) if row.dropped_at is None]

    @cached_property
    def attachments(self) -> Sequence[Attachment]:
        return self._session.exec(select(Attachment).where(Attachment.digest != "", Attachment.about != "")).all()

    @cached_property
    def events(self) -> Mapping[int, Event]:
        return {row.key: row for row in self._all(Event)}

    @cached_property
    def arrivals(self) -> Sequence[EventSignup]:
        return self._session.exec(select(EventSignup).where(EventSignup.status == "arrived")).all()

    @cached_property
    def employers(self) -> Mapping[int, Employer]:
        return {row.key: row for row in self._all(Employer)}

    @cached_property
    def staff(self) -> Sequence[Staff]:
        return self._all(Staff)

    @cached_property
    def standards(self) -> Standards:
        return Standards.load(self._session)

    @cached_property
    def handles(self) -> Handles:
        """Everybody any of the records is about, and those who share an ID number with them."""
        concerned: list[Any] = [*self.roster, *self.lines, *self.certificates, *self.enrolments]
        people = {row.key for row in self.travelled}
        listed: list[Any] = [*self.roster, *self.lines]
        wanted = {row.worker_id for row in concerned} | people
        blinds = {row.id_blind for row in listed if row.id_blind}
        blinds |= {blind for worker, blind in self.identities if worker in wanted}
        by_blind = {blind: worker for worker, blind in reversed(self.identities) if blind in blinds}
        wanted |= {worker for worker, blind in self.identities if blind in blinds}
        workers = scopes.by_id(self._session, Worker, wanted)
        merged = scopes.by_id(self._session, Worker, [row.merged_into for row in workers.values()])
        return Handles({**merged, **workers}, by_blind)

    @cached_property
    def identities(self) -> Sequence[tuple[int, str]]:
        """Whose ID number has which fingerprint."""
        rows = self._session.exec(select(Identity.worker_id, Identity.blind).order_by(col(Identity.id))).all()
        return [(row[0], row[1]) for row in rows]

    @cached_property
    def twins(self) -> Mapping[str, Sequence[Worker]]:
        """Living people of the ledger who have one ID number between them."""
        pairs = [(blind, self.handles.workers.get(worker)) for worker, blind in self.identities]
        living = [(blind, one) for blind, one in pairs if one and one.deleted_at is None and one.merged_into is None]
        shared = {blind: [one for _, one in ones] for blind, ones in grouped(living, lambda pair: pair[0]).items()}
        return {blind: ones for blind, ones in shared.items() if len(ones) > 1}

    @cached_property
    def filled(self) -> Sequence[Vacancy]:
        """Posts with a head count that somebody was hired for."""
        counted = (col(Vacancy.headcount).is_not(None), col(Vacancy.filled) > col(Vacancy.headcount))
        return self._session.exec(select(Vacancy).where(*counted)).all()

    @cached_property
    def placements(self) -> Sequence[Placement]:
        return self._all(Placement)

    @cached_property
    def started(self) -> Sequence[Application]:
        """Who works at a post that they applied for, as far as anybody has said."""
        return self._session.exec(select(Application).where(Application.status == "started")).all()

    def names(self, numbers: Iterable[int]) -> Mapping[int, str]:
        return {number: row.name for number, row in scopes.by_id(self._session, Worker, numbers).items()}

    @cached_property
    def posts(self) -> Mapping[int, Vacancy]:
        return scopes.by_id(self._session, Vacancy, [row.vacancy_id for row in self.started])

    @cached_property
    def trainees(self) -> Sequence[Trainee]:
        halves: dict[int, set[tuple[date, str]]] = {}
        for row in self.attendance:
            halves.setdefault(row.enrolment_id, set()).add((row.day, row.half))
        return [
            *(self._listed(row) for row in self.roster if row.course_id in self.courses),
            *(self._seated(row, frozenset(halves.get(row.key, ()))) for row in self.enrolments),
        ]

    @cached_property
    def claimants(self) -> Sequence[Claimant]:
        return [
            Claimant(
                f"claim_line:{row.key}", self.handles.who(row), self.claims[row.claim_id], row, self.handles.worker(row)
            )
            for row in self.lines
        ]

    @cached_property
    def by_course(self) -> Mapping[int, Sequence[Trainee]]:
        return grouped(self.trainees, lambda one: one.course.key)

    @cached_property
    def by_person(self) -> Mapping[str, Sequence[Trainee]]:
        """The classes of everybody, the earliest first, each class once."""
        found: dict[str, dict[int, Trainee]] = {}
        for one in self.trainees:
            found.setdefault(one.who, {}).setdefault(one.course.key, one)
        return {who: sorted(ones.values(), key=lambda one: one.course.starts_at) for who, ones in found.items()}

    @cached_property
    def spells(self) -> Mapping[int, Sequence[Spell]]:
        """The history of everybody concerned, the oldest first; without one, what the ledger says now."""
        history = grouped(self._history(), lambda row: row.worker_id)
        return {number: _spells(worker, history.get(number, ())) for number, worker in self.handles.workers.items()}

    @cached_property
    def travelled(self) -> Sequence[Worker]:
        """Whose travel the ledger says was asked for or paid."""
        asked = col(Worker.transport_subsidy).in_(TRAVELLED)
        return self._session.exec(select(Worker).where(asked, *LIVING)).all()

    def low_paid(self, least: float) -> Sequence[Worker]:
        """Who works for less than this a month, by the upper end of the band."""
        bands = self._session.exec(select(Worker.income_band).distinct()).all()
        low = [band for band in bands if (most := upper_end(band)) is not None and most < least]
        working = (col(Worker.income_band).in_(low), Worker.status == "employed", *LIVING)
        return self._session.exec(select(Worker).where(*working)).all() if low else []

    def underage(self, youngest: int) -> Sequence[Worker]:
        """At work and not yet this old."""
        born_after = self.today.replace(year=self.today.year - youngest, day=min(self.today.day, 28))
        return self._session.exec(
            select(Worker).where(col(Worker.birth_date) > born_after, Worker.status == "employed", *LIVING)
        ).all()

    def posts_below(self, least: float) -> Sequence[Vacancy]:
        """Published posts in Shanghai whose month's pay ends below this."""
        most = func.coalesce(col(Vacancy.pay_max), col(Vacancy.pay_min))
        paid = (Vacancy.pay_kind == "month", Vacancy.status == "published", Vacancy.city == "上海", most < least)
        return self._session.exec(select(Vacancy).where(*paid)).all()

    def _history(self) -> Iterator[WorkerStatus]:
        numbers = sorted(self.handles.workers)
        for first in range(0, len(numbers), scopes.AT_ONCE):
            some = col(WorkerStatus.worker_id).in_(numbers[first : first + scopes.AT_ONCE])
            yield from self._session.exec(select(WorkerStatus).where(some)).all()

    def parameter(self, code: str, instead: float) -> float:
        row = self._session.exec(select(Parameter).where(Parameter.code == code)).first()
        try:
            return float(row.value) if row else instead
        except ValueError:
            return instead

    def _listed(self, row: RosterRow) -> Trainee:
        course = self.courses[row.course_id]
        worker = self.handles.worker(row)
        return Trainee(f"roster_row:{row.key}", self.handles.who(row), course, row, worker, row.name, row.phone)

    def _seated(self, row: Enrolment, halves: frozenset[tuple[date, str]]) -> Trainee:
        worker = self.handles.workers[row.worker_id]
        about, who = f"enrolment:{row.key}", f"worker:{worker.merged_into or worker.key}"
        return Trainee(about, who, self.courses[row.course_id], row, worker, worker.name, worker.phone, halves)

    def _all(self, table: type[Row]) -> Sequence[Row]:
        return self._session.exec(select(table)).all()


def upper_end(band: str) -> float | None:
    """The last number of "5000-6000"; None where there is none."""
    numbers = re.findall(r"\d+", band)
    return float(numbers[-1]) if numbers else None


def grouped(rows: Iterable[Any], key: Any) -> dict[Any, list[Any]]:
    """Rows by what `key` makes of them, in the order they came."""
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _spells(worker: Worker, history: Sequence[WorkerStatus]) -> Sequence[Spell]:
    rows = sorted(history, key=lambda row: (row.since, row.key))
    spells = [
        Spell(
            row.status,
            row.employer_name,
            row.place,
            row.since,
            rows[place + 1].since if place + 1 < len(rows) else None,
        )
        for place, row in enumerate(rows)
    ]
    if worker.started_on and worker.status == "employed" and not any(one.status == "employed" for one in spells):
        spells.append(Spell("employed", worker.employer_name, worker.work_place, worker.started_on, None))
    return spells
