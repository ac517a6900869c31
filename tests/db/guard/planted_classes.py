"""What is wrong with classes, their lists, check-ins and certificates, planted kind by kind."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import select

from db.columns import CHINA
from db.models import (
    Application,
    ApplicationStatus,
    AttendanceCode,
    Certificate,
    Course,
    EmployerConfirmation,
    FollowerWorker,
    Identity,
    RosterRow,
    Vacancy,
    Worker,
    WorkerChange,
)
from tests.builders import NINE, a_follower
from tests.db.guard.clean_town import CHECKED_IN, CleanTown
from tests.db.guard.kinds import Planted, kind

TITLES = (
    "编织",
    "竹艺",
    "雕刻",
    "烘焙",
    "插花",
    "裁缝",
    "皮具",
    "修表",
    "配音",
    "摄影",
    "导游",
    "采茶",
    "养蜂",
    "制陶",
)


def a_class(town: CleanTown, mark: str, **facts: Any) -> Course:
    """A class of its own, far from the others in nothing but its code."""
    row = {"code": f"Q{mark}", "title": f"{TITLES[len(mark) % 14]}{mark}", "trainer": "", "seats": 60}
    return town.a_class(town.dice.randrange(5), **row | {"provider": f"示例学堂{mark}"} | facts)


def listed(town: CleanTown, course: Course, worker: Worker | None = None, **facts: Any) -> RosterRow:
    return town.roster_row(course, worker or town.person(), facts.pop("seq", town.dice.randrange(10**6)), **facts)


def teachers(town: CleanTown, mark: str, **facts: Any) -> Course:
    row = {"programme": "teachers", "measure": "P20", "place": "上海市青浦区", "unit_subsidy": None, "county": ""}
    return a_class(town, mark, **row | facts)


@kind
def the_number_of_somebody_else(town: CleanTown) -> Planted:
    return "number_of_another", listed(town, town.paper[0], id_blind=town.blind(town.person()))


@kind
def a_number_of_the_other_sex(town: CleanTown) -> Planted:
    worker = town.person()
    digit = "2" if worker.gender == "男" else "1"
    return "sex_of_number", listed(town, town.paper[0], worker, id_masked=f"533103********00{digit}1")


@kind
def a_telephone_that_is_none(town: CleanTown) -> Planted:
    return "phone_or_name_wrong", listed(town, town.paper[0], phone="13888888888")


@kind
def everybody_born_on_one_day(town: CleanTown) -> Planted:
    course, born = a_class(town, "born"), date(1990, 7, 7)
    rows = [listed(town, course, town.person(birth_date=born)) for _ in range(5)]
    return "born_on_one_day", rows[2]


@kind
def a_list_copied_from_another_class(town: CleanTown) -> Planted:
    people = [town.person() for _ in range(6)]
    first, second = a_class(town, "copy1"), a_class(town, "copy2", starts_at=datetime(2026, 9, 21, 9, tzinfo=CHINA))
    for worker in people:
        listed(town, first, worker)
    return "roster_copied", [listed(town, second, worker) for worker in people][3]


@kind
def passed_and_no_certificate(town: CleanTown) -> Planted:
    return "without_certificate", listed(town, town.paper[0], certificate_no="")


@kind
def two_lines_under_one_number(town: CleanTown) -> Planted:
    listed(town, town.paper[0], seq=777)
    return "listed_twice", listed(town, town.paper[0], seq=777)


@kind
def failed_with_ninety_marks(town: CleanTown) -> Planted:
    facts = {"assessment": "不合格", "exam_mark": 93.0, "certificate_no": "", "days_present": 5, "attendance_rate": 1.0}
    return "failed_though_good", listed(town, town.paper[0], **facts)


@kind
def passed_without_an_exam(town: CleanTown) -> Planted:
    return "passed_without_exam", listed(town, town.paper[1], exam_mark=None)


@kind
def called_before_the_class(town: CleanTown) -> Planted:
    return "call_back_wrong", listed(town, town.paper[0], called_on=date(2026, 1, 1), call_answer="attended")


@kind
def on_paper_every_day_and_by_phone_never(town: CleanTown) -> Planted:
    worker = town.person()
    town.seat(town.by_phone[0], worker, 9, **{CHECKED_IN: False})
    return "both_lists_differ", listed(town, town.by_phone[0], worker)


@kind
def more_passed_than_the_list_names(town: CleanTown) -> Planted:
    course = a_class(town, "told", enrolled_elsewhere=12, attended_elsewhere=12, passed_elsewhere=12)
    for _ in range(10):
        listed(town, course)
    return "totals_not_listed", course


@kind
def a_drill_under_the_measure_of_aid(town: CleanTown) -> Planted:
    return "wrong_measure", a_class(town, "m", programme="drill")


@kind
def aid_for_dehong_held_in_qingpu(town: CleanTown) -> Planted:
    return "wrong_area", a_class(town, "area", place="上海市青浦区")


@kind
def a_class_over_the_spring_festival(town: CleanTown) -> Planted:
    starts_at = datetime(2026, 2, 16, 9, tzinfo=CHINA)
    return "on_holidays", a_class(town, "feast", starts_at=starts_at, ends_at=starts_at + timedelta(days=4))


@kind
def lessons_until_midnight(town: CleanTown) -> Planted:
    rows = [{"day": "2026-01-06", "from": "18:00", "until": "23:30"}]
    return "timetable_wrong", a_class(town, "night", timetable=rows, hours=5)


@kind
def eight_hours_in_five_days(town: CleanTown) -> Planted:
    return "hours_few", a_class(town, "few", hours=8)


@kind
def two_classes_in_one_room(town: CleanTown) -> Planted:
    starts_at = datetime(2026, 7, 27, 9, tzinfo=CHINA)
    facts = {"place": "芒市职教中心3号楼201室", "starts_at": starts_at, "ends_at": starts_at + timedelta(days=4)}
    a_class(town, "room1", **facts)
    return "room_twice", a_class(town, "room2", **facts)


@kind
def one_class_under_two_codes(town: CleanTown) -> Planted:
    first = a_class(town, "twice1")
    facts = {"title": first.title, "provider": first.provider, "starts_at": first.starts_at, "ends_at": first.ends_at}
    return "course_twice", a_class(town, "twice2", **facts)


@kind
def practice_that_is_paid_by_head(town: CleanTown) -> Planted:
    return "price_odd", a_class(town, "practice", programme="practice", measure="P21", unit_subsidy=500)


@kind
def more_drilled_than_the_year_has(town: CleanTown) -> Planted:
    facts = {"programme": "drill", "measure": "P17", "field": "生活服务", "unit_subsidy": 675, "seats": 400}
    counts = {"enrolled_elsewhere": 300, "attended_elsewhere": 300, "passed_elsewhere": 300}
    return "over_the_year", a_class(town, "year", **facts, **counts)


@kind
def the_teacher_of_one_class_in_another(town: CleanTown) -> Planted:
    course = a_class(town, "teach", trainer="教演甲")
    other = a_class(town, "learn", starts_at=course.starts_at, ends_at=course.ends_at)
    return "teacher_learns", listed(town, other, town.person(name="教演甲"))


@kind
def certified_without_anybody(town: CleanTown) -> Planted:
    return "over_without_result", a_class(town, "nobody")


@kind
def a_batch_of_two_measures(town: CleanTown) -> Planted:
    a_class(town, "batch1", batch="第1批")
    return "batch_mixed", a_class(town, "batch2", batch="第1批", measure="P17", programme="drill", field="生活服务")


@kind
def passed_in_the_middle(town: CleanTown) -> Planted:
    starts_at = NINE - timedelta(days=1)
    course = a_class(town, "middle", starts_at=starts_at, ends_at=starts_at + timedelta(days=4), status="running")
    return "passed_too_early", town.seat(course, town.person(), 1, **{CHECKED_IN: False})


@kind
def a_delegate_sent_by_nobody(town: CleanTown) -> Planted:
    return "delegate_wrong", town.seat(teachers(town, "sent"), town.person(), 1)


@kind
def one_phone_that_signs_up_six(town: CleanTown) -> Planted:
    phone, course = a_follower(town.session), a_class(town, "six")
    rows = [town.seat(course, town.person(), seq, follower_id=phone.key) for seq in range(1, 7)]
    return "one_phone_signs_up_many", rows[2]


@kind
def confirmed_at_work_while_in_class(town: CleanTown) -> Planted:
    row, month = listed(town, town.paper[2]), town.paper[2].starts_at.date().replace(day=1)
    town.add(
        EmployerConfirmation(
            employer_id=town.employers[0].key, worker_id=row.worker_id or 0, month=month, said="there", told_at=NINE
        )
    )
    return "confirmed_elsewhere", row


@kind
def made_poor_after_the_class_began(town: CleanTown) -> Planted:
    row = listed(town, town.paper[2])
    town.add(
        WorkerChange(
            worker_id=row.worker_id or 0, field="household_category", before="一般农户", after="脱贫户",
            changed_at=town.paper[2].ends_at, source="self",
        )
    )  # fmt: skip
    return "made_fit", row


@kind
def somebody_without_work_in_a_drill(town: CleanTown) -> Planted:
    course = a_class(town, "drill", measure="P17", programme="drill", field="生活服务", unit_subsidy=675)
    return "not_for_drill", listed(town, course)


@kind
def signed_up_by_a_phone_that_had_left(town: CleanTown) -> Planted:
    phone = a_follower(town.session)
    phone.unfollowed_at = datetime(2025, 1, 1, tzinfo=CHINA)
    return "phone_gone", town.seat(town.by_phone[3], town.person(), 18, follower_id=phone.key)


def checked_in(town: CleanTown, course: Course, **facts: Any) -> Any:
    """Somebody with one check-in, on the first morning."""
    enrolment = town.seat(course, town.person(), 1, **{CHECKED_IN: False})
    return town.check_in(course, enrolment, 0, "morning", town.dice.randrange(50), **{"source": "code"} | facts)


@kind
def one_phone_that_goes_round(town: CleanTown) -> Planted:
    phone, course = a_follower(town.session), a_class(town, "round")
    rows = []
    for day in range(4):
        enrolment = town.seat(course, town.person(), day, **{CHECKED_IN: False})
        rows.append(town.check_in(course, enrolment, day, "morning", day, follower_id=phone.key))
    return "phone_goes_round", rows[3]


@kind
def the_phone_of_somebody_who_is_not_in_class(town: CleanTown) -> Planted:
    phone = a_follower(town.session)
    town.add(FollowerWorker(follower_id=phone.key, worker_id=town.person().key, since=NINE))
    return "phone_of_somebody_else", checked_in(town, town.by_phone[4], follower_id=phone.key)


@kind
def a_class_entered_in_one_second(town: CleanTown) -> Planted:
    course = a_class(town, "second")
    checked_in(town, course)
    at = course.starts_at + timedelta(minutes=2)
    rows = [checked_in(town, course, source="teacher", arrived_at=at) for _ in range(6)]
    return "entered_at_once", rows[4]


@kind
def checked_in_the_evening_before(town: CleanTown) -> Planted:
    course = town.by_phone[4]
    at = course.starts_at - timedelta(hours=12)
    return "entered_beforehand", checked_in(town, course, source="teacher", arrived_at=at)


@kind
def there_in_an_afternoon_without_class(town: CleanTown) -> Planted:
    days = [{"day": "2026-08-03", "from": "08:00", "until": "12:00"}]
    starts_at = datetime(2026, 8, 3, 8, tzinfo=CHINA)
    facts = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=4), "days": 1, "hours": 4}
    course = a_class(town, "half", timetable=days, **facts)
    enrolment = town.seat(course, town.person(), 1, **{CHECKED_IN: False})
    return "half_not_taught", town.check_in(course, enrolment, 0, "afternoon", 1, source="teacher")


@kind
def two_who_always_arrive_together(town: CleanTown) -> Planted:
    course, rows = a_class(town, "twins"), []
    for _ in range(2):
        rows.append(town.seat(course, town.person(), 1, **{CHECKED_IN: False}))
        for day in range(5):
            town.check_in(course, rows[-1], day, "morning", 7, source="code")
    return "twin_arrivals", rows[1]


@kind
def a_code_for_a_day_without_class(town: CleanTown) -> Planted:
    opens = town.by_phone[4].ends_at + timedelta(days=9)
    code = AttendanceCode(
        course_id=town.by_phone[4].key, day=opens.date(), half="afternoon", code="4321", opens_at=opens,
        closes_at=opens + timedelta(minutes=30),
    )  # fmt: skip
    return "code_wrong", town.add(code)


@kind
def a_class_that_misses_the_same_day(town: CleanTown) -> Planted:
    course = a_class(town, "rates")
    for _ in range(11):
        listed(town, course, days_present=4, attendance_rate=0.8)
    return "always_there", course


def certificate(town: CleanTown, course: Course, worker: Worker, **facts: Any) -> Certificate:
    row = {
        "number": f"Z{worker.key}", "worker_id": worker.key, "course_id": course.key, "name": worker.name,
        "issued_on": course.ends_at.date() + timedelta(days=2),
    }  # fmt: skip
    return town.add(Certificate(**row | facts))


@kind
def another_number_on_the_list_than_on_the_certificate(town: CleanTown) -> Planted:
    worker = town.person()
    certificate(town, town.paper[3], worker)
    return "certificate_number_differs", listed(town, town.paper[3], worker, certificate_no="Z-other")


@kind
def the_last_four_of_somebody_else(town: CleanTown) -> Planted:
    row = listed(town, town.paper[3], certificate_no="")
    worker = town.session.get_one(Worker, row.worker_id)
    tail = town.session.exec(select(Identity.masked).where(Identity.worker_id == worker.key)).one()[-4:]
    return "certificate_tail_differs", certificate(
        town, town.paper[3], worker, id_tail="0000" if tail != "0000" else "1"
    )


@kind
def more_certificates_than_passed(town: CleanTown) -> Planted:
    course = a_class(town, "many", enrolled_elsewhere=2, attended_elsewhere=2, passed_elsewhere=2)
    for _ in range(4):
        certificate(town, course, town.person())
    return "certificates_too_many", course


@kind
def a_certificate_that_was_taken_back(town: CleanTown) -> Planted:
    course = town.paper[4]
    row = listed(town, course, certificate_no="")
    worker = town.session.get_one(Worker, row.worker_id)
    return "certificate_taken_back", certificate(town, course, worker, status="revoked")


@kind
def certificates_on_the_day_of_the_exam(town: CleanTown) -> Planted:
    course = a_class(town, "hurry", enrolled_elsewhere=6, attended_elsewhere=6, passed_elsewhere=6)
    rows = [certificate(town, course, town.person(), issued_on=course.ends_at.date()) for _ in range(6)]
    return "certificates_in_a_hurry", rows[0]


@kind
def a_certificate_without_a_day(town: CleanTown) -> Planted:
    course = town.by_phone[2]
    return "certificate_undated", certificate(town, course, town.person(), issued_on=None)


@kind
def began_to_work_in_qingpu_during_class(town: CleanTown) -> Planted:
    row = listed(town, town.paper[4])
    at = town.paper[4].starts_at + timedelta(days=1)
    post = town.add(Vacancy(number="J930", title="普工", city="上海", posted_at=at - timedelta(days=30)))
    facts = {"vacancy_id": post.key, "applied_at": at - timedelta(days=3)}
    asked = town.add(Application(worker_id=row.worker_id or 0, status="left", live=False, **facts))
    town.add(ApplicationStatus(application_id=asked.key, status="started", at=at, source="employer"))
    return "confirmed_elsewhere", row


@kind
def attendance_written_weeks_later(town: CleanTown) -> Planted:
    course = town.by_phone[2]
    return "entered_afterwards", checked_in(
        town, course, source="teacher", arrived_at=course.ends_at + timedelta(days=25)
    )


@kind
def a_certificate_number_with_a_space(town: CleanTown) -> Planted:
    listed(town, town.paper[1], certificate_no="RE 77")
    return "certificate_number_respelled", listed(town, town.paper[1], certificate_no="re-77")
