"""Anomalies planted by a second auditor who has not seen the rules: what a supervisor of public money names first.

Sources: domain.md (S1 is the plan 青人社〔2024〕13号), its audit checks in section e, product.md row 116.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any

from sqlmodel import SQLModel, col, select

from db import money
from db.columns import CHINA
from db.models import (
    Application,
    ApplicationStatus,
    Attendance,
    Certificate,
    Claim,
    ClaimLine,
    Consent,
    Course,
    Enrolment,
    Event,
    FollowerWorker,
    Identity,
    Placement,
    PlanEntry,
    RosterRow,
    Vacancy,
    Worker,
    WorkerStatus,
)
from tests.builders import NINE, a_follower, a_vacancy
from tests.db.guard.clean_town import CleanTown
from tests.db.load.test_folder import KEYS

Rows = Sequence[SQLModel]
Kind = Callable[[CleanTown], Rows]
KINDS: list[Kind] = []


def kind(plant: Kind) -> Kind:
    @wraps(plant)
    def planted(town: CleanTown) -> Rows:
        rows = plant(town)
        town.session.flush()
        return rows

    KINDS.append(planted)
    return planted


# What the town has, and what is added to it by the way it adds things itself.


def roster(town: CleanTown, course: Course) -> Sequence[RosterRow]:
    wanted = select(RosterRow).where(col(RosterRow.course_id) == course.key).order_by(col(RosterRow.seq))
    return town.session.exec(wanted).all()


def seats(town: CleanTown, course: Course) -> Sequence[Enrolment]:
    wanted = select(Enrolment).where(col(Enrolment.course_id) == course.key).order_by(col(Enrolment.id))
    return town.session.exec(wanted).all()


def check_ins(town: CleanTown, enrolment: Enrolment) -> Sequence[Attendance]:
    wanted = select(Attendance).where(col(Attendance.enrolment_id) == enrolment.key)
    return town.session.exec(wanted.order_by(col(Attendance.arrived_at))).all()


def certificate_of(town: CleanTown, enrolment: Enrolment) -> Certificate:
    wanted = select(Certificate).where(
        col(Certificate.worker_id) == enrolment.worker_id, col(Certificate.course_id) == enrolment.course_id
    )
    return town.session.exec(wanted).one()


def lines(town: CleanTown) -> Sequence[ClaimLine]:
    wanted = select(ClaimLine).where(col(ClaimLine.claim_id) == town.travel.key).order_by(col(ClaimLine.id))
    return town.session.exec(wanted).all()


def claim_of(town: CleanTown, course: Course) -> Claim:
    return town.session.exec(select(Claim).where(col(Claim.course_id) == course.key)).one()


def the_worker(town: CleanTown, number: int | None) -> Worker:
    return town.session.exec(select(Worker).where(col(Worker.id) == number)).one()


def reclaim(town: CleanTown, course: Course) -> Claim:
    """The claim again as the records have it now."""
    town.session.flush()
    claim, due = claim_of(town, course), money.of_course(town.session, course)[0]
    claim.heads, claim.unit, claim.amount = due.heads, due.unit, due.amount
    return claim


def recount(town: CleanTown, course: Course) -> Claim:
    """Totals of a class on paper, and its claim, as its roster has them now."""
    town.session.flush()
    rows = roster(town, course)
    course.taken = course.enrolled_elsewhere = course.attended_elsewhere = len(rows)
    course.passed_elsewhere = sum(row.assessment == "合格" for row in rows)
    return reclaim(town, course)


def people(town: CleanTown, number: int, **facts: Any) -> list[Worker]:
    return [town.person(**facts) for _ in range(number)]


def another_class(town: CleanTown, there: Sequence[Worker], **facts: Any) -> tuple[Course, Sequence[RosterRow]]:
    """One more class on paper, in October unless told otherwise, with its claim."""
    row: dict[str, Any] = {
        "code": "T90",
        "title": "西式面点师",
        "provider": "示例学校90",
        "trainer": "师演90",
        "unit_subsidy": 1400,
    }
    course = town.a_class(10, **row | facts)
    rows = [town.roster_row(course, worker, seq) for seq, worker in enumerate(there, 1)]
    course.taken = course.enrolled_elsewhere = course.attended_elsewhere = course.passed_elsewhere = len(rows)
    town.session.flush()
    town.claim(course)
    return course, rows


def one_more_line(town: CleanTown, worker: Worker, **facts: Any) -> ClaimLine:
    line = town.line(town.travel, worker, **facts)
    town.travel.heads += 1
    town.travel.amount += line.amount
    return line


def a_student(town: CleanTown, born: date, year: int, age: int, **facts: Any) -> Placement:
    """On a placement since March, with the school's word."""
    worker = town.person(birth_date=born, minor=age < 18, education="中专在读")
    row: dict[str, Any] = {
        "worker_id": worker.key, "school": "德宏示例职业学校", "year": year, "class_name": f"物流{year}班", "age": age,
        "starts_on": date(2026, 3, 2), "ends_on": date(2026, 12, 18), "arranged_by": "school", "status": "running",
        "school_agreed_at": datetime(2026, 2, 10, 9, tzinfo=CHINA), "region": worker.region,
        "noted_at": datetime(2026, 2, 9, 9, tzinfo=CHINA),
    }  # fmt: skip
    return town.add(Placement(**row | facts))


