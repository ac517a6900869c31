"""How far every employer is with what it confirms in a month (每月确认的进度): all of them in a few questions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from db import scopes
from db.employer_months import CONSENT, Person, is_at, month_of
from db.models import Application, Consent, Employer, EmployerConfirmation, Staff, Vacancy, Worker
from db.models.workers import living


@dataclass(frozen=True)
class Standing:
    """How far one employer is in one month. `unasked` work there by the ledger and have not agreed to be confirmed."""

    employer: Employer
    people: Sequence[Person]
    unasked: int

    @property
    def told(self) -> int:
        return sum(person.said is not None for person in self.people)


def standings(session: Session, *, month: date, by: Staff, now: datetime) -> Sequence[Standing]:
    """Every employer that has somebody to confirm or has confirmed somebody, the least finished first.

    A few questions for all of them together: one by one, five hundred employers took ten seconds.
    """
    seen, current = scopes.seen(by, Worker), month == month_of(now.date())
    employers = session.exec(scopes.rows(by, Employer)).all()
    listed = _listed(session, {one.key: one for one in employers}, month=month, current=current, seen=seen)
    there = _count_there(session, employers, seen) if current else {}
    found = []
    for employer in employers:
        people = sorted(listed.get(employer.key, ()), key=lambda one: (one.worker.name, one.worker.key))
        unasked = there.get(employer.key, 0) - sum(is_at(one.worker, employer) for one in people)
        if people or unasked > 0:
            found.append(Standing(employer, people, max(unasked, 0)))
    return sorted(found, key=lambda one: (not one.people, one.told == len(one.people), one.employer.name))


def _listed(
    session: Session, employers: Mapping[int, Employer], *, month: date, current: bool, seen: scopes.Conditions
) -> Mapping[int, Sequence[Person]]:  # fmt: skip
    """As `people` has them, by the number of the employer."""
    of_month = session.exec(select(EmployerConfirmation).where(EmployerConfirmation.month == month)).all()
    said = {(row.employer_id, row.worker_id): row for row in of_month}
    hired = _hired(session) if current else frozenset()
    rows = session.exec(
        select(Worker, Employer.id)
        .join(Consent, col(Consent.worker_id) == Worker.id)
        .join(Employer, col(Employer.name) == Consent.about)
        .where(Consent.kind == CONSENT, col(Consent.withdrawn_at).is_(None), *living(), *seen)
    ).all()
    found: dict[int, dict[int, Person]] = {}
    for worker, number in rows:
        employer = employers.get(number or 0)
        if employer is None:
            continue
        row, at_work = said.get((employer.key, worker.key)), is_at(worker, employer)
        taken_on = (worker.key, employer.key) in hired or (worker.key, employer.name) in hired
        if row or (current and (at_work or taken_on)):
            found.setdefault(employer.key, {})[worker.key] = Person(worker, not at_work, row)
    return {number: list(people.values()) for number, people in found.items()}


def _hired(session: Session) -> frozenset[tuple[int, int | str | None]]:
    """Whoever was taken on, with the number and with the name of the employer."""
    rows = session.exec(
        select(Application.worker_id, Vacancy.employer_id, Vacancy.employer_name)
        .join(Vacancy, col(Vacancy.id) == Application.vacancy_id)
        .where(Application.status == "hired")
    ).all()
    return frozenset((row[0], employer) for row in rows for employer in row[1:])


def _count_there(session: Session, employers: Sequence[Employer], seen: scopes.Conditions) -> Mapping[int, int]:
    """How many work there by the ledger, by the number of the employer; those who agreed to be confirmed among them."""
    rows = session.exec(
        select(Worker.employer_id, Worker.employer_name, func.count())
        .where(Worker.status == "employed", *seen)
        .group_by(col(Worker.employer_id), col(Worker.employer_name))
    ).all()
    by_number, by_name, by_both = Counter[int | None](), Counter[str](), Counter[tuple[int | None, str]]()
    for number, name, count in rows:
        by_number[number] += count
        by_name[name] += count
        by_both[number, name] += count
    return {one.key: by_number[one.key] + by_name[one.name] - by_both[one.key, one.name] for one in employers}
