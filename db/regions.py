"""Whose region a row is: what is kept of a person follows when their home county is put right."""

from typing import Any

from sqlalchemy import update
from sqlmodel import Session

from db.models import Application, Consent, Enrolment, EventSignup, Feedback, FollowUp, Visit, Worker, WorkerStatus

# Rosters and claims stay with the county that hands them in.
FOLLOW: tuple[Any, ...] = (Application, Consent, Enrolment, EventSignup, Feedback, FollowUp, Visit, WorkerStatus)


def follow(session: Session, worker: Worker) -> None:
    """A liaison reads the people of her own county, and no longer those who turned out to be of another."""
    for table in FOLLOW:
        moved = update(table).where(table.worker_id == worker.key, table.region != worker.region)
        session.execute(moved.values(region=worker.region).execution_options(synchronize_session="fetch"))
