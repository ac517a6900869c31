"""The demo town: loads as it is, moves to any day, and is as alive as it should be."""

import re
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import yaml
from sqlmodel import Session, select

from db import identities, inquiries, load, outbox, staff
from db.columns import CHINA
from db.engine import Records
from db.models import (
    Application,
    Course,
    Employer,
    Enrolment,
    Event,
    Follower,
    FollowerWorker,
    Identity,
    RosterRow,
    Stop,
    Vacancy,
    Visit,
    Worker,
)
from tests.db.load.test_folder import KEYS

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=CHINA)
COUNTIES = {"芒市", "瑞丽", "盈江", "陇川", "梁河"}


@pytest.fixture
def town(records: Records) -> Records:
    load.folder(records, load.find("demo"), now=MONDAY, keys=KEYS)
    return records


def test_nothing_of_the_demo_folder_is_left_unread(records: Records) -> None:
    assert load.folder(records, load.find("demo"), now=MONDAY, keys=KEYS).notes == ()


def counties_of(
    session: Session, table: type[Enrolment] | type[Application], begin: datetime, end: datetime
) -> set[str]:
    moment = table.enrolled_at if table is Enrolment else table.applied_at
    rows = session.exec(
        select(Worker.county).join(table, table.worker_id == Worker.id).where(moment >= begin, moment < end)
    )
    return set(rows.all())


@pytest.mark.parametrize("later", [0, 3, 6])
def test_every_county_has_sign_ups_and_applications_this_week_and_last(records: Records, later: int) -> None:
    today = MONDAY + timedelta(days=later)
    load.folder(records, load.find("demo"), now=today, move_to_today=True)
    week = (today - timedelta(days=today.weekday())).replace(hour=0)
    with records.read() as session:
        for begin in (week, week - timedelta(days=7)):
            for table in (Enrolment, Application):
                assert counties_of(session, table, begin, begin + timedelta(days=7)) == COUNTIES


def test_visits_stand_for_today_and_tomorrow(town: Records) -> None:
    with town.read() as session:
        booked = session.exec(select(Visit).where(Visit.status == "booked")).all()
    days = Counter((visit.starts_at.date() - MONDAY.date()).days for visit in booked)
    assert days[0] >= 2
    assert days[1] >= 2


def test_posts_end_this_week_stand_near_home_and_for_students(town: Records) -> None:
    with town.read() as session:
        posts = session.exec(select(Vacancy)).all()
    sunday = (MONDAY + timedelta(days=6)).date()
    assert sum(post.valid_until is not None and post.valid_until <= sunday for post in posts) >= 3
    assert {"芒市", "盈江"} <= {post.district for post in posts if post.city == "德宏"}
    assert [post.title for post in posts if post.audience == "students"] == ["电子装配订单班(职校学生)"]
    assert all(post.town and post.district and post.city and post.month_pay for post in posts)


def test_a_full_course_has_people_waiting_in_line(town: Records) -> None:
    with town.read() as session:
        course = session.exec(select(Course).where(Course.code == "C13")).one()
        queue = session.exec(
            select(Enrolment).where(Enrolment.course_id == course.id, Enrolment.status == "waiting")
        ).all()
    assert course.taken == course.seats
    assert len(queue) == 3


def test_a_request_is_unanswered_and_a_reminder_undelivered(town: Records) -> None:
    with town.read() as session:
        assert [row.status for row in inquiries.waiting(session)].count("new") == 1
        undelivered = outbox.undelivered(session, since=MONDAY - timedelta(days=7))
        assert [row.kind for row in undelivered] == ["reminder"]


def test_staff_are_bound_and_workers_have_phones(town: Records) -> None:
    with town.read() as session:
        assert {member.role for member, _ in staff.bound(session)} >= {
            "station_head", "job_officer", "visit_officer", "training_officer",
        }  # fmt: skip
        phones = Counter(session.exec(select(FollowerWorker.follower_id)).all())
        assert len(phones) >= 40
        assert max(phones.values()) == 2
        assert {row.kind for row in session.exec(select(Stop)).all()} == {"jobs", "courses", "visits"}
        assert session.exec(select(Follower).where(Follower.unfollowed_at.is_not(None))).all()


def test_the_people_of_the_demo_town_cannot_be_mistaken_for_real_ones(town: Records) -> None:
    with town.read() as session:
        people = session.exec(select(Worker)).all()
        numbers = {row.worker_id: row for row in session.exec(select(Identity)).all()}
        real = [identities.reveal(session, worker, keys=KEYS) for worker in people if worker.id in numbers]
    assert all("演" in worker.name and worker.phone.startswith("154") for worker in people)
    assert {number[14:17] for number in real if number} == {"996", "997", "998", "999"}
    assert len([number for number in real if number]) < len(people)


def test_the_roster_keeps_its_anomalies(town: Records) -> None:
    with town.read() as session:
        rows = session.exec(select(RosterRow)).all()
    assert len(rows) == 24
    assert [row.name for row in rows if not row.id_valid] == ["李演重"]
    assert Counter(row.id_blind for row in rows).most_common(1)[0][1] == 2


def test_employers_and_fairs_are_there(town: Records) -> None:
    with town.read() as session:
        employers = session.exec(select(Employer)).all()
        fairs = session.exec(select(Event)).all()
    assert all(employer.name.startswith("示例") for employer in employers)
    assert [employer.code for employer in employers if not employer.verified] == ["E26"]
    assert {fair.kind for fair in fairs} == {"onsite_fair", "online_fair"}


def test_every_file_says_the_same_anchor_date() -> None:
    said = [yaml.safe_load(path.read_text())["anchor_date"] for path in _yaml_files()]
    assert len(said) == 5
    assert set(said) == {"2026-11-23"}


def test_no_date_stands_in_words_that_are_not_moved() -> None:
    words = (load.find("demo") / "outbox.csv").read_text().splitlines()[1:]
    assert not any(re.search(r"\d+月\d+[日号]", line.split(",")[3]) for line in words)


def _yaml_files() -> list[Path]:
    return sorted(load.find("demo").glob("*.yaml"))
