"""A town without anything wrong: classes on paper and by phone, their people, certificates, claims, visits, experts."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel

from db import identities, money
from db.columns import CHINA
from db.guard.firms import CODE_SIGNS
from db.models import (
    Attendance,
    Certificate,
    Claim,
    ClaimLine,
    Course,
    Employer,
    Enrolment,
    Identity,
    PlanEntry,
    RosterRow,
    Staff,
    Visit,
    Worker,
    WorkerStatus,
)
from db.plan_year import POOR
from db.workers import COUNTY_CODES
from tests.builders import NINE, a_course
from tests.db.load.test_folder import KEYS

Row = TypeVar("Row", bound=SQLModel)
SUBJECTS = (
    "养老护理员",
    "中式烹调师",
    "叉车驾驶",
    "电商客服",
    "保安员",
    "母婴护理",
    "汽修",
    "茶艺",
    "客房服务",
    "物业",
)
HALVES = ("morning", "afternoon")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CLASSES, LARGE, SMALL = 10, 24, 4
CHECKED_IN = "checked_in"


def id_number(region: str, born: date, order: int, sex: str) -> str:
    """A number that is right: GB 11643-1999."""
    first = f"{region}{born:%Y%m%d}{order % 100:02d}{order % 5 * 2 + (sex == '男')}"
    total = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
    return first + identities.CHECK_DIGITS[total % 11]


def credit_code(number: int) -> str:
    """A code that is right: GB 32100-2015."""
    first = f"91999999TEMT{number:05d}"
    total = sum(CODE_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(first))
    return first + CODE_SIGNS[-total % 31]


class CleanTown:
    """`people` by their number; `rows` how many rows the checks look at."""

    def __init__(self, session: Session, seed: int = 1, *, small: bool = False) -> None:
        self.session, self.dice, self._order = session, Random(seed), 0
        self.size = SMALL if small else LARGE
        self.numbers: dict[int, str] = {}
        self.employers = [self.add(_employer(number)) for number in range(4)]
        self.staff = [self.add(Staff(code=f"S{n}1", name=f"演走{n}", role="visit_officer")) for n in range(3)]
        self.paper = [self.on_paper(number) for number in range(CLASSES // 2)]
        self.by_phone = [self.on_phones(number) for number in range(CLASSES // 2, CLASSES)]
        self.visits = [self.visit(number) for number in range(60)]
        self.trips = [self.trip(batch, expert) for batch in range(2) for expert in range(6)]
        self.travel = self.travelling()
        session.flush()

    def add(self, row: Row) -> Row:
        self.session.add(row)
        self.session.flush()
        return row

    def person(self, **facts: Any) -> Worker:
        """Somebody poor, confirmed before the year began, looking for work at home."""
        self._order += 1
        county = self.dice.choice(list(COUNTY_CODES))
        region, sex = COUNTY_CODES[county], self.dice.choice("男女")
        row = {
            "public_id": f"clean{self._order}", "name": f"演净{self._order}", "gender": sex, "county": county,
            "birth_date": date(1972, 1, 1) + timedelta(days=self.dice.randrange(12_000)), "region": region,
            "phone": f"1541{self._order:07d}", "household_category": self.dice.choice(POOR[:4]), "status": "seeking",
            "household_verified_at": date(2025, 11, 3), "household_verified_by": "德宏", "registered_at": NINE,
            "income_band": "",
        }  # fmt: skip
        worker = self.add(Worker(**row | facts))
        number = id_number(worker.region, worker.birth_date or NINE.date(), self._order, worker.gender)
        self.numbers[worker.key] = number
        self.add(Identity(worker_id=worker.key, sealed=b"", blind=KEYS.index(number), masked=identities.mask(number)))
        return worker

    def at_work(self, since: date, **facts: Any) -> Worker:
        """Somebody at work in Qingpu since a day."""
        employer = self.employers[0]
        worker = self.person(
            status="employed", started_on=since, employer_id=employer.key, employer_name=employer.name,
            work_place=employer.place, income_band="5000-6000", **facts,
        )  # fmt: skip
        self.add(
            WorkerStatus(
                worker_id=worker.key, status="employed", employer_name=employer.name, place=employer.place,
                since=since, recorded_at=NINE, source="visit",
            )
        )  # fmt: skip
        return worker

    def blind(self, worker: Worker) -> str:
        return KEYS.index(self.numbers[worker.key])

    def a_class(self, number: int, **facts: Any) -> Course:
        starts_at = datetime(2026, 1, 5, 9, tzinfo=CHINA) + timedelta(days=28 * number)
        row = {
            "code": f"T{number:02d}", "programme": "aid", "measure": "P18", "title": SUBJECTS[number % 10],
            "provider": f"示例学校{number}", "place": "芒市", "county": "芒市", "region": "533103", "seats": 30,
            "starts_at": starts_at, "hours": 40, "unit_subsidy": 1400 + 20 * number, "status": "certified",
            "trainer": f"师演{number % 3}", "ends_at": starts_at + timedelta(days=4, hours=8),
        }  # fmt: skip
        return a_course(self.session, **row | facts)

    def on_paper(self, number: int) -> Course:
        course = self.a_class(number)
        for seq in range(1, self.size + 1):
            self.roster_row(course, self.person(), seq)
        course.enrolled_elsewhere = course.attended_elsewhere = course.passed_elsewhere = course.taken = self.size
        self.claim(course)
        return course

    def roster_row(self, course: Course, worker: Worker, seq: int, **facts: Any) -> RosterRow:
        days = course.days - (seq % 5 == 0)
        number = self.numbers[worker.key]
        row = {
            "course_id": course.key, "worker_id": worker.key, "seq": seq, "name": worker.name, "region": worker.region,
            "id_masked": identities.mask(number), "id_blind": KEYS.index(number), "gender": worker.gender,
            "id_gender": worker.gender, "birth_date": worker.birth_date, "county": worker.county,
            "household_category": worker.household_category, "phone": worker.phone, "days_present": days,
            "attendance_rate": round(days / course.days, 2), "assessment": "合格", "exam_mark": 70.0 + seq,
            "certificate_no": f"{course.code}-{seq:03d}", "signature": f"sign{worker.key}",
            "account_blind": f"account{worker.key}",
        }  # fmt: skip
        return self.add(RosterRow(**row | facts))

    def on_phones(self, number: int) -> Course:
        course = self.a_class(number)
        for seq in range(1, self.size + 1):
            self.seat(course, self.person(), seq)
        self.claim(course)
        return course

    def seat(self, course: Course, worker: Worker, seq: int, **facts: Any) -> Enrolment:
        row = {
            "worker_id": worker.key, "course_id": course.key, "status": "passed", "live": False, "basis": "脱贫/监测对象",
            "enrolled_at": course.starts_at - timedelta(days=10), "region": worker.region,
        }  # fmt: skip
        there = facts.pop(CHECKED_IN, True)
        enrolment = self.add(Enrolment(**row | facts))
        course.taken = max(course.taken, seq)
        for day in range(course.days if there else 0):
            for half in HALVES:
                if (day + seq) % 5 or half == "morning":
                    self.check_in(course, enrolment, day, half, seq)
        certificate = Certificate(
            number=f"P{course.code}-{worker.key}", worker_id=worker.key, course_id=course.key, name=worker.name,
            issued_on=course.ends_at.date() + timedelta(days=5),
        )  # fmt: skip
        self.add(certificate)
        return enrolment

    def check_in(self, course: Course, enrolment: Enrolment, day: int, half: str, seq: int, **facts: Any) -> Attendance:
        at = course.starts_at + timedelta(days=day, hours=0 if half == "morning" else 5, minutes=seq)
        row = {
            "enrolment_id": enrolment.key, "day": at.date(), "half": half, "arrived_at": at, "place": course.place,
            "source": self.dice.choice(["code", "scan", "teacher"]),
        }  # fmt: skip
        return self.add(Attendance(**row | facts))

    def claim(self, course: Course, **facts: Any) -> Claim:
        """What is due for the class, asked for in time, entered by one and reviewed by another."""
        due = money.of_course(self.session, course)[0]
        number = f"K2026-{self.dice.randrange(10**9):09d}"
        row = {
            "number": number, "standard": due.standard, "measure": due.measure, "course_id": course.key, "payee": due.payee,
            "fund": due.fund, "heads": due.heads, "unit": due.unit, "amount": due.amount, "invoice": f"invoice{number}",
            "account_blind": f"account of {due.payee}", "submitted_on": course.ends_at.date() + timedelta(days=20),
            "made_at": NINE, "made_by": self.staff[0].key, "reviewed_by": self.staff[1].key, "reviewed_at": NINE,
            "region": course.region, "status": "reviewed",
        }  # fmt: skip
        return self.add(Claim(**row | facts))

    def travelling(self) -> Claim:
        """Ten people at work since March who ask for their travel in autumn."""
        claim = self.add(
            Claim(
                number="K2026-T", standard="travel", measure="P22", payee="芒市", fund="F2", heads=10, amount=10_000,
                submitted_on=date(2026, 10, 8), made_at=NINE, region="533103",
            )
        )  # fmt: skip
        for _ in range(10):
            self.line(claim, self.at_work(date(2026, 3, 2), transport_subsidy="已申请"))
        return claim

    def line(self, claim: Claim, worker: Worker, **facts: Any) -> ClaimLine:
        number = self.numbers[worker.key]
        row = {
            "claim_id": claim.key, "worker_id": worker.key, "name": worker.name, "id_masked": identities.mask(number),
            "id_blind": KEYS.index(number), "phone": worker.phone, "employer_name": worker.employer_name,
            "worked_from": date(2026, 3, 2), "worked_until": date(2026, 9, 30), "months": 6, "wage": 5200,
            "amount": 1000, "account_blind": f"account{worker.key}", "proof": f"proof{worker.key}",
            "region": claim.region,
        }  # fmt: skip
        return self.add(ClaimLine(**row | facts))

    def visit(self, number: int, **facts: Any) -> Visit:
        starts_at = NINE - timedelta(days=number, hours=-(number % 7))
        employer = self.employers[number % 4]
        row = {
            "code": f"VT{number}", "kind": self.dice.choice(["employer", "dormitory", "gift", "telephone"]),
            "employer_id": employer.key, "staff_id": self.staff[number % 3].key, "place": employer.place,
            "starts_at": min(starts_at, NINE - timedelta(hours=1)), "ends_at": starts_at + timedelta(hours=1),
            "status": "done", "asked_at": starts_at, "entered_at": starts_at + timedelta(hours=8),
            "people_met": self.dice.randrange(1, 9), "summary": f"第 {number} 次走访，看了宿舍和食堂",
        }  # fmt: skip
        return self.add(Visit(**row | facts))

    def trip(self, batch: int, expert: int, **facts: Any) -> PlanEntry:
        day = date(2026, 4, 13) + timedelta(days=90 * batch)
        row = {
            "measure": "P13", "counter": "专家人次", "day": day, "until": day + timedelta(days=4), "person": f"专演{expert}",
            "batch": f"{facts.get('measure', 'P13')}-{batch}", "entered_at": NINE,
        }  # fmt: skip
        return self.add(PlanEntry(**row | facts))

    @property
    def count(self) -> int:
        """Rows that the checks look at and could flag."""
        return 2 * CLASSES * self.size + len(self.visits) + len(self.trips) + 2 * CLASSES + 10


def _employer(number: int) -> Employer:
    return Employer(
        code=f"E{number}", name=f"示例工厂{number}", credit_code=credit_code(number), place="上海市青浦区华新镇",
        staff_size=200, dehong_workers=20, keeps_first=True,
    )  # fmt: skip
