"""What is wrong with claims, travel money and what is entered for the plan, planted kind by kind."""

from datetime import date, datetime, timedelta
from typing import Any

from db.columns import CHINA
from db.models import (
    Claim,
    EmployerConfirmation,
    Event,
    EventSignup,
    Finding,
    FundingStandard,
    Placement,
    PlanEntry,
    Staff,
    Worker,
)
from tests.builders import NINE
from tests.db.guard.clean_town import CleanTown
from tests.db.guard.kinds import Planted, kind
from tests.db.guard.planted_classes import a_class

SINCE = date(2026, 3, 2)


def a_claim(town: CleanTown, mark: str, **facts: Any) -> Claim:
    """For a class of its own with ten people on paper."""
    counts = {"enrolled_elsewhere": 10, "attended_elsewhere": 10, "passed_elsewhere": 10}
    status = {"status": facts.pop("class_status", "certified")}
    return town.claim(a_class(town, f"k{mark}", **counts, **status), **facts)


def loose(town: CleanTown, number: str, **facts: Any) -> Claim:
    row = {
        "number": f"K-{number}", "standard": "project", "measure": "P16", "payee": f"示例学院{number}", "fund": "F1", "heads": 1,
        "unit": 10_000, "amount": 10_000, "submitted_on": date(2026, 10, 9), "made_at": NINE,
    }  # fmt: skip
    return town.add(Claim(**row | facts))


def travelling(town: CleanTown, **facts: Any) -> Any:
    return town.line(town.travel, town.at_work(SINCE, **facts.pop("person", {})), **facts)


@kind
def paid_after_it_was_sent_back(town: CleanTown) -> Planted:
    facts = {"status": "returned", "paid": 14_000, "paid_on": NINE.date()}
    return "returned_and_paid", a_claim(town, "back", **facts)


@kind
def reviewed_without_an_invoice(town: CleanTown) -> Planted:
    return "parts_missing", a_claim(town, "bill", invoice="")


@kind
def a_class_claimed_by_another_standard(town: CleanTown) -> Planted:
    return "claimed_under_another", a_claim(town, "other", standard="drill", unit=675, amount=6750, measure="P17")


@kind
def a_class_that_still_runs(town: CleanTown) -> Planted:
    return "class_not_over", a_claim(town, "runs", class_status="running")


@kind
def a_claim_for_the_year_before(town: CleanTown) -> Planted:
    return "period_wrong", a_claim(town, "year", period="2025")


@kind
def one_project_asked_for_twice(town: CleanTown) -> Planted:
    loose(town, "again1", payee="示例学院再")
    return "asked_again", loose(town, "again2", payee="示例学院再")


@kind
def a_member_of_staff_who_is_paid(town: CleanTown) -> Planted:
    return "staff_is_paid", loose(town, "staff", payee=town.staff[2].name)


@kind
def a_standard_that_was_raised_afterwards(town: CleanTown) -> Planted:
    facts = {"code": "late", "measure": "P18", "name": "补贴", "amount": 1, "valid_from": date(2026, 1, 1)}
    return "standard_changed_back", town.add(FundingStandard(**facts, changed_at=NINE, valid_until=date(2026, 1, 2)))


@kind
def explained_by_who_entered_it(town: CleanTown) -> Planted:
    claim = a_claim(town, "party")
    finding = Finding(
        mark="party", rule="sum_wrong", claim_id=claim.key, state="explained", settled_by=claim.made_by, found_at=NINE,
        seen_at=NINE, settled_at=NINE,
    )  # fmt: skip
    return "finding_settled_by_party", town.add(finding)


@kind
def travel_of_last_year_in_june(town: CleanTown) -> Planted:
    facts = {"standard": "travel", "measure": "P22", "fund": "F2", "unit": 0, "amount": 1000}
    claim = loose(town, "june", **facts, submitted_on=date(2026, 6, 8), period="2025")
    dates = {"worked_from": date(2025, 3, 3), "worked_until": date(2025, 9, 30)}
    return "out_of_season", town.line(claim, town.at_work(date(2025, 3, 3)), **dates)


@kind
def a_ghost(town: CleanTown) -> Planted:
    return "in_no_ledger", travelling(town, worker_id=None, id_blind="nobody", phone="15470000009")


@kind
def worked_long_before_the_ledger_says(town: CleanTown) -> Planted:
    return "worked_otherwise", travelling(town, worked_from=date(2025, 11, 3))


@kind
def worked_at_home_in_mangshi(town: CleanTown) -> Planted:
    line = travelling(town)
    worker = town.session.get_one(Worker, line.worker_id)
    worker.work_place = "云南省德宏州芒市"
    return "worked_at_home", line


@kind
def a_traveller_of_another_province(town: CleanTown) -> Planted:
    facts = {"id_masked": "411303********0012", "person": {"region": "411303", "county": ""}}
    return "traveller_from_elsewhere", travelling(town, **facts)


@kind
def an_employer_that_denies_it(town: CleanTown) -> Planted:
    line = travelling(town)
    facts = {"month": date(2026, 5, 1), "said": "never", "told_at": datetime(2026, 5, 20, tzinfo=CHINA)}
    town.add(EmployerConfirmation(employer_id=town.employers[0].key, worker_id=line.worker_id, **facts))
    return "employer_denies", line


@kind
def twice_the_wage_of_the_ledger(town: CleanTown) -> Planted:
    return "wage_not_known", travelling(town, wage=12_000)


