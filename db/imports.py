"""Imports (导入): a file is checked row by row, looked at, taken in whole or not at all, and undone whole.

What the rows become is the caller's: `store` and `take_back` get the rows and do it within the same transaction.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, or_, update
from sqlmodel import Session, col, select

from db import audits, rights, scopes
from db.engine import patient
from db.models import ImportBatch, ImportRow, Staff
from db.models.record import DEHONG
from db.refusals import Refusal

KEPT = timedelta(days=30)  # how long an import can be undone; its rows go afterwards
VERDICTS = ("good", "review", "double", "refused")
LISTED, AT_ONCE = 20, 1000


@dataclass(frozen=True)
class Line:
    """A row as it was checked. `review` is taken in and waits for a decision, `double` is there already, `refused` stays out.

    `read` holds plain values only, dates in ISO form, and never a whole ID number.
    """

    line: int
    verdict: str
    read: Mapping[str, Any]
    called: str = ""
    reasons: Sequence[str] = ()


Work = Callable[[Sequence[ImportRow]], None]


class ImportSettled(Refusal):
    """The file was taken in, undone or dropped before."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


class NothingToImport(Refusal):
    """No row of the file can be taken in."""


class TooLateToUndo(Refusal):
    """The rows of the import are not kept any more."""


def begin(
    session: Session, *, kind: str, file_name: str, lines: Sequence[Line], by: Staff, now: datetime,
    region: str = DEHONG, about: int | None = None,
) -> ImportBatch:  # fmt: skip
    """Keep what a file holds, to be looked at; nothing else changes. Raises NotAllowed."""
    _require(by, kind)
    counts = {verdict: sum(line.verdict == verdict for line in lines) for verdict in VERDICTS}
    batch = ImportBatch(
        kind=kind, file_name=file_name[:200], region=region, about=about, uploaded_at=now, uploaded_by=by.id
    )
    for verdict, count in counts.items():
        setattr(batch, verdict, count)
    session.add(batch)
    session.flush()
    rows = [
        {
            "batch_id": batch.key, "region": region, "line": line.line, "verdict": line.verdict, "called": line.called,
            "reasons": list(line.reasons), "read": dict(line.read), "choice": "", "before": {},
        }
        for line in lines
    ]  # fmt: skip
    for first in range(0, len(rows), AT_ONCE):
        session.execute(insert(ImportRow), rows[first : first + AT_ONCE])
    return batch


def get(session: Session, key: object, *, kind: str, by: Staff) -> ImportBatch:
    """Raises NotSeen."""
    batch = scopes.one(session, ImportBatch, key, by=by)
    if batch.kind != kind:
        raise scopes.NotSeen("ImportBatch")
    return batch


def newest(session: Session, *, kind: str, by: Staff) -> Sequence[tuple[ImportBatch, Staff | None]]:
    """The files of late, each with who handed it in."""
    rows = session.exec(
        scopes.rows(by, ImportBatch)
        .where(ImportBatch.kind == kind, ImportBatch.status != "dropped")
        .order_by(col(ImportBatch.id).desc())
        .limit(LISTED)
    ).all()
    people = scopes.by_id(session, Staff, [row.uploaded_by for row in rows])
    return [(row, people.get(row.uploaded_by or 0)) for row in rows]


def rows(
    session: Session, batch: ImportBatch, *, verdict: str = "", first: int = 0, limit: int | None = None
) -> Sequence[ImportRow]:
    """In the order of the sheet."""
    query = select(ImportRow).where(ImportRow.batch_id == batch.key)
    if verdict:
        query = query.where(ImportRow.verdict == verdict)
    return session.exec(query.order_by(col(ImportRow.line)).offset(first).limit(limit)).all()


def count_to_take(session: Session, batch: ImportBatch) -> int:
    """How many rows would be taken in as things stand."""
    return session.exec(select(func.count()).select_from(ImportRow).where(*_to_take(batch))).one()


