"""What is wrong with visits, fairs, employers, posts, hires, placements and the ledger, planted kind by kind."""

from datetime import date, datetime, timedelta
from typing import Any

from db.columns import CHINA
from db.models import (
    Agreement,
    Application,
    ApplicationStatus,
    Attachment,
    Consent,
    Employer,
    EmployerCheck,
    EmployerConfirmation,
    EmployerContact,
    Event,
    EventSignup,
    EventSlot,
    HomePlan,
    Placement,
    Vacancy,
    VisitCell,
    Worker,
    WorkerStatus,
)
from tests.builders import NINE, a_follower
from tests.db.guard.clean_town import CleanTown, credit_code
from tests.db.guard.kinds import Planted, kind
from tests.db.guard.planted_classes import a_class, listed

AT = datetime(2026, 4, 8, 10, tzinfo=CHINA)
HOUR = timedelta(hours=1)


def visit(town: CleanTown, number: int, **facts: Any) -> Any:
    at = facts.pop("at", AT + timedelta(days=number))
    row = {"kind": "dormitory", "starts_at": at, "ends_at": at + HOUR, "asked_at": at, "entered_at": at + HOUR}
    return town.visit(2000 + number, **row | facts)


def told(town: CleanTown, worker: Worker, status: str, since: date, **facts: Any) -> None:
    row = {"status": status, "since": since, "recorded_at": NINE, "source": "dehong"}
    town.add(WorkerStatus(worker_id=worker.key, **row | facts))


@kind
def visited_in_qingpu_after_going_home(town: CleanTown) -> Planted:
    worker = town.person()
    told(town, worker, "returned", date(2026, 1, 20))
    return "visited_while_away", visit(town, 1, worker_id=worker.key)


@kind
def a_visitor_who_was_on_leave(town: CleanTown) -> Planted:
    row = visit(town, 2, staff_id=town.staff[0].key)
    town.add(VisitCell(staff_id=town.staff[0].key, starts_at=row.starts_at, reason="leave"))
    return "visitor_on_leave", row


@kind
def a_photograph_from_before_the_visit(town: CleanTown) -> Planted:
    row = visit(town, 3)
    at = row.starts_at - timedelta(days=5)
    town.add(Attachment(about=f"visit:{row.key}", kind="picture", digest="before", received_at=at))
    return "photo_out_of_time", row


@kind
def a_visit_entered_half_a_year_later(town: CleanTown) -> Planted:
    return "visit_too_long", visit(town, 4, entered_at=AT + timedelta(days=200))


@kind
def a_visit_to_an_employer_somewhere_else(town: CleanTown) -> Planted:
    return "visit_elsewhere", visit(town, 5, kind="employer", place="云南省德宏州芒市")


@kind
def gifts_from_the_money_for_training(town: CleanTown) -> Planted:
    return "gift_wrong", visit(town, 6, kind="gift", cost_source="地方教育附加专项资金")


def event(town: CleanTown, code: str, day: int, **facts: Any) -> Event:
    at = facts.pop("at", datetime(2026, 5, 4, 9, tzinfo=CHINA) + timedelta(days=day))
    row = {
        "kind": "onsite_fair", "measure": "P5", "title": f"专场{code}", "place": f"芒市{code}", "starts_at": at,
        "ends_at": at + 3 * HOUR, "status": "ended",
    }  # fmt: skip
    return town.add(Event(code=code, **row | facts))


def arrival(town: CleanTown, of: Event, **facts: Any) -> EventSignup:
    worker = facts.pop("worker", None) or town.person()
    row = {"status": "arrived", "signed_up_at": of.starts_at - timedelta(days=20), "arrived_at": of.starts_at}
    return town.add(EventSignup(event_id=of.key, worker_id=worker.key, **row | facts))


@kind
def more_came_than_had_signed_up(town: CleanTown) -> Planted:
    return "more_came_than_could", event(town, "V30", 1, registered_elsewhere=80, attended=260)


@kind
def one_fair_under_two_codes(town: CleanTown) -> Planted:
    event(town, "V31", 2, title="春季专场")
    return "event_twice", event(town, "V32", 2, title="春季专场")


@kind
def at_the_fair_a_week_before_it(town: CleanTown) -> Planted:
    fair = event(town, "V33", 3)
    return "arrived_out_of_time", arrival(town, fair, arrived_at=fair.starts_at - timedelta(days=7))


