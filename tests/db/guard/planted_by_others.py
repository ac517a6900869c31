"""Anomalies as a supervisor of public money would plant them: each in a clean town of its own.

Written from the plan, the audit list of the domain and the tables, without a look at the rules. Every kind changes or
adds what is needed for this one thing to be wrong, keeps the sums of the claim right unless they are the thing, and
returns the rows of which a finding must point at one at least.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from sqlmodel import SQLModel, col, select

from db import identities, money
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
    Employer,
    EmployerCheck,
    Enrolment,
    Event,
    EventSignup,
    Follower,
    Identity,
    Placement,
    PlanEntry,
    RosterRow,
    Vacancy,
    Visit,
    VisitCell,
    Worker,
    WorkerStatus,
)
from tests.builders import NINE
from tests.db.guard.clean_town import CleanTown

Row = TypeVar("Row", bound=SQLModel)
Rows = list[SQLModel]
Kind = Callable[[CleanTown], Rows]
KINDS: list[Kind] = []
FARMER = "一般农户"  # a household that was never in need
QINGPU = "上海市青浦区华新镇"


def kind(plant: Kind) -> Kind:
    """One kind of anomaly; the order is that of the file."""
    KINDS.append(plant)
    return plant


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=CHINA)


# What is there already, and how a thing of it is exchanged.


def roster(town: CleanTown, course: Course) -> list[RosterRow]:
    query = select(RosterRow).where(RosterRow.course_id == course.key).order_by(col(RosterRow.seq))
    return list(town.session.exec(query).all())


def seats(town: CleanTown, course: Course) -> list[Enrolment]:
    query = select(Enrolment).where(Enrolment.course_id == course.key).order_by(col(Enrolment.id))
    return list(town.session.exec(query).all())


def presences(town: CleanTown, seat: Enrolment) -> list[Attendance]:
    query = select(Attendance).where(Attendance.enrolment_id == seat.key).order_by(col(Attendance.arrived_at))
    return list(town.session.exec(query).all())


def certificate_of(town: CleanTown, seat: Enrolment) -> Certificate:
    query = select(Certificate).where(Certificate.course_id == seat.course_id, Certificate.worker_id == seat.worker_id)
    return town.session.exec(query).one()


def claim_for(town: CleanTown, course: Course) -> Claim:
    return town.session.exec(select(Claim).where(Claim.course_id == course.key)).one()


def travellers(town: CleanTown) -> list[ClaimLine]:
    query = select(ClaimLine).where(ClaimLine.claim_id == town.travel.key).order_by(col(ClaimLine.id))
    return list(town.session.exec(query).all())


def worker_of(town: CleanTown, row: RosterRow | Enrolment | ClaimLine) -> Worker:
    assert row.worker_id is not None
    return town.session.get_one(Worker, row.worker_id)


def status_of(town: CleanTown, worker: Worker) -> WorkerStatus:
    return town.session.exec(select(WorkerStatus).where(WorkerStatus.worker_id == worker.key)).one()


def identity_of(town: CleanTown, worker: Worker) -> Identity:
    return town.session.exec(select(Identity).where(Identity.worker_id == worker.key)).one()


def change(town: CleanTown, row: Row, **facts: Any) -> Row:
    for name, value in facts.items():
        setattr(row, name, value)
    town.session.add(row)
    town.session.flush()
    return row


def settle(town: CleanTown, course: Course) -> Claim:
    """The claim again asks for exactly what the records of the class give."""
    due = money.of_course(town.session, course)[0]
    return change(town, claim_for(town, course), heads=due.heads, unit=due.unit, amount=due.amount)


def put(town: CleanTown, row: RosterRow, worker: Worker) -> RosterRow:
    """Somebody else stands on this line of the roster, with all that belongs to him."""
    number = town.numbers[worker.key]
    return change(
        town, row, worker_id=worker.key, name=worker.name, region=worker.region, id_masked=identities.mask(number),
        id_blind=town.blind(worker), gender=worker.gender, id_gender=worker.gender, birth_date=worker.birth_date,
        county=worker.county, household_category=worker.household_category, phone=worker.phone,
        signature=f"sign{worker.key}", account_blind=f"account{worker.key}",
    )  # fmt: skip


def sit_down(town: CleanTown, course: Course, worker: Worker, **facts: Any) -> Enrolment:
    """One more in a class by phone, through to the certificate, and paid for."""
    seat = town.seat(course, worker, town.size + 1, **facts)
    town.session.flush()
    settle(town, course)
    return seat


def bare_class(town: CleanTown, number: int, starts_at: datetime, **facts: Any) -> Course:
    """A further class of five days of a provider, a trainer and a trade of its own."""
    own: dict[str, Any] = {
        "title": f"示例工种{number}", "provider": f"示例学校{number}", "trainer": f"师演{number}",
        "starts_at": starts_at, "ends_at": starts_at + timedelta(days=4, hours=8),
        "place": "盈江县", "county": "盈江", "region": "533123",
        "unit_subsidy": 1400,
    }  # fmt: skip
    return town.a_class(number, **own | facts)


def paper_class(town: CleanTown, number: int, starts_at: datetime, people: Sequence[Worker], **facts: Any) -> Course:
    """On paper, its people, and the claim for them."""
    course = bare_class(town, number, starts_at, **facts)
    for seq, worker in enumerate(people, start=1):
        town.roster_row(course, worker, seq)
    size = len(people)
    change(town, course, enrolled_elsewhere=size, attended_elsewhere=size, passed_elsewhere=size, taken=size)
    town.claim(course)
    return course


def fresh(town: CleanTown, count: int, **facts: Any) -> list[Worker]:
    return [town.person(**facts) for _ in range(count)]


def visit_at(town: CleanTown, number: int, starts_at: datetime, minutes: int = 60, **facts: Any) -> Visit:
    row: dict[str, Any] = {
        "starts_at": starts_at, "ends_at": starts_at + timedelta(minutes=minutes), "asked_at": starts_at,
        "entered_at": starts_at + timedelta(hours=6),
    }  # fmt: skip
    return town.visit(number, **row | facts)


def a_firm(town: CleanTown, number: int) -> Employer:
    return town.employers[number]


def a_post(town: CleanTown, number: str, employer: Employer, **facts: Any) -> Vacancy:
    row: dict[str, Any] = {
        "number": number, "employer_id": employer.key, "employer_name": employer.name, "title": "装配工",
        "headcount": 20, "place": employer.place, "pay_kind": "month", "pay_min": 5000.0, "pay_max": 6000.0,
        "status": "published",
        "posted_at": at(2026, 2, 2), "verified_on": date(2026, 2, 2), "valid_until": date(2026, 12, 31),
        "posted_by": town.staff[0].key,
    }  # fmt: skip
    return town.add(Vacancy(**row | facts))


def applied(
    town: CleanTown, worker: Worker, post: Vacancy, steps: Sequence[tuple[str, datetime]], **facts: Any
) -> Application:
    """Put forward with the worker's consent; the steps one after another, the first is the application itself."""
    first = steps[0][1]
    consent = Consent(worker_id=worker.key, kind="share", version="1", about=post.employer_name, given_at=first)
    town.add(consent)
    row: dict[str, Any] = {
        "worker_id": worker.key, "vacancy_id": post.key, "status": steps[-1][0], "applied_at": first, "live": True,
        "consent_id": consent.id, "region": worker.region,
    }  # fmt: skip
    application = town.add(Application(**row | facts))
    for status, moment in steps:
        town.add(ApplicationStatus(application_id=application.key, status=status, at=moment, source="staff"))
    return application


def a_placement(town: CleanTown, born: date = date(2008, 9, 1), **facts: Any) -> Placement:
    """A student of the second year in Qingpu from June to August, agreed to by the school in May."""
    age = 2026 - born.year - ((born.month, born.day) > (6, 1))
    student = town.person(birth_date=born, minor=age < 18, status="registered", education="中职在读")
    row: dict[str, Any] = {
        "worker_id": student.key, "school": "示例职业学校", "year": 2, "class_name": "物流2401", "age": age,
        "starts_on": date(2026, 6, 1), "ends_on": date(2026, 8, 31), "arranged_by": "school", "status": "ended",
        "noted_at": at(2026, 5, 4), "school_agreed_at": at(2026, 5, 11), "region": student.region,
    }  # fmt: skip
    return town.add(Placement(**row | facts))