def a_start(town: CleanTown, worker: Worker, vacancy: Vacancy, day: datetime) -> Application:
    """Somebody who applied for a post, agreed to be passed on, was hired and began on a day."""
    consent = town.add(
        Consent(
            worker_id=worker.key, kind="share", version="1", about=vacancy.employer_name, region=worker.region,
            given_at=day - timedelta(days=14),
        )
    )  # fmt: skip
    application = town.add(
        Application(
            worker_id=worker.key, vacancy_id=vacancy.key, status="started", applied_at=day - timedelta(days=14),
            consent_id=consent.key, region=worker.region,
        )
    )  # fmt: skip
    for status, before in (("applied", 14), ("referred", 12), ("interview", 9), ("hired", 5), ("started", 0)):
        step = ApplicationStatus(
            application_id=application.key, status=status, at=day - timedelta(days=before), source="employer"
        )
        town.add(step)
    return application


# Rosters and identities.


@kind
def one_id_twice_in_a_class(town: CleanTown) -> Rows:
    """Two lines of one roster have one ID number, so one person is paid for twice (domain.md §e; product.md 116)."""
    course = town.paper[0]
    first = roster(town, course)[3]
    again = town.roster_row(course, the_worker(town, first.worker_id), town.size + 1)
    recount(town, course)
    return [first, again]


@kind
def one_person_in_two_classes_at_one_time(town: CleanTown) -> Rows:
    """Nobody sits five full days in two classes of the same five days (§e: overlapping class times; product.md 116)."""
    first = roster(town, town.paper[2])[5]
    both = the_worker(town, first.worker_id)
    _, rows = another_class(town, [both, *people(town, 11)], starts_at=town.paper[2].starts_at,
                            ends_at=town.paper[2].ends_at)  # fmt: skip
    return [first, rows[0]]


@kind
def an_id_number_with_a_wrong_check_digit(town: CleanTown) -> Rows:
    """The last sign does not follow from the first seventeen: no such number was ever given out (§e; GB 11643-1999)."""
    row = roster(town, town.paper[1])[7]
    number = town.numbers[the_worker(town, row.worker_id).key]
    wrong = number[:-1] + ("4" if number[-1] != "4" else "7")
    row.id_masked, row.id_blind, row.id_valid = wrong[:6] + "*" * 8 + wrong[-4:], KEYS.index(wrong), False
    return [row]


@kind
def a_pensioner_in_a_class_for_workers(town: CleanTown) -> Rows:
    """脱贫劳动力 are people of working age; a woman or man of 77 is retired (§a terms; §e age; product.md 116)."""
    course = town.paper[3]
    row = town.roster_row(course, town.person(birth_date=date(1948, 5, 5)), town.size + 1)
    recount(town, course)
    return [row]


@kind
def a_household_that_is_not_poor(town: CleanTown) -> Rows:
    """The roster calls a household poor that Dehong, who alone confirms it, keeps as an ordinary one (§b; §e; P18)."""
    row = roster(town, town.paper[0])[9]
    row.household_category = "脱贫户"
    worker = the_worker(town, row.worker_id)
    worker.household_category = "一般农户"
    return [row, worker]


