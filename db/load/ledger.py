"""The dated lines of the ledger (台账) and the consents of a prepared town."""

from datetime import datetime, time
from typing import Any

from sqlmodel import Session, select

from db.load import columns as c
from db.load import words
from db.load.columns import Column
from db.load.sheets import Entry, Key, Sheet, Town
from db.load.troubles import Report
from db.load.workers import CONSENT_VERSION
from db.models import Consent, Worker, WorkerStatus


def check_ledger(session: Session, town: Town, report: Report) -> None:
    """What workers.csv says of today must be what the last line says."""
    stated = {entry["worker_id"]: entry["employment_status"] for entry in town.of("workers")}
    town.newest_lines = newest_lines(town)
    for code, entry in town.newest_lines.items():
        now_stated = stated.get(code)
        if now_stated and now_stated != entry["status"]:
            chinese = {ours: said for said, ours in words.WORKER_STATUSES.items()}
            report.trouble(
                entry.file, entry.line,
                f"{code} 最后一行是{chinese[entry['status']]}，workers 里却是{chinese[now_stated]}",
            )  # fmt: skip


def newest_lines(town: Town) -> dict[str, Entry]:
    """The newest line of each worker; of two on one day, the one written later in the file."""
    ordered = sorted(town.of("ledger"), key=lambda entry: (entry["since"], entry["recorded_at"] or 0, entry.line))
    return {entry["worker_id"]: entry for entry in ordered}


def recorded_at(entry: Entry, now: datetime) -> datetime:
    return entry["recorded_at"] or datetime.combine(entry["since"], time(9, 0), now.tzinfo)


def make_line(town: Town, entry: Entry) -> WorkerStatus:
    worker: Worker = town.row("workers", entry["worker_id"])
    employer = town.row("employers", entry["employer_id"])
    return WorkerStatus(
        **entry.said("status", "since", "source", "note"),
        worker_id=worker.key,
        region=worker.region,
        employer_name=entry["employer_name"] or (employer.name if employer else ""),
        place=entry["place"] or (employer.place if employer else ""),
        recorded_at=recorded_at(entry, town.now),
        staff_id=town.id_of("staff", entry["staff_id"]),
    )


def bring_up_to_date(session: Session, town: Town, entry: Entry, row: WorkerStatus) -> None:
    """The newest line says where a worker stands of whom the workers' file says nothing."""
    worker: Worker = town.row("workers", entry["worker_id"])
    if town.newest_lines[entry["worker_id"]] is not entry or worker.status == row.status:
        return
    worker.status = row.status
    working = row.status == "employed"
    worker.employer_name, worker.work_place = (row.employer_name, row.place) if working else ("", "")
    worker.employer_id = town.id_of("employers", entry["employer_id"]) if working else None
    worker.started_on = row.since if working else None


def known_lines(session: Session) -> dict[Key, Any]:
    rows = session.exec(select(WorkerStatus, Worker.code).join(Worker, Worker.id == WorkerStatus.worker_id)).all()  # type: ignore[arg-type]
    return {(str(code), str(row.since), row.status): row for row, code in rows}


LEDGER = Sheet(
    name="ledger",
    listed_under="ledger",
    key=("worker_id", "since", "status"),
    known=known_lines,
    make=make_line,
    after=bring_up_to_date,
    check=check_ledger,
    columns=(
        Column("worker_id", c.code, needed=True, refers="workers"),
        Column("since", c.day, needed=True),
        Column("status", c.one_of(words.WORKER_STATUSES), needed=True),
        Column("employer_id", c.code, refers="employers"),
        Column("employer_name", c.text, instead=""),
        Column("place", c.text, instead=""),
        Column("recorded_at", c.moment()),
        Column("source", c.one_of(words.SOURCES), instead="import"),
        Column("staff_id", c.code, refers="staff"),
        Column("note", c.text, instead=""),
    ),
)


def check_consents(session: Session, town: Town, report: Report) -> None:
    for entry in town.of("consents"):
        if entry["withdrawn_at"] and entry["withdrawn_at"] < entry["given_at"]:
            report.trouble(entry.file, entry.line, "withdrawn_at 早于 given_at")


def make_consent(town: Town, entry: Entry) -> Consent:
    worker: Worker = town.row("workers", entry["worker_id"])
    employer = town.row("employers", entry["employer_id"])
    return Consent(
        **entry.said("kind", "version", "given_at", "withdrawn_at", "source"),
        worker_id=worker.key,
        region=worker.region,
        about=employer.name if employer else "",
        staff_id=town.id_of("staff", entry["staff_id"]),
    )


def known_consents(session: Session) -> dict[Key, Any]:
    rows = session.exec(select(Consent, Worker.code).join(Worker, Worker.id == Consent.worker_id)).all()  # type: ignore[arg-type]
    return {(str(code), row.kind, str(row.given_at)): row for row, code in rows}


CONSENTS = Sheet(
    name="consents",
    listed_under="consents",
    key=("worker_id", "kind", "given_at"),
    known=known_consents,
    make=make_consent,
    check=check_consents,
    columns=(
        Column("worker_id", c.code, needed=True, refers="workers"),
        Column("kind", c.one_of(words.CONSENTS), needed=True),
        Column("employer_id", c.code, refers="employers"),
        Column("version", c.text, instead=CONSENT_VERSION),
        Column("given_at", c.moment(), needed=True),
        Column("withdrawn_at", c.moment()),
        Column("source", c.one_of(words.SOURCES), instead="self"),
        Column("staff_id", c.code, refers="staff"),
    ),
)
