"""Who has begun to work somewhere, by the ledger or because the station noted it, and what they answered a month later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, exists, or_, select

from db import feedback
from db.models import Application, ApplicationStatus, Feedback, Follower, Vacancy, Worker, WorkerStatus

KIND = "start"
_ABOUT = "application:"
# A start that the ledger knows from about the same time is the same start.
SAME_START = timedelta(days=14)
NOT_THERE = ("seeking", "idle", "returned", "lost")


@dataclass(frozen=True)
class Noted:
    """A start that the station noted with the application, and the ledger does not tell of."""

    worker: Worker
    follower: Follower
    application: Application
    employer_name: str

    @property
    def about(self) -> str:
        return f"{_ABOUT}{self.application.key}"


def noted(session: Session, since: datetime, until: datetime) -> list[Noted]:
    """Noted in this time, where nothing has been asked of it and nobody has told of being elsewhere since."""
    at = col(ApplicationStatus.at)
    asked = exists().where(
        col(Feedback.worker_id) == Application.worker_id, col(Feedback.kind) == KIND, col(Feedback.asked_at) > at
    )
    gone = exists().where(
        col(WorkerStatus.worker_id) == Application.worker_id, col(WorkerStatus.recorded_at) > at,
        col(WorkerStatus.status).in_(NOT_THERE),
    )  # fmt: skip
    rows = session.exec(
        select(Application, Worker, ApplicationStatus.at, Vacancy.employer_name)
        .join(ApplicationStatus, col(ApplicationStatus.application_id) == Application.id)
        .join(Worker, col(Worker.id) == Application.worker_id)
        .join(Vacancy, col(Vacancy.id) == Application.vacancy_id)
        .where(Application.status == "started", ApplicationStatus.status == "started")
        .where(at > since, at <= until, ~asked, ~gone)
        .order_by(at, col(Application.id))
    ).all()
    return [
        Noted(worker, follower, application, employer_name)
        for application, worker, moment, employer_name in rows
        if not _in_the_ledger(worker, moment)
        for worker, follower in feedback.reachable(session, worker.key)
    ]


def answered_of(session: Session, employer_name: str) -> Sequence[Feedback]:
    """What people of one employer answered a month after their start; the employer may see totals of five or more."""
    posted = select(Application.id).join(Vacancy, col(Vacancy.id) == Application.vacancy_id)
    posted = posted.where(col(Vacancy.employer_name).contains(employer_name, autoescape=True))
    abouts = [f"{_ABOUT}{number}" for number in session.exec(posted).all()]
    works_there = col(Worker.employer_name).contains(employer_name, autoescape=True)
    by_ledger = works_there & col(Feedback.about).startswith("start:")
    return session.exec(
        select(Feedback)
        .join(Worker, col(Worker.id) == Feedback.worker_id)
        .where(Feedback.kind == KIND, col(Feedback.answered_at).is_not(None))
        .where(or_(by_ledger, col(Feedback.about).in_(abouts)))
    ).all()


def application_of(session: Session, worker: Worker, asked: Feedback) -> Application | None:
    """The application through which the person came to the work that was asked about, if it was one."""
    if asked.about.startswith(_ABOUT):
        return session.get(Application, int(asked.about.removeprefix(_ABOUT)))
    return session.exec(
        select(Application)
        .join(ApplicationStatus, col(ApplicationStatus.application_id) == Application.id)
        .where(Application.worker_id == worker.id, ApplicationStatus.status == "started")
        .order_by(col(ApplicationStatus.at).desc())
    ).first()


def _in_the_ledger(worker: Worker, noted_at: datetime) -> bool:
    began = worker.started_on if worker.status == "employed" else None
    return began is not None and began >= noted_at.date() - SAME_START
