"""Applications (应聘): one under way per person and post, with a dated history of what became of it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import text, update
from sqlmodel import Session, col, select

from db import scopes, vacancies
from db.models import Application, ApplicationStatus, Consent, Follower, Staff, Vacancy, Worker
from db.refusals import Refusal
from db.statements import insert_for

# What ends an application, so that the person may apply again.
ENDED = frozenset({"rejected", "absent", "left", "withdrawn"})
# What takes one of the places of the post.
FILLING = frozenset({"hired", "started"})
STATUSES = ("applied", "referred", "interview", "hired", "rejected", "started", "absent", "left", "withdrawn")
ADULT = 18


class AlreadyApplied(Refusal):
    """The person has an application for this post under way."""

    def __init__(self, application: Application, vacancy: Vacancy) -> None:
        super().__init__(vacancy.number)
        self.application, self.vacancy = application, vacancy


class ForAdults(Refusal):
    """The person is a minor, and the post is not open to that age (劳动法, art. 58 and 64)."""

    def __init__(self, vacancy: Vacancy) -> None:
        super().__init__(vacancy.number)
        self.vacancy = vacancy


def apply(
    session: Session, *, worker: Worker, vacancy: Vacancy, follower: Follower, now: datetime,
    consent: Consent | None = None,
) -> Application:  # fmt: skip
    """Raises VacancyClosed, ForAdults or AlreadyApplied, and then nothing is stored."""
    vacancies.check_open(vacancy, now=now)
    age = age_of(worker, now=now)
    if age is not None and not open_to(vacancy, age):
        raise ForAdults(vacancy)
    values = {
        "worker_id": worker.key, "vacancy_id": vacancy.key, "follower_id": follower.key, "region": worker.region,
        "status": "applied", "live": True, "applied_at": now, "consent_id": consent.id if consent else None,
    }  # fmt: skip
    insert = insert_for(session, Application).values(**values)
    made = session.execute(
        insert.on_conflict_do_nothing(index_elements=["worker_id", "vacancy_id"], index_where=text("live")).returning(
            Application.id
        )
    ).scalar()
    if made is None:
        raise AlreadyApplied(live_one(session, worker, vacancy), vacancy)
    application = get(session, made)
    _history(session, application, "applied", now=now, source="self")
    return application


def get(session: Session, application_id: int) -> Application:
    return session.get_one(Application, application_id)


def find_live(session: Session, worker: Worker, vacancy: Vacancy) -> Application | None:
    return session.exec(
        select(Application).where(
            Application.worker_id == worker.id, Application.vacancy_id == vacancy.id, col(Application.live)
        )
    ).first()


def live_one(session: Session, worker: Worker, vacancy: Vacancy) -> Application:
    """Raises LookupError when there is none."""
    found = find_live(session, worker, vacancy)
    if found is None:
        raise LookupError("no application under way")
    return found


def of_worker(session: Session, worker: Worker, *, live: bool = False) -> Sequence[tuple[Application, Vacancy]]:
    """Everything a person has applied for, the newest first; `live` leaves out what has ended."""
    query = (
        select(Application, Vacancy)
        .join(Vacancy, col(Vacancy.id) == Application.vacancy_id)
        .where(Application.worker_id == worker.id)
        .order_by(col(Application.applied_at).desc(), col(Application.id).desc())
    )
    rows = session.exec(query.where(col(Application.live)) if live else query).all()
    return [(row[0], row[1]) for row in rows]


def of_vacancy(session: Session, vacancy: Vacancy) -> Sequence[tuple[Application, Worker]]:
    """Everyone who has applied for a post, in order."""
    rows = session.exec(
        select(Application, Worker)
        .join(Worker, col(Worker.id) == Application.worker_id)
        .where(Application.vacancy_id == vacancy.id)
        .order_by(col(Application.applied_at), col(Application.id))
    ).all()
    return [(row[0], row[1]) for row in rows]


def seen(session: Session, vacancy: Vacancy, *, by: Staff) -> Sequence[Application]:
    """Of the applications for this post those the member may see, the newest first."""
    rows = scopes.rows(by, Application).where(Application.vacancy_id == vacancy.key)
    return session.exec(rows.order_by(col(Application.id).desc())).all()


def untouched(session: Session) -> Sequence[tuple[Application, Worker, Vacancy]]:
    """Applications that nobody at the station has moved yet, the longest waiting first."""
    rows = session.exec(
        select(Application, Worker, Vacancy)
        .join(Worker, col(Worker.id) == Application.worker_id)
        .join(Vacancy, col(Vacancy.id) == Application.vacancy_id)
        .where(Application.status == "applied", col(Application.live))
        .order_by(col(Application.applied_at), col(Application.id))
    ).all()
    return [(row[0], row[1], row[2]) for row in rows]


def history(session: Session, application: Application) -> Sequence[ApplicationStatus]:
    """Oldest first."""
    return session.exec(
        select(ApplicationStatus)
        .where(ApplicationStatus.application_id == application.id)
        .order_by(col(ApplicationStatus.at), col(ApplicationStatus.id))
    ).all()


def set_status(
    session: Session, application: Application, *, status: str, now: datetime, source: str,
    staff: Staff | None = None, note: str = "",
) -> ApplicationStatus | None:  # fmt: skip
    """Move an application on and keep the date. None when it stood there already with the same note."""
    last = next(reversed(history(session, application)), None)
    if application.status == status and last is not None and last.note == note:
        return None
    taken = (status in FILLING) - (application.status in FILLING)
    application.status, application.live = status, status not in ENDED
    if taken:
        filled = col(Vacancy.filled) + taken
        session.execute(update(Vacancy).where(col(Vacancy.id) == application.vacancy_id).values(filled=filled))
    return _history(session, application, status, now=now, source=source, staff=staff, note=note)


def withdraw(session: Session, application: Application, *, now: datetime, source: str = "self") -> None:
    set_status(session, application, status="withdrawn", now=now, source=source)


def age_of(worker: Worker, *, now: datetime) -> int | None:
    """Whole years today; seventeen for a protected minor whose birthday is unknown; None when nothing is known."""
    born, today = worker.birth_date, now.date()
    if born is None:
        return ADULT - 1 if worker.minor else None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def open_to(vacancy: Vacancy, age: int) -> bool:
    """A minor may only take a post that says so by its lowest age."""
    return age >= ADULT or (vacancy.age_min is not None and vacancy.age_min <= age)


def _history(
    session: Session, application: Application, status: str, *, now: datetime, source: str,
    staff: Staff | None = None, note: str = "",
) -> ApplicationStatus:  # fmt: skip
    row = ApplicationStatus(
        application_id=application.key, region=application.region, status=status, at=now, source=source,
        staff_id=staff.id if staff else None, note=note,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row