def a_fair(town: CleanTown, code: str = "V901", starts_at: datetime = at(2026, 6, 10), **facts: Any) -> Event:
    """Held in 芒市 with two firms: eighty had registered, seventy came, thirty were interested, twelve were hired."""
    post = a_post(town, f"J{code}", a_firm(town, 0))
    row: dict[str, Any] = {
        "code": code, "kind": "onsite_fair", "measure": "P5", "title": f"劳务协作招聘会{code}", "place": "芒市会堂",
        "starts_at": starts_at, "ends_at": starts_at + timedelta(hours=6), "employers": ["E0", "E1"],
        "vacancies": [post.number], "organisers": ["青浦区人社局"], "registered_elsewhere": 80, "attended": 70,
        "intents": 30, "hired": 12, "status": "ended",
    }  # fmt: skip
    return town.add(Event(**row | facts))


def came(town: CleanTown, event: Event, worker: Worker, arrived_at: datetime) -> EventSignup:
    signed = event.starts_at - timedelta(days=5)
    return town.add(
        EventSignup(
            event_id=event.key, worker_id=worker.key, status="arrived", signed_up_at=signed, arrived_at=arrived_at,
            region=worker.region,
        )
    )  # fmt: skip


def expert_claim(town: CleanTown, number: str, person: str, **facts: Any) -> Claim:
    """2000 yuan for one trip, asked for in May, entered by one and reviewed by another."""
    row: dict[str, Any] = {
        "number": number, "standard": "expert", "measure": "P15", "payee": person, "fund": "F1", "heads": 1,
        "unit": 2000, "amount": 2000, "account_blind": f"account of {person}", "invoice": f"invoice{number}",
        "period": "2026-04",
        "submitted_on": date(2026, 5, 6), "made_at": NINE, "made_by": town.staff[0].key, "reviewed_at": NINE,
        "reviewed_by": town.staff[1].key, "status": "reviewed",
    }  # fmt: skip
    return town.add(Claim(**row | facts))


def an_entry(town: CleanTown, measure: str, counter: str, day: date, **facts: Any) -> PlanEntry:
    row: dict[str, Any] = {"measure": measure, "counter": counter, "day": day, "entered_at": NINE}
    return town.add(PlanEntry(**row | facts))


def a_travel_claim(town: CleanTown, number: str, **facts: Any) -> Claim:
    """A second one of the county, for one person."""
    row: dict[str, Any] = {
        "number": number, "standard": "travel", "measure": "P22", "payee": "芒市", "fund": "F2", "heads": 1,
        "amount": 1000, "submitted_on": date(2026, 10, 20), "made_at": NINE, "region": "533103",
    }  # fmt: skip
    return town.add(Claim(**row | facts))


# People of classes: who they are.


@kind
def one_person_stands_twice_in_a_class_under_two_spellings_of_the_name(town: CleanTown) -> Rows:
    """Same ID twice in a class (domain §e, audit checks): one head is paid twice."""
    first, second = roster(town, town.paper[0])[2:4]
    number = {name: getattr(first, name) for name in ("id_masked", "id_blind", "birth_date", "id_gender", "gender")}
    change(town, second, **number, worker_id=None, name=first.name[:-1] + "翰")
    settle(town, town.paper[0])
    return [first, second]


@kind
def one_person_is_in_a_class_by_phone_as_two_people_with_one_id_number(town: CleanTown) -> Rows:
    """Row 26 of the product: nobody signs up twice from two phones; the ID number is the same, all else is not."""
    course = town.by_phone[0]
    first = seats(town, course)[1]
    real, other = worker_of(town, first), town.person(birth_date=worker_of(town, first).birth_date)
    mine, theirs = identity_of(town, real), identity_of(town, other)
    town.numbers[other.key] = town.numbers[real.key]
    change(town, theirs, blind=mine.blind, masked=mine.masked)
    change(town, other, gender=real.gender, county=real.county, region=real.region)
    second = sit_down(town, course, other)
    return [first, second, real, other, mine, theirs]


@kind
def an_id_number_on_the_roster_fails_its_check_digit(town: CleanTown) -> Rows:
    """GB 11643: such a number belongs to nobody (domain §e: ID check digit wrong)."""
    row = roster(town, town.paper[1])[5]
    return [change(town, row, id_valid=False, id_blind="", worker_id=None)]


@kind
def the_birthday_in_the_id_number_is_not_that_of_the_ledger(town: CleanTown) -> Rows:
    """Birth date wrong (domain §e): the number on the roster is another person's."""
    row = roster(town, town.paper[1])[6]
    born = worker_of(town, row).birth_date
    assert born is not None
    return [change(town, row, birth_date=born.replace(year=born.year - 9, day=born.day % 28 + 1))]


@kind
def the_sex_in_the_id_number_is_not_that_on_the_roster(town: CleanTown) -> Rows:
    """The seventeenth digit tells the sex (GB 11643); the name was put beside a number that is not his."""
    row = roster(town, town.paper[2])[3]
    return [change(town, row, id_gender="女" if row.gender == "男" else "男")]


@kind
def a_learner_stands_on_the_roster_with_the_id_number_of_somebody_else(town: CleanTown) -> Rows:
    """The ledger has another number for him, and another person for this number: a borrowed identity."""
    row = roster(town, town.paper[2])[7]
    lender = town.person(birth_date=row.birth_date, gender=row.gender)
    number = town.numbers[lender.key]
    return [change(town, row, id_blind=town.blind(lender), id_masked=identities.mask(number))]


@kind
def a_child_of_fourteen_is_trained_as_a_worker(town: CleanTown) -> Rows:
    """Age out of range (domain §e); under sixteen nobody is of the workforce (禁止使用童工规定, art. 2)."""
    return [put(town, roster(town, town.paper[0])[5], town.person(birth_date=date(2011, 9, 14)))]


@kind
def a_pensioner_of_seventy_five_is_trained_as_a_worker(town: CleanTown) -> Rows:
    """Aid training is for people of working age and able to work (plan, 脱贫劳动力); product row 116: retired."""
    worker = town.person(birth_date=date(1950, 11, 20))
    return [worker, sit_down(town, town.by_phone[1], worker)]


@kind
def a_student_sits_in_a_class_for_workers_out_of_poverty(town: CleanTown) -> Rows:
    """Students belong to the drill (P17), not to the aid (P18); product row 116."""
    worker = town.person(birth_date=date(2008, 2, 3), education="中职在读")
    return [worker, sit_down(town, town.by_phone[1], worker, basis="学生")]


@kind
def somebody_who_was_never_poor_is_trained_with_money_for_the_poor(town: CleanTown) -> Rows:
    """P18 is for 脱贫劳动力 incl. 监测对象 (plan): the household is an ordinary one, on the roster as in the ledger."""
    worker = town.person(household_category=FARMER)
    return [worker, put(town, roster(town, town.paper[3])[8], worker)]


@kind
def the_roster_makes_somebody_poor_whom_the_ledger_does_not(town: CleanTown) -> Rows:
    """Only Dehong confirms a category (domain §b); the provider wrote one of his own."""
    row = roster(town, town.paper[3])[9]
    put(town, row, town.person(household_category=FARMER))
    return [change(town, row, household_category="脱贫户")]


@kind
def nobody_ever_confirmed_that_the_household_is_poor(town: CleanTown) -> Rows:
    """Category not confirmed (domain §e, audit checks)."""
    row = roster(town, town.paper[3])[10]
    worker = change(town, worker_of(town, row), household_verified_at=None, household_verified_by="")
    return [row, worker]


@kind
def the_household_was_confirmed_as_poor_only_after_the_class(town: CleanTown) -> Rows:
    """Category dated after the class (domain §e, audit checks)."""
    row = seats(town, town.by_phone[0])[3]
    worker = change(town, worker_of(town, row), household_verified_at=date(2026, 7, 15))
    return [row, worker]


@kind
def somebody_from_another_prefecture_is_on_the_roster_of_dehong(town: CleanTown) -> Rows:
    """The aid is for Dehong; an ID number of Kunming and a county of Kunming are not."""
    worker = town.person(region="530102", county="五华")
    return [worker, put(town, roster(town, town.paper[4])[5], worker)]


@kind
def the_trainer_is_a_learner_of_his_own_class(town: CleanTown) -> Rows:
    """Who teaches the hours cannot be paid for as taught in them."""
    course = town.paper[4]
    row = roster(town, course)[6]
    change(town, course, trainer=row.name)
    return [course, row]


@kind
def six_learners_of_a_class_share_one_telephone(town: CleanTown) -> Rows:
    """Shared phone (domain §e): nobody can be called back but one."""
    rows = roster(town, town.paper[0])[4:10]
    return [change(town, row, phone=rows[0].phone) for row in rows]


@kind
def the_telephone_of_learners_is_that_of_a_member_of_staff(town: CleanTown) -> Rows:
    """A call-back would be answered by the office itself."""
    officer = change(town, town.staff[2], phone="15419990001")
    rows = roster(town, town.paper[1])[8:10]
    return [officer, *(change(town, row, phone=officer.phone) for row in rows)]