@kind
def a_household_confirmed_after_the_class(town: CleanTown) -> Rows:
    """Poor only by a confirmation four months after the class was over (§e: category dated after the class)."""
    row = roster(town, town.paper[1])[2]
    worker = the_worker(town, row.worker_id)
    worker.household_verified_at = town.paper[1].ends_at.date() + timedelta(days=120)
    return [row, worker]


@kind
def six_people_of_a_class_with_one_phone(town: CleanTown) -> Rows:
    """Six strangers of one class give one telephone: nobody can be called back (§e: shared phone)."""
    rows = roster(town, town.paper[2])[4:10]
    for row in rows:
        row.phone = the_worker(town, row.worker_id).phone = "15419990001"
    return rows


@kind
def six_people_of_a_class_with_one_signature(town: CleanTown) -> Rows:
    """Six signatures on a roster are one and the same: somebody signed for the others (§e: identical signatures)."""
    rows = roster(town, town.paper[4])[10:16]
    for row in rows:
        row.signature = rows[0].signature
    return rows


@kind
def one_person_twice_in_one_trade_within_a_year(town: CleanTown) -> Rows:
    """The same trade and level is paid for once a person (§e eligibility, S27; §e: same trade/level in a year)."""
    first = roster(town, town.paper[0])[6]
    both = the_worker(town, first.worker_id)
    _, rows = another_class(town, [both, *people(town, 11)], title=town.paper[0].title)
    return [first, rows[0]]


# Attendance.


@kind
def passed_without_ever_being_there(town: CleanTown) -> Rows:
    """Passed, certified and claimed, and not one half day of attendance (product.md 116: no attendance)."""
    enrolment = seats(town, town.by_phone[0])[8]
    for row in check_ins(town, enrolment):
        town.session.delete(row)
    return [enrolment, certificate_of(town, enrolment)]


@kind
def one_phone_checks_in_six_people(town: CleanTown) -> Rows:
    """One phone stands for one person a session; here it checks six in, every half day (§e attendance: proxy guard)."""
    there = seats(town, town.by_phone[1])[2:8]
    follower = a_follower(town.session)
    town.add(FollowerWorker(follower_id=follower.key, worker_id=there[0].worker_id, since=there[0].enrolled_at))
    rows = [row for enrolment in there for row in check_ins(town, enrolment)]
    for row in rows:
        row.follower_id, row.source = follower.key, "code"
    return [*rows, *there]


@kind
def checked_in_at_three_in_the_night(town: CleanTown) -> Rows:
    """Attendance of a class by day is written at three in the night (§e: attendance at impossible hours)."""
    rows = [check_ins(town, enrolment)[0] for enrolment in seats(town, town.by_phone[2])[5:10]]
    for minute, row in enumerate(rows):
        row.arrived_at = row.arrived_at.replace(hour=3, minute=10 + minute)
    return rows


@kind
def met_in_qingpu_on_a_day_of_class_in_mangshi(town: CleanTown) -> Rows:
    """The station received somebody in Qingpu an hour after they checked in at 芒市 (§e: class time against visits)."""
    course = town.by_phone[1]
    enrolment = seats(town, course)[6]
    at = course.starts_at + timedelta(days=1, hours=1)
    visit = town.visit(
        90, kind="office", worker_id=enrolment.worker_id, employer_id=None, place="上海市青浦区劳务协作工作站",
        starts_at=at, ends_at=at + timedelta(minutes=30), asked_at=at - timedelta(days=2), people_met=1,
        entered_at=at + timedelta(hours=2), summary="本人到站，问了找工作和社保转移的事",
    )  # fmt: skip
    same_day = [row for row in check_ins(town, enrolment) if row.day == at.date()]
    return [visit, enrolment, *same_day]


@kind
def says_on_the_telephone_that_she_never_came(town: CleanTown) -> Rows:
    """Called back, a person certified and claimed for says they never attended (§e, last of the audit checks)."""
    row = roster(town, town.paper[3])[11]
    row.called_on, row.call_answer = town.paper[3].ends_at.date() + timedelta(days=14), "never"
    return [row]


# Certificates.


