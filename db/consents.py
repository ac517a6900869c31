"""Consents (同意) one by one: what still holds, and what ends with one that is withdrawn (个人信息保护法 art. 15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from db import applications, outbox, proofs, visits
from db.models import Application, Attachment, Consent, Identity, Vacancy, Visit, Worker

# The consent on which the record itself rests: without it there is only deletion.
SERVICE = "service"


@dataclass(frozen=True)
class Ended:
    """What ended with it: applications that an employer already knows of, and visits that somebody would have made."""

    shared: Sequence[Application] = ()
    visits: Sequence[Visit] = ()


def holding(session: Session, worker: Worker) -> Sequence[Consent]:
    """What the person has agreed to and not withdrawn; of several of one kind about one employer, the newest."""
    rows = session.exec(
        select(Consent)
        .where(Consent.worker_id == worker.id, col(Consent.withdrawn_at).is_(None))
        .order_by(col(Consent.id))
    ).all()
    return list({(row.kind, row.about): row for row in rows}.values())


def withdraw(session: Session, worker: Worker, consent: Consent, *, now: datetime) -> Ended:
    """From now on it does not hold, and what rested on it alone is undone. Raises ValueError for `SERVICE`."""
    if consent.kind == SERVICE:
        raise ValueError("without this consent there is only deletion")
    session.execute(
        update(Consent)
        .where(
            col(Consent.worker_id) == worker.id, col(Consent.kind) == consent.kind, col(Consent.about) == consent.about,
            col(Consent.withdrawn_at).is_(None),
        )
        .values(withdrawn_at=now)
    )  # fmt: skip
    if consent.kind == "identity":
        session.execute(delete(Identity).where(col(Identity.worker_id) == worker.id))
    if consent.kind == "bank":
        numbers = [row.key for row in proofs.of(session, worker)]
        session.execute(update(Attachment).where(col(Attachment.id).in_(numbers)).values(delete_after=now))
    if consent.kind == "visit":
        return Ended(visits=_call_visits_off(session, worker, now=now))
    return Ended(shared=_take_back(session, worker, consent, now=now)) if consent.kind == "share" else Ended()


def _take_back(session: Session, worker: Worker, consent: Consent, *, now: datetime) -> list[Application]:
    """Applications to this employer, unless the person works there already. Returns those that were handed on."""
    rows = session.exec(
        select(Application)
        .join(Vacancy, col(Vacancy.id) == Application.vacancy_id)
        .where(Application.worker_id == worker.id, col(Application.live), Application.status != "started")
        .where(Vacancy.employer_name == consent.about)
    ).all()
    shared = [row for row in rows if row.status != "applied"]
    for row in rows:
        applications.withdraw(session, row, now=now)
        outbox.cancel(session, prefix=f"remind:interview:{row.key}:", now=now)
    return shared


def _call_visits_off(session: Session, worker: Worker, *, now: datetime) -> list[Visit]:
    booked = list(visits.upcoming(session, worker, now=now))
    for visit in booked:
        visits.cancel(session, visit)
        outbox.cancel(session, prefix=f"remind:visit:{visit.key}:", now=now)
    return booked