@kind
def brought_by_bus_and_paid_for_travel(town: CleanTown) -> Planted:
    line, at = travelling(town), datetime(2026, 2, 26, 8, tzinfo=CHINA)
    facts = {"kind": "batch", "measure": "P10", "title": "一起出发", "place": "芒市", "seats": 40}
    event = town.add(Event(code="V20", starts_at=at, ends_at=at + timedelta(hours=9), status="ended", **facts))
    facts = {"status": "arrived", "signed_up_at": at - timedelta(days=9), "arrived_at": at}
    town.add(EventSignup(event_id=event.key, worker_id=line.worker_id, **facts))
    return "travelled_otherwise", line


@kind
def a_student_paid_as_a_worker(town: CleanTown) -> Planted:
    line = travelling(town)
    facts = {"school": "德宏职校", "year": 2, "age": 17, "noted_at": NINE, "status": "agreed", "school_agreed_at": NINE}
    town.add(Placement(worker_id=line.worker_id, **facts))
    return "placed_and_paid", line


@kind
def another_account_than_on_the_list(town: CleanTown) -> Planted:
    row = town.roster_row(town.paper[1], town.at_work(SINCE), 801)
    worker = town.session.get_one(Worker, row.worker_id)
    return "account_differs", town.line(town.travel, worker, account_blind="a second account")


@kind
def one_name_twice_on_one_list(town: CleanTown) -> Planted:
    travelling(town, person={"name": "演同名"})
    return "namesakes_on_list", travelling(town, person={"name": "演同名"})


@kind
def claimed_for_without_having_passed(town: CleanTown) -> Planted:
    worker = town.person()
    town.roster_row(town.paper[3], worker, 802, assessment="不合格", certificate_no="", exam_mark=40.0)
    claim = town.claim(town.paper[3])
    return "not_passed", town.line(claim, worker, months=None, wage=None, employer_name="", amount=0)


def entry(town: CleanTown, **facts: Any) -> PlanEntry:
    row = {"measure": "P13", "counter": "专家人次", "day": date(2026, 5, 11), "entered_at": NINE}
    return town.add(PlanEntry(**row | facts))


@kind
def a_trip_of_nobody(town: CleanTown) -> Planted:
    return "names_nobody", entry(town)


@kind
def three_trips_in_one_line(town: CleanTown) -> Planted:
    return "quantity_wrong", entry(town, person="专演九一", quantity=3)


@kind
def a_trip_of_two_months(town: CleanTown) -> Planted:
    return "trip_out_of_bounds", entry(town, person="专演九二", until=date(2026, 7, 20))


@kind
def somebody_of_the_batch_who_went_in_autumn(town: CleanTown) -> Planted:
    return "batch_apart", entry(town, person="专演九三", batch="P13-0", day=date(2026, 9, 7), until=date(2026, 9, 11))


@kind
def a_third_batch_in_one_year(town: CleanTown) -> Planted:
    return "too_many_batches", entry(town, person="专演九四", batch="P13-third", day=date(2026, 11, 2))


@kind
def an_expert_who_teaches_in_qingpu_meanwhile(town: CleanTown) -> Planted:
    at = datetime(2026, 5, 11, 9, tzinfo=CHINA)
    a_class(town, "host", trainer="专演九五", place="上海市青浦区", starts_at=at, ends_at=at + timedelta(days=4))
    return "expert_elsewhere", entry(town, person="专演九五", until=date(2026, 5, 30))


@kind
def a_trip_that_was_struck_off_and_claimed(town: CleanTown) -> Planted:
    entry(town, person="专演九六", dropped_at=NINE)
    facts = {"standard": "expert", "measure": "P15", "unit": 2000, "amount": 2000}
    return "claimed_without_deed", loose(town, "struck", payee="专演九六", **facts)


@kind
def a_trip_that_ends_before_it_begins(town: CleanTown) -> Planted:
    return "dates_reversed", entry(town, person="专演九七", until=date(2026, 5, 1))


@kind
def a_trip_that_is_yet_to_come(town: CleanTown) -> Planted:
    return "not_yet", entry(town, person="专演九八", day=NINE.date() + timedelta(days=30))


@kind
def reviewed_by_somebody_of_the_payee(town: CleanTown) -> Planted:
    claim = a_claim(town, "kin")
    member = town.add(Staff(code="S77", name="演审", role="station_head", organisation=claim.payee))
    claim.reviewed_by = member.key
    return "decided_by_party", claim


@kind
def paid_on_national_day(town: CleanTown) -> Planted:
    return "paid_on_a_day_off", a_claim(town, "feast", status="paid", paid=14_000, paid_on=date(2026, 10, 1))


@kind
def travel_without_any_proof(town: CleanTown) -> Planted:
    return "proof_missing", travelling(town, proof="")


@kind
def the_same_months_in_two_claims(town: CleanTown) -> Planted:
    line = travelling(town)
    facts = {"standard": "travel", "measure": "P22", "fund": "F2", "unit": 0, "amount": 1000}
    later = loose(town, "months", **facts, submitted_on=date(2026, 11, 3))
    return "months_claimed_twice", town.line(later, town.session.get_one(Worker, line.worker_id))


@kind
def a_member_of_staff_as_an_expert(town: CleanTown) -> Planted:
    return "expert_is_party", entry(town, person=town.staff[1].name)
