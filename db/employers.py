"""Employers (用工单位) whose posts the station shows."""

from collections.abc import Sequence

from sqlmodel import Session, select

from db.models import Employer, Vacancy


def names(session: Session) -> Sequence[str]:
    return session.exec(select(Employer.name).distinct()).all()


def of_vacancy(session: Session, vacancy: Vacancy) -> Employer | None:
    return session.get(Employer, vacancy.employer_id) if vacancy.employer_id is not None else None