@kind
def six_at_the_door_in_one_second(town: CleanTown) -> Planted:
    fair = event(town, "V34", 4)
    return "arrived_at_once", [arrival(town, fair) for _ in range(6)][2]


@kind
def one_phone_that_brings_six(town: CleanTown) -> Planted:
    fair, phone = event(town, "V35", 5), a_follower(town.session)
    rows = [
        arrival(town, fair, follower_id=phone.key, arrived_at=fair.starts_at + timedelta(minutes=n)) for n in range(6)
    ]
    return "one_phone_for_many", rows[0]


@kind
def a_fair_before_dawn(town: CleanTown) -> Planted:
    return "event_at_odd_hour", event(town, "V36", 0, at=datetime(2026, 5, 10, 3, tzinfo=CHINA))


@kind
def a_fair_counted_as_interviews(town: CleanTown) -> Planted:
    return "event_of_another_measure", event(town, "V37", 7, measure="P6")


@kind
def one_expert_in_two_rooms(town: CleanTown) -> Planted:
    facts = {"kind": "guidance", "measure": "P8", "host": "导演甲"}
    event(town, "V38", 8, **facts)
    return "host_in_two_places", event(town, "V39", 8, **facts)


@kind
def one_worker_at_two_fairs(town: CleanTown) -> Planted:
    worker = town.person()
    arrival(town, event(town, "V40", 9), worker=worker)
    return "at_two_events", arrival(town, event(town, "V41", 9), worker=worker)


@kind
def a_time_given_to_three(town: CleanTown) -> Planted:
    fair = event(town, "V42", 10)
    return "slot_wrong", town.add(EventSlot(event_id=fair.key, starts_at=fair.starts_at, seats=1, taken=3))


@kind
def a_fair_with_posts_that_do_not_exist(town: CleanTown) -> Planted:
    return "event_without_its_posts", event(town, "V43", 11, vacancies=["J000"])


@kind
def four_firms_with_one_telephone(town: CleanTown) -> Planted:
    rows = [town.add(Employer(name=f"壳{n}有限公司", contact_phone="15480000001")) for n in range(4)]
    return "one_telephone_for_many", rows[3]


@kind
def verified_though_the_papers_did_not_pass(town: CleanTown) -> Planted:
    firm = town.add(Employer(name="纸面公司", verified=True, verified_on=date(2026, 5, 1)))
    town.add(EmployerCheck(employer_id=firm.key, on=date(2026, 6, 1), passed=False))
    return "papers_wrong", firm


def a_post(town: CleanTown, number: int, **facts: Any) -> Vacancy:
    row = {"number": f"J7{number:02d}", "title": f"普工{number}", "posted_at": AT, "status": "closed"}
    return town.add(Vacancy(**row | facts))


@kind
def posts_of_a_firm_that_did_not_pass(town: CleanTown) -> Planted:
    firm = town.add(Employer(name="未过公司", verified=False, verified_on=date(2026, 5, 1)))
    a_post(town, 1, employer_id=firm.key, employer_name=firm.name, status="published")
    return "post_of_unverified", firm


@kind
def more_at_work_than_the_firm_has(town: CleanTown) -> Planted:
    firm = town.add(Employer(name="小厂", credit_code=credit_code(71), staff_size=2))
    for _ in range(4):
        town.person(status="employed", employer_id=firm.key, employer_name=firm.name, started_on=date(2026, 2, 2))
    return "more_workers_than_jobs", firm


@kind
def a_contact_told_word_for_word_again(town: CleanTown) -> Planted:
    facts = {"kind": "telephone", "summary": "人员稳定，食堂有云南窗口，没有新的需求", "recorded_at": NINE}
    town.add(EmployerContact(employer_id=town.employers[0].key, on=date(2026, 6, 1), **facts))
    return "contact_wrong", town.add(EmployerContact(employer_id=town.employers[1].key, on=date(2026, 7, 1), **facts))


@kind
def a_worker_hung_on_another_employer(town: CleanTown) -> Planted:
    worker = town.at_work(date(2026, 2, 2), transport_subsidy="已申请")
    worker.employer_id = town.employers[2].key
    return "worker_of_another", worker


@kind
def a_noodle_shop_that_trains(town: CleanTown) -> Planted:
    town.add(Employer(name="示例面馆", industry="餐饮"))
    return "provider_is_no_school", a_class(town, "noodle", provider="示例面馆")


