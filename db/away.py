"""Since when somebody works outside Yunnan without a break, by the dated ledger; a change of factory is no break."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from db import workers
from db.areas import AREAS
from db.models import Worker, WorkerChange, WorkerStatus

# Who goes from one factory to the next looks for it so long; longer is no steady work.
BETWEEN_FACTORIES = timedelta(days=15)
IN_YUNNAN = ("云南", "昆明", "大理", "保山", *AREAS["德宏"])
# What somebody says of the whole stretch is kept as a change of this name; the days of the factories stay.
FIELD = "away_since"


def since(session: Session, worker: Worker) -> date | None:
    """None for somebody who is not at work, works at home, or of whom no start is known."""
    return since_of(session, [worker]).get(worker.key)


def since_of(session: Session, people: Sequence[Worker]) -> dict[int, date]:
    """The same of many, by their numbers; who has no such day is left out."""
    working = {one.key: one for one in people if one.status == "employed" and one.started_on is not None}
    lines: dict[int, list[WorkerStatus]] = {key: [] for key in working}
    for row in session.exec(
        select(WorkerStatus)
        .where(col(WorkerStatus.worker_id).in_(list(working)))
        .order_by(col(WorkerStatus.recorded_at).desc(), col(WorkerStatus.id).desc())
    ):
        lines[row.worker_id].append(row)
    told = _told(session, list(working))
    days = {key: _began(one, lines[key], told.get(key)) for key, one in working.items()}
    return {key: day for key, day in days.items() if day is not None}


def may_have_begun(first: date, last: date) -> ColumnElement[bool]:
    """True of everybody whose stretch began between these days, and of few others: some line, or their word, names such a day."""
    lines = select(WorkerStatus.worker_id).where(col(WorkerStatus.since) >= first, col(WorkerStatus.since) <= last)
    words = select(WorkerChange.worker_id).where(
        WorkerChange.field == FIELD,
        col(WorkerChange.after) >= first.isoformat(),
        col(WorkerChange.after) <= last.isoformat(),
    )
    named = (col(Worker.id).in_(lines), col(Worker.id).in_(words))
    return or_(col(Worker.started_on) <= last, *named)


def tell(session: Session, worker: Worker, *, day: date, now: datetime, source: str = "self") -> None:
    """What somebody says of the stretch is kept: with one factory as the day of its start, else beside the factories."""
    began = since(session, worker)
    if began is None or began == worker.started_on:
        workers.correct(session, worker, field="started_on", value=day, now=now, source=source)
        return
    if worker.started_on is not None and day > worker.started_on:
        workers.correct(session, worker, field="started_on", value=day, now=now, source=source)
    change = WorkerChange(
        worker_id=worker.key, region=worker.region, field=FIELD, before=began.isoformat(), after=day.isoformat(),
        changed_at=now, source=source,
    )  # fmt: skip
    session.add(change)
    session.flush()


def _told(session: Session, keys: Sequence[int]) -> dict[int, WorkerChange]:
    """The newest word of each about the whole stretch."""
    rows = session.exec(
        select(WorkerChange)
        .where(WorkerChange.field == FIELD, col(WorkerChange.worker_id).in_(keys))
        .order_by(col(WorkerChange.changed_at), col(WorkerChange.id))
    )
    return {row.worker_id: row for row in rows}


def _began(worker: Worker, lines: Sequence[WorkerStatus], told: WorkerChange | None) -> date | None:
    """A word about the stretch counts as long as the stretch lasts."""
    stretch = _stretch(worker, _that_count(lines))
    if stretch is None:
        return None
    began, noted = stretch
    if told is not None and (noted is None or told.changed_at >= noted.recorded_at):
        return date.fromisoformat(told.after)
    return began


def _stretch(worker: Worker, lines: Sequence[WorkerStatus]) -> tuple[date, WorkerStatus | None] | None:
    """Its first day and the line that tells of it, from the newest line back."""
    began, first = worker.started_on, next(iter(lines), None)
    if began is None or _is_home(worker.work_place, worker.employer_name):
        return None
    for line in lines[1:]:
        if line.status == "employed":
            if _is_home(line.place, line.employer_name):
                break
            began, first = min(began, line.since), line
        elif line.status == "returned" or began - line.since > BETWEEN_FACTORIES:
            break
    return began, first


def _that_count(lines: Sequence[WorkerStatus]) -> list[WorkerStatus]:
    """Newest first, without the lines that moved nothing and those that were taken back."""
    counted: list[WorkerStatus] = []
    was_none = False
    for line in lines:
        if line.note == workers.SAME:
            continue
        if not was_none:
            counted.append(line)
        was_none = not was_none and line.note == workers.TAKEN_BACK
    return counted


def _is_home(*words: str) -> bool:
    return any(name in one for one in words for name in IN_YUNNAN)
