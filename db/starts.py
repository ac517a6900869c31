"""Who has begun to work somewhere, by the ledger or because the station noted it, and what they answered a month later."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, exists, select

from db import feedback
from db.models import Application, ApplicationStatus, Feedback, Follower, Vacancy, Worker, WorkerStatus

KIND, UNPAID = "start", "unpaid"
# What a name has beside what people call it by.
_LEGAL = re.compile(r"^示例|[(（][^)）]*[)）]|(?:股份|有限|责任|公司|集团)+$")
SHORTEST = 2
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
    """What people of one employer answered a month after their start; the employer may see totals of five or more.

    The employer by its full name or a short one, as the post or the worker calls it. Nobody counts before their wages came.
    """
    rows = session.exec(
        select(Feedback, Worker)
        .join(Worker, col(Worker.id) == Feedback.worker_id)
        .where(Feedback.kind == KIND, col(Feedback.answered_at).is_not(None), Feedback.answer != UNPAID)
    ).all()
    return [
        row for row, worker in rows if any(_is_called(name, employer_name) for name in _names(session, row, worker))
    ]


def _names(session: Session, row: Feedback, worker: Worker) -> list[str]:
    """What the employer of this start is called: by the person, and in the post they came by."""
    by_ledger = row.about.startswith("start:")
    application = application_of(session, worker, row)
    if by_ledger and application is not None and not _began_with(session, application, row):
        application = None  # an earlier start, somewhere else
    post = session.get(Vacancy, application.vacancy_id) if application is not None else None
    return [*([worker.employer_name] if by_ledger else []), *([post.employer_name] if post is not None else [])]


def _began_with(session: Session, application: Application, row: Feedback) -> bool:
    began = date.fromisoformat(row.about.removeprefix("start:"))
    at = session.exec(
        select(ApplicationStatus.at).where(
            ApplicationStatus.application_id == application.id, ApplicationStatus.status == "started"
        )
    ).all()
    return any(abs(moment.date() - began) <= SAME_START for moment in at)


def _is_called(name: str, asked: str) -> bool:
    """万里 and 示例万里分拨中心有限公司 both mean 万里分拨中心; a name for short is the beginning of the whole one."""
    known, meant = _LEGAL.sub("", name), _LEGAL.sub("", asked)
    return len(known) >= SHORTEST and len(meant) >= SHORTEST and (meant in known or meant.startswith(known))


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
