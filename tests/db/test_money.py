"""Amounts due are computed from the records by the standards in force; the worked examples come out to the yuan."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session

from db import money, plan_entries, standards
from db.columns import CHINA
from db.models import Attendance, Course, Enrolment, Staff
from db.plan_entries import Said
from db.standards import NotAfterTheLast, NotAnAmount, Standards
from tests.builders import NINE, a_course, a_member_of_staff, a_worker

YEAR = money.year_of(NINE)
SPRING = datetime(2026, 3, 2, 9, 0, tzinfo=CHINA)


@pytest.fixture
def head(session: Session) -> Staff:
    return a_member_of_staff(session, code="S01", role="station_head", scope="all")


def a_class(session: Session, measure: str, enrolled: int, attended: int, passed: int, **facts: object) -> Course:
    """On paper, as the providers hand them in."""
    row = {"provider": "示例德宏技工学校", "starts_at": SPRING, "seats": 2000, "taken": enrolled, **facts}
    return a_course(
        session,
        measure=measure,
        enrolled_elsewhere=enrolled,
        attended_elsewhere=attended,
        passed_elsewhere=passed,
        **row,
    )


def due(session: Session, *measures: str, standard: str = "") -> int:
    return money.total(money.due(session, *YEAR), *measures, standard=standard)


def count_by(session: Session, code: str, basis: str) -> None:
    for row in standards.everything(session)[code]:
        row.basis = basis
    session.flush()


@pytest.mark.parametrize(("basis", "yuan"), [("enrolled", 32_400), ("attended", 31_725), ("passed", 30_375)])
def test_a_drill_class_by_each_way_of_counting_heads(session: Session, basis: str, yuan: int) -> None:
    a_class(session, "P17", 48, 47, 45)
    count_by(session, "drill", basis)
    dues = money.due(session, *YEAR)
    assert (money.total(dues), {one.basis for one in dues}) == (yuan, {basis})


def test_the_drill_of_a_year(session: Session) -> None:
    for _ in range(4):
        a_class(session, "P17", 50, 50, 50)
    assert due(session, "P17") == 135_000


def test_mixed_prices_within_the_average(session: Session) -> None:
    for passed, price in ((42, 1600), (36, 1250), (39, 1600), (27, 1500)):
        a_class(session, "P18", passed, passed, passed, unit_subsidy=price)
    dues = money.due(session, *YEAR)
    standard = Standards.load(session).on("aid", NINE.date())
    assert standard is not None
    mean = money.mean_of(dues, standard)
    assert (mean.heads, mean.amount, mean.mean, mean.over) == (144, 215_100, 1493.75, False)
    a_class(session, "P18", 10, 10, 10, unit_subsidy=1700)
    assert money.mean_of(money.due(session, *YEAR), standard).over


def test_a_mean_is_held_against_the_standard_of_its_own_days(session: Session, head: Staff) -> None:
    before = Standards.load(session).on("aid", SPRING.date())
    a_class(session, "P18", 144, 144, 144, unit_subsidy=1490)
    from_then = date(2026, 12, 15)
    after = standards.change(
        session, "aid", amount=700, basis="passed", valid_from=from_then, source="函", by=head, now=NINE
    )
    assert before is not None
    dues = money.due(session, *YEAR)
    assert (money.mean_of(dues, before).over, money.mean_of(dues, after).heads) == (False, 0)
    a_class(session, "P18", 10, 10, 10, unit_subsidy=800, starts_at=datetime(2026, 12, 15, 9, tzinfo=CHINA))
    dues = money.due(session, *YEAR)
    assert (money.mean_of(dues, before).heads, money.mean_of(dues, before).over) == (144, False)
    assert (money.mean_of(dues, after).mean, money.mean_of(dues, after).over) == (800, True)


def test_a_class_without_a_price_costs_the_standard(session: Session) -> None:
    a_class(session, "P18", 1000, 1000, 1000)
    a_class(session, "P19", 250, 250, 250, region="632622")
    assert (due(session, "P18"), due(session, "P19")) == (1_500_000, 375_000)


@pytest.mark.parametrize(("people", "board", "mentoring"), [(30, 90_000, 60_000), (40, 120_000, 80_000)])
def test_the_teachers_week_is_paid_to_its_host_in_two_parts(
    session: Session, people: int, board: int, mentoring: int
) -> None:
    a_class(session, "P20", people, people, people, provider="示例青浦职业技术学院", unit_subsidy=5000)
    assert (due(session, standard="board"), due(session, standard="mentoring")) == (board, mentoring)
    assert money.by_payee(money.due(session, *YEAR)) == {"示例青浦职业技术学院": board + mentoring}


@pytest.mark.parametrize(("teachers", "fixed"), [(30, 1_785_000), (40, 1_835_000)])
def test_the_fixed_dehong_part_of_a_year(session: Session, teachers: int, fixed: int) -> None:
    a_class(session, "P17", 200, 200, 200)
    a_class(session, "P18", 1000, 1000, 1000)
    a_class(session, "P20", teachers, teachers, teachers)
    assert due(session, "P17", "P18", "P20") == fixed
    assert money.total(money.due(session, *YEAR), fund="F1") == fixed


def test_experts_projects_and_centres_are_paid_by_the_entry(session: Session, head: Staff) -> None:
    def enter(measure: str, counter: str, **facts: object) -> None:
        plan_entries.enter(session, Said(measure, counter, SPRING.date(), **facts), by=head, now=NINE)  # type: ignore[arg-type]

    for batch in ("德宏一", "德宏二"):
        for expert in range(6):
            enter("P13", "专家人次", batch=batch, person=f"专家演{expert}")
    for expert in range(4):
        enter("P14", "专家人次", batch="班玛一", person=f"专家演{expert}")
    for project in range(8):
        enter("P16", "项目数", title=f"项目{project}", payee="示例机构")
    for centre in range(2):
        enter("P21", "中心数", title=f"中心{centre}", payee="示例中心")
    dues = money.due(session, *YEAR)
    trips = [one for one in dues if one.standard == "expert"]
    assert sum(one.amount for one in trips if one.what.startswith("德宏")) == 24_000
    assert sum(one.amount for one in trips if one.what.startswith("班玛")) == 8_000
    assert (money.total(dues, "P16"), money.total(dues, "P21")) == (80_000, 300_000)
    assert money.by_payee(dues)["专家演1"] == 6_000
    dropped = plan_entries.between(session, YEAR[0].date(), YEAR[1].date())[0]
    plan_entries.drop(session, dropped.key, reason="重复登记", by=head, now=NINE)
    assert money.total(money.due(session, *YEAR), "P15") == 30_000


def test_who_drills_twice_is_paid_for_once_and_who_is_aided_twice_counts_twice(session: Session) -> None:
    worker = a_worker(session)
    for measure in ("P17", "P17", "P18", "P18"):
        course = a_course(session, measure=measure, starts_at=SPRING, provider="示例学校")
        row = Enrolment(worker_id=worker.key, course_id=course.key, status="passed", live=False, enrolled_at=SPRING)
        session.add(row)
        session.flush()
        session.add(Attendance(enrolment_id=row.key, day=SPRING.date(), half="morning", arrived_at=SPRING))
    session.flush()
    assert (due(session, "P17"), due(session, "P18")) == (675, 3000)


def test_a_new_standard_moves_nothing_that_began_before_it(session: Session, head: Staff) -> None:
    a_class(session, "P17", 10, 10, 10)
    a_class(session, "P17", 10, 10, 10, starts_at=SPRING + timedelta(days=100))
    standards.change(
        session,
        "drill",
        amount=700,
        basis="attended",
        valid_from=date(2026, 5, 1),
        source="演示通知",
        by=head,
        now=NINE,
    )
    assert due(session, "P17") == 6_750 + 7_000
    rows = standards.everything(session)["drill"]
    assert [(row.amount, row.valid_from, row.valid_until) for row in rows] == [
        (700, date(2026, 5, 1), None), (675, date(2024, 6, 12), date(2026, 4, 30)),
    ]  # fmt: skip
    with pytest.raises(NotAfterTheLast):
        standards.change(
            session, "drill", amount=1, basis="passed", valid_from=date(2026, 5, 1), source="", by=head, now=NINE
        )
    with pytest.raises(NotAnAmount):
        standards.change(
            session, "drill", amount=0, basis="passed", valid_from=date(2026, 6, 1), source="", by=head, now=NINE
        )


def test_nothing_is_due_before_the_plan_began(session: Session) -> None:
    a_class(session, "P17", 10, 10, 10, starts_at=datetime(2024, 6, 11, 9, tzinfo=CHINA))
    assert money.due(session, datetime(2024, 1, 1, tzinfo=CHINA), datetime(2025, 1, 1, tzinfo=CHINA)) == []


def test_a_county_sees_the_money_of_its_own_classes(session: Session) -> None:
    a_class(session, "P17", 10, 10, 10, region="533123")
    a_class(session, "P17", 10, 10, 10, region="533103")
    liaison = a_member_of_staff(session, code="S09", role="county_liaison", scope="533123")
    assert money.total(money.due(session, *YEAR, by=liaison)) == 6_750