@kind
def the_money_of_six_learners_goes_to_one_bank_account(town: CleanTown) -> Rows:
    """Shared bank account (domain §e)."""
    rows = roster(town, town.paper[2])[8:14]
    return [change(town, row, account_blind=rows[0].account_blind) for row in rows]


@kind
def a_whole_class_was_signed_by_one_hand(town: CleanTown) -> Rows:
    """Identical signatures (domain §e)."""
    return [change(town, row, signature="signed by the clerk") for row in roster(town, town.paper[3])]


@kind
def a_class_is_made_of_people_all_born_on_one_day(town: CleanTown) -> Rows:
    """Numbers made up in a row: twelve learners share the very same birthday."""
    rows = roster(town, town.paper[4])[:12]
    return [put(town, row, town.person(birth_date=date(1985, 6, 1), region="533103", county="芒市")) for row in rows]


@kind
def a_learner_says_on_the_telephone_that_he_never_came(town: CleanTown) -> Rows:
    """People who say on call-back that they never attended (domain §e)."""
    row = roster(town, town.paper[1])[11]
    return [change(town, row, called_on=date(2026, 3, 12), call_answer="never")]


@kind
def the_roster_of_one_class_is_the_roster_of_the_one_before(town: CleanTown) -> Rows:
    """False trainees (audit of the 2022 budgets): the same people, order and marks, in another trade."""
    pairs = zip(roster(town, town.paper[0]), roster(town, town.paper[1]), strict=True)
    both = [(first, put(town, second, worker_of(town, first))) for first, second in pairs]
    return [row for pair in both for row in pair] + [town.paper[1]]


# People of classes: one person in two places.


@kind
def somebody_sits_in_two_classes_on_paper_at_one_time(town: CleanTown) -> Rows:
    """Overlapping class times (domain §e; product row 116)."""
    first = roster(town, town.paper[2])[1]
    course = paper_class(town, 21, town.paper[2].starts_at, [worker_of(town, first), *fresh(town, 7)])
    return [first, roster(town, course)[0]]


@kind
def somebody_checks_in_at_two_classes_on_the_same_half_days(town: CleanTown) -> Rows:
    """Overlapping class times, both by phone, in two counties."""
    first = seats(town, town.by_phone[2])[2]
    course = bare_class(town, 22, town.by_phone[2].starts_at)
    second = town.seat(course, worker_of(town, first), 1)
    for seq in range(2, 9):
        town.seat(course, town.person(), seq)
    town.claim(course)
    return [first, second, *presences(town, first), *presences(town, second)]


@kind
def somebody_checks_in_by_phone_while_a_paper_roster_has_him_elsewhere(town: CleanTown) -> Rows:
    """Overlapping class times, found only when both kinds of register are laid side by side."""
    first = seats(town, town.by_phone[3])[4]
    course = paper_class(town, 23, town.by_phone[3].starts_at, [worker_of(town, first), *fresh(town, 7)])
    return [first, roster(town, course)[0]]


@kind
def somebody_is_trained_twice_in_one_trade_in_one_year(town: CleanTown) -> Rows:
    """Same trade and level only once (Yunnan 2023, domain §e)."""
    first = roster(town, town.paper[0])[1]
    people = [worker_of(town, first), *fresh(town, 7)]
    course = paper_class(town, 24, at(2026, 10, 12), people, title=town.paper[0].title)
    return [first, roster(town, course)[0]]


@kind
def somebody_is_trained_four_times_in_one_year(town: CleanTown) -> Rows:
    """At most three subsidised trainings a person a year (Yunnan 2023, domain §e)."""
    first = roster(town, town.paper[0])[12]
    worker = worker_of(town, first)
    return [first, *(put(town, roster(town, course)[12], worker) for course in town.paper[1:4])]


@kind
def somebody_at_work_in_qingpu_is_on_the_roster_of_a_class_in_mangshi(town: CleanTown) -> Rows:
    """Class time against work (domain §e): five full days, two thousand kilometres from the factory."""
    worker = town.at_work(date(2025, 10, 8))
    return [worker, status_of(town, worker), put(town, roster(town, town.paper[3])[2], worker)]


@kind
def travel_is_claimed_for_months_in_which_the_person_sat_in_a_class_at_home(town: CleanTown) -> Rows:
    """The line says at work in Shanghai from March to September, the class in 芒市 has him there in July."""
    line = travellers(town)[3]
    return [line, sit_down(town, town.by_phone[2], worker_of(town, line))]


@kind
def a_learner_was_visited_in_his_dormitory_in_qingpu_during_the_class(town: CleanTown) -> Rows:
    """Class time against visit records (domain §e)."""
    seat = seats(town, town.by_phone[4])[6]
    visit = visit_at(town, 201, at(2026, 9, 16, 14), kind="dormitory", worker_id=seat.worker_id, people_met=1)
    return [seat, visit]


@kind
def a_learner_arrived_at_a_fair_elsewhere_during_the_class(town: CleanTown) -> Rows:
    """One person at one hour in 芒市 by the class and in Qingpu by the fair."""
    seat = seats(town, town.by_phone[1])[4]
    fair = a_fair(town, starts_at=at(2026, 6, 24), place=QINGPU)
    signup = came(town, fair, worker_of(town, seat), at(2026, 6, 24, 9, 20))
    return [seat, signup, *presences(town, seat)]


# Classes: attendance, marks, certificates.


@kind
def a_ghost_passes_a_class_without_ever_checking_in(town: CleanTown) -> Rows:
    """No attendance (product row 116): passed, certified and claimed."""
    worker = town.person()
    return [worker, sit_down(town, town.by_phone[0], worker, checked_in=False)]


@kind
def somebody_passes_after_a_single_half_day(town: CleanTown) -> Rows:
    """Under the pass line of attendance (0.8 suggested, domain §e)."""
    seat = seats(town, town.by_phone[1])[7]
    for row in presences(town, seat)[1:]:
        town.session.delete(row)
    town.session.flush()
    return [seat, *presences(town, seat)]


@kind
def a_learner_on_paper_passes_after_one_day_of_five(town: CleanTown) -> Rows:
    """Under the pass line of attendance, by the provider's own figures."""
    return [change(town, roster(town, town.paper[0])[7], days_present=1, attendance_rate=0.2)]


@kind
def a_learner_was_present_on_more_days_than_the_class_had(town: CleanTown) -> Rows:
    """Eight days of five."""
    return [change(town, roster(town, town.paper[0])[8], days_present=8, attendance_rate=1.0)]


@kind
def the_rate_of_attendance_is_not_that_of_the_days(town: CleanTown) -> Rows:
    """Two days of five are written down as all of it."""
    return [change(town, roster(town, town.paper[1])[2], days_present=2, attendance_rate=1.0)]


@kind
def a_paper_class_of_many_has_no_absence_at_all(town: CleanTown) -> Rows:
    """All-present patterns (domain §e): twenty-four grown people, five days, nobody misses an hour."""
    course = town.paper[2]
    rows = [change(town, row, days_present=course.days, attendance_rate=1.0) for row in roster(town, course)]
    return [course, *rows]


@kind
def a_whole_class_checks_in_at_the_same_second(town: CleanTown) -> Rows:
    """Proxy check-in: nobody had arrived, somebody entered the list."""
    course = town.by_phone[2]
    rows = [row for seat in seats(town, course) for row in presences(town, seat)]
    for row in rows:
        change(town, row, arrived_at=row.arrived_at.replace(minute=5, second=0), source="teacher")
    return [course, *rows]


@kind
def one_telephone_checks_in_six_learners(town: CleanTown) -> Rows:
    """One device, one person a session (domain §e, proxy guard)."""
    phone = town.add(Follower(openid="o" + "x" * 27, followed_at=at(2026, 1, 2)))
    rows = [row for seat in seats(town, town.by_phone[3])[2:8] for row in presences(town, seat)]
    return [town.by_phone[3], *(change(town, row, follower_id=phone.id, source="code") for row in rows)]


@kind
def somebody_checks_in_on_the_sunday_after_the_class(town: CleanTown) -> Rows:
    """Attendance outside the class days."""
    course = town.by_phone[0]
    seat = seats(town, course)[5]
    return [seat, town.check_in(course, seat, 6, "morning", 5)]


@kind
def somebody_checks_in_at_half_past_two_in_the_night(town: CleanTown) -> Rows:
    """Attendance at impossible hours (domain §e)."""
    row = presences(town, seats(town, town.by_phone[1])[9])[2]
    return [change(town, row, arrived_at=row.arrived_at.replace(hour=2, minute=30))]


@kind
def somebody_checks_in_in_qingpu_for_a_class_in_mangshi(town: CleanTown) -> Rows:
    """Attendance at impossible places (domain §e)."""
    rows = presences(town, seats(town, town.by_phone[2])[3])
    return [change(town, row, place=QINGPU) for row in rows]


