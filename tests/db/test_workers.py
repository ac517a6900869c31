"""The dated ledger of one person: the day of its newest line put right, and what was told first kept."""

from datetime import date

from sqlmodel import Session, select

from db import workers
from db.models import Employer, WorkerChange
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


def test_a_county_put_right_lets_go_of_a_township_of_another(session: Session) -> None:
    worker = a_worker(session, county="芒市", township="遮放镇", township_code="533103102")
    workers.correct(session, worker, field="county", value="陇川", now=NINE)
    assert (worker.county_code, worker.township, worker.township_code) == ("533124", "", "")
    kept = session.exec(select(WorkerChange).order_by(WorkerChange.id)).all()  # type: ignore[arg-type]
    assert [(row.field, row.before) for row in kept] == [("county", "芒市"), ("township", "遮放镇")]


def test_another_firm_is_where_the_station_has_it_and_never_where_the_last_one_was(session: Session) -> None:
    session.add(Employer(name="示例青禾云仓有限公司", place="上海市青浦区重固镇"))
    worker = a_worker(session, status="employed", employer_name="快达速运", work_place="上海市青浦区华新镇")
    day = NINE.date()
    workers.set_status(session, worker, status="employed", since=day, now=NINE, employer_name="快达速运")
    assert worker.work_place == "上海市青浦区华新镇"
    workers.set_status(session, worker, status="employed", since=day, now=NINE, employer_name="老马包子店")
    assert worker.work_place == ""
    workers.set_status(session, worker, status="employed", since=day, now=NINE, employer_name="青禾云仓")
    assert worker.work_place == "上海市青浦区重固镇"
    workers.set_status(
        session, worker, status="employed", since=day, now=NINE, employer_name="长虹", place="江苏苏州昆山"
    )
    assert worker.work_place == "江苏苏州昆山"