@kind
def a_certificate_of_somebody_who_was_in_no_class(town: CleanTown) -> Rows:
    """A certificate of a class in which its holder never had a seat (product.md 116: certificate without class)."""
    course, worker = town.by_phone[3], town.person()
    certificate = Certificate(
        number=f"P{course.code}-{worker.key}", worker_id=worker.key, course_id=course.key, name=worker.name,
        issued_on=course.ends_at.date() + timedelta(days=5), region=worker.region,
    )  # fmt: skip
    return [town.add(certificate)]


@kind
def a_certificate_issued_before_the_class_was_over(town: CleanTown) -> Rows:
    """A certificate follows the end exam; this one is of the second day of class (§e flow)."""
    enrolment = seats(town, town.by_phone[0])[4]
    certificate = certificate_of(town, enrolment)
    certificate.issued_on = town.by_phone[0].starts_at.date() + timedelta(days=1)
    return [certificate]


@kind
def one_certificate_number_for_two_people(town: CleanTown) -> Rows:
    """A number names one certificate; two people of two classes are entered with it (§e certificate fields)."""
    first, second = roster(town, town.paper[0])[12], roster(town, town.paper[3])[12]
    second.certificate_no = first.certificate_no
    return [first, second]


@kind
def a_certificate_for_somebody_who_failed(town: CleanTown) -> Rows:
    """Failed with 41 marks, and certified nevertheless (P17, §e: exam, then certificate); not claimed for."""
    row = roster(town, town.paper[4])[13]
    row.assessment, row.exam_mark = "不合格", 41.0
    recount(town, town.paper[4])
    return [row]


# Claims for classes.


@kind
def more_heads_claimed_than_passed(town: CleanTown) -> Rows:
    """Twenty-four passed and thirty are claimed, each at the right price (§e: passed = claimed mismatch)."""
    claim = claim_of(town, town.paper[0])
    claim.heads += 6
    claim.amount = claim.heads * claim.unit
    return [claim]


@kind
def an_amount_that_is_not_heads_times_price(town: CleanTown) -> Rows:
    """Heads and price are right, the sum is 1000 yuan more than their product (§e arithmetic; product.md 93)."""
    claim = claim_of(town, town.by_phone[2])
    claim.amount += 1000
    return [claim]


@kind
def one_class_claimed_twice(town: CleanTown) -> Rows:
    """A second claim, with a new number and invoice, for a class already claimed in full (P24: false claims)."""
    course = town.paper[1]
    first = claim_of(town, course)
    second = town.claim(course, submitted_on=first.submitted_on + timedelta(days=60))
    return [first, second]


@kind
def one_invoice_for_two_claims(town: CleanTown) -> Rows:
    """A provider hands in one invoice for two of its classes (§e: same invoice twice)."""
    first = claim_of(town, town.paper[1])
    second = claim_of(town, town.paper[2])
    town.paper[2].provider = second.payee = first.payee
    second.account_blind, second.invoice = first.account_blind, first.invoice
    return [first, second]


@kind
def reviewed_by_who_entered_it(town: CleanTown) -> Rows:
    """Who enters a claim does not review it: two pairs of eyes on public money (P24; §e: claim file → review)."""
    claim = claim_of(town, town.by_phone[3])
    claim.reviewed_by = claim.made_by
    return [claim]


@kind
def money_for_somebody_other_than_the_provider(town: CleanTown) -> Rows:
    """The plan pays the institution that taught; a consultancy asks for the money (P18 payee; P24: diversion)."""
    claim = claim_of(town, town.paper[4])
    claim.payee, claim.account_blind = "示例信息咨询有限公司", "account of 示例信息咨询有限公司"
    return [claim]


# Standards and amounts.


@kind
def a_drill_above_its_standard(town: CleanTown) -> Rows:
    """岗位练兵 is paid with 675 yuan a person, a fixed sum; this claim counts with 800 (P17; §e: unit over list)."""
    there = people(
        town, 12, status="employed", employer_name="芒市示例酒店", work_place="德宏州芒市", started_on=date(2025, 4, 1)
    )
    course, _ = another_class(
        town, there, programme="drill", measure="P17", title="餐旅服务岗位练兵", unit_subsidy=None
    )  # fmt: skip
    claim = claim_of(town, course)
    claim.unit = 800
    claim.amount = claim.heads * claim.unit
    return [claim]


