"""What employers confirm month by month (单位每月确认): who is still there, left, or never came; only of people who agreed
to just that, for this employer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlmodel import Session, col, select

from db import applications, scopes, workers
from db.models import Application, Consent, Employer, EmployerConfirmation, Vacancy, Worker, WorkerStatus
from db.models.workers import living

THERE, LEFT, NEVER = "there", "left", "never"
SAID, GONE = (THERE, LEFT, NEVER), (LEFT, NEVER)
SOURCE = "employer"
# A consent of its own, naming the employer: `share` was given for one application and nothing else (个人信息保护法 art. 14).
CONSENT = "share_monthly"
ASKED = "confirmation:"
EARLIEST = date(2000, 1, 1)
# Of an application: taken on, and perhaps there.
AGREED = ("hired", "started")


@dataclass(frozen=True)
class Person:
    """Somebody to be confirmed; `expected` was taken on and has not been told of as working there."""

    worker: Worker
    expected: bool
    said: EmployerConfirmation | None = None


@dataclass(frozen=True)
class Word:
    """What an employer says of one person: `on` is the day of the start or of the leaving, today when it is not known."""

    said: str
    on: date | None = None


def asked_as(row: EmployerConfirmation) -> str:
    """What the question to the person is about; `of_question` finds the way back."""
    return f"{ASKED}{row.key}"


def of_question(session: Session, about: str) -> EmployerConfirmation:
    return session.get_one(EmployerConfirmation, int(about.removeprefix(ASKED)))


def month_of(day: date) -> date:
    return day.replace(day=1)


def people(
    session: Session, employer: Employer, *, month: date, now: datetime, seen: scopes.Conditions = ()
) -> Sequence[Person]:  # fmt: skip
    """Who has been confirmed in this month and, while it lasts, who works there by the ledger or was taken on.

    The unconfirmed first, then by name, so that a list that is cut short hides nobody who waits.
    """
    of_month = (EmployerConfirmation.employer_id == employer.key, EmployerConfirmation.month == month)
    said = {row.worker_id: row for row in session.exec(select(EmployerConfirmation).where(*of_month)).all()}
    wanted: ColumnElement[bool] = col(Worker.id).in_(list(said))
    if month == month_of(now.date()):
        wanted = or_(_works_at(employer), _taken_on(employer), wanted)
    rows = session.exec(
        select(Worker).where(wanted, _shares_with(employer), *living(), *seen).order_by(Worker.name, col(Worker.id))
    ).all()
    found = [Person(worker, not is_at(worker, employer), said.get(worker.key)) for worker in rows]
    return sorted(found, key=lambda one: one.said is not None)


def is_at(worker: Worker, employer: Employer) -> bool:
    here = worker.employer_id == employer.id or worker.employer_name == employer.name
    return worker.status == "employed" and here


def confirm(
    session: Session, employer: Employer, told: Mapping[int, Word], *, now: datetime
) -> Sequence[EmployerConfirmation]:  # fmt: skip
    """Keep what is said of people on this month's list and move the ledger; what was said before and others are left alone.

    Days in the future are taken as today.
    """
    month, kept = month_of(now.date()), []
    for person in people(session, employer, month=month, now=now):
        word = told.get(person.worker.key)
        if word is None or word.said not in SAID or _is_the_same(person.said, word):
            continue
        kept.append(_confirm(session, employer, person, word, month=month, now=now))
    session.flush()
    return kept


def gone(session: Session, *, since: datetime) -> Sequence[tuple[EmployerConfirmation, Employer]]:
    """People of whom an employer said lately that they left or never came: they are asked as well."""
    rows = session.exec(
        select(EmployerConfirmation, Employer)
        .join(Employer, col(Employer.id) == EmployerConfirmation.employer_id)
        .where(col(EmployerConfirmation.said).in_(GONE), col(EmployerConfirmation.told_at) > since)
        .order_by(col(EmployerConfirmation.id))
    ).all()
    return [(row[0], row[1]) for row in rows]


def gone_by(session: Session, worker: Worker) -> tuple[EmployerConfirmation, Employer] | None:
    """The word of an employer by which the person stands as gone in the ledger, while nothing newer has been told."""
    line = next(iter(workers.history(session, worker)), None)
    if line is None or line.source != SOURCE or line.note not in GONE:
        return None
    row = session.exec(
        select(EmployerConfirmation, Employer)
        .join(Employer, col(Employer.id) == EmployerConfirmation.employer_id)
        .where(EmployerConfirmation.worker_id == worker.id, col(EmployerConfirmation.said).in_(GONE))
        .order_by(col(EmployerConfirmation.told_at).desc(), col(EmployerConfirmation.id).desc())
    ).first()
    return (row[0], row[1]) if row else None


def gainsaid(session: Session, row: EmployerConfirmation, *, now: datetime) -> bool:
    """The person says otherwise: the ledger stands as before, unless something newer has been told. True when it does."""
    worker, employer = session.get_one(Worker, row.worker_id), session.get_one(Employer, row.employer_id)
    lines = workers.history(session, worker)
    if row.said not in GONE or not lines or lines[0].source != SOURCE:
        return False
    if row.said == NEVER and not _was_there(row, lines, employer):
        return False
    since = row.worked_since or now.date()
    workers.set_status(
        session, worker, status="employed", since=since, now=now, employer_name=employer.name, note="gainsaid"
    )
    worker.employer_id = employer.id
    session.flush()
    return True


def _was_there(row: EmployerConfirmation, lines: Sequence[WorkerStatus], employer: Employer) -> bool:
    """By the ledger, before the employer spoke; of somebody only taken on, `NEVER` moves nothing."""
    before = next((line for line in lines if line.source != SOURCE), None)
    at_work = before is not None and before.status == "employed" and before.employer_name == employer.name
    return row.worked_since is not None or at_work


def _confirm(
    session: Session, employer: Employer, person: Person, word: Word, *, month: date, now: datetime
) -> EmployerConfirmation:  # fmt: skip
    worker = person.worker
    row = person.said or EmployerConfirmation(
        employer_id=employer.key, worker_id=worker.key, month=month, region=worker.region, said="", told_at=now
    )
    if is_at(worker, employer):
        row.worked_since = worker.started_on
    before = row.worked_since if word.said == THERE else None
    # Back where they were, since the day they came: the day posted along is still that of the leaving.
    on = _day(before or word.on, now)
    row.said, row.on_day, row.told_at = word.said, None if word.said == THERE and not person.expected else on, now
    session.add(row)
    _move_ledger(session, employer, person, word, on=on, now=now)
    _move_application(session, employer, worker, word, now=now)
    return row


def _move_ledger(
    session: Session, employer: Employer, person: Person, word: Word, *, on: date, now: datetime
) -> None:  # fmt: skip
    """A dated line with the employer as its source, whether or not anything has changed."""
    worker = person.worker
    at_work = is_at(worker, employer)
    if word.said == THERE and not at_work:
        workers.set_status(
            session, worker, status="employed", since=on, now=now, source=SOURCE, employer_name=employer.name
        )
        worker.employer_id = employer.id
    elif word.said != THERE and at_work:
        workers.set_status(session, worker, status="idle", since=on, now=now, source=SOURCE, note=word.said)
    else:
        session.add(
            WorkerStatus(
                worker_id=worker.key, region=worker.region, status=worker.status, since=now.date(), recorded_at=now,
                source=SOURCE, employer_name=worker.employer_name, place=worker.work_place,
                note="same" if word.said == THERE else word.said,
            )
        )  # fmt: skip


def _move_application(session: Session, employer: Employer, worker: Worker, word: Word, *, now: datetime) -> None:
    """The one by which the person came there, if any."""
    status = {THERE: "started", LEFT: "left", NEVER: "absent"}[word.said]
    rows = session.exec(
        select(Application)
        .join(Vacancy, col(Vacancy.id) == Application.vacancy_id)
        .where(Application.worker_id == worker.id, col(Application.status).in_(AGREED), posted_by(employer))
    ).all()
    for application in rows:
        if application.status != status:
            applications.set_status(session, application, status=status, now=now, source=SOURCE)


def _is_the_same(row: EmployerConfirmation | None, word: Word) -> bool:
    return row is not None and row.said == word.said and (word.on is None or word.on == row.on_day)


def _day(said: date | None, now: datetime) -> date:
    return said if said is not None and EARLIEST <= said <= now.date() else now.date()


def _works_at(employer: Employer) -> ColumnElement[bool]:
    here = or_(col(Worker.employer_id) == employer.id, col(Worker.employer_name) == employer.name)
    return and_(col(Worker.status) == "employed", here)


def _taken_on(employer: Employer) -> ColumnElement[bool]:
    agreed = select(Application.worker_id).join(Vacancy, col(Vacancy.id) == Application.vacancy_id)
    return col(Worker.id).in_(agreed.where(Application.status == "hired", posted_by(employer)))


def posted_by(employer: Employer | type[Employer]) -> ColumnElement[bool]:
    """Vacancies of this employer, or in a join of each."""
    return or_(col(Vacancy.employer_id) == employer.id, col(Vacancy.employer_name) == employer.name)


def _shares_with(employer: Employer) -> ColumnElement[bool]:
    return exists().where(
        col(Consent.worker_id) == Worker.id, col(Consent.kind) == CONSENT, col(Consent.about) == employer.name,
        col(Consent.withdrawn_at).is_(None),
    )  # fmt: skip
