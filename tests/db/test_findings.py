"""Findings: kept once, settled by people with a reason, counted by the plan; claims go their way beside them."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from bot.runtime import Runtime
from bot.scheduled import check_money
from db import claims, finding_mending, findings, load, money, progress
from db.claims import Asked, NotAClaim, Person, WrongClaimState
from db.engine import Records
from db.findings import NeedsWords, NeedsYuan
from db.models import Audit, Claim, Course, Erasure, Finding, Staff
from db.rights import NotAllowed
from tests.builders import NINE, a_course, a_member_of_staff
from tests.db.load.test_folder import KEYS

# What the demo town's files say was planted, by the line of the roster.
PLANTED = {
    ("C07", 22): "same_id_in_class", ("C07", 23): "id_wrong", ("C07", 10): "phone_shared", ("C07", 4): "two_classes_at_once",
    ("C06", 1): "two_classes_at_once", ("C07", 13): "at_work_elsewhere", ("C07", 16): "category_unconfirmed",
}  # fmt: skip
# The other line of a pair of which one was planted.
PAIRED = {("C07", 1), ("C07", 9)}


@pytest.fixture
def head(session: Session) -> Staff:
    return a_member_of_staff(session, code="S91", role="station_head", scope="all")


def a_claim(session: Session, by: Staff, **facts: object) -> Claim:
    row = {
        "standard": "project",
        "payee": "示例机构",
        "submitted_on": NINE.date(),
        "heads": 1,
        "unit": 10_000,
        "amount": 10_000,
    }
    return claims.submit(session, Asked(**row | facts), by=by, keys=KEYS, now=NINE)  # type: ignore[arg-type]


def test_every_planted_anomaly_of_the_demo_town_is_found_and_nothing_else(records: Records) -> None:
    load.folder(records, load.find("demo"), now=NINE, keys=KEYS)
    with records.write() as session:
        first = findings.check(session, now=NINE)
        again = findings.check(session, now=NINE + timedelta(hours=1))
        assert (again.found, again.new) == (first.found, 0)
        lines = session.connection().exec_driver_sql(
            "SELECT r.id, c.code, r.seq FROM roster_row r JOIN course c ON c.id = r.course_id"
        )
        places = {f"roster_row:{number}": (code, seq) for number, code, seq in lines}
        rows = session.exec(select(Finding)).all()
        found = {(places[name], row.rule) for row in rows for name in row.rows}
        assert set(PLANTED.items()) <= found
        assert {place for place, _ in found} == {*PLANTED, *PAIRED}
        assert all(row.seen_at > row.found_at and row.state == "open" for row in rows)


@pytest.mark.parametrize("records", ["sqlite"], indirect=True)
def test_what_concerns_two_classes_stands_on_the_claim_of_either(records: Records) -> None:
    load.folder(records, load.find("demo"), now=NINE, keys=KEYS)
    with records.write() as session:
        findings.check(session, now=NINE)
        at_once = session.exec(select(Finding).where(Finding.rule == "two_classes_at_once")).all()
        courses = {row.code: row.key for row in session.exec(select(Course)).all()}
        shown = {
            code: {one.key for one in claims.findings(session, Claim(id=10**6, course_id=courses[code]))}
            for code in ("C06", "C07", "C01")
        }
    kept_with = {row.course_id for row in at_once}
    both = {row.key for row in at_once if kept_with & {courses["C06"], courses["C07"]}}
    assert both
    assert both & shown["C06"] == both & shown["C07"] != set()
    assert not both & shown["C01"]


def test_at_night_what_was_read_is_kept_afterwards_unless_somebody_was_erased_meanwhile(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        a_claim(session, a_member_of_staff(session, code="S91", role="station_head", scope="all"), amount=30_000)
        gone = Erasure(worker_id=1, public_id="gone", asked_at=NINE, erased_at=NINE + timedelta(minutes=1))
        session.add(gone)
    check_money.run(runtime, NINE)
    with runtime.records.read() as session:
        assert session.exec(select(Finding)).all() == []  # its words might have named the person
    check_money.run(runtime, NINE + timedelta(days=1))
    with runtime.records.read() as session:
        assert [row.rule for row in session.exec(select(Finding)).all()] == ["sum_wrong"]


def test_a_finding_is_settled_with_words_and_money_and_counted(session: Session, head: Staff) -> None:
    entered_by = a_member_of_staff(session, code="S92", role="station_head", scope="all")  # nobody explains their own
    a_claim(session, entered_by)
    twice = a_claim(session, entered_by, amount=30_000)
    findings.check(session, now=NINE)
    row = session.exec(select(Finding)).one()
    assert (row.rule, row.claim_id, row.words) == ("sum_wrong", twice.key, f"{twice.number} 1 × 10000 不等于 30000 元")
    with pytest.raises(NeedsWords):
        findings.settle(session, row.key, state="explained", words=" ", by=head, now=NINE)
    with pytest.raises(NeedsYuan):
        findings.settle(session, row.key, state="recovered", words="退回", by=head, now=NINE)
    clerk = a_member_of_staff(session, code="S02", role="job_officer", scope="all")
    with pytest.raises(NotAllowed):
        findings.settle(session, row.key, state="explained", words="看过", by=clerk, now=NINE)
    counted = {f"{one.measure} {one.counter}": one.value for one in progress.lines(session, by=head, now=NINE)}
    assert (counted["P24 发现问题数"], counted["P24 追回金额"]) == (1, 0)
    findings.settle(session, row.key, state="recovered", words="多报的已退", yuan=20_000, by=head, now=NINE)
    findings.settle(session, row.key, state="open", words="又退了一部分", yuan=500, by=head, now=NINE)
    with pytest.raises(findings.NothingRecovered):
        findings.settle(session, row.key, state="explained", words="其余属实", yuan=300, by=head, now=NINE)
    findings.settle(session, row.key, state="explained", words="其余属实", by=head, now=NINE)
    counted = {f"{one.measure} {one.counter}": one.value for one in progress.lines(session, by=head, now=NINE)}
    assert (counted["P24 发现问题数"], counted["P24 追回金额"]) == (0, 20_500)
    assert [(step.state, step.yuan, name) for step, name in findings.steps(session, row)] == [
        ("recovered", 20_000, head.name), ("open", 500, head.name), ("explained", 0, head.name),
    ]  # fmt: skip
    findings.check(session, now=NINE + timedelta(days=1))
    assert (session.exec(select(Finding)).one().state, findings.recovered(session, by=head)) == ("explained", 20_500)
    with pytest.raises(NotAllowed):
        finding_mending.recovered(session, row.key, total=500, state="open", why="看错", by=clerk, now=NINE)
    finding_mending.recovered(session, row.key, total=500, state="open", why="看错回单", by=head, now=NINE)
    counted = {f"{one.measure} {one.counter}": one.value for one in progress.lines(session, by=head, now=NINE)}
    assert (counted["P24 发现问题数"], counted["P24 追回金额"], row.settled_at) == (1, 500, None)


def test_a_claim_is_reviewed_and_paid_whatever_is_flagged(session: Session, head: Staff) -> None:
    row = a_claim(session, head, account="6222000000001234")
    assert (row.number, row.fund, row.measure, row.account_tail) == ("K2026-001", "F1", "P16", "1234")
    assert "6222000000001234" not in str(row.model_dump())
    with pytest.raises(WrongClaimState):
        claims.move(session, row.key, to="paid", paid=10_000, by=head, now=NINE)
    claims.move(session, row.key, to="reviewed", by=head, now=NINE)
    findings.check(session, now=NINE)
    assert [one.rule for one in claims.findings(session, row)] == ["paid_wrong"]  # reviewed by who entered it
    with pytest.raises(claims.NeedsWhy):
        claims.move(session, row.key, to="paid", paid=10_000, by=head, now=NINE)
    assert (row.status, row.paid) == ("reviewed", 0)
    claims.move(session, row.key, to="paid", paid=10_000, by=head, now=NINE, note="站里只有一人")
    assert (row.status, row.paid, row.paid_on) == ("paid", 10_000, NINE.date())
    with pytest.raises(WrongClaimState):
        claims.move(session, row.key, to="returned", by=head, now=NINE)
    with pytest.raises(NotAClaim):
        a_claim(session, head, amount=0)
    assert len(session.exec(select(Audit).where(Audit.about == f"claim:{row.key}")).all()) == 3


def test_what_the_records_propose_is_what_is_due(session: Session, head: Staff) -> None:
    course: Course = a_course(
        session, measure="P18", provider="示例学校", starts_at=NINE - timedelta(days=20), unit_subsidy=1250,
        enrolled_elsewhere=20, attended_elsewhere=18, passed_elsewhere=17, taken=20, programme="aid", status="certified",
    )  # fmt: skip
    asked = claims.proposed(session, course, today=NINE.date())
    assert [(one.standard, one.payee, one.heads, one.amount) for one in asked] == [("aid", "示例学校", 17, 21_250)]
    made = claims.submit(session, asked[0], by=head, keys=KEYS, now=NINE)
    assert findings.check(session, now=NINE).found == 0
    assert money.total(money.of_course(session, course)) == made.amount
    person = Person("岩演罕", number="533103199203149991", months=4, wage=5000, account="6222000000009999")
    line = claims.add_person(session, made, person, by=head, keys=KEYS)
    assert (line.id_masked, line.id_valid, line.account_tail) == ("533103********9991", True, "9999")
    assert "199203149991" not in str(line.model_dump())


def test_travel_that_was_paid_counts_for_the_plan(session: Session, head: Staff) -> None:
    row = a_claim(session, head, standard="travel", payee="盈江县", amount=3000, heads=3, unit=1000, region="533123")
    claims.move(session, row.key, to="reviewed", by=head, now=NINE)
    claims.move(session, row.key, to="paid", paid=2500, paid_on=date(2026, 11, 25), by=head, now=NINE)
    counted = {f"{one.measure} {one.counter}": one.value for one in progress.lines(session, by=head, now=NINE)}
    assert counted["P22 金额"] == 2500
    liaison = a_member_of_staff(session, code="S09", role="county_liaison", scope="533103")
    counted = {f"{one.measure} {one.counter}": one.value for one in progress.lines(session, by=liaison, now=NINE)}
    assert counted["P22 金额"] == 0


def test_a_finding_goes_when_its_cause_is_gone_and_comes_back_with_it(session: Session, head: Staff) -> None:
    row = a_claim(session, head, standard="travel", payee="示例县人社局", heads=2, unit=500, amount=1000)
    findings.check(session, now=NINE)
    missing = next(one for one in session.exec(select(Finding)).all() if "没有名单" in one.words)
    line = claims.add_person(session, row, Person("岩演罕", amount=500), by=head, keys=KEYS)
    findings.check(session, now=NINE + timedelta(hours=1))
    assert (missing.state, missing.settled_by) == ("gone", None)
    session.delete(line)
    session.flush()
    findings.check(session, now=NINE + timedelta(hours=2))
    assert missing.state == "open"
    assert [step.state for step, _ in findings.steps(session, missing)] == ["gone", "open"]
    with pytest.raises(findings.NoSuchState):
        findings.settle(session, missing.key, state="gone", words="x", by=head, now=NINE)


def test_nothing_is_paid_on_a_day_to_come_and_what_is_paid_counts_in_its_fund(session: Session, head: Staff) -> None:
    row = a_claim(session, head, standard="travel", payee="示例县人社局", heads=2, unit=500, amount=1000, note="十一月")
    claims.move(session, row.key, to="reviewed", by=head, now=NINE, note="核过名单")
    with pytest.raises(claims.PaidLater):
        claims.move(session, row.key, to="paid", paid=900, paid_on=date(2026, 12, 30), by=head, now=NINE)
    assert row.status == "reviewed"
    claims.move(session, row.key, to="paid", paid=900, paid_on=NINE.date(), by=head, now=NINE, note="已打卡")
    assert row.note == "十一月；核过名单；已打卡"
    assert money.paid(session, *money.year_of(NINE), by=head) == {"F2": 900}
    assert money.paid(session, *money.year_of(NINE.replace(year=2025)), by=head) == {}