@kind
def presence_is_entered_three_weeks_after_the_day(town: CleanTown) -> Rows:
    """Made up for the claim: the moment of arrival lies after the end of the class."""
    rows = presences(town, seats(town, town.by_phone[3])[11])
    return [change(town, row, arrived_at=row.arrived_at + timedelta(days=21), source="teacher") for row in rows]


@kind
def somebody_signs_up_after_the_class_was_over(town: CleanTown) -> Rows:
    """Dates out of order: added to the register when it was to be paid for."""
    course = town.by_phone[4]
    return [change(town, seats(town, course)[8], enrolled_at=course.ends_at + timedelta(days=3))]


@kind
def all_marks_of_an_examination_are_the_same(town: CleanTown) -> Rows:
    """Exam with all the same marks (domain §e)."""
    return [town.paper[4], *(change(town, row, exam_mark=88.0) for row in roster(town, town.paper[4]))]


@kind
def somebody_passes_with_a_mark_of_thirty(town: CleanTown) -> Rows:
    """Sixty of a hundred pass; the paper says 合格 all the same."""
    return [change(town, roster(town, town.paper[3])[4], exam_mark=30.0)]


@kind
def somebody_who_failed_on_paper_has_a_certificate_number(town: CleanTown) -> Rows:
    """A certificate for a result that does not give one."""
    course = town.paper[1]
    row = change(town, roster(town, course)[9], assessment="不合格", exam_mark=41.0)
    change(town, course, passed_elsewhere=town.size - 1)
    settle(town, course)
    return [row]


@kind
def somebody_who_failed_holds_a_certificate(town: CleanTown) -> Rows:
    """As before, on the register of the phones."""
    seat = change(town, seats(town, town.by_phone[0])[10], status="failed")
    settle(town, town.by_phone[0])
    return [seat, certificate_of(town, seat)]


@kind
def somebody_who_called_off_holds_a_certificate(town: CleanTown) -> Rows:
    """He took his name back before the first day and never came."""
    course = town.by_phone[1]
    seat = seats(town, course)[11]
    for row in presences(town, seat):
        town.session.delete(row)
    change(town, seat, status="cancelled", ended_at=course.starts_at - timedelta(days=2))
    settle(town, course)
    return [seat, certificate_of(town, seat)]


@kind
def a_certificate_was_issued_to_somebody_who_was_in_no_class(town: CleanTown) -> Rows:
    """Certificate without class (product row 116): the class exists, he was not in it."""
    worker, course = town.person(), town.by_phone[2]
    issued = course.ends_at.date() + timedelta(days=5)
    row = Certificate(
        number=f"P{course.code}-900", worker_id=worker.key, course_id=course.key, name=worker.name, issued_on=issued
    )
    return [town.add(row)]


@kind
def a_certificate_names_no_class_at_all(town: CleanTown) -> Rows:
    """Certificate without class (product row 116)."""
    worker = town.person()
    return [town.add(Certificate(number="P900-1", worker_id=worker.key, name=worker.name, issued_on=date(2026, 7, 1)))]


@kind
def a_certificate_was_issued_before_the_class_ended(town: CleanTown) -> Rows:
    """The examination is at the end (domain §e, flow)."""
    course = town.by_phone[3]
    row = certificate_of(town, seats(town, course)[3])
    return [change(town, row, issued_on=course.starts_at.date() - timedelta(days=4))]


@kind
def a_certificate_bears_the_name_of_somebody_else(town: CleanTown) -> Rows:
    """One learned, another holds the paper."""
    return [change(town, certificate_of(town, seats(town, town.by_phone[4])[2]), name="演顶替")]


@kind
def one_person_has_two_certificates_of_one_class(town: CleanTown) -> Rows:
    """Issued again under another number, without the first being void."""
    first = certificate_of(town, seats(town, town.by_phone[0])[13])
    again = first.model_dump(exclude={"id", "number"})
    return [first, town.add(Certificate(**again, number=first.number + "B"))]


@kind
def two_learners_have_one_certificate_number(town: CleanTown) -> Rows:
    """Certificates reused."""
    first, second = roster(town, town.paper[2])[10:12]
    return [first, change(town, second, certificate_no=first.certificate_no)]


@kind
def a_certificate_number_of_an_earlier_class_stands_on_a_later_roster(town: CleanTown) -> Rows:
    """Certificates reused, from class to class."""
    first, second = roster(town, town.paper[0])[15], roster(town, town.paper[3])[15]
    return [first, change(town, second, certificate_no=first.certificate_no)]


@kind
def a_class_has_more_learners_than_seats(town: CleanTown) -> Rows:
    """More people than seats (domain §e, audit checks)."""
    course = change(town, town.paper[1], seats=town.size - 4, taken=town.size - 4)
    return [course, *roster(town, course)]


@kind
def one_trainer_teaches_two_classes_at_once(town: CleanTown) -> Rows:
    """One trainer in two classes (domain §e), in two counties."""
    first = town.paper[3]
    return [first, paper_class(town, 31, first.starts_at, fresh(town, 8), trainer=first.trainer)]


@kind
def a_trainer_teaches_while_he_is_on_an_aid_trip_elsewhere(town: CleanTown) -> Rows:
    """Paid as an expert in Banma and as a trainer in 芒市 for the same week."""
    course = town.paper[4]
    trip = town.trip(7, 7, measure="P14", person=course.trainer, day=date(2026, 4, 27), until=date(2026, 5, 1))
    return [course, trip]


@kind
def one_room_holds_two_classes_of_one_provider_at_once(town: CleanTown) -> Rows:
    """The same hours sold twice: provider, trade, place, days and trainer are one, the number of the class is not."""
    first = town.paper[2]
    twin = paper_class(
        town, 32, first.starts_at, fresh(town, 8), provider=first.provider, title=first.title, trainer=first.trainer,
        place=first.place, county=first.county, region=first.region,
    )  # fmt: skip
    return [first, twin]


@kind
def a_class_claims_more_hours_than_its_days_can_hold(town: CleanTown) -> Rows:
    """A hundred hours in five days."""
    return [change(town, town.paper[0], hours=100)]


@kind
def the_timetable_holds_fewer_hours_than_the_class(town: CleanTown) -> Rows:
    """Hours below plan (domain §e): forty in the plan, ten in the timetable."""
    course = town.paper[1]
    days = [f"{course.starts_at.date() + timedelta(days=number)}" for number in range(5)]
    return [change(town, course, timetable=[{"day": day, "from": "09:00", "until": "11:00"} for day in days])]


@kind
def a_class_of_forty_hours_was_held_in_one_day(town: CleanTown) -> Rows:
    """Hours below plan (domain §e): begun and ended on one Monday, everybody present on it."""
    course = town.paper[2]
    change(town, course, days=1, ends_at=course.starts_at + timedelta(hours=8))
    for row in roster(town, course):
        change(town, row, days_present=row.seq % 5 and 1, attendance_rate=float(bool(row.seq % 5)))
    absent = [row for row in roster(town, course) if not row.days_present]
    for row in absent:
        change(town, row, assessment="不合格", certificate_no="", exam_mark=None)
    left = town.size - len(absent)
    change(town, course, attended_elsewhere=left, passed_elsewhere=left)
    return [course, settle(town, course)]


@kind
def more_people_passed_than_came(town: CleanTown) -> Rows:
    """The provider's totals: twenty-four came, twenty-nine passed and are claimed."""
    course = change(town, town.paper[4], passed_elsewhere=town.size + 5)
    return [course, settle(town, course)]


@kind
def a_provider_counts_more_learners_than_his_roster_names(town: CleanTown) -> Rows:
    """Passed and claimed do not match the names (domain §e): six heads without a person."""
    course, more = town.paper[0], town.size + 6
    change(town, course, taken=more, enrolled_elsewhere=more, attended_elsewhere=more, passed_elsewhere=more)
    return [course, settle(town, course)]


@kind
def somebody_passed_and_is_paid_for_without_a_certificate(town: CleanTown) -> Rows:
    """Class and claim call everybody certified; on the roster the numbers of three are missing."""
    return [change(town, row, certificate_no="") for row in roster(town, town.paper[4])[3:6]]


# Claims for classes.


@kind
def a_class_that_was_cancelled_is_claimed(town: CleanTown) -> Rows:
    """False lessons (state audit of the 2022 budgets)."""
    course = change(town, town.by_phone[0], status="cancelled")
    return [course, claim_for(town, course)]


