"""Courses (培训班) and rosters of a prepared town."""

import re
from datetime import datetime, time
from typing import Any

from sqlmodel import Session, select

from db import identities
from db.load import columns as c
from db.load import post_facts, words
from db.load.columns import Column
from db.load.sheets import Entry, Key, Sheet, Town
from db.load.troubles import Report
from db.load.workers import county
from db.models import Course, RosterRow
from db.models.record import DEHONG


def check_courses(session: Session, town: Town, report: Report) -> None:
    for entry in town.of("courses"):
        if entry["end"] and entry["end"] < entry["start"]:
            report.trouble(entry.file, entry.line, "end 早于 start")
        if entry["enrolled"] > entry["capacity"]:
            report.trouble(entry.file, entry.line, "enrolled 大于 capacity")
        if not entry["passed"] <= entry["attended"] <= entry["enrolled"]:
            report.trouble(entry.file, entry.line, "要有 passed ≤ attended ≤ enrolled")


def make_course(town: Town, entry: Entry) -> Course:
    home = post_facts.of_place(entry["place"])["district"]
    home = home if home in words.COUNTIES else ""
    last = entry["end"] or entry["start"]
    return Course(
        **entry.said(
            "measure", "batch", "field", "provider", "place", "days", "hours", "audience", "subsidy_to", "certificate"
        ),
        **entry.said("attendance_rule", "status", "timetable", "unit_subsidy", "trainer"),
        code=entry["id"],
        programme=words.PROGRAMMES_KEPT[entry["type"]],
        title=entry["name"],
        county=home,
        region=words.COUNTIES.get(home, DEHONG),
        starts_at=datetime.combine(entry["start"], entry["start_time"], town.now.tzinfo),
        ends_at=datetime.combine(last, entry["end_time"], town.now.tzinfo),
        seats=entry["capacity"],
        taken=entry["enrolled"],
        enrolled_elsewhere=entry["enrolled"],
        attended_elsewhere=entry["attended"],
        passed_elsewhere=entry["passed"],
        fictional=entry["is_fictional"],
    )


def timetable(value: Any) -> list[dict[str, Any]]:
    """A list of {day, from, until, place?}."""
    if not isinstance(value, list):
        raise ValueError("要写成列表，每项有 day、from、until")
    return [_half_day(c.mapping(row)) for row in value]


def _half_day(row: dict[str, Any]) -> dict[str, Any]:
    if not {"day", "from", "until"} <= row.keys():
        raise ValueError("每项要有 day、from、until")
    begins, ends = c.clock(row["from"]), c.clock(row["until"])
    if ends <= begins:
        raise ValueError("里 until 不晚于 from")
    return {
        "day": c.day(row["day"]),
        "from": f"{begins:%H:%M}",
        "until": f"{ends:%H:%M}",
        "place": row.get("place", ""),
    }


def known_courses(session: Session) -> dict[Key, Any]:
    return {(row.code,): row for row in session.exec(select(Course)).all()}


COURSES = Sheet(
    name="courses",
    listed_under="courses",
    key=("id",),
    known=known_courses,
    make=make_course,
    check=check_courses,
    columns=(
        Column("id", c.code, needed=True, other_names=("course_id", "code")),
        Column("type", c.one_of(words.PROGRAMMES), needed=True),
        Column("measure", c.any_of([f"P{number}" for number in range(1, 25)]), instead=""),
        Column("name", c.text, needed=True, other_names=("title",)),
        Column("batch", c.text, instead=""),
        Column("field", c.text, instead=""),
        Column("provider", c.text, instead=""),
        Column("place", c.text, instead=""),
        Column("start", c.day, needed=True),
        Column("end", c.day),
        Column("start_time", c.clock, instead=time(9, 0)),
        Column("end_time", c.clock, instead=time(17, 0)),
        Column("days", c.whole(1, 365), instead=1),
        Column("hours", c.whole(1, 3000)),
        Column("timetable", timetable, instead=[]),
        Column("capacity", c.whole(1, 5000), needed=True, other_names=("seats",)),
        Column("enrolled", c.whole(), instead=0, other_names=("taken",)),
        Column("attended", c.whole(), instead=0),
        Column("passed", c.whole(), instead=0),
        Column("unit_subsidy", c.whole()),
        Column("certificate", c.text, instead=""),
        Column("audience", c.text, instead=""),
        Column("status", c.one_of(words.COURSE_STATUSES), instead="open"),
        Column("subsidy_to", c.text, instead=""),
        Column("trainer", c.text, instead=""),
        Column("attendance_rule", c.text, instead=""),
        Column("is_fictional", c.yes_no, instead=False),
    ),
)


def make_roster_row(town: Town, entry: Entry) -> RosterRow:
    number, account = entry["id_number"], entry["bank_account"]
    readable = bool(number) and number[:17].isdigit()
    return RosterRow(
        **entry.said("seq", "name", "gender", "county", "household_category", "phone", "days_present"),
        **entry.said("attendance_rate", "assessment", "certificate_no", "exam_mark", "signature"),
        birth_date=identities.birth_of(number) if readable else None,
        id_gender=identities.sex_of(number) if readable else "",
        account_blind=town.keys.index(account) if account and town.keys else "",
        account_tail=account[-4:],
        course_id=town.row("courses", entry["course_id"]).key,
        region=words.COUNTIES.get(entry["county"], DEHONG),
        worker_id=town.id_of("workers", entry["worker_id"]),
        id_masked=identities.mask(number) if number else "",
        id_blind=town.keys.index(number) if number and town.keys else "",
        id_valid=bool(number) and identities.is_valid(number),
        note=entry["anomaly"],
    )


def roster_number(value: Any) -> str:
    """A roster is kept as it was handed in, a wrong check digit included; the shape must be there."""
    said = c.text(value).upper()
    if len(said) != 18 or not (said[:17].isascii() and said[:17].isdigit()) or said[17] not in "0123456789X":
        raise ValueError("身份证号要 18 位")
    return said


def bank_account(value: Any) -> str:
    """Digits only; what is kept is a keyed fingerprint and the last four."""
    said = c.text(value).replace(" ", "")
    if not re.fullmatch(r"\d{8,30}", said):
        raise ValueError("银行账号要 8–30 位数字")
    return said


def known_roster(session: Session) -> dict[Key, Any]:
    codes = {row.id: row.code for row in session.exec(select(Course)).all()}
    return {(codes[row.course_id], str(row.seq)): row for row in session.exec(select(RosterRow)).all()}


ROSTER = Sheet(
    name="training_roster",
    listed_under="rows",
    key=("course_id", "seq"),
    known=known_roster,
    make=make_roster_row,
    columns=(
        Column("course_id", c.code, needed=True, refers="courses"),
        Column("seq", c.whole(1, 100_000), needed=True),
        Column("worker_id", c.code, refers="workers"),
        Column("name", c.text, needed=True),
        Column("id_number", roster_number, instead=""),
        Column("gender", c.any_of(("男", "女")), instead=""),
        Column("county", county, instead=""),
        Column("household_category", c.any_of(words.HOUSEHOLDS), instead=""),
        Column("phone", c.phone, instead=""),
        Column("days_present", c.whole(0, 365)),
        Column("attendance_rate", c.share),
        Column("assessment", c.text, instead=""),
        Column("certificate_no", c.text, instead=""),
        Column("exam_mark", c.amount),
        Column("bank_account", bank_account, instead=""),
        Column("signature", c.text, instead=""),
        Column("anomaly", c.text, instead=""),
    ),
)
