"""Whether an employer may confirm somebody month by month: who may still be asked, once for each employer and never again."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import String, cast, exists, literal
from sqlmodel import Session, col, select

from db import employer_months, employers, feedback
from db.employer_months import CONSENT
from db.models import Application, ApplicationStatus, Consent, Employer, Feedback, Follower, Vacancy, Worker

KIND = "share_monthly"
_ABOUT = "employer:"
_STARTED = (col(Application.status) == "started", col(ApplicationStatus.status) == "started")


def about(employer: Employer) -> str:
    """What the question to the person is about; `employer_of` finds the way back."""
    return f"{_ABOUT}{employer.key}"


def employer_of(session: Session, asked: Feedback) -> Employer | None:
    return session.get(Employer, int(asked.about.removeprefix(_ABOUT)))


def works_for(session: Session, worker: Worker) -> Employer | None:
    """Where the person is at work by the ledger, as far as the station has that employer on file."""
    if worker.status != "employed":
        return None
    known = session.get(Employer, worker.employer_id) if worker.employer_id else None
    return known or employers.named(session, worker.employer_name)


def may_ask(session: Session, worker: Worker, employer: Employer) -> bool:
    """Not when it was answered, on paper too, nor withdrawn, nor asked before."""
    given = select(Consent.id).where(
        Consent.worker_id == worker.id, Consent.kind == CONSENT, Consent.about == employer.name
    )
    asked = feedback.of(session, worker, kind=KIND, about=about(employer))
    return asked is None and session.exec(given.limit(1)).first() is None


def newly_started(session: Session, *, since: datetime) -> Sequence[tuple[Worker, Follower, Employer]]:
    """People whom the station brought to an employer and who started there after this moment, while they may be asked."""
    person = Application.worker_id
    agreed = exists().where(
        col(Consent.worker_id) == person, col(Consent.kind) == CONSENT, col(Consent.about) == Employer.name
    )
    asked = exists().where(
        col(Feedback.worker_id) == person, col(Feedback.kind) == KIND,
        col(Feedback.about) == literal(_ABOUT).concat(cast(col(Employer.id), String)),
    )  # fmt: skip
    rows = session.exec(
        select(person, Employer)
        .join(ApplicationStatus, col(ApplicationStatus.application_id) == Application.id)
        .join(Vacancy, col(Vacancy.id) == Application.vacancy_id)
        .join(Employer, employer_months.posted_by(Employer))
        .where(*_STARTED, col(ApplicationStatus.at) > since, ~agreed, ~asked)
        .order_by(col(ApplicationStatus.at), col(Employer.id))
    ).all()
    return [
        (worker, follower, employer)
        for worker_id, employer in rows
        for worker, follower in feedback.reachable(session, worker_id)
    ]


def started_on(session: Session, worker: Worker, employer: Employer) -> date | None:
    """The day on which an application of this person to this employer was said to have led there."""
    at = session.exec(
        select(ApplicationStatus.at)
        .join(Application, col(Application.id) == ApplicationStatus.application_id)
        .join(Vacancy, col(Vacancy.id) == Application.vacancy_id)
        .where(Application.worker_id == worker.id, *_STARTED, employer_months.posted_by(employer))
        .order_by(col(ApplicationStatus.at).desc())
    ).first()
    return at.date() if at else None
