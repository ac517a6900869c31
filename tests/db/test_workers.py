"""The dated ledger of one person: the day of its newest line put right, and what was told first kept."""

from datetime import date

from sqlmodel import Session, select

from db import workers
from db.models import WorkerChange
from tests.builders import NINE, a_worker


def test_the_day_of_a_start_is_put_right_and_the_employer_stays(session: Session) -> None:
    worker = a_worker(session)
    workers.set_status(
        session, worker, status="employed", since=NINE.date(), now=NINE, employer_name="快达速运", note="changed"
    )
    newest = workers.history(session, worker)[0]
    workers.put_day_right(session, worker, newest, since=date(2026, 11, 17), now=NINE)
    assert (worker.started_on, worker.employer_name) == (date(2026, 11, 17), "快达速运")
    assert [row.since for row in workers.history(session, worker)] == [date(2026, 11, 17)]
    kept = session.exec(select(WorkerChange)).one()
    assert (kept.field, kept.before, kept.after) == ("since", "2026-11-26", "2026-11-17")


def test_of_somebody_who_left_no_start_is_written(session: Session) -> None:
    worker = a_worker(session)
    workers.set_status(session, worker, status="idle", since=NINE.date(), now=NINE)
    workers.put_day_right(session, worker, workers.history(session, worker)[0], since=date(2026, 11, 1), now=NINE)
    assert worker.started_on is None