@kind
def two_employers_that_confirm_one_month(town: CleanTown) -> Planted:
    worker, rows = town.person(), []
    for firm in town.employers[:2]:
        facts = {"month": date(2026, 6, 1), "said": "there", "told_at": NINE}
        rows.append(town.add(EmployerConfirmation(employer_id=firm.key, worker_id=worker.key, **facts)))
    return "confirmed_by_two", rows[1]


@kind
def pay_that_ends_below_its_beginning(town: CleanTown) -> Planted:
    return "post_contradicts_itself", a_post(town, 2, pay_min=6000, pay_max=5000)


@kind
def a_post_long_over_and_still_out(town: CleanTown) -> Planted:
    return "post_past_its_time", a_post(town, 3, status="published", valid_until=date(2026, 5, 1))


@kind
def one_post_published_twice(town: CleanTown) -> Planted:
    facts = {"title": "分拣员", "employer_name": "一家物流", "place": "华新", "status": "published"}
    a_post(town, 4, **facts)
    return "post_twice", a_post(town, 5, **facts)


def application(town: CleanTown, post: Vacancy, worker: Worker | None = None, **facts: Any) -> Application:
    row = {"status": "started", "applied_at": AT + timedelta(days=1)}
    return town.add(Application(worker_id=(worker or town.person()).key, vacancy_id=post.key, **row | facts))


@kind
def hired_before_the_post_was_there(town: CleanTown) -> Planted:
    return "applied_out_of_time", application(town, a_post(town, 6), applied_at=AT - timedelta(days=60))


@kind
def put_forward_after_the_post_was_shut(town: CleanTown) -> Planted:
    row = application(town, a_post(town, 7, closed_at=AT + timedelta(days=3)))
    step = ApplicationStatus(application_id=row.key, status="referred", at=AT + timedelta(days=60), source="staff")
    town.add(step)
    return "steps_out_of_order", row


@kind
def started_and_at_home_by_the_ledger(town: CleanTown) -> Planted:
    worker = town.person(status="returned")
    told(town, worker, "returned", date(2026, 1, 5))
    return "started_though_away", application(town, a_post(town, 8), worker)


@kind
def hired_at_fifteen(town: CleanTown) -> Planted:
    return "too_young_or_old", application(town, a_post(town, 9), town.person(birth_date=date(2011, 1, 3)))


@kind
def a_man_of_fifty_in_an_order_class(town: CleanTown) -> Planted:
    worker = town.person(birth_date=date(1975, 1, 3))
    return "students_post", application(town, a_post(town, 10, audience="students"), worker)


@kind
def handed_on_by_the_consent_of_somebody_else(town: CleanTown) -> Planted:
    consent = town.add(Consent(worker_id=town.person().key, kind="share", version="1", given_at=AT))
    return "consent_wrong", application(town, a_post(town, 11), consent_id=consent.key)


@kind
def one_phone_that_applies_for_seven(town: CleanTown) -> Planted:
    phone, post = a_follower(town.session), a_post(town, 12)
    rows = [application(town, post, follower_id=phone.key, status="applied") for _ in range(7)]
    return "one_phone_applies_for_many", rows[5]


def placement(town: CleanTown, worker: Worker | None = None, **facts: Any) -> Placement:
    row = {
        "school": "德宏职业学院", "year": 2, "age": 18, "starts_on": date(2026, 4, 1), "ends_on": date(2026, 9, 30),
        "arranged_by": "school", "noted_at": AT, "status": "ended",
        "school_agreed_at": datetime(2026, 3, 20, tzinfo=CHINA),
    }  # fmt: skip
    worker = worker or town.person(birth_date=date(2008, 1, 9))
    return town.add(Placement(worker_id=worker.key, **row | facts))


@kind
def placed_at_fifteen(town: CleanTown) -> Planted:
    return "placed_too_young", placement(town, town.person(birth_date=date(2011, 1, 9)), age=15)


@kind
def placed_at_forty_six(town: CleanTown) -> Planted:
    return "no_student", placement(town, town.person(birth_date=date(1980, 1, 9)), age=46)


@kind
def a_school_that_agreed_afterwards(town: CleanTown) -> Planted:
    return "school_agreed_late", placement(town, school_agreed_at=datetime(2026, 10, 20, tzinfo=CHINA))


