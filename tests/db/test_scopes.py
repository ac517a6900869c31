"""Whose rows a member of staff may see: by region, by organisation, by what their role is for."""

import pytest
from sqlmodel import Session, SQLModel, select

from db import class_register, models, scopes
from db.models import Audit, Course, Enrolment, Inquiry, Staff, Vacancy, Visit, Worker
from db.scopes import NotSeen
from tests.builders import NINE, a_course, a_member_of_staff, a_vacancy, a_worker

# Role and scope → how many of the two workers, of the two classes and of the two visits are seen.
SEEN = {
    ("station_head", "all"): (2, 2, 2),
    ("visit_officer", "all"): (2, 2, 2),
    ("auditor", "all"): (2, 2, 2),
    ("dehong_viewer", "533100"): (2, 2, 0),
    ("county_liaison", "533123"): (1, 1, 0),
    ("banma_viewer", "632622"): (0, 0, 0),
    ("qingpu_viewer", "310118"): (0, 2, 0),
    ("sysadmin", "all"): (0, 0, 0),
    ("provider", "own"): (1, 1, 0),
    ("expert", "all"): (0, 0, 0),
}


@pytest.fixture
def town(session: Session) -> list[Worker]:
    people = []
    for region, provider in (("533123", "甲校"), ("533103", "乙校")):
        worker = a_worker(session, name=region, region=region)
        course = a_course(session, provider=provider, region=region)
        session.add(Enrolment(worker_id=worker.key, course_id=course.key, region=region, enrolled_at=NINE))
        session.add(Visit(worker_id=worker.key, region=region, starts_at=NINE, ends_at=NINE, asked_at=NINE))
        people.append(worker)
    session.flush()
    return people


def count(session: Session, by: Staff, table: type[SQLModel]) -> int:
    return len(session.exec(scopes.rows(by, table)).all())


def test_a_role_sees_the_rows_of_its_range(session: Session, town: list[Worker]) -> None:
    seen = {}
    for number, (role, scope) in enumerate(SEEN):
        by = a_member_of_staff(session, code=f"S{number}", role=role, scope=scope, organisation="甲校")
        seen[role, scope] = tuple(count(session, by, table) for table in (Worker, Course, Visit))
        assert seen[role, scope][0] == session.execute(scopes.counting(by, Worker)).scalar_one()
    assert seen == SEEN


def test_a_class_elsewhere_is_looked_at_by_who_has_people_in_it(session: Session, town: list[Worker]) -> None:
    """Looked at, not changed; of whose people only the own are seen. Figures alone open no class of another county."""
    elsewhere = session.exec(select(Course).where(Course.region == "533103")).one()
    session.add(Enrolment(worker_id=town[0].key, course_id=elsewhere.key, region="533123", enrolled_at=NINE))
    session.flush()
    looked_at, to_change = {}, {}
    for number, (role, scope) in enumerate(
        (
            ("county_liaison", "533123"),
            ("county_liaison", "533103"),
            ("visit_officer", "533123"),
            ("qingpu_viewer", "533123"),
            ("provider", "own"),
            ("station_head", "all"),
        )
    ):
        by = a_member_of_staff(session, code=f"S{number}", role=role, scope=scope, organisation="甲校")
        looked_at[role, scope] = session.execute(scopes.counting(by, Course, looking=True)).scalar_one()
        assert looked_at[role, scope] == len(session.exec(scopes.rows(by, Course, looking=True)).all())
        to_change[role, scope] = count(session, by, Course)
    assert list(looked_at.values()) == [2, 1, 2, 1, 1, 2]
    assert list(to_change.values()) == [1, 1, 1, 1, 1, 2]
    liaison = session.exec(select(Staff).where(Staff.code == "S0")).one()
    assert scopes.one(session, Course, elsewhere.key, by=liaison, looking=True) is elsewhere
    with pytest.raises(NotSeen):
        scopes.one(session, Course, elsewhere.key, by=liaison)
    register = class_register.of(session, elsewhere, by=liaison)
    assert ([one.worker.name for one in register.seats], register.left_out) == (["533123"], 1)


def test_a_row_of_another_region_is_answered_like_one_that_is_not_there(session: Session, town: list[Worker]) -> None:
    liaison = a_member_of_staff(session, role="county_liaison", scope="533123")
    assert scopes.one(session, Worker, str(town[0].key), by=liaison) is town[0]
    for number in (town[1].key, 10**12, "x", "", "-1", "１"):
        with pytest.raises(NotSeen):
            scopes.one(session, Worker, number, by=liaison)


def test_somebody_deleted_or_merged_is_seen_by_nobody(session: Session, town: list[Worker]) -> None:
    head = a_member_of_staff(session, role="station_head", scope="all")
    town[0].deleted_at, town[1].merged_into = NINE, town[0].id
    session.flush()
    assert count(session, head, Worker) == 0


def test_drafts_are_for_those_who_work_on_posts(session: Session) -> None:
    a_vacancy(session)
    a_vacancy(session, number="J900").status = "review"
    session.flush()
    head = a_member_of_staff(session, code="S01", role="station_head", scope="all")
    liaison = a_member_of_staff(session, code="S09", role="county_liaison", scope="533123")
    assert (count(session, head, Vacancy), count(session, liaison, Vacancy)) == (2, 1)


def test_a_table_that_nobody_decided_on_is_seen_by_nobody(session: Session) -> None:
    head = a_member_of_staff(session, role="station_head", scope="all")
    session.add(Audit(at=NINE, action="login", about="staff:1"))
    session.flush()
    assert count(session, head, Audit) == 1
    undecided = [getattr(models, name) for name in models.__all__ if getattr(models, name) not in scopes.RULES]
    assert all(scopes.seen(head, table) == scopes.NOBODY for table in undecided)
    assert Inquiry not in undecided
