"""Everything the station holds of one person, for that person (查阅、复制: 个人信息保护法 art. 45)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from db import identities, ledger_days, placements, workers
from db.models import (
    Application,
    Certificate,
    Consent,
    Course,
    Employer,
    EmployerConfirmation,
    Enrolment,
    Vacancy,
    Visit,
    Worker,
)

FACTS = (
    ("姓名", "name"), ("性别", "gender"), ("出生", "birth_date"), ("手机", "phone"), ("老家", "county"), ("乡镇", "township"),
    ("民族（自己说的）", "ethnicity"), ("会说", "languages"), ("户类型", "household_category"), ("学历", "education"),
    ("单位", "employer_name"), ("上班地点", "work_place"), ("住处", "dormitory"), ("入职", "started_on"), ("合同", "contract"),
    ("社保", "insurance"), ("收入档", "income_band"), ("想学", "training_need"), ("紧急联系人电话", "emergency_phone"),
)  # fmt: skip


@dataclass(frozen=True)
class Names:
    """How what the records keep short is called by people; `consent` takes a kind and what it is about."""

    workers: Mapping[str, str]
    enrolments: Mapping[str, str]
    applications: Mapping[str, str]
    confirmations: Mapping[str, str]
    visits: Mapping[str, str]
    placements: Mapping[str, str]
    consent: Callable[[str, str], str]


def of(session: Session, worker: Worker, names: Names) -> Iterator[tuple[str, str]]:
    """Label and value, in the order in which a person would ask."""
    for label, name in FACTS:
        if value := getattr(worker, name):
            yield label, str(value)
    if masked := identities.masked(session, worker):
        yield "身份证号（加密保存）", masked
    yield "登记", _day(worker.registered_at)
    for row in ledger_days.by_day(workers.history(session, worker)):
        parts = (_called(names.workers, row.status), row.employer_name, row.place)
        yield f"{row.since}起", " ".join(part for part in parts if part)
    yield from _services(session, worker, names)
    yield from _placement(session, worker, names)
    for consent in session.exec(select(Consent).where(Consent.worker_id == worker.id).order_by(col(Consent.id))).all():
        ended = f"，{_day(consent.withdrawn_at)}撤回" if consent.withdrawn_at else ""
        yield "同意", f"{names.consent(consent.kind, consent.about)} {_day(consent.given_at)}{ended}"


def _services(session: Session, worker: Worker, names: Names) -> Iterator[tuple[str, str]]:
    signed = select(Enrolment, Course).join(Course, col(Course.id) == Enrolment.course_id)
    for enrolment, course in session.exec(signed.where(Enrolment.worker_id == worker.id)).all():
        came_of_it = _called(names.enrolments, enrolment.status)
        yield "培训", f"{course.code} {course.title} {_day(enrolment.enrolled_at)}报名 {came_of_it}"
    applied = select(Application, Vacancy).join(Vacancy, col(Vacancy.id) == Application.vacancy_id)
    for application, vacancy in session.exec(applied.where(Application.worker_id == worker.id)).all():
        came_of_it = _called(names.applications, application.status)
        yield "应聘", f"{vacancy.number} {vacancy.title} {_day(application.applied_at)} {came_of_it}"
    said = select(EmployerConfirmation, Employer).join(Employer, col(Employer.id) == EmployerConfirmation.employer_id)
    for word, employer in session.exec(said.where(EmployerConfirmation.worker_id == worker.id)).all():
        said_of = _called(names.confirmations, word.said)
        yield "单位确认", f"{employer.name} {word.month:%Y-%m} {said_of} {word.on_day or ''}".strip()
    for visit in session.exec(select(Visit).where(Visit.worker_id == worker.id).order_by(col(Visit.starts_at))).all():
        yield "走访", f"{_day(visit.starts_at)} {visit.place} {_called(names.visits, visit.status)}"
    for certificate in session.exec(select(Certificate).where(Certificate.worker_id == worker.id)).all():
        yield "证书", certificate.number


def _placement(session: Session, worker: Worker, names: Names) -> Iterator[tuple[str, str]]:
    row = placements.of_worker(session, worker)
    if row is not None:
        days = f"{row.starts_on or '没定'}到{row.ends_on or '没定'}"
        parts = (row.school, row.class_name, f"{row.age}岁", days, _called(names.placements, row.status), row.refusal)
        yield "实习", " ".join(part for part in parts if part)


def _called(names: Mapping[str, str], short: str) -> str:
    """Nobody reads a word of ours; one that no list knows says at least that there is something."""
    return names.get(short, "（别的情况）")


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else ""