@kind
def a_class_is_claimed_of_which_nobody_is_on_record(town: CleanTown) -> Rows:
    """False projects: a class, a sum, not one learner on paper or by phone."""
    course = bare_class(town, 41, at(2026, 10, 12))
    return [course, town.claim(course, heads=24, unit=1400, amount=33_600, standard="aid", measure="P18")]


@kind
def a_class_was_claimed_before_it_began(town: CleanTown) -> Rows:
    """Claim, review and payment come after examination and certificate (domain §e, flow)."""
    claim = claim_for(town, town.paper[1])
    return [change(town, claim, submitted_on=town.paper[1].starts_at.date() - timedelta(days=9))]


@kind
def one_class_is_claimed_twice(town: CleanTown) -> Rows:
    """The second time with another invoice, a month later."""
    first = claim_for(town, town.paper[2])
    return [first, town.claim(town.paper[2], submitted_on=first.submitted_on + timedelta(days=30))]


@kind
def one_class_is_claimed_from_two_standards(town: CleanTown) -> Rows:
    """Aid (P18) and drill (P17) for the same heads: double funding."""
    first, course = claim_for(town, town.paper[3]), town.paper[3]
    amount = first.heads * 675
    return [first, town.claim(course, standard="drill", measure="P17", unit=675, amount=amount), course]


@kind
def two_claims_rest_on_one_invoice(town: CleanTown) -> Rows:
    """Same invoice twice (domain §e)."""
    first, second = claim_for(town, town.paper[0]), claim_for(town, town.paper[4])
    return [first, change(town, second, invoice=first.invoice)]


@kind
def a_claim_counts_more_heads_than_passed(town: CleanTown) -> Rows:
    """Passed and claimed mismatch (domain §e)."""
    claim = claim_for(town, town.by_phone[1])
    return [change(town, claim, heads=claim.heads + 6, amount=(claim.heads + 6) * claim.unit)]


@kind
def the_sum_of_a_claim_is_not_heads_times_price(town: CleanTown) -> Rows:
    """Ten thousand yuan more than the multiplication gives."""
    claim = claim_for(town, town.by_phone[2])
    return [change(town, claim, amount=claim.amount + 10_000)]


@kind
def a_claim_asks_more_for_a_head_than_the_class_costs(town: CleanTown) -> Rows:
    """Unit price over list (domain §e)."""
    claim = claim_for(town, town.by_phone[3])
    return [change(town, claim, unit=claim.unit + 300, amount=claim.heads * (claim.unit + 300))]


@kind
def a_drill_is_claimed_at_the_price_of_an_aid_class(town: CleanTown) -> Rows:
    """675 yuan a person (plan, P17), and 1500 are asked for."""
    course = bare_class(town, 42, at(2026, 10, 12), measure="P17", programme="drill", unit_subsidy=675)
    for seq, worker in enumerate(fresh(town, 8), start=1):
        town.seat(course, change(town, worker, status="registered"), seq, basis="企业职工")
    return [town.claim(course, unit=1500, amount=8 * 1500), course]


@kind
def the_mean_price_of_the_year_lies_above_the_standard(town: CleanTown) -> Rows:
    """1500 a person on average (plan, P18): every class of the year costs 1800."""
    courses = town.paper + town.by_phone
    claims = [settle(town, change(town, course, unit_subsidy=1800)) for course in courses]
    return [*courses, *claims]


@kind
def the_money_of_a_class_goes_to_a_firm_that_did_not_teach_it(town: CleanTown) -> Rows:
    """The payee is the institution that trained (plan, P17/P18)."""
    claim = claim_for(town, town.by_phone[4])
    return [change(town, claim, payee="示例商贸公司", account_blind="account of 示例商贸公司")]


@kind
def the_money_of_a_class_goes_to_the_officer_who_reviewed_the_claim(town: CleanTown) -> Rows:
    """Private sharing (plan, P24)."""
    claim = claim_for(town, town.by_phone[4])
    return [change(town, claim, payee=town.staff[1].name, account_blind=f"account of {town.staff[1].name}")]


@kind
def two_providers_are_paid_into_one_account(town: CleanTown) -> Rows:
    """Shared bank account (domain §e): one hand behind two schools."""
    first, second = claim_for(town, town.paper[1]), claim_for(town, town.by_phone[1])
    return [first, change(town, second, account_blind=first.account_blind)]


@kind
def one_provider_is_paid_into_a_second_account(town: CleanTown) -> Rows:
    """The account of a claim is not the one under which the school was paid before: diversion (plan, P24)."""
    first = claim_for(town, town.paper[0])
    course = paper_class(town, 43, at(2026, 10, 12), fresh(town, 8), provider=first.payee)
    return [first, change(town, claim_for(town, course), account_blind="account of nobody known")]


@kind
def the_money_of_a_learner_and_of_a_provider_is_one_account(town: CleanTown) -> Rows:
    """A provider who holds the accounts of the learners, or a learner who is the provider."""
    claim, row = claim_for(town, town.paper[1]), roster(town, town.paper[1])[13]
    return [claim, change(town, row, account_blind=claim.account_blind)]


@kind
def a_claim_was_paid_before_its_review(town: CleanTown) -> Rows:
    """Review, public notice, payment: in this order (domain §e, flow)."""
    claim = claim_for(town, town.paper[2])
    return [change(town, claim, status="paid", paid=claim.amount, paid_on=claim.submitted_on + timedelta(days=2))]


@kind
def a_claim_was_paid_that_nobody_reviewed(town: CleanTown) -> Rows:
    """Paid on the word of who entered it."""
    claim = claim_for(town, town.paper[3])
    return [
        change(
            town, claim, status="paid", paid=claim.amount, paid_on=date(2026, 11, 26),
            reviewed_by=None, reviewed_at=None,
        )
    ]  # fmt: skip


@kind
def a_claim_was_paid_before_it_was_handed_in(town: CleanTown) -> Rows:
    """Dates out of order; reviewed in good time before, so that only this is wrong."""
    claim = claim_for(town, town.paper[4])
    early = datetime.combine(claim.submitted_on - timedelta(days=15), NINE.timetz())
    return [
        change(
            town, claim, status="paid", paid=claim.amount, paid_on=claim.submitted_on - timedelta(days=10),
            made_at=early, reviewed_at=early,
        )
    ]  # fmt: skip


@kind
def a_claim_was_entered_and_reviewed_by_one_person(town: CleanTown) -> Rows:
    """Two pairs of eyes: nobody reviews what he entered."""
    claim = claim_for(town, town.by_phone[0])
    return [change(town, claim, reviewed_by=claim.made_by)]


@kind
def more_was_paid_than_claimed(town: CleanTown) -> Rows:
    """Five thousand yuan more left the fund than were asked for."""
    claim = claim_for(town, town.by_phone[1])
    return [change(town, claim, status="paid", paid=claim.amount + 5000, paid_on=date(2026, 11, 26))]


@kind
def a_claim_that_was_returned_was_paid(town: CleanTown) -> Rows:
    """Sent back at the review, and the money went out all the same."""
    claim = claim_for(town, town.by_phone[2])
    return [change(town, claim, status="returned", paid=claim.amount, paid_on=date(2026, 11, 26))]


@kind
def a_class_is_paid_from_the_wrong_fund(town: CleanTown) -> Rows:
    """Training is F1, travel and exchange F2 (plan, funds): diversion (P24)."""
    return [change(town, claim_for(town, town.by_phone[3]), fund="F2")]


@kind
def a_claim_bears_a_day_that_has_not_come(town: CleanTown) -> Rows:
    """Handed in next spring, reviewed today."""
    return [change(town, claim_for(town, town.by_phone[4]), submitted_on=date(2027, 3, 1))]


# Claims for trips, projects and centres, and what they rest on.


@kind
def an_expert_is_claimed_for_who_never_travelled(town: CleanTown) -> Rows:
    """2000 yuan per person per trip (plan, P15), and the plan knows no trip of this person."""
    return [expert_claim(town, "K2026-X1", "专演无")]


@kind
def an_expert_is_paid_above_the_standard(town: CleanTown) -> Rows:
    """2000 yuan a trip (plan, P15), and 3500 are asked for."""
    return [expert_claim(town, "K2026-X2", "专演0", unit=3500, amount=3500)]


@kind
def one_trip_of_an_expert_is_claimed_twice(town: CleanTown) -> Rows:
    """The same month, the same person, two numbers and two invoices."""
    return [expert_claim(town, "K2026-X3", "专演1"), expert_claim(town, "K2026-X4", "专演1")]


@kind
def a_trip_that_was_struck_off_is_claimed(town: CleanTown) -> Rows:
    """The entry was dropped, the claim was not."""
    trip = town.trip(0, 8, person="专演撤", dropped_at=at(2026, 5, 2))
    return [trip, expert_claim(town, "K2026-X5", "专演撤")]


