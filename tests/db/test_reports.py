"""Reports: every counter of the plan equals a count by hand in a small town; what was told once is told again; small counts hide."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from db import agreements, audits, claims, findings, industries, plan_entries, post_lists, progress, reports
from db.agreements import Signed
from db.claims import Asked
from db.columns import CHINA
from db.models import (
    Application,
    ApplicationStatus,
    Attendance,
    Certificate,
    Employer,
    Enrolment,
    Event,
    EventSignup,
    Finding,
    FollowUp,
    HomePlan,
    Placement,
    Staff,
    Visit,
    Worker,
    WorkerStatus,
)
from db.plan_entries import Said
from db.reports import NotOverYet, Period, figures, ledger
from db.rights import NotAllowed
from nlp import lexicon
from tests.builders import NINE, a_course, a_member_of_staff, a_vacancy, a_worker
from tests.db.load.test_folder import KEYS

# Counted by hand from the rows below.
BY_HAND = {
    "P1 在沪总人数": 3, "P1 脱贫人口数": 2, "P1 农村劳动力数": 3, "P1 有培训需求人数": 1, "P2 走访企业次数": 2, "P2 走访宿舍次数": 1,
    "P2 慰问人次": 4, "P2 发现问题数": 2, "P2 办结数": 1, "P2 单位自办慰问次数": 1, "P3 联络企业数": 3, "P3 留用脱贫劳动力数": 1,
    "P4 新转移人数": 2, "P4 稳定就业人数": 2, "P5 现场招聘会场次": 1, "P5 参会单位数": 2, "P5 岗位数": 3, "P5 达成意向数": 12,
    "P6 网上招聘次数": 1, "P6 视频面试人次": 1, "P7 发布岗位条数": 2, "P7 招聘人数": 30, "P7 发送批次": 1, "P8 指导场次": 2,
    "P8 咨询人次": 6, "P9 结对机构数": 1, "P9 意向书份数": 2, "P10 组织批次": 1, "P10 组织人数": 23, "P11 签约数": 1, "P11 订单班人数": 1,
    "P11 实习人数": 1, "P12 考察人次": 6, "P12 返乡创业人数": 1, "P12 带动就业人数": 4, "P13 批次": 2, "P13 专家人次": 3, "P14 批次": 1,
    "P14 专家人次": 1, "P15 专家人次": 4, "P15 金额": 8000, "P16 项目数": 2, "P16 金额": 20_000, "P17 参训人数": 2, "P17 合格人数": 1,
    "P17 发证数": 1, "P17 金额": 675 * 11, "P18 参训人次": 3, "P18 合格人次": 2, "P18 金额": 1250 + 1600, "P19 参训人次": 0, "P19 金额": 1500 * 20,
    "P20 参训人数": 1, "P20 金额": 5000, "P21 中心数": 1, "P21 岗前实训人次": 1, "P21 金额": 150_000, "P22 受益人次": 1, "P22 金额": 900,
    "P23 联络会次数": 1, "P23 报备次数": 1, "P24 检查次数": 2, "P24 发现问题数": 1, "P24 追回金额": 300,
}  # fmt: skip
LAST_YEAR = NINE - timedelta(days=400)


class HandMade:
    """A town of a dozen rows for each measure, some of them of last year or called off, which count nowhere."""

    def __init__(self, session: Session, head: Staff) -> None:
        self.session, self.head = session, head
        self.workers()
        self.visits()
        self.events()
        self.registers()
        self.classes()
        self.supervised()
        session.flush()

    def add(self, *rows: Any) -> None:
        self.session.add_all(rows)
        self.session.flush()

    def workers(self) -> None:
        kept = Employer(name="留用厂", keeps_first=True)
        other = Employer(name="别家厂")
        self.add(kept, other)
        at_work = {"status": "employed", "work_place": "上海市青浦区华新镇", "region": "533123"}
        poor = {"household_category": "脱贫户", "household_verified_at": date(2026, 1, 5)}
        may, last_year, november = date(2026, 5, 4), date(2025, 3, 3), date(2026, 11, 2)
        self.one = a_worker(self.session, name="甲", employer_id=kept.key, started_on=may, **at_work, **poor)
        self.two = a_worker(self.session, name="乙", employer_id=other.key, started_on=last_year, **at_work, **poor)
        self.three = a_worker(self.session, name="丙", started_on=november, household_category="一般农户", **at_work)
        self.four = a_worker(
            self.session, name="丁", status="seeking", training_need="叉车", transport_subsidy="已申领"
        )
        a_worker(self.session, name="戊", training_need="无", deleted_at=NINE, **at_work)

    def visits(self) -> None:
        third = Employer(name="第三家")
        self.add(third)
        on = {"starts_at": NINE, "ends_at": NINE, "asked_at": NINE, "status": "done", "region": "533123"}
        self.add(
            Visit(kind="employer", employer_id=1, people_met=5, **on), Visit(kind="employer", employer_id=1, **on),
            Visit(kind="dormitory", employer_id=2, **on), Visit(kind="gift", people_met=4, **on),
            Visit(kind="own_event", employer_id=2, **on), Visit(kind="telephone", employer_id=third.key, **on),
            Visit(kind="employer", employer_id=2, **on | {"status": "booked"}),
            Visit(kind="dormitory", **on | {"starts_at": LAST_YEAR}),
            FollowUp(status="done", opened_at=NINE, closed_at=NINE), FollowUp(status="new", opened_at=NINE),
            FollowUp(status="done", opened_at=LAST_YEAR),
        )  # fmt: skip

    def events(self) -> None:
        on = {"starts_at": NINE - timedelta(days=9), "ends_at": NINE, "status": "ended"}
        fair = Event(
            code="V1", kind="onsite_fair", title="专场", employers=["E1", "E2"], vacancies=["1", "2", "3"], **on
        )
        fair.intents, fair.attended = 12, 40
        online = Event(code="V2", kind="online_fair", title="网上", **on)
        advice = Event(code="V3", kind="guidance", title="指导", **on)
        batch = Event(code="V4", kind="batch", title="一起走", **on)
        self.add(
            fair, online, advice, batch, Event(code="V5", kind="onsite_fair", title="明年", **on | {"status": "open"})
        )
        here = {"status": "arrived", "signed_up_at": NINE}
        self.add(
            EventSignup(event_id=online.key, worker_id=self.one.key, **here),
            EventSignup(event_id=online.key, worker_id=self.two.key, **here | {"status": "signed_up"}),
            EventSignup(event_id=advice.key, worker_id=self.one.key, **here),
            EventSignup(event_id=batch.key, worker_id=self.one.key, **here),
            EventSignup(event_id=batch.key, worker_id=self.two.key, **here),
            EventSignup(event_id=batch.key, worker_id=self.three.key, **here),
        )  # fmt: skip
        students = a_vacancy(self.session, headcount=20, audience="students")
        a_vacancy(self.session, headcount=10)
        hired = Application(worker_id=self.four.key, vacancy_id=students.key, status="hired", applied_at=NINE)
        self.add(hired)
        self.add(ApplicationStatus(application_id=hired.key, status="hired", at=NINE, source="employer"))
        post_lists.make(self.session, now=NINE, by=self.head)

    def registers(self) -> None:
        for kind, party, signed in (
            ("letter", "德宏甲", date(2026, 3, 1)), ("letter", "德宏甲", date(2026, 4, 1)), ("school", "德宏职校", date(2026, 2, 1)),
        ):  # fmt: skip
            agreements.enter(self.session, Signed(kind, "青浦乙", party, signed), by=self.head, now=NINE)
        old = Signed("letter", "青浦乙", "德宏旧", date(2024, 7, 1), date(2025, 7, 1))
        agreements.enter(self.session, old, by=self.head, now=NINE)
        for measure, counter, number, more in (
            ("P8", "指导场次", 1, {}), ("P8", "咨询人次", 5, {}), ("P10", "组织人数", 20, {"batch": "Y2026-001"}), ("P12", "考察人次", 6, {}),
            ("P12", "带动就业人数", 4, {}), ("P13", "专家人次", 1, {"batch": "春", "person": "专演一"}),
            ("P13", "专家人次", 1, {"batch": "春", "person": "专演二"}), ("P13", "专家人次", 1, {"batch": "秋", "person": "专演一"}),
            ("P14", "专家人次", 1, {"batch": "班玛", "person": "专演三"}), ("P16", "项目数", 2, {"payee": "示例机构", "title": "护理"}),
            ("P21", "中心数", 1, {"payee": "示例中心"}), ("P23", "联络会次数", 1, {}), ("P24", "检查次数", 2, {}),
        ):  # fmt: skip
            self.enter(measure, counter, number, more)
        self.add(
            Placement(
                worker_id=self.four.key, school="职校", year=2, age=17, noted_at=NINE, status="running", starts_on=date(2026, 9, 1)
            ),
            HomePlan(worker_id=self.two.key, interest="business", noted_at=NINE, status="opened"),
            HomePlan(worker_id=self.one.key, interest="business", noted_at=NINE, status="new"),
        )  # fmt: skip

    def enter(self, measure: str, counter: str, number: int, more: dict[str, str]) -> None:
        day = date(2026, 4, 13) if more.get("batch") != "秋" else date(2026, 9, 14)
        said = Said(measure, counter, day, number, **more)  # type: ignore[arg-type]
        plan_entries.enter(self.session, said, by=self.head, now=NINE, others=True)

    def classes(self) -> None:
        spring = datetime(2026, 3, 2, 9, tzinfo=CHINA)
        drill = a_course(self.session, measure="P17", starts_at=spring, passed_elsewhere=10, attended_elsewhere=11)
        cheap = a_course(self.session, measure="P18", starts_at=spring + timedelta(days=30), unit_subsidy=1250)
        dear = a_course(self.session, measure="P18", starts_at=spring + timedelta(days=60), unit_subsidy=1600)
        a_course(self.session, measure="P19", starts_at=spring, passed_elsewhere=20, attended_elsewhere=20)
        a_course(self.session, measure="P17", starts_at=LAST_YEAR, passed_elsewhere=50)
        week = a_course(self.session, measure="P20", starts_at=spring, unit_subsidy=5000)
        practice = a_course(self.session, measure="P21", starts_at=spring)
        for worker, course, status in (
            (self.one, drill, "passed"), (self.two, drill, "failed"), (self.one, cheap, "passed"), (self.one, dear, "passed"),
            (self.two, dear, "attending"), (self.three, week, "attending"), (self.one, practice, "attending"),
        ):  # fmt: skip
            row = Enrolment(worker_id=worker.key, course_id=course.key, status=status, live=False, enrolled_at=spring)
            self.add(row)
            self.add(
                Attendance(
                    enrolment_id=row.key, day=course.starts_at.date(), half="morning", arrived_at=course.starts_at
                )
            )
        self.add(Certificate(number="N1", worker_id=self.one.key, course_id=drill.key, name="甲"))

    def supervised(self) -> None:
        asked = Asked("travel", "盈江县", NINE.date(), heads=1, amount=1000, region="533123")
        travel = claims.submit(self.session, asked, by=self.head, keys=KEYS, now=NINE)
        claims.move(self.session, travel.key, to="reviewed", by=self.head, now=NINE)
        claims.move(self.session, travel.key, to="paid", paid=900, by=self.head, now=NINE)
        on = {"found_at": NINE, "seen_at": NINE, "rows": ["claim:1"]}
        first, second = Finding(mark="1", rule="sum_wrong", **on), Finding(mark="2", rule="sum_wrong", **on)
        self.add(first, second)
        findings.settle(self.session, first.key, state="recovered", yuan=300, words="退回", by=self.head, now=NINE)
        findings.settle(self.session, second.key, state="explained", words="没有问题", by=self.head, now=NINE)
        october = Period.of("month", date(2026, 10, 1))
        reports.freeze(self.session, october, note="", by=self.head, now=NINE)


@pytest.fixture
def head(session: Session) -> Staff:
    return a_member_of_staff(session, code="S01", role="station_head", scope="all")


def test_each_counter_of_the_plan_equals_the_count_by_hand(session: Session, head: Staff) -> None:
    HandMade(session, head)
    lines = progress.lines(session, by=head, now=NINE)
    counted = {f"{line.measure} {line.counter}": line.value for line in lines}
    assert {name: value for name, value in counted.items() if value != BY_HAND[name]} == {}
    assert counted.keys() == BY_HAND.keys()
    report = reports.build(session, Period.of("year", NINE.date()), by=head, now=NINE)
    told = {f"{row[0]} {row[2]}": row[3] for row in report.parts[0].rows}
    assert told == BY_HAND
    assert all(row[9] for row in report.parts[0].rows), "a figure without its definition"
    share = {f"{row[0]} {row[2]}": row[8] for row in report.parts[0].rows if row[8] is not None}
    # Persons on paper are part of what is done: (2 + 11) of 200, (3 + 0) of 1000.
    assert (share["P17 参训人数"], share["P18 参训人次"], share["P13 批次"]) == (0.065, 0.003, 1.0)


def test_completion_counts_person_times_and_a_person_once(session: Session, head: Staff) -> None:
    for passed in (42, 36, 39, 27):
        a_course(session, measure="P18", starts_at=NINE, attended_elsewhere=passed, seats=50)
    year = reports.build(session, Period.of("year", NINE.date()), by=head, now=NINE)
    assert next(row[8] for row in year.parts[0].rows if row[:3:2] == ["P18", "参训人次"]) == 0.144


@pytest.mark.parametrize("kind", ["week", "month", "quarter", "year"])
def test_what_was_told_once_is_told_again(session: Session, head: Staff, kind: str) -> None:
    town = HandMade(session, head)
    period = Period.of(kind, NINE.date())
    with pytest.raises(NotOverYet):
        reports.freeze(session, period, note="", by=head, now=NINE)
    later = period.stretch.ends + timedelta(hours=9)
    row = reports.freeze(session, period, note="多开夜班", by=head, now=later)
    told = [part.as_json() for part in reports.build(session, period, by=head, now=later).parts]
    a_worker(session, name="后来的", status="employed", work_place="上海市青浦区", region="533123")
    town.one.status = "returned"
    session.flush()
    session.expire_all()
    again = reports.shown_again(session, row.key, by=head)
    parts = [part.as_json() for part in again.parts]
    assert parts[:-1] == told
    assert parts[-1]["rows"] == [["多开夜班"]]
    assert reports.fingerprint(parts) == row.digest
    assert [part.as_json() for part in reports.build(session, period, by=head, now=later).parts] != told
    assert reports.freeze(session, period, note="", by=head, now=later).number.endswith("-2")


def test_a_frozen_report_of_everywhere_is_not_for_dehong_or_a_county(session: Session, head: Staff) -> None:
    bureau = a_member_of_staff(session, code="S05", role="dehong_viewer", scope="533100")
    liaison = a_member_of_staff(session, code="S09", role="county_liaison", scope="533123")
    period = Period.of("week", date(2026, 11, 18))
    reports.freeze(session, period, note="", by=head, now=NINE)
    own = reports.freeze(session, period, note="", by=bureau, now=NINE)
    assert [row.number for row in reports.frozen(session, by=bureau)] == [own.number]
    assert (len(reports.frozen(session, by=head)), reports.frozen(session, by=liaison)) == (2, [])
    with pytest.raises(NotAllowed):
        reports.freeze(session, period, note="", by=liaison, now=NINE)


def test_the_ledger_of_a_month_adds_up(session: Session, head: Staff) -> None:
    def history(name: str, county: str, *lines: tuple[str, date]) -> None:
        region = {"盈江": "533123", "芒市": "533103"}[county]
        worker: Worker = a_worker(session, name=name, county=county, region=region, status=lines[-1][0])
        for status, since in lines:
            session.add(
                WorkerStatus(worker_id=worker.key, status=status, since=since, recorded_at=NINE, source="visit")
            )

    may, october, november = date(2026, 5, 1), date(2026, 10, 5), date(2026, 11, 2)
    history("一直在", "盈江", ("employed", may))
    history("新来的", "盈江", ("seeking", may), ("employed", october))
    history("回来的", "芒市", ("employed", may), ("idle", date(2026, 8, 1)), ("employed", october))
    history("回家的", "芒市", ("employed", may), ("returned", october))
    history("一天都没干满", "芒市", ("employed", october), ("idle", october))
    history("下月才来", "芒市", ("employed", november))
    session.flush()
    part, left_for = ledger.movement(session, date(2026, 10, 1), date(2026, 10, 31), by=head)
    rows = {row[1]: list(row[2:]) for row in part.rows}
    assert (rows["盈江"], rows["芒市"], rows["合计"]) == ([1, 1, 0, 0, 2], [1, 0, 1, 1, 1], [2, 1, 1, 1, 3])
    for opening, began, back, left, closing in rows.values():
        assert opening + began + back - left == closing
    assert left_for.rows == [["返乡", 1]]


def test_counts_under_five_are_hidden_outside_the_bureaus(session: Session, head: Staff) -> None:
    for number in range(7):
        a_worker(
            session, name=f"演{number}", county="盈江", region="533123", status="seeking" if number < 3 else "idle"
        )
    guest = a_member_of_staff(session, code="S10", role="banma_viewer", scope="all")
    stretch = Period.of("week", NINE.date()).stretch
    shown = {}
    for by in (head, guest):
        part = figures.by_county(figures.Asking(session, by, stretch, NINE))
        row = next(row for row in part.rows if row[1] == "盈江")
        shown[by.code] = dict(zip(part.columns, row, strict=True))
    assert (shown["S01"]["在册（人）"], shown["S01"]["在找工作（人）"]) == (7, 3)
    assert (shown["S10"]["在册（人）"], shown["S10"]["在找工作（人）"]) == (7, "<5")
    assert shown["S01"]["县代码"] == "533123"


def test_a_county_reads_of_itself_and_which_figures_are_the_stations(session: Session, head: Staff) -> None:
    liaison = a_member_of_staff(session, code="S09", role="county_liaison", scope="533123")
    for county, region in (("盈江", "533123"), ("芒市", "533103")):
        a_worker(session, county=county, region=region)
    a_vacancy(session, headcount=3)
    stretch = Period.of("week", NINE.date()).stretch
    asked = [figures.Asking(session, by, stretch, NINE) for by in (head, liaison)]
    counties = [[row[1] for row in figures.by_county(one).rows] for one in asked]
    assert counties == [["芒市", "瑞丽", "梁河", "盈江", "陇川", "没写"], ["盈江"]]
    moved = [ledger.movement(session, NINE.date(), NINE.date(), by=by)[0] for by in (head, liaison)]
    assert [[(row[0], row[1]) for row in part.rows] for part in moved][1] == [("533123", "盈江"), ("533123", "合计")]
    assert [row[0] for row in moved[0].rows][-1] == "533100"
    whole, part = map(figures.summary, asked)
    assert ({row[0]: row[1] for row in part.rows if "全站" in str(row[0])}) == {
        "新发布岗位（全站）": 1, "新增招聘（全站）": 3, "在招岗位（全站）": 1, "缺工（全站）": 3,
    }  # fmt: skip
    assert [{row[0]: row[1] for row in one.rows}["在册"] for one in (whole, part)] == [2, 1]
    assert (figures.UNDIVIDED in whole.notes, figures.UNDIVIDED in part.notes) == (False, True)
    assert "全站" not in str(whole.rows)
    visit = Visit(status="done", starts_at=NINE, ends_at=NINE, asked_at=NINE, region="533123")
    session.add(visit)
    session.flush()
    assert [row[1] for row in figures.by_county(asked[1]).rows] == ["盈江", "没写"]


@pytest.mark.parametrize(
    ("kind", "day", "first", "last"),
    [
        ("week", date(2026, 11, 26), date(2026, 11, 23), date(2026, 11, 29)),
        ("month", date(2024, 2, 9), date(2024, 2, 1), date(2024, 2, 29)),
        ("quarter", date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
        ("year", date(2026, 1, 1), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_stretches_follow_one_another(kind: str, day: date, first: date, last: date) -> None:
    period = Period.of(kind, day)
    assert (period.first, period.last) == (first, last)
    assert period.after.before == period == period.before.after
    assert period.after.first == last + timedelta(days=1)


def test_a_month_says_what_each_member_of_staff_did(session: Session, head: Staff) -> None:
    visitor = a_member_of_staff(session, code="S03", role="visit_officer", scope="all")
    on = {"starts_at": NINE, "ends_at": NINE, "asked_at": NINE, "staff_id": visitor.key}
    session.add_all(
        [Visit(status="done", people_met=6, **on), Visit(status="done", **on), Visit(status="booked", **on)]
    )
    session.add(FollowUp(staff_id=visitor.key, status="done", opened_at=LAST_YEAR, closed_at=NINE))
    a_vacancy(session, posted_by=head.key)
    trainer = a_member_of_staff(session, code="S04", role="training_officer", scope="all")
    for action in ("course_planned", "attendance_taken", "login"):
        audits.note(session, staff=trainer, action=action, about="course:1", now=NINE)
    session.flush()
    month = Period.of("month", NINE.date())
    part = next(one for one in reports.build(session, month, by=head, now=NINE).parts if one.title == "各人工作")
    assert [list(row[:1]) + list(row[2:]) for row in part.rows] == [
        ["S01", 0, 0, 0, 0, 1, 0], ["S03", 2, 6, 0, 1, 0, 0], ["S04", 0, 0, 0, 0, 0, 2],
    ]  # fmt: skip
    liaison = a_member_of_staff(session, code="S09", role="county_liaison", scope="533123")
    part = next(one for one in reports.build(session, month, by=liaison, now=NINE).parts if one.title == "各人工作")
    assert list(part.rows) == []


def test_a_report_frozen_again_is_reported_once(session: Session, head: Staff) -> None:
    """On the day it was frozen first; another stretch, kind or region is another report."""
    bureau = a_member_of_staff(session, code="S05", role="dehong_viewer", scope="533100")
    october, later = Period.of("month", date(2026, 10, 1)), NINE + timedelta(days=60)
    for period, by, at in (
        (october, head, NINE), (october, head, NINE + timedelta(hours=1)), (october, head, later),
        (Period.of("month", date(2026, 9, 1)), head, NINE), (Period.of("week", date(2026, 10, 5)), head, NINE),
        (october, bureau, NINE), (Period.of("month", date(2026, 11, 1)), head, later),
    ):  # fmt: skip
        reports.freeze(session, period, note="", by=by, now=at)

    def told(by: Staff, now: datetime) -> float | None:
        lines = progress.lines(session, by=by, now=now)
        return next(line.value for line in lines if line.counter == "报备次数")

    assert (told(head, NINE), told(head, later), told(bureau, NINE)) == (4, 1, 1)


def test_training_is_counted_by_county_persons_and_times_apart(session: Session, head: Staff) -> None:
    worker = a_worker(session)
    for days in (0, 9):
        course = a_course(
            session, measure="P18", starts_at=NINE - timedelta(days=days), region="533123", attended_elsewhere=10,
            passed_elsewhere=9,
        )  # fmt: skip
        row = Enrolment(worker_id=worker.key, course_id=course.key, status="passed", live=False, enrolled_at=NINE)
        session.add(row)
        session.flush()
        session.add(Attendance(enrolment_id=row.key, day=course.starts_at.date(), half="morning", arrived_at=NINE))
    a_course(session, measure="P19", starts_at=NINE, region="632622", attended_elsewhere=25, passed_elsewhere=20)
    session.flush()
    year = reports.build(session, Period.of("year", NINE.date()), by=head, now=NINE)
    part = next(one for one in year.parts if one.title == "培训分县")
    assert [list(row) for row in part.rows] == [
        ["533123", "盈江", "P18", 2, 1, 20, 20], ["632622", "班玛", "P19", 0, 0, 25, 20],
    ]  # fmt: skip


def test_shares_and_quality_count_those_who_are_there(session: Session, head: Staff) -> None:
    factory = Employer(name="厂", industry="electronics")
    session.add(factory)
    session.flush()
    at_work = {"status": "employed", "work_place": "上海市青浦区华新镇", "county": "盈江"}
    a_worker(
        session, income_band="5000-6000", employer_id=factory.key, phone="13900000001", last_contact_at=NINE, **at_work
    )
    a_worker(session, income_band="5000-6000", **at_work)
    a_worker(session, status="seeking", income_band="1-2", last_contact_at=LAST_YEAR)
    a_worker(session, income_band="5000-6000", deleted_at=NINE, **at_work)
    shares = {part.title: [list(row) for row in part.rows] for part in ledger.shares(session, by=head)}
    assert shares["收入段"] == [["5000-6000", 2, 1.0]]
    assert shares["行业和街镇"] == [["没写", "华新镇", 1], ["电子制造", "华新镇", 1]]
    quality = {row[0]: row[1] for row in ledger.quality(session, NINE.date(), by=head).rows}
    assert (quality["没有电话"], quality["没有县市"], quality["没有户类型"], quality["超过60天没联系"]) == (2, 1, 3, 2)


def test_industries_stand_in_the_reports_by_the_names_of_the_lexicon() -> None:
    stated = {row["id"]: row["name"] for row in lexicon.document("occupations.yaml")["industries"]}
    assert stated == industries.NAMES
    assert industries.named("食品") == "食品"