def choose(session: Session, batch: ImportBatch, choice: str, *, only: Sequence[int] | None = None) -> None:
    """What becomes of the doubles, all of them or those with these numbers. Raises ImportSettled."""
    held = _held(session, batch, "checked")
    doubles = update(ImportRow).where(col(ImportRow.batch_id) == held.key, col(ImportRow.verdict) == "double")
    if only is not None:
        doubles = doubles.where(col(ImportRow.id).in_(only))
    session.execute(doubles.values(choice=choice).execution_options(synchronize_session=False))


def confirm(session: Session, batch: ImportBatch, *, store: Work, by: Staff, now: datetime) -> int:
    """Take the file in. `store` sets `target` of every row, and `before` where it changed a record.

    Raises NotAllowed, ImportSettled, NothingToImport. Returns how many rows were taken in.
    """
    _require(by, batch.kind)
    held = _held(session, batch, "checked")
    patient(session)
    taken = session.exec(select(ImportRow).where(*_to_take(held)).order_by(col(ImportRow.line))).all()
    if not taken:
        raise NothingToImport
    store(taken)
    held.status, held.imported_at, held.taken = "imported", now, len(taken)
    session.flush()
    _note(session, held, "imported", by, now)
    return len(taken)


def undo(session: Session, batch: ImportBatch, *, take_back: Work, by: Staff, now: datetime) -> None:
    """Everything as it was. Raises NotAllowed, ImportSettled, TooLateToUndo and what `take_back` raises."""
    _require(by, batch.kind)
    held = _held(session, batch, "imported")
    if not can_undo(held, now=now):
        raise TooLateToUndo
    patient(session)
    take_back([row for row in rows(session, held) if row.target is not None])
    held.status, held.undone_at, held.undone_by = "undone", now, by.id
    session.flush()
    _note(session, held, "import_undone", by, now)


def can_undo(batch: ImportBatch, *, now: datetime) -> bool:
    return batch.status == "imported" and batch.imported_at is not None and now - batch.imported_at < KEPT


def drop(session: Session, batch: ImportBatch) -> None:
    """Somebody looked at it and wants none of it. Raises ImportSettled."""
    held = _held(session, batch, "checked")
    held.status = "dropped"
    session.execute(delete(ImportRow).where(col(ImportRow.batch_id) == held.key))


def forget(session: Session, *, now: datetime) -> None:
    """The rows of files go once nobody can undo them; that a file was taken in stays known."""
    over = select(ImportBatch.id).where(
        func.coalesce(col(ImportBatch.imported_at), col(ImportBatch.uploaded_at)) <= now - KEPT
    )
    session.execute(delete(ImportRow).where(col(ImportRow.batch_id).in_(over)))


def _to_take(batch: ImportBatch) -> tuple[ColumnElement[bool], ...]:
    chosen = or_(col(ImportRow.verdict).in_(("good", "review")), col(ImportRow.choice) != "")
    return (col(ImportRow.batch_id) == batch.key, col(ImportRow.verdict) != "refused", chosen)


def _require(by: Staff, kind: str) -> None:
    needs = scopes.IMPORTS[kind]
    if not any(rights.has(by, right) for right in needs):
        raise rights.NotAllowed(by.role, needs[0])


def _held(session: Session, batch: ImportBatch, status: str) -> ImportBatch:
    """The file as it stands now, held until the transaction ends."""
    held = session.exec(
        select(ImportBatch)
        .where(ImportBatch.id == batch.key)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if held.status != status:
        raise ImportSettled(held.status)
    return held


def _note(session: Session, batch: ImportBatch, action: str, by: Staff, now: datetime) -> None:
    detail = f"{batch.kind} {batch.taken} 行 {batch.file_name}"
    audits.note(session, staff=by, action=action, about=f"import_batch:{batch.key}", detail=detail, now=now)