@kind
def an_expert_is_in_dehong_and_in_banma_in_one_week(town: CleanTown) -> Rows:
    """One person in two places, two trips at 2000 yuan."""
    second = town.trip(5, 2, measure="P14", day=date(2026, 4, 15), until=date(2026, 4, 18))
    return [town.trips[2], second]


@kind
def an_expert_stands_twice_in_one_batch(town: CleanTown) -> Rows:
    """The same trip entered again under the same name."""
    return [town.trips[3], town.trip(0, 3)]


@kind
def one_expert_counts_as_six_on_one_trip(town: CleanTown) -> Rows:
    """Six person-trips under a single name: 12 000 yuan for one."""
    return [change(town, town.trips[4], quantity=6)]


@kind
def a_trip_names_nobody(town: CleanTown) -> Rows:
    """2000 yuan are due to a traveller without a name."""
    return [change(town, town.trips[5], person="")]


@kind
def a_trip_was_entered_before_it_could_have_been_made(town: CleanTown) -> Rows:
    """Counted as done in November 2026, dated spring 2027."""
    return [change(town, town.trips[6], day=date(2027, 3, 8), until=date(2027, 3, 12))]


@kind
def a_trip_ends_before_it_begins(town: CleanTown) -> Rows:
    """Dates out of order."""
    return [change(town, town.trips[7], until=town.trips[7].day - timedelta(days=4))]


@kind
def one_training_project_is_counted_twice(town: CleanTown) -> Rows:
    """10 000 yuan per project (plan, P16): one course of one school, built in March and again in September."""
    facts = {"title": "傣味烹调课程", "payee": "示例学校1", "place": "芒市"}
    return [an_entry(town, "P16", "项目数", day, **facts) for day in (date(2026, 3, 10), date(2026, 9, 10))]


@kind
def one_training_centre_is_paid_for_twice(town: CleanTown) -> Rows:
    """150 000 yuan per centre (plan, P21), at one address under one name."""
    facts = {"title": "芒市技能援教实训中心", "payee": "示例学校2", "place": "芒市团结大街1号"}
    return [an_entry(town, "P21", "中心数", day, **facts) for day in (date(2026, 4, 1), date(2026, 10, 9))]


@kind
def one_meeting_of_the_bureaus_is_counted_twice(town: CleanTown) -> Rows:
    """The figures of the plan are made larger (P23): one day, one title, one place."""
    facts = {"title": "两地人社联席会", "place": "芒市"}
    return [an_entry(town, "P23", "联络会次数", date(2026, 6, 18), **facts) for _ in range(2)]


# Travel money: lines of a claim.


@kind
def travel_is_claimed_twice_for_one_person_in_one_year(town: CleanTown) -> Rows:
    """1000 yuan a year (Yunnan): once in October, again a fortnight later in another claim."""
    first = travellers(town)[0]
    again = a_travel_claim(town, "K2026-U1")
    return [first, town.line(again, worker_of(town, first)), again]


@kind
def one_person_is_claimed_for_under_two_records(town: CleanTown) -> Rows:
    """Two records with the same name, birthday and telephone, two lines in one claim: 2000 yuan instead of 1000."""
    first = travellers(town)[1]
    real = worker_of(town, first)
    facts = {"name": real.name, "birth_date": real.birth_date, "phone": real.phone, "gender": real.gender}
    other = town.at_work(date(2026, 3, 2), transport_subsidy="已申请", **facts)
    second = town.line(town.travel, other, account_blind=first.account_blind, proof=first.proof)
    change(town, town.travel, heads=11, amount=11_000)
    return [first, second, real, other]


@kind
def travel_is_claimed_after_one_month_of_work(town: CleanTown) -> Rows:
    """At least three months outside the province (Yunnan, domain: worker-side facts)."""
    line = travellers(town)[2]
    worker = worker_of(town, line)
    change(town, worker, started_on=date(2026, 9, 1))
    change(town, status_of(town, worker), since=date(2026, 9, 1))
    return [change(town, line, worked_from=date(2026, 9, 1), worked_until=date(2026, 9, 30), months=1)]


@kind
def a_line_asserts_more_months_than_its_dates_hold(town: CleanTown) -> Rows:
    """Six months from the first of August to the last of September."""
    return [change(town, travellers(town)[3], worked_from=date(2026, 8, 1), months=6)]


@kind
def a_line_ends_before_it_begins(town: CleanTown) -> Rows:
    """Dates out of order: worked from March 2026 until September 2025."""
    return [change(town, travellers(town)[4], worked_until=date(2025, 9, 30))]


@kind
def a_line_counts_months_that_lie_after_the_claim(town: CleanTown) -> Rows:
    """Handed in on 8 October for work until the end of December."""
    return [change(town, travellers(town)[5], worked_until=date(2026, 12, 31), months=9)]


@kind
def a_line_counts_months_after_the_person_went_home(town: CleanTown) -> Rows:
    """The ledger has him back in Dehong since May."""
    line = travellers(town)[6]
    worker = worker_of(town, line)
    gone = WorkerStatus(
        worker_id=worker.key, status="returned", place="德宏", since=date(2026, 5, 4), recorded_at=at(2026, 5, 6),
        source="telephone",
    )  # fmt: skip
    town.add(gone)
    change(town, worker, status="returned", employer_id=None, employer_name="", work_place="", started_on=None)
    return [line, gone, worker]


@kind
def a_line_counts_months_before_the_person_began_to_work(town: CleanTown) -> Rows:
    """At work since August by the ledger, since March by the claim."""
    line = travellers(town)[7]
    worker = change(town, worker_of(town, line), started_on=date(2026, 8, 10))
    return [line, worker, change(town, status_of(town, worker), since=date(2026, 8, 10))]


@kind
def a_line_names_an_employer_where_the_person_does_not_work(town: CleanTown) -> Rows:
    """Employed elsewhere: the ledger has another factory for all these months."""
    line = travellers(town)[8]
    return [change(town, line, employer_name=town.employers[2].name), worker_of(town, line)]


@kind
def travel_to_shanghai_is_claimed_for_work_at_home(town: CleanTown) -> Rows:
    """P22 pays for coming to Shanghai; the factory is in 芒市, and so was the person."""
    line = travellers(town)[9]
    worker = change(town, worker_of(town, line), work_place="云南省德宏州芒市")
    change(town, status_of(town, worker), place="云南省德宏州芒市")
    return [line, worker]


@kind
def the_same_months_are_claimed_with_two_employers(town: CleanTown) -> Rows:
    """Months counted twice: two lines of one person in one claim, March to September with both factories."""
    first = travellers(town)[0]
    second = town.line(town.travel, worker_of(town, first), employer_name=town.employers[1].name, proof="proof of E1")
    change(town, town.travel, heads=11, amount=11_000)
    return [first, second]


@kind
def two_people_of_two_factories_hand_in_one_proof(town: CleanTown) -> Rows:
    """The same picture of a pay slip (its digest) for two people."""
    first = travellers(town)[1]
    worker, firm = town.at_work(date(2026, 3, 2), transport_subsidy="已申请"), a_firm(town, 1)
    change(town, worker, employer_id=firm.key, employer_name=firm.name, work_place=firm.place)
    change(town, status_of(town, worker), employer_name=firm.name, place=firm.place)
    second = town.line(town.travel, worker, proof=first.proof)
    change(town, town.travel, heads=11, amount=11_000)
    return [first, second]


@kind
def the_travel_money_of_five_goes_to_one_account(town: CleanTown) -> Rows:
    """Shared bank account: withholding by a foreman (plan, P24)."""
    rows = travellers(town)[:5]
    return [change(town, line, account_blind=rows[0].account_blind) for line in rows]


@kind
def five_travellers_share_one_telephone(town: CleanTown) -> Rows:
    """Shared phone (domain §e)."""
    rows = travellers(town)[5:]
    return [change(town, line, phone=rows[0].phone) for line in rows]


@kind
def one_traveller_gets_four_times_what_the_others_get(town: CleanTown) -> Rows:
    """Over the county's amount of 1000 yuan a year; the sum of the claim is right."""
    change(town, town.travel, amount=13_000)
    return [change(town, travellers(town)[2], amount=4000), town.travel]


@kind
def a_claim_is_larger_than_its_lines_together(town: CleanTown) -> Rows:
    """Ten lines of 1000 yuan, and 15 000 are asked for."""
    return [change(town, town.travel, amount=15_000)]


@kind
def a_claim_has_more_heads_than_lines(town: CleanTown) -> Rows:
    """Thirteen people are claimed for, ten are named."""
    return [change(town, town.travel, heads=13, amount=13_000)]