@kind
def a_year_above_the_average(town: CleanTown) -> Rows:
    """Single prices may differ, the year's average may not pass 1500; here it is 1550 (P18; §e arithmetic 2)."""
    courses = [*town.paper, *town.by_phone]
    for course in courses:
        course.unit_subsidy = (course.unit_subsidy or 0) + 60
    return [*[reclaim(town, course) for course in courses], *courses]


# Classes.


@kind
def one_trainer_in_two_classes_at_one_time(town: CleanTown) -> Rows:
    """One trainer teaches in 芒市 and in 盈江 on the same five days (§e: one trainer in two classes)."""
    first = town.paper[3]
    second, _ = another_class(
        town, people(town, 12), starts_at=first.starts_at, ends_at=first.ends_at, trainer=first.trainer,
        place="盈江县", county="盈江", region="533123",
    )  # fmt: skip
    return [first, second]


# Travel money.


@kind
def travel_money_twice_in_a_year(town: CleanTown) -> Rows:
    """1000 yuan a year for one person; the same one is in a second claim of the year (worker-side facts, S4)."""
    first = lines(town)[4]
    claim = town.add(
        Claim(
            number="K2026-T2", standard="travel", measure="P22", payee="瑞丽", fund="F2", heads=5, amount=5000,
            submitted_on=date(2026, 11, 10), made_at=NINE, region="533102",
        )
    )  # fmt: skip
    until = {"worked_until": date(2026, 10, 31), "months": 7}
    for _ in range(4):
        town.line(claim, town.at_work(date(2026, 3, 2), transport_subsidy="已申请"), **until)
    again = the_worker(town, first.worker_id)
    return [first, town.line(claim, again, proof=f"proof{again.key} again", **until)]


@kind
def travel_money_for_six_weeks(town: CleanTown) -> Rows:
    """At least three months outside the province are asked for; this person has six weeks (§b stable job; S4)."""
    since = date(2026, 8, 20)
    worker = town.at_work(since, transport_subsidy="已申请")
    return [one_more_line(town, worker, worked_from=since, months=1)]


@kind
def travel_money_of_five_people_to_one_account(town: CleanTown) -> Rows:
    """Five people's money goes to one account: withheld or shared (§e: shared bank account; P24)."""
    rows = lines(town)[:5]
    for row in rows:
        row.account_blind = rows[0].account_blind
    return rows


@kind
def travel_money_for_months_after_going_home(town: CleanTown) -> Rows:
    """Home since 20 April by Dehong's word; the claim has the person at work in Shanghai to 30 September (P1, P22)."""
    line = lines(town)[7]
    worker = the_worker(town, line.worker_id)
    worker.status, worker.employer_id, worker.employer_name, worker.work_place = "returned", None, "", ""
    worker.started_on, worker.income_band = None, ""
    home = WorkerStatus(
        worker_id=worker.key, status="returned", place="德宏州", since=date(2026, 4, 20), source="dehong",
        recorded_at=datetime(2026, 4, 27, 9, tzinfo=CHINA), region=worker.region,
    )  # fmt: skip
    return [line, worker, town.add(home)]


# Students.


@kind
def a_placement_in_the_first_year(town: CleanTown) -> Rows:
    """Students of the first year may not be sent on a placement (职业学校学生实习管理规定 2021, S44)."""
    return [a_student(town, date(2009, 1, 15), year=1, age=17)]


@kind
def a_student_on_placement_in_a_class_for_workers(town: CleanTown) -> Rows:
    """A student, at work on a placement on those very days, sits in a class for 脱贫劳动力 (product.md 116; P18)."""
    course = town.by_phone[4]
    course.audience = "脱贫劳动力"
    placement = a_student(town, date(2007, 2, 3), year=3, age=19)
    enrolment = town.seat(course, the_worker(town, placement.worker_id), town.size + 1)
    reclaim(town, course)
    return [enrolment, placement, certificate_of(town, enrolment)]


# Events.


