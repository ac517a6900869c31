"""Rows of a person follow to another county."""

import pytest
from sqlmodel import Session

from db import regions, workers
from db.models import Enrolment, Visit, Worker
from tests.builders import NINE, a_course, a_worker


@pytest.fixture
def person(session: Session) -> Worker:
    return a_worker(session, county="盈江", region="533123")


def _kept(session: Session, person: Worker) -> tuple[Enrolment, Visit]:
    course = a_course(session)
    row = Enrolment(course_id=course.key, worker_id=person.key, region=person.region, enrolled_at=NINE)
    visit = Visit(worker_id=person.key, region=person.region, starts_at=NINE, ends_at=NINE, asked_at=NINE)
    session.add_all([row, visit])
    session.flush()
    return row, visit


def test_what_is_kept_of_somebody_goes_to_the_county_that_was_put_right(session: Session, person: Worker) -> None:
    mine, others = _kept(session, person), _kept(session, a_worker(session, county="盈江", region="533123"))
    workers.correct(session, person, field="county", value="陇川", now=NINE)
    assert {row.region for row in mine} == {"533124"}
    assert {row.region for row in others} == {"533123"}


def test_another_fact_moves_nothing(session: Session, person: Worker) -> None:
    row, _ = _kept(session, person)
    workers.correct(session, person, field="name", value="岩改名", now=NINE)
    assert row.region == "533123"


def test_every_table_that_follows_knows_its_person() -> None:
    assert all({"worker_id", "region"} <= set(table.__table__.columns.keys()) for table in regions.FOLLOW)