@kind
def a_placement_that_never_ends(town: CleanTown) -> Planted:
    return "placement_out_of_time", placement(town, status="running", ends_on=date(2026, 6, 30))


@kind
def placed_after_going_home(town: CleanTown) -> Planted:
    worker = town.person(birth_date=date(2008, 1, 9))
    told(town, worker, "returned", date(2026, 6, 1))
    return "placed_though_away", placement(town, worker)


@kind
def placed_at_a_post_that_does_not_exist(town: CleanTown) -> Planted:
    return "placement_without_post", placement(town, vacancy_number="J999")


@kind
def an_agreement_with_oneself(town: CleanTown) -> Planted:
    facts = {"home_party": "一家中介", "far_party": "一家中介", "signed_on": date(2026, 3, 1), "entered_at": NINE}
    return "agreement_wrong", town.add(Agreement(number="X-1", **facts))


@kind
def a_county_that_is_not_that_of_its_code(town: CleanTown) -> Planted:
    row = listed(town, town.paper[2], town.person(county="芒市", region="533123"))
    return "home_codes_differ", town.session.get_one(Worker, row.worker_id)


@kind
def one_person_twice_in_the_ledger(town: CleanTown) -> Planted:
    facts = {"name": "演重", "birth_date": date(1991, 3, 3), "county": "芒市", "region": "533103"}
    listed(town, town.paper[2], town.person(**facts))
    return "twins_in_ledger", town.person(**facts)


@kind
def seven_people_with_one_telephone(town: CleanTown) -> Planted:
    people = [town.person(phone="15480000002") for _ in range(7)]
    town.seat(town.by_phone[3], people[0], 19)
    return "telephone_of_many", people[4]


@kind
def confirmed_as_there_and_at_home(town: CleanTown) -> Planted:
    worker = town.person()
    told(town, worker, "returned", date(2026, 2, 1))
    facts = {"month": date(2026, 7, 1), "said": "there", "told_at": NINE}
    firm = town.employers[3].key
    return "confirmed_though_home", town.add(EmployerConfirmation(employer_id=firm, worker_id=worker.key, **facts))


@kind
def begun_at_two_firms_on_one_day(town: CleanTown) -> Planted:
    worker = town.at_work(date(2026, 3, 2), transport_subsidy="已申请")
    told(town, worker, "employed", date(2026, 3, 2), employer_name="另一家厂")
    return "status_contradicts", worker


@kind
def a_business_at_home_and_work_in_qingpu(town: CleanTown) -> Planted:
    worker = town.at_work(date(2026, 3, 2))
    return "home_business_away", town.add(
        HomePlan(worker_id=worker.key, interest="business", status="opened", noted_at=NINE)
    )


@kind
def advice_for_somebody_who_did_not_come(town: CleanTown) -> Planted:
    hour = event(town, "V50", 20, kind="guidance", measure="P8")
    facts = {"status": "signed_up", "arrived_at": None, "note": "建议先考证", "noted_at": hour.ends_at}
    return "advised_without_coming", arrival(town, hour, **facts)


@kind
def everybody_at_the_fair_was_hired(town: CleanTown) -> Planted:
    return "too_good", event(town, "V51", 21, registered_elsewhere=60, attended=50, intents=50, hired=50)


@kind
def twice_on_the_bus_in_a_month(town: CleanTown) -> Planted:
    worker, facts = town.person(), {"kind": "batch", "measure": "P10"}
    arrival(town, event(town, "V52", 22, **facts), worker=worker)
    return "carried_twice", arrival(town, event(town, "V53", 29, **facts), worker=worker)


@kind
def hired_and_rejected_by_its_history(town: CleanTown) -> Planted:
    row = application(town, a_post(town, 13), status="hired")
    for days, status in ((1, "applied"), (5, "rejected")):
        at = row.applied_at + timedelta(days=days)
        town.add(ApplicationStatus(application_id=row.key, status=status, at=at, source="staff"))
    return "history_differs", row


@kind
def base_pay_below_the_minimum(town: CleanTown) -> Planted:
    return "post_pays_too_little", a_post(town, 14, status="published", city="上海", pay_base=1500, pay_kind="month")


@kind
def filled_by_more_than_applied(town: CleanTown) -> Planted:
    post = a_post(town, 15, headcount=30, filled=20)
    application(town, post)
    return "post_filled_without_hires", post
