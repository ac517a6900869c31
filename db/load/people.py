"""Staff (工作人员) and workers (工友) of a prepared town."""

import secrets
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from db import identities
from db.load import columns as c
from db.load import words
from db.load.columns import Column
from db.load.sheets import Entry, Key, Sheet, Town
from db.load.troubles import Report
from db.models import Consent, Staff, Worker, WorkerStatus
from db.models.record import DEHONG

YOUNGEST = 16
CONSENT_VERSION = "2026-11"


def store_staff(session: Session, town: Town, entry: Entry) -> None:
    row = Staff(
        **entry.said("role", "organisation", "hours", "phone"),
        code=entry["staff_id"],
        name=entry["display_name"],
        scope=entry["region"],
        region=entry["region"] if entry["region"].isdigit() else DEHONG,
        languages="|".join(entry["languages"]),
        active=entry["status"] == "启用",
    )
    session.add(row)
    session.flush()
    town.remember("staff", row, entry["staff_id"])


def scope(value: Any) -> str:
    said = c.text(value)
    if said not in ("all", "own") and not (said.isdigit() and len(said) in (4, 6, 9)):
        raise ValueError(f"要写 all、own 或地区代码：{said}")
    return said


STAFF = Sheet(
    name="staff",
    listed_under="staff",
    key=("staff_id",),
    known=lambda session: {(row.code,): row for row in session.exec(select(Staff)).all()},
    store=store_staff,
    columns=(
        Column("staff_id", c.code, needed=True),
        Column("display_name", c.text, needed=True, other_names=("name",)),
        Column("role", c.one_of(words.ROLES), needed=True),
        Column("organisation", c.text, instead=""),
        Column("region", scope, instead="all"),
        Column("hours", c.text, instead=""),
        Column("languages", c.several(c.text), instead=[]),
        Column("phone", c.telephone, instead=""),
        Column("status", c.any_of(("启用", "停用")), instead="启用"),
        Column("openid", c.openid),
    ),
)


def county(value: Any) -> str:
    """The short name of a county of Dehong, from its name or code."""
    said = c.text(value)
    found = words.COUNTY_NAMES.get(said, said)
    for name in words.COUNTIES:
        if found in (name, f"{name}县", f"{name}市", f"德宏州{name}"):
            return name
    raise ValueError(f"不是德宏的县市：{said}")


def id_number(value: Any) -> str:
    said = c.text(value).upper()
    if not identities.is_valid(said):
        raise ValueError("身份证号不对（位数、日期或校验位）")
    return said


def household(value: Any) -> str:
    return c.any_of(words.HOUSEHOLDS)(value)  # type: ignore[no-any-return]


def check_workers(town: Town, report: Report) -> None:
    numbers: dict[str, int] = {}
    for entry in town.of("workers"):
        number, born = entry["id_number"], entry["birth_date"]
        if number:
            _check_number(entry, number, report)
            if number in numbers:
                report.trouble(entry.file, entry.line, f"id_number 和第 {numbers[number]} 行相同")
            numbers.setdefault(number, entry.line)
            born = born or identities.birth_of(number)
        if born and _age(born, town.now.date()) < YOUNGEST:
            report.trouble(entry.file, entry.line, f"birth_date 未满 {YOUNGEST} 周岁，不能登记")


