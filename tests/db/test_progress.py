"""The plan's figures of a year, within the region of whoever asks."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from db import progress
from db.models import Attendance, Enrolment, Event, Staff, Visit
from tests.builders import NINE, a_course, a_member_of_staff, a_vacancy, a_worker

AT_WORK = {"status": "employed", "work_place": "上海市青浦区", "household_category": "脱贫户"}


@pytest.fixture
def head(session: Session) -> Staff:
    return a_member_of_staff(session, code="S01", role="station_head", scope="all")


def values(session: Session, by: Staff) -> dict[str, float | None]:
    return {f"{line.measure} {line.counter}": line.value for line in progress.lines(session, by=by, now=NINE)}


def test_everybody_is_counted_where_they_belong(session: Session, head: Staff) -> None:
    a_worker(session, region="533123", training_need="叉车", household_verified_at=NINE.date(), **AT_WORK)
    a_worker(session, region="533103", training_need="无", **AT_WORK)
    a_worker(session, region="533103", status="returned", deleted_at=NINE, training_need="叉车")
    liaison = a_member_of_staff(session, code="S09", role="county_liaison", scope="533123")
    names = ("P1 在沪总人数", "P1 脱贫人口数", "P1 有培训需求人数")
    assert [values(session, head)[name] for name in names] == [2, 1, 1]
    assert [values(session, liaison)[name] for name in names] == [1, 1, 1]


def test_person_times_and_persons_are_kept_apart(session: Session, head: Staff) -> None:
    worker = a_worker(session)
    for measure, programme in (("P18", "aid"), ("P18", "aid"), ("P17", "drill"), ("P17", "drill")):
        course = a_course(session, measure=measure, programme=programme, starts_at=NINE, unit_subsidy=1500)
        row = Enrolment(worker_id=worker.key, course_id=course.key, status="passed", live=False, enrolled_at=NINE)
        session.add(row)
        session.flush()
        session.add(Attendance(enrolment_id=row.key, day=NINE.date(), half="morning", arrived_at=NINE))
    a_course(session, measure="P18", starts_at=NINE - timedelta(days=365), attended_elsewhere=9)
    a_course(session, measure="P18", starts_at=NINE, attended_elsewhere=30)
    found = values(session, head)
    assert (found["P18 参训人次"], found["P17 参训人数"], found["P18 金额"], found["P17 金额"]) == (2, 1, 3000, 675)
    paper = {
        line.counter: line.elsewhere for line in progress.lines(session, by=head, now=NINE) if line.measure == "P18"
    }
    assert paper["参训人次"] == 30


def test_every_counter_of_the_plan_is_counted(session: Session, head: Staff) -> None:
    session.add(Visit(kind="gift", status="done", people_met=7, starts_at=NINE, ends_at=NINE, asked_at=NINE))
    session.add(
        Event(
            code="V1", kind="onsite_fair", title="专场", status="ended", starts_at=NINE, ends_at=NINE,
            employers=["E1", "E2"], intents=12,
        )
    )  # fmt: skip
    a_vacancy(session, headcount=20)
    found = values(session, head)
    assert (found["P2 慰问人次"], found["P5 参会单位数"], found["P7 招聘人数"]) == (7, 2, 20)
    assert None not in found.values()
    assert found["P13 批次"] == 0
    targets = {line.measure: line.target for line in progress.lines(session, by=head, now=NINE) if line.target}
    assert targets == {"P5": 2, "P6": 2, "P13": 2, "P14": 1, "P17": 200, "P18": 1000, "P19": 250, "P20": 30}
