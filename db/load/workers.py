"""Workers (工友) of a prepared town: who they are, the ledger (台账) of where they work, what they agreed to."""

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
from db.models import Consent, Worker, WorkerStatus

YOUNGEST = 16  # 禁止使用童工规定, art. 2
CONSENT_VERSION = "2026-11"
CONSENT_COLUMNS = (("service", "consent_service"), ("share", "consent_share_employer"), ("visit", "consent_visit"))


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


def check_workers(session: Session, town: Town, report: Report) -> None:
    numbers: dict[str, int] = {}
    for entry in town.of("workers"):
        number = entry["id_number"]
        born = entry["birth_date"] or (number and identities.birth_of(number))
        if number:
            _check_number(entry, number, report)
            if numbers.setdefault(number, entry.line) != entry.line:
                report.trouble(entry.file, entry.line, f"id_number 和第 {numbers[number]} 行相同")
        if born and _age(born, town.now.date()) < YOUNGEST:
            report.trouble(entry.file, entry.line, f"birth_date 未满 {YOUNGEST} 周岁，不能登记")
        _check_home(entry, report)
    if town.keys:
        for number in identities.known(session, numbers, keys=town.keys):
            report.trouble(town.of("workers")[0].file, numbers[number], "id_number 已经属于记录里的另一位工友")


def _check_home(entry: Entry, report: Report) -> None:
    code = words.COUNTIES[entry["county"]]
    if entry["county_code"] and entry["county_code"] != entry["county"]:
        report.trouble(entry.file, entry.line, "county_code 和 county 不一致")
    if entry["township_code"] and not entry["township_code"].startswith(code):
        report.trouble(entry.file, entry.line, f"township_code 不属于{entry['county']}")


def _check_number(entry: Entry, number: str, report: Report) -> None:
    if entry["birth_date"] and entry["birth_date"] != identities.birth_of(number):
        report.trouble(entry.file, entry.line, "birth_date 和身份证号里的出生日期不一致")
    if entry["gender"] and entry["gender"] != identities.sex_of(number):
        report.trouble(entry.file, entry.line, "gender 和身份证号不一致")


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def make(town: Town, entry: Entry) -> Worker:
    employer = town.row("employers", entry["employer_id"])
    seen = entry["last_contact_at"]
    verified = entry["category_verified"] == "是"
    return Worker(
        **entry.said(
            "name", "gender", "birth_date", "phone", "county", "township_code", "township", "ethnicity",
            "household_category", "education", "income_band", "lodging", "channel", "training_need",
            "transport_subsidy", "preferred_contact", "work_place", "dormitory", "last_contact_at",
        ),
        code=entry["worker_id"],
        public_id=secrets.token_urlsafe(12),
        county_code=words.COUNTIES[entry["county"]],
        region=words.COUNTIES[entry["county"]],
        languages="|".join(entry["languages"]),
        household_verified_at=(seen or town.now).date() if verified else None,
        household_verified_by="导入" if verified else "",
        status=entry["employment_status"] or "registered",
        employer_id=employer.id if employer else None,
        employer_name=entry["employer_name"] or (employer.name if employer else ""),
        trade=entry["occupation_id"],
        started_on=entry["start_date"],
        contract=entry["contract_type"],
        insurance=entry["social_insurance"],
        emergency_relation=entry["emergency_contact_relation"],
        emergency_phone=entry["emergency_contact_phone"],
        minor=entry["minor_protected"],
        source="import",
        registered_at=entry["registered_at"] or min(seen or town.now, town.now),
    )  # fmt: skip


def add_rest(session: Session, town: Town, entry: Entry, row: Worker) -> None:
    """The ID number, the consents the row names, and a first line of the ledger when no file gives one."""
    if entry["id_number"]:
        identities.store(session, row, entry["id_number"], keys=town.keys, now=town.now)
    for kind, column in CONSENT_COLUMNS:
        if entry[column]:
            session.add(
                Consent(
                    worker_id=row.key,
                    region=row.region,
                    kind=kind,
                    version=CONSENT_VERSION,
                    given_at=row.registered_at,
                    source="import",
                )
            )
    if entry["worker_id"] not in town.newest_lines:
        session.add(
            WorkerStatus(
                worker_id=row.key,
                region=row.region,
                status=row.status,
                employer_name=row.employer_name,
                place=row.work_place,
                since=row.started_on or row.registered_at.date(),
                recorded_at=row.registered_at,
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
    make=make,
    after=add_rest,
    check=check_workers,
    columns=(
        Column("worker_id", c.code, needed=True),
        Column("name", c.text, needed=True),
        Column("gender", c.any_of(("男", "女")), instead=""),
        Column("birth_date", c.day, moves=False),
        Column("id_number", id_number),
        Column("phone", c.phone, instead=""),
        Column("county", county, needed=True, other_names=("county_code",)),
        Column("county_code", county),
        Column("township_code", c.place_code, instead=""),
        Column("township", c.text, instead=""),
        Column("ethnicity", c.text, instead=""),
        Column("languages", c.several(c.text), instead=[]),
        Column("household_category", household, instead=""),
        Column("category_verified", c.any_of(("是", "否", "不适用")), instead="否"),
        Column("education", c.text, instead=""),
        Column("employment_status", c.one_of(words.WORKER_STATUSES), other_names=("status",)),
        Column("employer_id", c.code, refers="employers"),
        Column("employer_name", c.text, instead=""),
        Column("occupation_id", c.identifier, instead=""),
        Column("work_place", c.text, instead=""),
        Column("dormitory", c.text, instead=""),
        Column("start_date", c.day),
        Column("months_in_post", c.whole(0, 600)),
        Column("contract_type", c.text, instead=""),
        Column("social_insurance", c.text, instead=""),
        Column("income_band", c.text, instead=""),
        Column("lodging", c.text, instead=""),
        Column("channel", c.text, instead=""),
        Column("training_need", c.text, instead=""),
        Column("transport_subsidy", c.text, instead=""),
        Column("consent_service", c.yes_no, instead=False),
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
