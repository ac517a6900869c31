"""Employers and vacancies (岗位) of a prepared town."""

import re
from typing import Any

from sqlmodel import Session, select

from db import vacancy_words
from db.load import columns as c
from db.load import post_facts, words
from db.load.columns import Column
from db.load.sheets import Entry, Key, Sheet, Town
from db.load.troubles import Report
from db.models import Employer, Vacancy

NUMBER = re.compile(r"J(?:\d{3}|[1-9]\d{3,})")


def credit_code(value: Any) -> str:
    said = c.text(value).upper()
    if not re.fullmatch(r"[0-9A-Z]{18}", said):
        raise ValueError(f"统一社会信用代码要 18 位数字或大写字母：{said}")
    return said


def make_employer(town: Town, entry: Entry) -> Employer:
    return Employer(
        **entry.said("name", "kind", "industry", "place_code", "place", "staff_size", "dehong_workers"),
        **entry.said("contact_role", "contact_phone"),
        code=entry["employer_id"],
        credit_code=entry["uscc"],
        licence=entry["hr_licence"],
        verified=entry["verify_status"] == "已核验",
        verified_on=entry["verified_at"],
        keeps_first=entry["priority_retention"],
        fictional=entry["is_fictional"],
    )


EMPLOYERS = Sheet(
    name="employers",
    listed_under="employers",
    key=("employer_id",),
    known=lambda session: {(str(row.code),): row for row in session.exec(select(Employer)).all() if row.code},
    make=make_employer,
    columns=(
        Column("employer_id", c.code, needed=True),
        Column("name", c.text, needed=True),
        Column("uscc", credit_code, instead=""),
        Column("kind", c.text, instead=""),
        Column("industry", c.text, instead=""),
        Column("place_code", c.place_code, instead=""),
        Column("place", c.text, instead=""),
        Column("staff_size", c.whole()),
        Column("dehong_workers", c.whole()),
        Column("hr_licence", c.text, instead=""),
        Column("verify_status", c.any_of(("已核验", "待核验", "未核验")), instead="待核验"),
        Column("verified_at", c.day),
        Column("contact_role", c.text, instead=""),
        Column("contact_phone", c.telephone, instead=""),
        Column("priority_retention", c.yes_no, instead=False),
        Column("is_fictional", c.yes_no, instead=False),
    ),
)


def pay(value: Any) -> dict[str, Any]:
    """type, monthly_min, monthly_max, hourly_rate, min, max, base, text."""
    held = c.mapping(value)
    known = {"type", "monthly_min", "monthly_max", "hourly_rate", "min", "max", "base", "text"}
    if held.keys() - known:
        raise ValueError(f"里没有这一项：{'、'.join(sorted(held.keys() - known))}")
    read = {name: c.amount(held[name]) if held.get(name) is not None else None for name in known - {"type", "text"}}
    for low, high in (("monthly_min", "monthly_max"), ("min", "max")):
        if read[low] is not None and read[high] is not None and read[low] > read[high]:  # type: ignore[operator]
            raise ValueError(f"里 {low} 大于 {high}")
    kind = c.one_of(words.PAY_KINDS)(held.get("type") or "monthly")
    return {**read, "type": kind, "text": c.text(held.get("text") or "")}


def check_vacancies(session: Session, town: Town, report: Report) -> None:
    for entry in town.of("jobs"):
        if not NUMBER.fullmatch(entry["id"]):
            report.note(entry.file, entry.line, f"{entry['id']} 不是 J 加三位以上数字，工友报编号时找不到它")
        if entry["headcount"] is not None and entry["headcount_filled"] > entry["headcount"]:
            report.trouble(entry.file, entry.line, "headcount_filled 大于 headcount")
        low, high = entry["age_min"], entry["age_max"]
        if low is not None and high is not None and low > high:
            report.trouble(entry.file, entry.line, "age_min 大于 age_max")
        if entry["posted_at"] and entry["valid_until"] and entry["valid_until"] < entry["posted_at"].date():
            report.trouble(entry.file, entry.line, "valid_until 早于 posted_at")


def make_vacancy(town: Town, entry: Entry) -> Vacancy:
    employer = town.row("employers", entry["employer_id"])
    return Vacancy(
        **entry.said("title", "industry", "headcount", "employment_form", "contract_party", "place_code", "place"),
        **entry.said("tags", "hours", "work_conditions", "requirements", "certificates", "age_min", "age_max"),
        **entry.said("audience", "source", "valid_until", "status"),
        **post_facts.of_place(entry["place"]),
        **post_facts.of_pay(entry["pay"]),
        **post_facts.of_shift(entry["tags"], f"{entry['title']} {entry['hours']}"),
        number=entry["id"],
        employer_id=employer.id if employer else None,
        employer_name=entry["employer_name"] or (employer.name if employer else ""),
        trade=entry["occupation_id"],
        filled=entry["headcount_filled"],
        duties=entry["work_content"],
        insurance=entry["social_insurance"],
        facts={"apply_via": entry["apply_via"]} if entry["apply_via"] else {},
        verified_on=entry["last_verified_at"],
        posted_at=entry["posted_at"] or town.now,
        posted_by=town.id_of("staff", entry["posted_by"]),
        fictional=entry["is_fictional"],
    )


def add_words(session: Session, town: Town, entry: Entry, row: Vacancy) -> None:
    """A published post is found at once."""
    if town.cutter and row.status == "published":
        vacancy_words.put(session, row, cutter=town.cutter)


def known_vacancies(session: Session) -> dict[Key, Any]:
    return {(row.number,): row for row in session.exec(select(Vacancy)).all()}


VACANCIES = Sheet(
    name="jobs",
    listed_under="jobs",
    key=("id",),
    known=known_vacancies,
    make=make_vacancy,
    after=add_words,
    check=check_vacancies,
    columns=(
        Column("id", c.code, needed=True, other_names=("number",)),
        Column("employer_id", c.code, refers="employers"),
        Column("employer_name", c.text, instead=""),
        Column("title", c.text, needed=True),
        Column("occupation_id", c.identifier, instead=""),
        Column("industry", c.identifier, instead=""),
        Column("headcount", c.whole()),
        Column("headcount_filled", c.whole(), instead=0),
        Column("employment_form", c.text, instead=""),
        Column("contract_party", c.text, instead=""),
        Column("place_code", c.place_code, instead=""),
        Column("place", c.text, instead=""),
        Column("pay", pay, instead={}),
        Column("hours", c.text, instead=""),
        Column("tags", c.several(c.identifier), instead=[]),
        Column("work_content", c.text, instead=""),
        Column("work_conditions", c.text, instead=""),
        Column("requirements", c.text, instead=""),
        Column("certificates", c.text, instead=""),
        Column("age_min", c.whole(14, 80)),
        Column("age_max", c.whole(14, 80)),
        Column("audience", c.one_of({"所有人": "", "学生": "students"}), instead=""),
        Column("social_insurance", c.text, instead=""),
        Column("source", c.text, instead=""),
        Column("apply_via", c.text, instead=""),
        Column("posted_at", c.moment()),
        Column("posted_by", c.code, refers="staff"),
        Column("last_verified_at", c.day),
        Column("valid_until", c.day),
        Column("status", c.one_of(words.VACANCY_STATUSES), instead="published"),
        Column("is_fictional", c.yes_no, instead=False),
    ),
)
