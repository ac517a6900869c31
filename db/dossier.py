"""Everything the station knows of one person (工友档案), in order of time and within what the member may see."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from db import identities, scopes
from db.models import (
    Application,
    Consent,
    Course,
    Enrolment,
    Inquiry,
    Staff,
    Vacancy,
    Visit,
    Worker,
    WorkerChange,
    WorkerStatus,
)


@dataclass(frozen=True)
class Dossier:
    """Histories are the newest first. `identity` is masked."""

    worker: Worker
    identity: str
    statuses: Sequence[tuple[WorkerStatus, Staff | None]]
    changes: Sequence[tuple[WorkerChange, Staff | None]]
    applications: Sequence[tuple[Application, Vacancy]]
    enrolments: Sequence[tuple[Enrolment, Course]]
    visits: Sequence[tuple[Visit, Staff | None]]
    inquiries: Sequence[Inquiry]
    consents: Sequence[Consent]


def of(session: Session, worker_id: object, *, by: Staff) -> Dossier:
    """Raises NotSeen."""
    worker = scopes.one(session, Worker, worker_id, by=by)
    statuses = session.exec(
        select(WorkerStatus, Staff)
        .outerjoin(Staff, col(Staff.id) == WorkerStatus.staff_id)
        .where(WorkerStatus.worker_id == worker.id)
        .order_by(col(WorkerStatus.recorded_at).desc(), col(WorkerStatus.id).desc())
    ).all()
    changes = session.exec(
        select(WorkerChange, Staff)
        .outerjoin(Staff, col(Staff.id) == WorkerChange.staff_id)
        .where(WorkerChange.worker_id == worker.id)
        .order_by(col(WorkerChange.changed_at).desc(), col(WorkerChange.id).desc())
    ).all()
    applications = session.exec(
        select(Application, Vacancy)
        .join(Vacancy)
        .where(*scopes.seen(by, Application), Application.worker_id == worker.id)
        .order_by(col(Application.applied_at).desc())
    ).all()
    enrolments = session.exec(
        select(Enrolment, Course)
        .join(Course)
        .where(*scopes.seen(by, Enrolment), Enrolment.worker_id == worker.id)
        .order_by(col(Enrolment.enrolled_at).desc())
    ).all()
    visits = session.exec(
        select(Visit, Staff)
        .outerjoin(Staff, col(Staff.id) == Visit.staff_id)
        .where(*scopes.seen(by, Visit), Visit.worker_id == worker.id)
        .order_by(col(Visit.starts_at).desc())
    ).all()
    return Dossier(
        worker=worker,
        identity=identities.masked(session, worker),
        statuses=[(row[0], row[1]) for row in statuses],
        changes=[(row[0], row[1]) for row in changes],
        applications=[(row[0], row[1]) for row in applications],
        enrolments=[(row[0], row[1]) for row in enrolments],
        visits=[(row[0], row[1]) for row in visits],
        inquiries=session.exec(
            scopes.rows(by, Inquiry).where(Inquiry.worker_id == worker.id).order_by(col(Inquiry.opened_at).desc())
        ).all(),
        consents=session.exec(
            select(Consent).where(Consent.worker_id == worker.id).order_by(col(Consent.given_at).desc())
        ).all(),
    )