@kind
def more_hired_at_a_fair_than_came(town: CleanTown) -> Rows:
    """Thirty came to a job fair, twelve wished for a post, and forty-five are reported as hired (P5; §g fairs)."""
    firm = town.employers[1]
    posted_at = datetime(2026, 4, 1, 9, tzinfo=CHINA)
    post = a_vacancy(
        town.session, employer_id=firm.key, employer_name=firm.name, headcount=60, posted_at=posted_at,
        valid_until=date(2026, 12, 31),
    )  # fmt: skip
    starts_at = datetime(2026, 4, 18, 9, tzinfo=CHINA)
    fair = Event(
        code="XC90", kind="onsite_fair", measure="P5", title="沪滇劳务协作春季招聘会", place="芒市文化广场",
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=6), employers=[firm.name], vacancies=[post.number],
        organisers=["青浦区人社局", "德宏州人社局"], registered_elsewhere=40, attended=30, intents=12, hired=45,
        status="ended",
    )  # fmt: skip
    return [town.add(fair)]


# Visits and plan entries.


@kind
def one_officer_in_two_places_at_one_time(town: CleanTown) -> Rows:
    """One officer visits two firms in two towns in the same hour (P2; §e: impossible hours or places)."""
    at = datetime(2026, 8, 4, 10, tzinfo=CHINA)
    times = {"starts_at": at, "ends_at": at + timedelta(hours=1), "asked_at": at - timedelta(days=3)}
    here: dict[str, Any] = {"kind": "employer", "staff_id": town.staff[0].key, **times}
    first = town.visit(
        91, **here, employer_id=town.employers[0].key, entered_at=at + timedelta(hours=5), summary="看了分拣车间的工时"
    )
    second = town.visit(
        92, **here, employer_id=town.employers[1].key, entered_at=at + timedelta(hours=6), place="上海市青浦区金泽镇",
        summary="和班组长谈了夏天的休息时间",
    )  # fmt: skip
    return [first, second]


@kind
def one_expert_on_two_trips_at_one_time(town: CleanTown) -> Rows:
    """2000 yuan a trip; the expert is in Dehong and in Banma, Qinghai, on the same days (P13, P14, P15)."""
    first = town.trips[0]
    second = town.trip(0, 0, measure="P14", day=first.day + timedelta(days=1), until=first.day + timedelta(days=3))
    return [first, second]


@kind
def one_project_entered_twice(town: CleanTown) -> Rows:
    """10 000 yuan for building a training project; one project of one institution is entered twice (P16; P24)."""
    one: dict[str, Any] = {"measure": "P16", "counter": "项目数", "title": "养老护理项目开发", "payee": "示例学校0"}
    days = (date(2026, 5, 11), date(2026, 8, 17))
    return [town.add(PlanEntry(**one, day=day, entered_at=NINE)) for day in days]


# Employers, posts and applications.


@kind
def two_firms_with_one_credit_code(town: CleanTown) -> Rows:
    """A credit code names one firm; two of different names are kept with it (GB 32100-2015; §b ledger fields)."""
    first, second = town.employers[1], town.employers[2]
    second.credit_code = first.credit_code
    return [first, second]


@kind
def one_person_started_at_two_firms_on_one_day(town: CleanTown) -> Rows:
    """One person began two full-time posts of two firms on one morning, so one hire is counted twice (P4, P7)."""
    day = datetime(2026, 9, 7, 8, tzinfo=CHINA)
    worker = town.at_work(day.date())
    posts = [
        a_vacancy(
            town.session, employer_id=firm.key, employer_name=firm.name, headcount=10, filled=1,
            employment_form="全日制", posted_at=day - timedelta(days=30), valid_until=date(2026, 12, 31),
        )
        for firm in town.employers[:2]
    ]  # fmt: skip
    return [a_start(town, worker, post, day) for post in posts]


# The ledger.


@kind
def one_person_kept_as_two_workers(town: CleanTown) -> Rows:
    """Two records of the ledger have one ID number, from two phones: one person counted twice (product.md 26; §e)."""
    first = town.person()
    same = {name: getattr(first, name) for name in ("name", "gender", "county", "region", "birth_date")}
    second = town.person(**same, household_category=first.household_category)
    town.numbers[second.key] = town.numbers[first.key]
    identities = [
        town.session.exec(select(Identity).where(col(Identity.worker_id) == worker.key)).one()
        for worker in (first, second)
    ]
    identities[1].blind, identities[1].masked = identities[0].blind, identities[0].masked
    return [first, second, *identities]
