"""The plan's figures of a year, within the region of whoever asks."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from db import money, progress
from db.columns import CHINA
from db.models import Attendance, Enrolment, Event, Staff, Visit
from db.reports import plan
from db.statistics import Stretch
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


def test_a_county_is_not_held_against_the_target_of_the_station(session: Session, head: Staff) -> None:
    """What nobody's county counts is the station's for everybody, and a measure of one place is that place's."""
    liaison = a_member_of_staff(session, code="S09", role="county_liaison", scope="533123")
    bureau = a_member_of_staff(session, code="S05", role="dehong_viewer", scope="533100")
    banma = a_member_of_staff(session, code="S10", role="banma_viewer", scope="632622")
    seen = {
        member.code: {line.measure for line in progress.lines(session, by=member, now=NINE) if line.target}
        for member in (head, bureau, liaison, banma)
    }
    assert seen == {
        "S01": {"P5", "P6", "P13", "P14", "P17", "P18", "P19", "P20"}, "S05": {"P5", "P6", "P13", "P17", "P18", "P20"},
        "S09": {"P5", "P6"}, "S10": {"P5", "P6", "P19"},
    }  # fmt: skip
    of_county = {line.measure: line for line in progress.lines(session, by=liaison, now=NINE) if line.station_target}
    assert (of_county["P18"].target, of_county["P18"].station_target, of_county["P18"].undivided) == (None, 1000, False)
    assert (of_county["P5"].target, of_county["P5"].undivided) == (2, True)
    assert plan.done(of_county["P18"]) is None
    stretch = Stretch(*money.year_of(NINE))
    told = plan.progressed(session, by=liaison, stretch=stretch, now=NINE)
    assert {row[0]: (row[7], row[8]) for row in told.rows if row[7]} == {"P5": (2, 0), "P6": (2, 0)}
    assert plan.PART in told.notes
    assert plan.PART not in plan.progressed(session, by=head, stretch=stretch, now=NINE).notes


def test_the_mean_price_of_a_county_is_not_judged(session: Session, head: Staff) -> None:
    liaison = a_member_of_staff(session, code="S09", role="county_liaison", scope="533123")
    for price, region in ((1600, "533123"), (1250, "533103")):
        a_course(
            session, measure="P18", programme="aid", starts_at=NINE, unit_subsidy=price, region=region,
            attended_elsewhere=10, passed_elsewhere=10,
        )  # fmt: skip
    stretch = Stretch(*money.year_of(NINE))
    means = [
        next(p for p in plan.by_fund(session, by=who, stretch=stretch) if p.title == "平均单价")
        for who in (head, liaison)
    ]
    assert [(part.rows[0][3], part.rows[0][5], len(part.notes)) for part in means] == [
        (1425, "未超过", 1),
        (1600, None, 2),
    ]


def test_a_month_is_held_against_the_target_with_what_came_before_it(session: Session, head: Staff) -> None:
    for month in (3, 11):
        held = datetime(2026, month, 10, 9, tzinfo=CHINA)
        session.add(Event(
            code=f"E{month}", kind="onsite_fair", title="招聘会", starts_at=held, ends_at=held + timedelta(hours=3), status="ended"
        ))  # fmt: skip
    november = Stretch(datetime(2026, 11, 1, tzinfo=CHINA), datetime(2026, 12, 1, tzinfo=CHINA))
    told = plan.progressed(session, by=head, stretch=november, now=NINE)
    at = {name: place for place, name in enumerate(told.columns)}
    row = next(row for row in told.rows if row[at["计数"]] == "现场招聘会场次")
    assert [row[at[name]] for name in ("系统", "年内累计", "年度目标", "完成率")] == [1, 2, 2, 1.0]