@kind
def a_child_of_fourteen_is_claimed_for_as_a_worker_in_shanghai(town: CleanTown) -> Rows:
    """Under sixteen nobody may be employed (劳动法 art. 15)."""
    worker = town.at_work(date(2026, 3, 2), transport_subsidy="已申请", birth_date=date(2011, 10, 20))
    line = town.line(town.travel, worker)
    change(town, town.travel, heads=11, amount=11_000)
    return [line, worker]


@kind
def a_line_has_an_id_number_with_a_wrong_check_digit(town: CleanTown) -> Rows:
    """GB 11643 (domain §e)."""
    return [change(town, travellers(town)[3], id_valid=False, id_blind="", worker_id=None)]


@kind
def a_line_has_the_id_number_of_somebody_else(town: CleanTown) -> Rows:
    """The person of the line has another number in the ledger; the number belongs to one who never left home."""
    line, lender = travellers(town)[4], town.person()
    number = town.numbers[lender.key]
    return [change(town, line, id_blind=town.blind(lender), id_masked=identities.mask(number))]


@kind
def travel_of_last_year_is_claimed_in_summer(town: CleanTown) -> Rows:
    """April to December, late cases until next February (Yunnan): handed in in June for the year before."""
    claim = a_travel_claim(town, "K2026-U2", submitted_on=date(2026, 6, 10), period="2025")
    worker = town.at_work(date(2025, 3, 3), transport_subsidy="已申请")
    line = town.line(claim, worker, worked_from=date(2025, 3, 3), worked_until=date(2025, 9, 30))
    return [claim, line]


@kind
def travel_money_is_claimed_without_any_proof(town: CleanTown) -> Rows:
    """One of four proofs is wanted (Yunnan): letter, contract, pay record or insurance."""
    return [change(town, travellers(town)[6], proof="")]


@kind
def travel_money_is_claimed_for_somebody_who_is_in_no_ledger(town: CleanTown) -> Rows:
    """A ghost: a name and a valid number, but nobody of this number was ever registered, seen or heard of."""
    claim = a_travel_claim(town, "K2026-U3")
    line = town.line(claim, worker_of(town, travellers(town)[7]))
    return [
        change(
            town, line, worker_id=None, name="演无此", id_masked="533103********7715", id_blind="f" * 64,
            phone="15417770001", account_blind="account of a ghost", proof="proof of a ghost",
        )
    ]  # fmt: skip


# Placements of students.


@kind
def a_first_year_student_is_placed(town: CleanTown) -> Rows:
    """No placements of first-years (职业学校学生实习管理规定)."""
    return [a_placement(town, year=1)]


@kind
def a_student_of_fifteen_is_placed(town: CleanTown) -> Rows:
    """No placements under sixteen (职业学校学生实习管理规定)."""
    return [a_placement(town, date(2011, 2, 3))]


@kind
def a_placement_makes_a_child_of_fifteen_seventeen(town: CleanTown) -> Rows:
    """The age on the form hides what the birthday in the ledger says."""
    return [a_placement(town, date(2011, 2, 3), age=17)]


@kind
def a_man_of_forty_six_is_placed_as_a_student(town: CleanTown) -> Rows:
    """An ordinary worker counted as a vocational student in P11."""
    return [a_placement(town, date(1980, 2, 3))]


@kind
def a_placement_runs_without_the_consent_of_the_school(town: CleanTown) -> Rows:
    """Three-party agreement (职业学校学生实习管理规定)."""
    return [a_placement(town, status="running", ends_on=date(2026, 12, 20), school_agreed_at=None)]


@kind
def the_school_agreed_only_after_the_placement_was_over(town: CleanTown) -> Rows:
    """Dates out of order: papers made for the count."""
    return [a_placement(town, school_agreed_at=at(2026, 10, 12))]


@kind
def a_placement_ends_before_it_begins(town: CleanTown) -> Rows:
    """Dates out of order."""
    return [a_placement(town, ends_on=date(2026, 4, 30))]


@kind
def a_placement_runs_on_after_the_student_went_home(town: CleanTown) -> Rows:
    """The ledger has him back in Dehong since June; the placement is counted until December."""
    row = a_placement(town, status="running", ends_on=date(2026, 12, 20))
    gone = WorkerStatus(
        worker_id=row.worker_id, status="returned", place="德宏", since=date(2026, 6, 20), recorded_at=at(2026, 6, 22),
        source="telephone",
    )  # fmt: skip
    town.add(gone)
    return [row, gone, change(town, town.session.get_one(Worker, row.worker_id), status="returned")]


@kind
def a_student_placed_in_qingpu_sits_in_a_class_in_mangshi(town: CleanTown) -> Rows:
    """One person in two places for five full days of June."""
    row = a_placement(town)
    return [row, sit_down(town, town.by_phone[1], town.session.get_one(Worker, row.worker_id))]


# Events.


@kind
def more_people_attended_an_event_than_were_registered(town: CleanTown) -> Rows:
    """Two hundred and sixty of eighty."""
    return [a_fair(town, attended=260)]


@kind
def more_people_attended_an_event_than_it_has_seats(town: CleanTown) -> Rows:
    """Seventy on forty seats."""
    return [a_fair(town, seats=40)]


@kind
def more_people_were_hired_at_a_fair_than_came(town: CleanTown) -> Rows:
    """Ninety hired of seventy who came and thirty who were interested."""
    return [a_fair(town, hired=90)]


@kind
def an_event_that_was_called_off_has_visitors_and_hires(town: CleanTown) -> Rows:
    """Events never held with results counted."""
    fair = a_fair(town, status="cancelled")
    return [fair, came(town, fair, town.person(), fair.starts_at + timedelta(minutes=20))]


@kind
def an_event_that_is_still_to_come_has_ended_with_hires(town: CleanTown) -> Rows:
    """Dated three weeks from now."""
    return [a_fair(town, starts_at=at(2026, 12, 17))]


@kind
def a_fair_without_employers_or_posts_has_hires(town: CleanTown) -> Rows:
    """A fair has stands, and they are checked (人力资源市场暂行条例 art. 28)."""
    return [a_fair(town, employers=[], vacancies=[])]


@kind
def one_fair_is_entered_twice(town: CleanTown) -> Rows:
    """At least two a year (plan, P5): the second is the first again."""
    first = a_fair(town, title="劳务协作招聘会")
    return [first, a_fair(town, "V902", title="劳务协作招聘会")]


@kind
def an_event_ends_before_it_begins(town: CleanTown) -> Rows:
    """Dates out of order."""
    return [a_fair(town, ends_at=at(2026, 6, 9, 15))]


@kind
def somebody_arrived_at_a_fair_a_week_before_it(town: CleanTown) -> Rows:
    """Arrivals typed in beforehand."""
    fair = a_fair(town)
    return [fair, came(town, fair, town.person(), fair.starts_at - timedelta(days=4))]


@kind
def one_person_arrived_at_two_events_at_one_hour(town: CleanTown) -> Rows:
    """In 芒市 and in Qingpu within ten minutes."""
    worker, first, second = town.person(), a_fair(town), a_fair(town, "V902", place=QINGPU)
    minutes = ((first, 10), (second, 20))
    return [came(town, fair, worker, fair.starts_at + timedelta(minutes=late)) for fair, late in minutes]


@kind
def thirty_people_arrived_at_an_event_in_the_same_second(town: CleanTown) -> Rows:
    """Nobody stood at the door; somebody ticked a list."""
    fair = a_fair(town)
    return [fair, *(came(town, fair, worker, fair.starts_at + timedelta(minutes=7)) for worker in fresh(town, 30))]


# Visits.


@kind
def an_officer_makes_two_visits_at_once(town: CleanTown) -> Rows:
    """One person in two places: two factories, the same hour."""
    officer, when = town.staff[0].key, at(2026, 3, 12, 14)
    firms = (a_firm(town, 0), a_firm(town, 1))
    change(town, firms[1], place="上海市青浦区练塘镇")
    return [
        visit_at(town, 210 + number, when, kind="employer", staff_id=officer, employer_id=firm.key, place=firm.place)
        for number, firm in enumerate(firms)
    ]


@kind
def one_visit_is_entered_twice(town: CleanTown) -> Rows:
    """The same hour, officer, factory and words under another number."""
    facts: dict[str, Any] = {"kind": "dormitory", "people_met": 5, "summary": "看了三楼两间宿舍，问了工资和热水"}
    first = visit_at(town, 212, at(2026, 3, 13, 19), **facts)
    again = first.model_dump(exclude={"id", "code"})
    return [first, town.add(Visit(**again, code="VT212B"))]


@kind
def a_visit_is_done_that_is_still_to_come(town: CleanTown) -> Rows:
    """Counted as made, dated next month."""
    return [visit_at(town, 213, at(2026, 12, 21, 14), asked_at=NINE, entered_at=NINE)]


