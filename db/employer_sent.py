"""People whom the station sent to an employer (已推荐, 面试), and its word that one of them is hired."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from db import applications
from db.employer_months import CONSENT, SOURCE, posted_by
from db.models import Application, ApplicationStatus, Consent, Employer, Vacancy, Worker
from db.models.workers import living

SENT = ("referred", "interview")
# Name and telephone were given to this employer for this very application: it is told nothing that it was not given.
CONSENTS = ("share", CONSENT)
MOST = 100

Row = tuple[Application, Worker, Vacancy]


def of(session: Session, employer: Employer) -> Sequence[Row]:
    """Who waits for the word of this employer and has agreed that it has their name, the longest waiting first."""
    agreed = select(Consent.worker_id).where(
        col(Consent.kind).in_(CONSENTS), Consent.about == employer.name, col(Consent.withdrawn_at).is_(None)
    )
    rows = session.exec(
        select(Application, Worker, Vacancy)
        .join(Worker, col(Worker.id) == Application.worker_id)
        .join(Vacancy, col(Vacancy.id) == Application.vacancy_id)
        .where(col(Application.status).in_(SENT), col(Application.live), posted_by(employer), *living())
        .where(col(Worker.id).in_(agreed))
        .order_by(col(Application.applied_at), col(Application.id))
        .limit(MOST)
    ).all()
    return [(row[0], row[1], row[2]) for row in rows]


def hire(
    session: Session, employer: Employer, numbers: Collection[int], *, now: datetime
) -> Sequence[tuple[Row, ApplicationStatus]]:  # fmt: skip
    """Of those who wait, the applications of these numbers; what is not on the list is left alone."""
    moved = []
    for row in of(session, employer):
        if row[0].key in numbers:
            line = applications.set_status(session, row[0], status="hired", now=now, source=SOURCE)
            moved += [(row, line)] if line is not None else []
    return moved
