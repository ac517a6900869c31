"""The ledger (台账) as the desk writes it: a dated status, a corrected fact, each with source and person."""

from datetime import date, datetime

from sqlmodel import Session, select

from db import audits, rights, scopes, workers
from db.models import Employer, Staff, Worker
from db.refusals import Refusal
from db.rights import Right

STATUSES = ("registered", "seeking", "employed", "idle", "returned", "lost")
SOURCES = ("telephone", "visit", "employer", "dehong", "self", "staff")
FACTS = (
    "name", "phone", "county", "township", "dormitory", "trade", "training_need", "education", "birth_date",
    "preferred_contact",
)  # fmt: skip
OLDEST = date(1930, 1, 1)
YOUNGEST_YEARS = 16  # 禁止使用童工规定, art. 2


class NotAFact(Refusal):
    """Nothing of the kind stands in the ledger, or the value cannot be one of it."""


class NothingNew(Refusal):
    """It stands there already."""


class InTheFuture(Refusal):
    """What is not so yet cannot be written down as so."""


def note_status(
    session: Session, worker_id: object, *, status: str, since: date, source: str, by: Staff, now: datetime,
    employer_name: str = "", place: str = "", note: str = "",
) -> tuple[Worker, bool]:  # fmt: skip
    """One dated line, and, where nothing newer is told, the state from now on. Returns whose, and whether it is the state now.

    Raises NotAllowed, NotSeen, NotAFact, InTheFuture or NothingNew.
    """
    rights.require(by, Right.LEDGER)
    worker = scopes.one(session, Worker, worker_id, by=by)
    if status not in STATUSES or source not in SOURCES:
        raise NotAFact
    if since > now.date():
        raise InTheFuture
    at = employer_name if status == "employed" else ""
    lines = workers.history(session, worker)
    if (
        any((one.status, one.since, one.employer_name, one.place) == (status, since, at, place) for one in lines)
        and not note
    ):
        raise NothingNew
    moves = workers.set_status(
        session, worker, status=status, since=since, now=now, source=source, staff_id=by.id, note=note, place=place,
        employer_name=at, by_day=True,
    )  # fmt: skip
    if moves:
        worker.employer_id = _employer(session, worker.employer_name)
    audits.note(session, staff=by, action="status_noted", about=f"worker:{worker.key}", now=now, detail=status)
    session.flush()
    return worker, moves


def correct(
    session: Session, worker_id: object, *, field: str, value: str, source: str, by: Staff, now: datetime
) -> Worker:  # fmt: skip
    """One fact, the earlier one kept. `value` is checked by the caller for its form.

    Raises NotAllowed, NotSeen, NotAFact, NothingNew, or TooYoung for a birthday less than sixteen years ago.
    """
    rights.require(by, Right.LEDGER)
    worker = scopes.one(session, Worker, worker_id, by=by)
    if field not in FACTS or source not in SOURCES or (field in ("name", "county") and not value):
        raise NotAFact
    new = _birthday(value, now) if field == "birth_date" else value
    if (getattr(worker, field) or "") == (new or ""):
        raise NothingNew
    workers.correct(session, worker, field=field, value=new, now=now, source=source, staff_id=by.id)
    audits.note(session, staff=by, action="fact_corrected", about=f"worker:{worker.key}", now=now, detail=field)
    session.flush()
    return worker


def _birthday(said: str, now: datetime) -> date | None:
    if not said:
        return None
    try:
        born = date.fromisoformat(said)
    except ValueError:
        raise NotAFact from None
    if not OLDEST <= born <= now.date():
        raise NotAFact
    if now.year - born.year - ((now.month, now.day) < (born.month, born.day)) < YOUNGEST_YEARS:
        raise workers.TooYoung
    return born


def _employer(session: Session, name: str) -> int | None:
    """The employer of exactly this name, if the station has one on file."""
    if not name:
        return None
    return session.exec(select(Employer.id).where(Employer.name == name)).first()