def _check_number(entry: Entry, number: str, report: Report) -> None:
    if entry["birth_date"] and entry["birth_date"] != identities.birth_of(number):
        report.trouble(entry.file, entry.line, "birth_date 和身份证号里的出生日期不一致")
    if entry["gender"] and entry["gender"] != identities.sex_of(number):
        report.trouble(entry.file, entry.line, "gender 和身份证号不一致")


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def store_worker(session: Session, town: Town, entry: Entry) -> None:
    employer = town.row("employers", entry["employer_id"])
    row = Worker(
        **entry.said(
            "name",
            "gender",
            "birth_date",
            "phone",
            "county",
            "township_code",
            "township",
            "ethnicity",
            "household_category",
            "education",
            "income_band",
            "lodging",
            "channel",
            "training_need",
            "transport_subsidy",
            "preferred_contact",
            "work_place",
            "dormitory",
        ),
        code=entry["worker_id"],
        public_id=secrets.token_urlsafe(12),
        county_code=words.COUNTIES.get(entry["county"], ""),
        region=words.COUNTIES.get(entry["county"], DEHONG),
        languages="|".join(entry["languages"]),
        household_verified_at=(entry["last_contact_at"] or town.now).date()
        if entry["category_verified"] == "是"
        else None,
        household_verified_by="导入" if entry["category_verified"] == "是" else "",
        status=entry["employment_status"],
        employer_id=employer.id if employer else None,
        employer_name=entry["employer_name"] or (employer.name if employer else ""),
        trade=entry["occupation_id"],
        started_on=entry["start_date"],
        contract=entry["contract_type"],
        insurance=entry["social_insurance"],
        last_contact_at=entry["last_contact_at"],
        emergency_relation=entry["emergency_contact_relation"],
        emergency_phone=entry["emergency_contact_phone"],
        minor=entry["minor_protected"],
        source="import",
        registered_at=entry["registered_at"] or min(entry["last_contact_at"] or town.now, town.now),
    )
    session.add(row)
    session.flush()
    town.remember("workers", row, entry["worker_id"])
    if entry["id_number"]:
        identities.store(session, row, entry["id_number"], keys=town.keys, now=town.now)
    _first_consents(session, row, entry)
    if not any(line["worker_id"] == entry["worker_id"] for line in town.of("ledger")):
        session.add(_first_line(row))


def _first_line(worker: Worker) -> WorkerStatus:
    return WorkerStatus(
        worker_id=worker.key,
        region=worker.region,
        status=worker.status,
        employer_name=worker.employer_name,
        place=worker.work_place,
        since=worker.started_on or worker.registered_at.date(),
        recorded_at=worker.registered_at,
        source="import",
    )


def _first_consents(session: Session, worker: Worker, entry: Entry) -> None:
    for kind, column in (
        ("service", "consent_service"),
        ("share", "consent_share_employer"),
        ("visit", "consent_visit"),
    ):
        if entry[column]:
            session.add(
                Consent(
                    worker_id=worker.key,
                    region=worker.region,
                    kind=kind,
                    version=CONSENT_VERSION,
                    given_at=worker.registered_at,
                    source="import",
                )
            )


def known_workers(session: Session) -> dict[Key, Any]:
    rows = session.exec(select(Worker).where(col(Worker.code).is_not(None))).all()
    return {(str(row.code),): row for row in rows}


WORKERS = Sheet(
    name="workers",
    listed_under="workers",
    key=("worker_id",),
    known=known_workers,
    store=store_worker,
    check=check_workers,
    columns=(
        Column("worker_id", c.code, needed=True),
        Column("name", c.text, needed=True),
        Column("gender", c.any_of(("男", "女")), instead=""),
        Column("birth_date", c.day, moves=False),
        Column("id_number", id_number),
        Column("phone", c.phone, instead=""),
        Column("county", county, needed=True, other_names=("county_code",)),
        Column("township_code", c.text, instead=""),
        Column("township", c.text, instead=""),
        Column("ethnicity", c.text, instead=""),
        Column("languages", c.several(c.text), instead=[]),
        Column("household_category", household, instead=""),
        Column("category_verified", c.any_of(("是", "否", "不适用")), instead="否"),
        Column("education", c.text, instead=""),
        Column("employment_status", c.one_of(words.WORKER_STATUSES), instead="registered", other_names=("status",)),
        Column("employer_id", c.code, refers="employers"),
        Column("employer_name", c.text, instead=""),
        Column("occupation_id", c.text, instead=""),
        Column("work_place", c.text, instead=""),
        Column("dormitory", c.text, instead=""),
        Column("start_date", c.day),
        Column("contract_type", c.text, instead=""),
        Column("social_insurance", c.text, instead=""),
        Column("income_band", c.text, instead=""),
        Column("lodging", c.text, instead=""),
        Column("channel", c.text, instead=""),
        Column("training_need", c.text, instead=""),
        Column("transport_subsidy", c.text, instead=""),
        Column("consent_service", c.yes_no, instead=True),
        Column("consent_share_employer", c.yes_no, instead=False),
        Column("consent_visit", c.yes_no, instead=False),
        Column("preferred_contact", c.text, instead=""),
        Column("last_contact_at", c.moment()),
        Column("emergency_contact_relation", c.text, instead=""),
        Column("emergency_contact_phone", c.telephone, instead=""),
        Column("minor_protected", c.yes_no, instead=False),
        Column("registered_at", c.moment()),
    ),
)
