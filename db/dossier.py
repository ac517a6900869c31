"""Everything the station knows of one person (工友档案), in order of time and within what the member may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, col, select

from db import event_signups, identities, ledger_days, rights, scopes
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
from db.rights import Right
from db.scopes import Conditions

Row = TypeVar("Row", bound=SQLModel)
Target = TypeVar("Target", bound=SQLModel)


@dataclass(frozen=True)
class Dossier:
    """Histories are the newest first. `identity` is masked."""

    worker: Worker
    identity: str
    statuses: Sequence[tuple[WorkerStatus, Staff | None]]
    changes: Sequence[tuple[WorkerChange, Staff | None]]
    applications: Sequence[tuple[Application, Vacancy]]
    enrolments: Sequence[tuple[Enrolment, Course]]
    events: Sequence[event_signups.Signed]
    visits: Sequence[tuple[Visit, Staff | None]]
    inquiries: Sequence[Inquiry]
    consents: Sequence[Consent]


def of(session: Session, worker_id: object, *, by: Staff) -> Dossier:
    """Raises NotSeen."""
    worker = scopes.one(session, Worker, worker_id, by=by)
    return Dossier(
        worker=worker,
        identity=identities.masked(session, worker),
        statuses=sorted(
            _by_whom(session, worker, WorkerStatus, WorkerStatus.recorded_at),
            key=lambda line: ledger_days.place(line[0]),
            reverse=True,
        ),
        changes=_by_whom(session, worker, WorkerChange, WorkerChange.changed_at),
        applications=_to_what(session, worker, Application, Vacancy, Application.applied_at, by=by),
        enrolments=_to_what(session, worker, Enrolment, Course, Enrolment.enrolled_at, by=by),
        events=event_signups.history(session, worker) if rights.has(by, Right.PEOPLE) else (),
        visits=_by_whom(session, worker, Visit, Visit.starts_at, seen=scopes.seen(by, Visit)),
        inquiries=session.exec(
            scopes.rows(by, Inquiry).where(Inquiry.worker_id == worker.id).order_by(col(Inquiry.opened_at).desc())
        ).all(),
        consents=session.exec(
            select(Consent).where(Consent.worker_id == worker.id).order_by(col(Consent.given_at).desc())
        ).all(),
    )


def looked_up(session: Session, said: str, *, by: Staff, limit: int = 20) -> Sequence[Worker]:
    """People whose name or number holds these words, within what the member may see."""
    query = scopes.rows(by, Worker).where(scopes.holding(Worker, ("name", "code"), said))
    return session.exec(query.order_by(col(Worker.name), col(Worker.id)).limit(limit)).all()


def _by_whom(
    session: Session, worker: Worker, table: type[Row], moment: object, *, seen: Conditions = ()
) -> list[tuple[Row, Staff | None]]:  # fmt: skip
    """Rows of this person with the member of staff they name."""
    columns: Any = table
    rows = session.exec(
        select(table, Staff)
        .outerjoin(Staff, col(Staff.id) == columns.staff_id)
        .where(columns.worker_id == worker.id, *seen)
        .order_by(col(moment).desc(), columns.id.desc())
    ).all()
    return [(row[0], row[1]) for row in rows]


def _to_what(
    session: Session, worker: Worker, table: type[Row], target: type[Target], moment: object, *, by: Staff
) -> list[tuple[Row, Target]]:  # fmt: skip
    """Rows of this person that the member may see, with what they lead to."""
    columns: Any = table
    rows = session.exec(
        select(table, target)
        .join(target)
        .where(*scopes.seen(by, table), columns.worker_id == worker.id)
        .order_by(col(moment).desc(), columns.id.desc())
    ).all()
    return [(row[0], row[1]) for row in rows]
