"""More than two hundred kinds of wrong, planted in a clean town: each is found by its rule at its row."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from db import guard
from db.columns import CHINA
from db.models import (
    Application,
    Attachment,
    AttendanceCode,
    Certificate,
    Claim,
    Course,
    Employer,
    Event,
    EventSignup,
    Identity,
    Placement,
    PlanEntry,
    RosterRow,
    Vacancy,
    Worker,
    WorkerStatus,
)
from tests.builders import NINE, a_follower
from tests.db.guard import planted_classes, planted_money, planted_work
from tests.db.guard.clean_town import CHECKED_IN, CleanTown
from tests.db.guard.kinds import KINDS, Planted, kind, of_row

PLANTED_IN = (planted_classes, planted_money, planted_work)  # they add their kinds on being imported


def on_roster(town: CleanTown, **facts: Any) -> RosterRow:
    """One more on the first paper class, with these facts wrong."""
    course = town.paper[0]
    course.seats, course.enrolled_elsewhere = 200, 200
    return town.roster_row(course, town.person(), 100 + len(KINDS) + town.dice.randrange(10**6), **facts)


@kind
def the_same_number_twice_in_a_class(town: CleanTown) -> Planted:
    worker = town.person()
    town.roster_row(town.paper[0], worker, 500)
    return "same_id_in_class", town.roster_row(town.paper[0], worker, 501, certificate_no="other")


@kind
def a_wrong_check_digit(town: CleanTown) -> Planted:
    return "id_wrong", on_roster(town, id_valid=False, worker_id=None, id_blind="unknown")


@kind
def a_woman_with_a_mans_number(town: CleanTown) -> Planted:
    return "differs_from_ledger", on_roster(town, gender="女", id_gender="男")


@kind
def another_birth_date_than_in_the_ledger(town: CleanTown) -> Planted:
    return "differs_from_ledger", on_roster(town, birth_date=date(1971, 1, 1))


@kind
def another_name_under_the_same_number(town: CleanTown) -> Planted:
    return "name_differs", on_roster(town, name="冒名者")


@kind
def two_strangers_with_one_number(town: CleanTown) -> Planted:
    on_roster(town, worker_id=None, id_blind="stranger", name="甲")
    second = town.roster_row(town.paper[1], town.person(), 502, worker_id=None, id_blind="stranger", name="乙")
    return "name_differs", second


@kind
def a_child_in_class(town: CleanTown) -> Planted:
    return "age_out", on_roster(town, birth_date=date(2011, 5, 1), worker_id=None, id_blind="child")


@kind
def somebody_retired_in_class(town: CleanTown) -> Planted:
    worker = town.person(birth_date=date(1958, 2, 1))
    return "age_out", town.seat(town.by_phone[0], worker, 30)


@kind
def a_student_in_a_class_for_workers(town: CleanTown) -> Planted:
    worker = town.person()
    town.add(Placement(worker_id=worker.key, school="职校", year=2, age=17, noted_at=NINE, status="running"))
    return "student_in_aid", town.roster_row(town.paper[1], worker, 503)


@kind
def an_employee_in_a_class_for_the_poor(town: CleanTown) -> Planted:
    return "wrong_audience", town.seat(town.by_phone[0], town.person(), 29, basis="企业职工")


@kind
def a_household_nobody_confirmed(town: CleanTown) -> Planted:
    return "category_unconfirmed", town.seat(town.by_phone[1], town.person(household_verified_at=None), 29)


@kind
def a_household_confirmed_after_the_class(town: CleanTown) -> Planted:
    worker = town.person(household_verified_at=date(2026, 11, 1))
    return "category_unconfirmed", town.seat(town.by_phone[1], worker, 28)


@kind
def an_ordinary_household_made_poor_on_paper(town: CleanTown) -> Planted:
    worker = town.person(household_category="一般农户")
    return "category_differs", town.roster_row(town.paper[1], worker, 504, household_category="脱贫户")


@kind
def somebody_from_another_province(town: CleanTown) -> Planted:
    facts = {"worker_id": None, "id_blind": "far", "id_masked": "310118********0011", "county": "", "region": "310118"}
    return "home_elsewhere", on_roster(town, **facts)


@kind
def one_telephone_for_two(town: CleanTown) -> Planted:
    on_roster(town, phone="15450000001")
    return "phone_shared", on_roster(town, phone="15450000001")


@kind
def the_telephone_of_somebody_else(town: CleanTown) -> Planted:
    owner = town.line(town.travel, town.at_work(date(2026, 3, 2)))
    return "phone_of_another", on_roster(town, phone=owner.phone)


@kind
def one_account_for_two(town: CleanTown) -> Planted:
    on_roster(town, account_blind="shared account")
    return "account_shared", on_roster(town, account_blind="shared account")


@kind
def one_hand_signed_for_two(town: CleanTown) -> Planted:
    on_roster(town, signature="same")
    return "signature_shared", on_roster(town, signature="same")


@kind
def another_county_than_in_the_ledger(town: CleanTown) -> Planted:
    worker = town.person(county="芒市", region="533103")
    return "differs_from_ledger", town.roster_row(town.paper[1], worker, 520, county="陇川")


@kind
def somebody_still_at_school(town: CleanTown) -> Planted:
    return "student_in_aid", town.roster_row(town.paper[1], town.person(education="高中在读"), 521)


@kind
def one_person_under_two_numbers(town: CleanTown) -> Planted:
    facts = {"name": "演双", "birth_date": date(1990, 5, 5)}
    town.seat(town.by_phone[3], town.person(**facts), 21)
    return "look_alikes", town.seat(town.by_phone[3], town.person(**facts), 22)


@kind
def an_employer_by_its_record_that_trains_its_own(town: CleanTown) -> Planted:
    employer = town.add(Employer(name=town.by_phone[1].provider))
    return "employer_trains", town.seat(town.by_phone[1], town.person(employer_id=employer.key), 22)


@kind
def in_class_after_calling_off(town: CleanTown) -> Planted:
    course = town.by_phone[2]
    enrolment = town.seat(course, town.person(), 23, status="cancelled", **{CHECKED_IN: False})
    return "without_seat", town.check_in(course, enrolment, 0, "morning", 1)


@kind
def a_child_at_work(town: CleanTown) -> Planted:
    worker = town.at_work(date(2026, 9, 1))
    worker.birth_date = date(2011, 3, 1)
    return "child_at_work", worker


@kind
def a_post_below_the_minimum(town: CleanTown) -> Planted:
    facts = {
        "number": "J906",
        "title": "普工",
        "posted_at": NINE,
        "city": "上海",
        "pay_kind": "month",
        "status": "published",
    }
    return "post_below_minimum", town.add(Vacancy(**facts, pay_min=1800, pay_max=2000))


@kind
def a_member_of_staff_as_trainee(town: CleanTown) -> Planted:
    town.staff[0].phone = "15460000001"
    return "staff_in_class", on_roster(town, phone="15460000001")


@kind
def the_teacher_as_trainee(town: CleanTown) -> Planted:
    return "staff_in_class", on_roster(town, name=town.paper[0].trainer)


@kind
def the_employer_that_trains_its_own(town: CleanTown) -> Planted:
    worker = town.person(status="employed", employer_name=town.by_phone[2].provider)
    return "employer_trains", town.seat(town.by_phone[2], worker, 29)


@kind
def somebody_who_had_left_the_ledger(town: CleanTown) -> Planted:
    worker = town.person(deleted_at=datetime(2025, 12, 1, tzinfo=CHINA))
    return "gone_from_ledger", town.roster_row(town.paper[1], worker, 505)


@kind
def somebody_who_says_never_to_have_come(town: CleanTown) -> Planted:
    return "never_came", on_roster(town, call_answer="never", called_on=NINE.date())


@kind
def two_people_of_the_ledger_with_one_number(town: CleanTown) -> Planted:
    worker, double = town.person(), town.person()
    town.roster_row(town.paper[1], worker, 506)
    identity = town.session.exec(_identity_of(double)).one()
    identity.blind = town.blind(worker)
    town.session.flush()
    return "twice_in_ledger", double


def _identity_of(worker: Worker) -> Any:
    from sqlmodel import select

    return select(Identity).where(Identity.worker_id == worker.key)


@kind
def two_classes_at_one_time_on_paper(town: CleanTown) -> Planted:
    worker = town.person()
    course = town.a_class(7, code="X1", starts_at=town.paper[2].starts_at, seats=60)
    course.trainer = ""
    town.roster_row(town.paper[2], worker, 507)
    return "two_classes_at_once", town.roster_row(course, worker, 1)


@kind
def two_classes_in_one_half_day_by_phone(town: CleanTown) -> Planted:
    worker = town.person()
    course = town.a_class(8, code="X2", starts_at=town.by_phone[3].starts_at, ends_at=town.by_phone[3].ends_at)
    course.trainer = ""
    town.seat(town.by_phone[3], worker, 29)
    return "two_classes_at_once", town.seat(course, worker, 1)


@kind
def at_work_in_qingpu_during_class(town: CleanTown) -> Planted:
    return "at_work_elsewhere", town.roster_row(town.paper[2], town.at_work(date(2025, 6, 1)), 508)


@kind
def at_work_then_and_gone_home_since(town: CleanTown) -> Planted:
    worker = town.at_work(date(2025, 6, 1))
    worker.status, worker.started_on = "returned", None
    town.add(
        WorkerStatus(worker_id=worker.key, status="returned", since=date(2026, 9, 1), recorded_at=NINE, source="self")
    )
    return "at_work_elsewhere", town.roster_row(town.paper[2], worker, 509)


@kind
def visited_in_qingpu_on_a_day_of_class(town: CleanTown) -> Planted:
    worker = town.person()
    row = town.roster_row(town.paper[2], worker, 510)
    at = town.paper[2].starts_at + timedelta(days=1)
    town.visit(901, worker_id=worker.key, kind="dormitory", starts_at=at, ends_at=at + timedelta(hours=1))
    return "seen_elsewhere", row


@kind
def at_a_fair_in_qingpu_on_a_day_of_class(town: CleanTown) -> Planted:
    worker = town.person()
    row = town.roster_row(town.paper[2], worker, 511)
    at = town.paper[2].starts_at + timedelta(days=1)
    event = town.add(Event(code="V9", kind="onsite_fair", title="专场", place="青浦区", starts_at=at, ends_at=at))
    town.add(EventSignup(event_id=event.key, worker_id=worker.key, status="arrived", signed_up_at=at, arrived_at=at))
    return "seen_elsewhere", row


@kind
def the_same_trade_twice_in_a_year(town: CleanTown) -> Planted:
    worker = town.person()
    course = town.a_class(9, code="X3", title="养老护理员（第2期）", seats=60)
    course.trainer = ""
    town.roster_row(town.paper[0], worker, 512)
    return "same_trade_again", town.roster_row(course, worker, 1)


@kind
def four_trainings_in_a_year(town: CleanTown) -> Planted:
    worker = town.person()
    rows = [town.roster_row(course, worker, 513) for course in town.paper[:4]]
    return "too_often", rows[3]


@kind
def enrolled_after_the_end(town: CleanTown) -> Planted:
    late = town.by_phone[0].ends_at + timedelta(days=3)
    return "enrolled_late", town.seat(town.by_phone[0], town.person(), 27, enrolled_at=late)


@kind
def more_people_than_seats(town: CleanTown) -> Planted:
    course = town.a_class(3, code="X4", seats=30, enrolled_elsewhere=41, attended_elsewhere=41, passed_elsewhere=41)
    course.trainer = ""
    return "more_than_seats", course


@kind
def more_passed_than_came(town: CleanTown) -> Planted:
    course = town.a_class(3, code="X5", enrolled_elsewhere=20, attended_elsewhere=18, passed_elsewhere=19)
    course.trainer = ""
    return "totals_wrong", course


@kind
def one_trainer_in_two_classes(town: CleanTown) -> Planted:
    return "trainer_in_two_classes", town.a_class(4, code="X6", trainer=town.paper[4].trainer)


@kind
def hours_that_the_days_cannot_hold(town: CleanTown) -> Planted:
    return "hours_wrong", town.a_class(5, code="X7", hours=80, trainer="")


@kind
def days_that_the_dates_cannot_hold(town: CleanTown) -> Planted:
    return "hours_wrong", town.a_class(5, code="X8", days=12, hours=90, trainer="")


@kind
def a_timetable_shorter_than_the_plan(town: CleanTown) -> Planted:
    timetable = [{"day": "2026-03-02", "from": "09:00", "until": "12:00"}]
    return "hours_wrong", town.a_class(5, code="X9", timetable=timetable, trainer="")


@kind
def a_teachers_week_of_twelve_days(town: CleanTown) -> Planted:
    starts_at = datetime(2026, 5, 4, 9, tzinfo=CHINA)
    facts = {"programme": "teachers", "measure": "P20", "unit_subsidy": None, "days": 12, "hours": 90, "trainer": ""}
    return "hours_wrong", town.a_class(
        5, code="X10", starts_at=starts_at, ends_at=starts_at + timedelta(days=11), **facts
    )


@kind
def over_before_its_end(town: CleanTown) -> Planted:
    starts_at = NINE + timedelta(days=5)
    facts = {"starts_at": starts_at, "ends_at": starts_at + timedelta(days=4), "trainer": ""}
    return "over_too_early", town.a_class(5, code="X11", **facts)


@kind
def a_drill_dearer_than_the_standard(town: CleanTown) -> Planted:
    facts = {"measure": "P17", "programme": "drill", "unit_subsidy": 900, "field": "生活服务", "trainer": ""}
    return "price_over", town.a_class(5, code="X12", **facts)


@kind
def aid_dearer_than_the_average(town: CleanTown) -> Planted:
    facts = {"enrolled_elsewhere": 900, "attended_elsewhere": 900, "passed_elsewhere": 900, "seats": 900, "trainer": ""}
    return "price_over", town.a_class(5, code="X13", unit_subsidy=2100, **facts)


@kind
def a_drill_outside_the_fields(town: CleanTown) -> Planted:
    facts = {"measure": "P17", "programme": "drill", "unit_subsidy": 675, "field": "美容", "trainer": ""}
    return "wrong_field", town.a_class(5, code="X14", **facts)


@kind
def the_same_mark_for_all(town: CleanTown) -> Planted:
    course = town.a_class(6, code="X15", trainer="", title="花艺")
    rows = [town.roster_row(course, town.person(), seq, exam_mark=88.0) for seq in range(1, 8)]
    return "same_marks", rows[3]


@kind
def nobody_ever_missing(town: CleanTown) -> Planted:
    course = town.a_class(6, code="X16", trainer="", title="陶艺")
    for seq in range(1, 13):
        town.roster_row(course, town.person(), seq, days_present=5, attendance_rate=1.0)
    return "all_present", course


@kind
def passed_without_a_single_day(town: CleanTown) -> Planted:
    return "passed_without_coming", on_roster(town, days_present=0, attendance_rate=0.0)


@kind
def passed_by_phone_without_checking_in(town: CleanTown) -> Planted:
    return "passed_without_coming", town.seat(town.by_phone[0], town.person(), 26, **{CHECKED_IN: False})


@kind
def passed_below_the_attendance_line(town: CleanTown) -> Planted:
    return "passed_below_the_line", on_roster(town, days_present=3, attendance_rate=0.6)


@kind
def a_rate_that_is_not_the_days(town: CleanTown) -> Planted:
    return "rate_wrong", on_roster(town, days_present=4, attendance_rate=1.0)


@kind
def more_days_than_the_class_had(town: CleanTown) -> Planted:
    return "rate_wrong", on_roster(town, days_present=9, attendance_rate=1.0)


@kind
def passed_with_forty_marks(town: CleanTown) -> Planted:
    return "mark_wrong", on_roster(town, exam_mark=40.0)


@kind
def a_day_without_class(town: CleanTown) -> Planted:
    course = town.by_phone[0]
    return "day_without_class", town.check_in(course, town.seat(course, town.person(), 25), 9, "morning", 1)


@kind
def in_class_before_it_began(town: CleanTown) -> Planted:
    starts_at = NINE + timedelta(days=9)
    facts = {"starts_at": starts_at, "ends_at": starts_at + timedelta(days=4), "status": "open", "trainer": ""}
    course = town.a_class(5, code="X17", **facts)
    return "came_before_the_start", town.roster_row(course, town.person(), 1, certificate_no="")


def checked_in(town: CleanTown, **facts: Any) -> Any:
    """One more check-in, on an afternoon that the person missed, with these facts wrong."""
    course = town.by_phone[1]
    enrolment = town.seat(course, town.person(), 5)
    return town.check_in(course, enrolment, 0, "afternoon", 5, **{"source": "code", **facts})


@kind
def a_check_in_at_three_in_the_night(town: CleanTown) -> Planted:
    return "odd_hour", checked_in(town, arrived_at=town.by_phone[1].starts_at.replace(hour=3))


@kind
def a_check_in_for_yesterday(town: CleanTown) -> Planted:
    return "odd_hour", checked_in(town, arrived_at=town.by_phone[1].starts_at + timedelta(days=1, hours=5))


@kind
def a_check_in_from_another_town(town: CleanTown) -> Planted:
    return "another_place", checked_in(town, place="上海市青浦区")


@kind
def one_phone_for_two_people(town: CleanTown) -> Planted:
    phone = a_follower(town.session)
    checked_in(town, follower_id=phone.key)
    return "one_phone_for_two", checked_in(town, follower_id=phone.key)


@kind
def six_people_in_one_second(town: CleanTown) -> Planted:
    at = town.by_phone[1].starts_at + timedelta(hours=5, minutes=31)
    rows = [checked_in(town, arrived_at=at) for _ in range(6)]
    return "all_at_once", rows[0]


@kind
def a_check_in_while_no_code_was_shown(town: CleanTown) -> Planted:
    course = town.a_class(7, code="X18", trainer="", title="剪纸")
    opens = course.starts_at + timedelta(days=1)
    town.add(
        AttendanceCode(
            course_id=course.key, day=opens.date(), half="morning", code="1234", opens_at=opens,
            closes_at=opens + timedelta(hours=1),
        )
    )  # fmt: skip
    enrolment = town.seat(course, town.person(), 1, **{CHECKED_IN: False})
    return "without_code", town.check_in(course, enrolment, 0, "morning", 1, source="code")


def a_certificate(town: CleanTown, course: Course | None, worker: Worker, **facts: Any) -> Certificate:
    row = {
        "number": f"N{worker.key}", "worker_id": worker.key, "course_id": course.key if course else None,
        "name": worker.name, "issued_on": course.ends_at.date() + timedelta(days=2) if course else NINE.date(),
    }  # fmt: skip
    return town.add(Certificate(**row | facts))


@kind
def a_certificate_before_the_end(town: CleanTown) -> Planted:
    course, worker = town.paper[3], town.person()
    town.roster_row(course, worker, 514, certificate_no="")
    return "certificate_early", a_certificate(town, course, worker, issued_on=course.starts_at.date())


@kind
def a_certificate_without_a_class(town: CleanTown) -> Planted:
    return "certificate_without_class", a_certificate(town, None, town.person())


@kind
def a_certificate_for_nobody_of_the_class(town: CleanTown) -> Planted:
    return "certificate_without_class", a_certificate(town, town.by_phone[2], town.person())


@kind
def a_certificate_for_somebody_who_failed(town: CleanTown) -> Planted:
    return "certificate_unearned", on_roster(town, assessment="不合格")


@kind
def one_certificate_number_for_two(town: CleanTown) -> Planted:
    on_roster(town, certificate_no="ONE")
    return "certificate_twice", on_roster(town, certificate_no="ONE")


@kind
def a_certificate_in_another_name(town: CleanTown) -> Planted:
    course, worker = town.paper[3], town.person()
    town.roster_row(course, worker, 515, certificate_no="")
    return "certificate_of_another", a_certificate(town, course, worker, name="别人")


def a_claim(town: CleanTown, number: int, **facts: Any) -> Claim:
    """For a class of its own."""
    course = town.a_class(
        number % 10, code=f"Y{number}", trainer="", title=f"手艺{number}", enrolled_elsewhere=10, attended_elsewhere=10,
        passed_elsewhere=10, provider=f"示例机构{number}",
    )  # fmt: skip
    return town.claim(course, **facts)


@kind
def more_heads_than_passed(town: CleanTown) -> Planted:
    return "heads_wrong", a_claim(town, 1, heads=14, amount=14 * 1420)


@kind
def a_sum_that_is_not_the_product(town: CleanTown) -> Planted:
    return "sum_wrong", a_claim(town, 2, amount=99_999)


@kind
def a_price_that_is_not_the_listed_one(town: CleanTown) -> Planted:
    return "unit_wrong", a_claim(town, 3, unit=1600, amount=16_000)


@kind
def a_claim_of_a_time_without_a_standard(town: CleanTown) -> Planted:
    return "no_standard", town.add(
        Claim(number="K0", standard="project", payee="甲", amount=1, submitted_on=date(2024, 5, 1), made_at=NINE)
    )


@kind
def money_from_the_wrong_fund(town: CleanTown) -> Planted:
    return "fund_wrong", a_claim(town, 4, fund="F2")


@kind
def another_payee_than_the_provider(town: CleanTown) -> Planted:
    return "payee_wrong", a_claim(town, 5, payee="别的公司")


@kind
def one_account_for_two_payees(town: CleanTown) -> Planted:
    a_claim(town, 6, account_blind="one account")
    return "account_of_another", a_claim(town, 7, account_blind="one account")


@kind
def one_class_claimed_twice(town: CleanTown) -> Planted:
    first = a_claim(town, 8)
    return "claimed_twice", town.claim(town.session.get_one(Course, first.course_id))


@kind
def one_invoice_twice(town: CleanTown) -> Planted:
    a_claim(town, 9, invoice="I1")
    return "invoice_twice", a_claim(town, 10, invoice="I1")


@kind
def a_claim_before_the_class_was_over(town: CleanTown) -> Planted:
    return "wrong_time", a_claim(town, 11, submitted_on=date(2026, 1, 1))


@kind
def a_claim_half_a_year_late(town: CleanTown) -> Planted:
    return "wrong_time", a_claim(town, 10 + 2, submitted_on=date(2026, 11, 20))


@kind
def more_paid_than_asked_for(town: CleanTown) -> Planted:
    return "paid_wrong", a_claim(town, 13, status="paid", paid=10**6, paid_on=NINE.date())


@kind
def paid_without_review(town: CleanTown) -> Planted:
    return "paid_wrong", a_claim(
        town, 14, status="paid", paid=1, paid_on=NINE.date(), reviewed_at=None, reviewed_by=None
    )


@kind
def reviewed_by_who_entered_it(town: CleanTown) -> Planted:
    return "paid_wrong", a_claim(town, 15, reviewed_by=town.staff[0].key)


def travelling(town: CleanTown, *, since: date = date(2026, 3, 2), **facts: Any) -> Any:
    return town.line(town.travel, town.at_work(since), **facts)


@kind
def fewer_months_by_its_own_dates(town: CleanTown) -> Planted:
    return "months_short", travelling(town, worked_from=date(2026, 8, 1), months=6)


@kind
def fewer_months_by_the_ledger(town: CleanTown) -> Planted:
    return "months_short", travelling(town, since=date(2026, 8, 20))


@kind
def a_wage_below_the_minimum(town: CleanTown) -> Planted:
    return "wage_low", travelling(town, wage=1900)


@kind
def somebody_who_never_worked(town: CleanTown) -> Planted:
    worker = town.person()
    town.add(WorkerStatus(worker_id=worker.key, status="idle", since=date(2026, 1, 1), recorded_at=NINE, source="self"))
    return "not_in_work", town.line(town.travel, worker)


@kind
def another_employer_than_in_the_ledger(town: CleanTown) -> Planted:
    return "employer_differs", travelling(town, employer_name="没听过的厂")


@kind
def one_claim_in_two_counties(town: CleanTown) -> Planted:
    worker = town.at_work(date(2026, 3, 2))
    town.line(town.travel, worker)
    other = town.add(
        Claim(
            number="K-other", standard="travel", measure="P22", payee="盈江", fund="F2", amount=1000, heads=1, made_at=NINE,
            submitted_on=date(2026, 10, 9), region="533123",
        )
    )  # fmt: skip
    return "claimed_again", town.line(other, worker)


@kind
def a_claimant_with_a_wrong_number(town: CleanTown) -> Planted:
    return "number_wrong", travelling(town, id_valid=False)


@kind
def a_claimant_under_another_name(town: CleanTown) -> Planted:
    return "person_differs", travelling(town, name="冒名者")


@kind
def a_claimant_who_is_not_in_the_class(town: CleanTown) -> Planted:
    claim = town.claim(town.paper[4])
    return "line_not_in_class", town.line(claim, town.person(), months=None, wage=None, employer_name="")


@kind
def an_employer_who_is_paid_for_its_own(town: CleanTown) -> Planted:
    course = town.by_phone[4]
    worker = town.person(employer_name=course.provider)
    town.seat(course, worker, 24)
    return "employer_is_paid", town.line(town.claim(course), worker, months=None, wage=None)


@kind
def one_proof_for_two(town: CleanTown) -> Planted:
    travelling(town, proof="one proof")
    return "shared_on_lines", travelling(town, proof="one proof")


@kind
def an_account_of_the_roster_on_a_claim(town: CleanTown) -> Planted:
    row = on_roster(town, account_blind="roster account")
    return "shared_on_lines", travelling(town, account_blind=row.account_blind)


@kind
def more_than_the_rate_for_one(town: CleanTown) -> Planted:
    return "over_the_rate", travelling(town, amount=1800)


@kind
def an_income_below_the_minimum(town: CleanTown) -> Planted:
    worker = town.at_work(date(2026, 3, 2))
    worker.income_band = "1500-2000"
    return "wage_low_in_ledger", worker


@kind
def travel_after_one_month(town: CleanTown) -> Planted:
    return "travel_too_early", town.at_work(date(2026, 10, 20), transport_subsidy="已申请")


@kind
def a_visitor_in_two_places_at_one_minute(town: CleanTown) -> Planted:
    at = NINE - timedelta(days=200)
    facts = {"kind": "dormitory", "staff_id": town.staff[0].key, "starts_at": at, "ends_at": at + timedelta(hours=1)}
    town.visit(902, place="青浦", **facts)
    return "staff_in_two_places", town.visit(903, place="松江", **facts)


@kind
def a_worker_visited_in_two_places_at_one_minute(town: CleanTown) -> Planted:
    at, worker = NINE - timedelta(days=201), town.person()
    facts = {"kind": "dormitory", "worker_id": worker.key, "starts_at": at, "ends_at": at + timedelta(hours=1)}
    town.visit(904, place="青浦", **facts)
    return "worker_in_two_places", town.visit(905, place="松江", **facts)


@kind
def one_photograph_of_two_visits(town: CleanTown) -> Planted:
    facts = {"kind": "picture", "digest": "one picture", "received_at": NINE}
    town.add(Attachment(about=f"visit:{town.visits[0].key}", **facts))
    town.add(Attachment(about=f"visit:{town.visits[1].key}", **facts))
    return "photo_used_twice", town.visits[1]


@kind
def a_visit_that_is_yet_to_come(town: CleanTown) -> Planted:
    return "visit_out_of_time", town.visit(906, starts_at=NINE + timedelta(days=2), kind="dormitory")


@kind
def a_visit_before_dawn(town: CleanTown) -> Planted:
    at = (NINE - timedelta(days=202)).replace(hour=3)
    return "visit_out_of_time", town.visit(907, starts_at=at, ends_at=at + timedelta(hours=1), kind="dormitory")


@kind
def more_people_met_than_there_are(town: CleanTown) -> Planted:
    return "visit_too_many_met", town.visit(908, kind="employer", people_met=90, starts_at=NINE - timedelta(days=203))


@kind
def a_report_copied_word_for_word(town: CleanTown) -> Planted:
    facts = {"kind": "dormitory", "people_met": 5, "summary": "看了宿舍的热水和消防，都正常，没有问题"}
    town.visit(909, starts_at=NINE - timedelta(days=204), **facts)
    return "visit_repeated", town.visit(910, starts_at=NINE - timedelta(days=205), **facts)


@kind
def more_hired_than_came(town: CleanTown) -> Planted:
    facts = {"kind": "onsite_fair", "title": "专场", "starts_at": NINE - timedelta(days=9), "ends_at": NINE}
    return "fair_totals_wrong", town.add(Event(code="V8", status="ended", attended=20, intents=10, hired=35, **facts))


@kind
def an_expert_in_two_places(town: CleanTown) -> Planted:
    town.trip(0, 90)
    return "expert_in_two_places", town.trip(0, 90, measure="P14")


@kind
def one_project_paid_twice(town: CleanTown) -> Planted:
    facts = {"measure": "P16", "counter": "项目数", "day": NINE.date(), "title": "护理课程", "entered_at": NINE}
    town.add(PlanEntry(**facts))
    return "entered_twice", town.add(PlanEntry(**facts))


@kind
def one_person_in_two_jobs(town: CleanTown) -> Planted:
    worker, rows = town.person(), []
    for number in range(2):
        post = town.add(Vacancy(number=f"J90{number}", title="普工", employer_name=f"厂{number}", posted_at=NINE))
        rows.append(town.add(Application(worker_id=worker.key, vacancy_id=post.key, status="started", applied_at=NINE)))
    return "in_two_jobs", rows[1]


@kind
def one_credit_code_for_two_employers(town: CleanTown) -> Planted:
    return "one_code_for_two", town.add(Employer(name="影子厂", credit_code=town.employers[0].credit_code))


@kind
def a_wrong_credit_code(town: CleanTown) -> Planted:
    return "employer_wrong", town.add(Employer(name="假厂", credit_code="91999999TEMT000009"))


@kind
def more_hired_than_wanted(town: CleanTown) -> Planted:
    facts = {"number": "J905", "title": "普工", "posted_at": NINE, "headcount": 3, "filled": 5}
    return "post_overfilled", town.add(Vacancy(**facts))


@pytest.mark.parametrize("records", ["sqlite"], indirect=True)
def test_every_kind_is_found_by_its_rule_at_its_row(session: Session) -> None:
    """On one database, since the checks read rows and reckon in Python; test_clean.py reads them on both."""
    town = CleanTown(session, small=True)
    wanted = {plant.__name__: plant(town) for plant in KINDS}
    assert len(wanted) == len(KINDS) >= 200
    session.flush()
    found = {(hit.rule.name, row) for hit in guard.check(session, now=NINE) for row in hit.flag.rows}
    missed = {name: rule for name, (rule, row) in wanted.items() if (rule, of_row(row)) not in found}
    assert missed == {}
    assert {row.partition(":")[0] for _, row in found} <= set(guard.CALLED), "a row that staff have no name for"
    assert {rule for rule, _ in wanted.values()} == set(guard.RULES), "a rule without a plant"
