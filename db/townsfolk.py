"""People from the same county at one employer (老乡): how many from five up, and who is willing to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select

from db.models import Consent, Vacancy, Worker
from db.models.workers import living

CONSENT = "townsfolk"
FEWEST = 5


@dataclass(frozen=True)
class Firm:
    """An employer that is only named."""

    employer_name: str
    employer_id: int | None


# A post, somebody's own record or a firm that is named: each says which employer is meant.
Place = Vacancy | Worker | Firm


def count(session: Session, place: Place, *, county: str, besides: Worker) -> int:
    """Others than whoever asks; 0 below five: a small number would point at somebody."""
    people = select(func.count()).select_from(Worker).where(*_at(place), Worker.county == county)
    found = session.exec(people.where(Worker.id != besides.id)).one()
    return found if found >= FEWEST else 0


def willing(session: Session, place: Place, *, county: str, besides: Worker | None) -> Worker | None:
    """One of them who has agreed to be called about this employer, the newest agreement first."""
    query = (
        select(Worker)
        .join(Consent, col(Consent.worker_id) == Worker.id)
        .where(*_at(place), Worker.county == county, Consent.kind == CONSENT, col(Consent.withdrawn_at).is_(None))
        .where(Worker.phone != "", Consent.about == Worker.employer_name)
        .order_by(col(Consent.given_at).desc())
    )
    if besides is not None:
        query = query.where(Worker.id != besides.id)
    return session.exec(query).first()


def agreed_elsewhere(session: Session, worker: Worker) -> bool:
    """Whoever works at another firm now than the one they have agreed to be asked about: there it does not hold."""
    about = {row.about for row in _agreements(session, worker)}
    works = worker.status == "employed" and bool(worker.employer_name)
    return works and bool(about) and worker.employer_name not in about


def is_contact(session: Session, worker: Worker) -> bool:
    """Whether somebody has agreed to be asked, of whatever firm."""
    return bool(_agreements(session, worker))


def withdraw(session: Session, worker: Worker, *, now: datetime) -> bool:
    """False when nothing had been agreed."""
    rows = _agreements(session, worker)
    for row in rows:
        row.withdrawn_at = now
    session.flush()
    return bool(rows)


def _agreements(session: Session, worker: Worker) -> Sequence[Consent]:
    query = select(Consent).where(Consent.worker_id == worker.id, Consent.kind == CONSENT)
    return session.exec(query.where(col(Consent.withdrawn_at).is_(None))).all()


def _at(place: Place) -> tuple[ColumnElement[bool], ...]:
    by_name = col(Worker.employer_name) == place.employer_name
    here = or_(col(Worker.employer_id) == place.employer_id, by_name) if place.employer_id else by_name
    return here, col(Worker.status) == "employed", *living()
