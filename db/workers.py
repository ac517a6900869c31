"""Workers (工友): registering, correcting, and the dated ledger of where each person works."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from db import audits, employers, followers, ledger_days, regions
from db.models import Consent, Employer, Follower, Worker, WorkerChange, WorkerStatus
from db.models.workers import CONSENT_KINDS
from db.refusals import Refusal

COUNTY_CODES = {"芒市": "533103", "瑞丽": "533102", "梁河": "533122", "盈江": "533123", "陇川": "533124"}
STATUSES = ("unverified", "registered", "seeking", "employed", "idle", "returned", "lost", "deleted")

# Notes of lines that moved nothing: things are as they were, or a move told before was none.
SAME, TAKEN_BACK = ledger_days.SAME, "taken back"


class TooYoung(Refusal):
    """Under sixteen: no job service (禁止使用童工规定, art. 2)."""


def get(session: Session, worker_id: int) -> Worker:
    return session.get_one(Worker, worker_id)


def register(
    session: Session,
    *,
    follower: Follower,
    name: str,
    phone: str,
    county: str,
    consent_version: str,
    now: datetime,
    relation: str = "self",
    status: str = "registered",
) -> Worker:
    """A new person on this phone, with the consent that allows it; the person becomes the one who speaks here."""
    code = COUNTY_CODES.get(county, "533100")
    worker = Worker(
        public_id=secrets.token_urlsafe(12),
        name=name,
        phone=phone,
        county=county,
        county_code=COUNTY_CODES.get(county, ""),
        region=code,
        status=status,
        registered_at=now,
        last_contact_at=now,
    )
    session.add(worker)
    session.flush()
    session.add(
        Consent(worker_id=worker.key, kind="service", version=consent_version, given_at=now, region=worker.region)
    )
    _history(session, worker, status=status, since=now.date(), source="self", now=now)
    followers.link(session, follower=follower, worker=worker, now=now, relation=relation)
    follower.region = worker.region
    session.flush()
    return worker


def correct(
    session: Session, worker: Worker, *, field: str, value: str | date | None, now: datetime, source: str = "self",
    staff_id: int | None = None,
) -> None:  # fmt: skip
    """Change one fact and keep the earlier one. Phone numbers are kept masked in the history; no change is no line."""
    if (getattr(worker, field) or "") == (value or ""):
        return
    if field == "employer_name":
        worker.work_place = _place_at(session, worker, str(value or ""))
    session.add(changed(worker, field=field, value=value, now=now, source=source, staff_id=staff_id))
    if field == "township":
        worker.township_code = ""  # the number was that of the township before
    session.flush()
    if field == "county":
        regions.follow(session, worker)
        if not (worker.county_code and worker.township_code.startswith(worker.county_code)):
            # A township of the county before is none of this one, and would tell two people apart who are one.
            correct(session, worker, field="township", value="", now=now, source=source, staff_id=staff_id)


def changed(
    worker: Worker, *, field: str, value: str | date | None, now: datetime, source: str, staff_id: int | None
) -> WorkerChange:  # fmt: skip
    """The change, made on the worker, and what is to be kept of it; nothing is written yet."""
    before = str(getattr(worker, field) or "")
    setattr(worker, field, value)
    if field == "county":
        worker.county_code = COUNTY_CODES.get(str(value), "")
        worker.region = COUNTY_CODES.get(str(value), "533100")
    hide = audits.telephone if field.endswith("phone") else str
    return WorkerChange(
        worker_id=worker.key, region=worker.region, field=field, before=hide(before), after=hide(str(value or "")),
        changed_at=now, source=source, staff_id=staff_id,
    )  # fmt: skip


def set_status(
    session: Session, worker: Worker, *, status: str, since: date, now: datetime, source: str = "self",
    employer_name: str = "", place: str = "", staff_id: int | None = None, note: str = "", by_day: bool = False,
) -> bool:  # fmt: skip
    """Move the ledger: the current state and one dated line of history. An employer's word is no contact with the person.

    `by_day`: what is told of an earlier day than the present state began is history only; then False.
    """
    moves = not by_day or ledger_days.becomes(
        history(session, worker), status=status, since=since, employer_name=employer_name, now_is=worker.status
    )
    worker.last_contact_at = worker.last_contact_at if source == "employer" else now
    if moves:
        worker.status = status
        worker.work_place = place or _place_at(session, worker, employer_name)
        worker.employer_name, worker.employer_id = employer_name, None
        worker.started_on = since if status == "employed" else None
    _history(
        session, worker, status=status, since=since, source=source, now=now, staff_id=staff_id, note=note,
        employer_name=employer_name, place=place,
    )  # fmt: skip
    session.flush()
    return moves


def _place_at(session: Session, worker: Worker, employer_name: str) -> str:
    """Of the firm that stands already as it was; of another one as the station has it on file. Never that of the firm before."""
    if employer_name == worker.employer_name:
        return worker.work_place if employer_name else ""
    known = employers.named(session, employer_name)
    return known.place if known is not None else ""


def put_day_right(
    session: Session, worker: Worker, row: WorkerStatus, *, since: date, now: datetime, source: str = "self"
) -> None:
    """The newest line of the ledger began on another day than was told; the day told first is kept as what it was."""
    change = WorkerChange(
        worker_id=worker.key, region=worker.region, field="since", before=row.since.isoformat(),
        after=since.isoformat(), changed_at=now, source=source,
    )  # fmt: skip
    session.add(change)
    row.since, worker.last_contact_at = since, now
    if ledger_days.present(history(session, worker)) is row:
        worker.started_on = since if worker.status == "employed" else None
    session.flush()


def take_back(session: Session, worker: Worker, row: WorkerStatus, *, now: datetime) -> WorkerStatus | None:
    """A move that was none: a new line says that what stood before it, since then, stands. Both older lines stay.

    Returns the line that counts again; None, and nothing is changed, where the ledger has none.
    """
    lines = history(session, worker)
    before = ledger_days.present(lines[lines.index(row) + 1 :])
    if before is None:
        return None
    set_status(
        session, worker, status=before.status, since=before.since, now=now, employer_name=before.employer_name,
        place=before.place, note=TAKEN_BACK,
    )  # fmt: skip
    worker.employer_id = session.exec(select(Employer.id).where(Employer.name == before.employer_name)).first()
    session.flush()
    return before


def still_there(session: Session, worker: Worker, *, now: datetime, source: str = "self") -> None:
    """Nothing has changed: the day is noted, and since when somebody works stays as it was."""
    worker.last_contact_at = now
    _history(
        session, worker, status=worker.status, since=now.date(), source=source, now=now, note=SAME,
        employer_name=worker.employer_name, place=worker.work_place,
    )  # fmt: skip
    session.flush()


def history(session: Session, worker: Worker) -> Sequence[WorkerStatus]:
    """Newest first."""
    return session.exec(
        select(WorkerStatus)
        .where(WorkerStatus.worker_id == worker.id)
        .order_by(col(WorkerStatus.recorded_at).desc(), col(WorkerStatus.id).desc())
    ).all()


def has_consent(session: Session, worker: Worker, *, kind: str, about: str = "") -> bool:
    return (
        session.exec(
            select(Consent.id).where(
                Consent.worker_id == worker.id,
                Consent.kind == kind,
                Consent.about == about,
                col(Consent.withdrawn_at).is_(None),
            )
        ).first()
        is not None
    )


def consent(
    session: Session, worker: Worker, *, kind: str, version: str, now: datetime, about: str = ""
) -> Consent:  # fmt: skip
    """Raises ValueError for a kind that has no name: whoever asks what they agreed to must be able to read it."""
    if kind not in CONSENT_KINDS:
        raise ValueError(f"no such consent: {kind}")
    row = Consent(worker_id=worker.key, region=worker.region, kind=kind, version=version, about=about, given_at=now)
    session.add(row)
    session.flush()
    return row


def _history(
    session: Session, worker: Worker, *, status: str, since: date, source: str, now: datetime,
    employer_name: str = "", place: str = "", staff_id: int | None = None, note: str = "",
) -> None:  # fmt: skip
    session.add(
        WorkerStatus(
            worker_id=worker.key,
            region=worker.region,
            status=status,
            since=since,
            recorded_at=now,
            source=source,
            employer_name=employer_name,
            place=place,
            staff_id=staff_id,
            note=note,
        )
    )


def withdraw_consents(session: Session, worker: Worker, *, now: datetime) -> None:
    rows = session.exec(
        select(Consent).where(Consent.worker_id == worker.id, col(Consent.withdrawn_at).is_(None))
    ).all()
    for row in rows:
        row.withdrawn_at = now
    session.flush()