@kind
def a_visit_was_reported_before_it_took_place(town: CleanTown) -> Rows:
    """Entered as done with people met a week before its day."""
    return [visit_at(town, 214, at(2026, 3, 18, 14), asked_at=at(2026, 3, 9), entered_at=at(2026, 3, 11))]


@kind
def dormitories_were_visited_at_three_in_the_night(town: CleanTown) -> Rows:
    """No care visit takes place at that hour."""
    return [visit_at(town, 215, at(2026, 3, 19, 3), kind="dormitory")]


@kind
def twelve_visits_have_one_report_word_for_word(town: CleanTown) -> Rows:
    """Copied: the same people met, the same rooms seen, at four factories in twelve weeks."""
    words = "走访宿舍两间，见到工友六人，工资按月发放，无诉求，发放慰问品六份"
    first = at(2026, 1, 7, 19)
    return [
        visit_at(town, 220 + week, first + timedelta(weeks=week), kind="dormitory", people_met=6, summary=words)
        for week in range(12)
    ]


@kind
def a_gift_visit_met_nobody(town: CleanTown) -> Rows:
    """慰问 with items and value (domain §f), handed to no one."""
    return [visit_at(town, 216, at(2026, 2, 10, 14), kind="gift", people_met=0, summary="春节慰问，发放慰问品四十份")]


@kind
def a_visit_met_more_people_than_the_factory_employs(town: CleanTown) -> Rows:
    """Nine hundred met in an hour where two hundred work, twenty of them from Dehong."""
    return [visit_at(town, 217, at(2026, 3, 20, 14), kind="employer", people_met=900)]


@kind
def an_officer_on_leave_made_a_visit(town: CleanTown) -> Rows:
    """The calendar has the half hour as leave."""
    officer, when = town.staff[1].key, at(2026, 3, 23, 14)
    visit = visit_at(town, 218, when, kind="employer", staff_id=officer)
    cells = [VisitCell(staff_id=officer, starts_at=when + timedelta(minutes=30 * n), reason="leave") for n in range(2)]
    town.session.add_all(cells)
    town.session.flush()
    return [visit]


@kind
def an_officer_makes_twenty_four_visits_in_one_day(town: CleanTown) -> Rows:
    """Half an hour each without a minute between, from eight in the morning to eight at night."""
    first, officer = at(2026, 3, 24, 8), town.staff[2].key
    return [
        visit_at(
            town, 240 + number, first + timedelta(minutes=30 * number), 30, kind="dormitory", staff_id=officer,
            people_met=4, entered_at=at(2026, 3, 24, 21),
        )
        for number in range(24)
    ]  # fmt: skip


@kind
def a_visit_met_a_worker_who_had_gone_home(town: CleanTown) -> Rows:
    """In a dormitory in Qingpu in September, and back in Dehong since June by the ledger."""
    worker = town.person(status="returned")
    gone = WorkerStatus(
        worker_id=worker.key, status="returned", place="德宏", since=date(2026, 6, 1), recorded_at=at(2026, 6, 2),
        source="dehong",
    )  # fmt: skip
    town.add(gone)
    return [visit_at(town, 219, at(2026, 9, 9, 19), kind="dormitory", worker_id=worker.key, people_met=1), gone, worker]


# Employers, posts and applications.


@kind
def the_credit_code_of_an_employer_fails_its_check_sign(town: CleanTown) -> Rows:
    """GB 32100: no such firm was ever entered in the register."""
    firm = a_firm(town, 2)
    wrong = "0" if firm.credit_code[-1] != "0" else "1"
    return [change(town, firm, credit_code=firm.credit_code[:-1] + wrong)]


@kind
def two_employers_have_one_credit_code(town: CleanTown) -> Rows:
    """One firm under two names."""
    return [a_firm(town, 1), change(town, a_firm(town, 3), credit_code=a_firm(town, 1).credit_code)]


@kind
def an_employer_has_more_people_from_dehong_than_people(town: CleanTown) -> Rows:
    """Three hundred and fifty from Dehong among two hundred."""
    return [change(town, a_firm(town, 2), dehong_workers=350)]


@kind
def an_employer_counts_as_verified_although_the_check_failed(town: CleanTown) -> Rows:
    """Papers are checked (人力资源市场暂行条例 art. 26); they were, and did not hold."""
    firm, on = a_firm(town, 3), date(2026, 6, 1)
    check = town.add(EmployerCheck(employer_id=firm.key, on=on, passed=False, note="营业执照已注销"))
    return [change(town, firm, verified=True, verified_on=on, verified_by="青浦"), check]


@kind
def four_employers_answer_one_telephone(town: CleanTown) -> Rows:
    """Shell firms of one agent."""
    return [change(town, firm, contact_phone="15418880001") for firm in town.employers]


@kind
def somebody_started_at_two_employers_on_one_day(town: CleanTown) -> Rows:
    """One hire counted twice: two factories, both full time, both still running."""
    worker = town.at_work(date(2026, 4, 1))
    posts = [a_post(town, f"J95{number}", a_firm(town, number)) for number in range(2)]
    steps = [("applied", at(2026, 3, 16)), ("hired", at(2026, 3, 24)), ("started", at(2026, 4, 1))]
    return [applied(town, worker, post, steps) for post in posts]


@kind
def somebody_applied_before_the_post_existed(town: CleanTown) -> Rows:
    """Dates out of order: a hire made for the count."""
    post = a_post(town, "J952", a_firm(town, 0), posted_at=at(2026, 5, 11))
    steps = [("applied", at(2026, 3, 16)), ("hired", at(2026, 3, 24)), ("started", at(2026, 4, 1))]
    return [applied(town, town.at_work(date(2026, 4, 1)), post, steps), post]


@kind
def somebody_started_before_he_applied(town: CleanTown) -> Rows:
    """Dates out of order within one application."""
    post, worker = a_post(town, "J953", a_firm(town, 0)), town.at_work(date(2026, 3, 2))
    return [applied(town, worker, post, [("applied", at(2026, 6, 15)), ("started", at(2026, 3, 2))])]


@kind
def somebody_was_hired_for_a_post_that_had_been_closed(town: CleanTown) -> Rows:
    """Put forward two months after the post was shut."""
    closed = at(2026, 3, 2)
    post = a_post(town, "J954", a_firm(town, 0), status="closed", closed_at=closed, valid_until=closed.date())
    steps = [("applied", at(2026, 5, 4)), ("hired", at(2026, 5, 8)), ("started", at(2026, 5, 11))]
    return [applied(town, town.at_work(date(2026, 5, 11)), post, steps), post]


@kind
def more_people_started_than_a_post_had_places(town: CleanTown) -> Rows:
    """Nine for two places."""
    post = a_post(town, "J955", a_firm(town, 0), headcount=2, filled=9)
    steps = [("applied", at(2026, 3, 16)), ("hired", at(2026, 3, 24)), ("started", at(2026, 4, 1))]
    return [post, *(applied(town, town.at_work(date(2026, 4, 1)), post, steps) for _ in range(9))]


@kind
def a_child_of_fifteen_started_work(town: CleanTown) -> Rows:
    """Child labour (禁止使用童工规定 art. 2), counted as a transfer."""
    worker, post = town.at_work(date(2026, 4, 1), birth_date=date(2010, 12, 5)), a_post(town, "J956", a_firm(town, 0))
    steps = [("applied", at(2026, 3, 16)), ("hired", at(2026, 3, 24)), ("started", at(2026, 4, 1))]
    return [applied(town, worker, post, steps), worker]


@kind
def somebody_started_in_qingpu_and_sat_in_a_class_at_home_a_month_later(town: CleanTown) -> Rows:
    """Started in May and still there by the application, five full days of class in 芒市 in July."""
    worker, post = town.person(), a_post(town, "J957", a_firm(town, 0))
    steps = [("applied", at(2026, 5, 4)), ("hired", at(2026, 5, 8)), ("started", at(2026, 6, 1))]
    return [applied(town, worker, post, steps), sit_down(town, town.by_phone[2], worker)]


@kind
def somebody_is_counted_as_started_who_is_at_home_by_the_ledger(town: CleanTown) -> Rows:
    """A false hire: put down as started in April, told by Dehong as at home without a break since January."""
    worker, post = town.person(status="returned"), a_post(town, "J958", a_firm(town, 0))
    home = WorkerStatus(
        worker_id=worker.key, status="returned", place="德宏", since=date(2026, 1, 10), recorded_at=at(2026, 11, 2),
        source="dehong",
    )  # fmt: skip
    town.add(home)
    steps = [("applied", at(2026, 3, 16)), ("hired", at(2026, 3, 24)), ("started", at(2026, 4, 1))]
    return [applied(town, worker, post, steps), home, worker]
