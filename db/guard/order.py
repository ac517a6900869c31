"""Checks on dates of every kind of row (日期核查): what must come after something else and does not, and what has yet to come."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlmodel import col, select

from db.guard.evidence import Evidence
from db.guard.flags import CALLED, Flag, Rule, rows_of
from db.models import (
    Agreement,
    Application,
    ApplicationStatus,
    AttendanceCode,
    Claim,
    ClaimLine,
    Consent,
    Course,
    Employer,
    EmployerCheck,
    EmployerConfirmation,
    EmployerContact,
    Enrolment,
    Event,
    EventSignup,
    Feedback,
    Finding,
    FollowUp,
    FundingStandard,
    ImportBatch,
    Meeting,
    Placement,
    PlanEntry,
    PostList,
    RosterRow,
    Vacancy,
    Visit,
    Worker,
    WorkerStatus,
)

# Of one table: the column that comes first, the one that cannot be before it, and what is wrong when it is.
CHAINS: tuple[tuple[Any, str, str, str], ...] = (
    (Course, "starts_at", "ends_at", "结课早于开班"),
    (Enrolment, "queued_at", "offered_at", "候补以前就给了名额"),
    (Enrolment, "offered_at", "offer_until", "名额还没给就到期"),
    (Enrolment, "enrolled_at", "ended_at", "报名以前就结束"),
    (AttendanceCode, "opens_at", "closes_at", "签到码先关后开"),
    (PlanEntry, "day", "until", "结束早于开始"),
    (PlanEntry, "day", "entered_at", "还没做就登记"),
    (EmployerConfirmation, "month", "told_at", "月份还没到就确认"),
    (Claim, "submitted_on", "reviewed_at", "审核早于申领"),
    (Claim, "reviewed_at", "paid_on", "拨付早于审核"),
    (ClaimLine, "worked_from", "worked_until", "务工截止早于开始"),
    (FundingStandard, "valid_from", "valid_until", "标准的截止早于起始"),
    (Event, "starts_at", "ends_at", "结束早于开始"),
    (EventSignup, "signed_up_at", "arrived_at", "到场早于报名"),
    (EventSignup, "signed_up_at", "noted_at", "指导记录早于报名"),
    (Visit, "starts_at", "ends_at", "结束早于开始"),
    (FollowUp, "opened_at", "closed_at", "办结早于提出"),
    (Feedback, "asked_at", "answered_at", "回答早于提问"),
    (Placement, "starts_on", "ends_on", "实习结束早于开始"),
    (Agreement, "signed_on", "ends_on", "协议到期早于签订"),
    (Vacancy, "posted_at", "valid_until", "发布以前就过期"),
    (Vacancy, "posted_at", "closed_at", "发布以前就关闭"),
    (EmployerContact, "on", "recorded_at", "联络以前就有记录"),
    (Employer, "last_contact_on", "next_contact_on", "下次联络早于上次"),
    (Consent, "given_at", "withdrawn_at", "撤回早于同意"),
    (Meeting, "held_on", "entered_at", "开会以前就有纪要"),
    (PostList, "since", "until", "清单的截止早于起始"),
    (PostList, "made_at", "received_at", "清单还没做就有回执"),
    (Finding, "found_at", "settled_at", "处理早于发现"),
    (ImportBatch, "uploaded_at", "imported_at", "上传以前就导入"),
)
# What has happened cannot be dated after today.
HAPPENED: tuple[tuple[Any, str, str], ...] = (
    (Claim, "paid_on", "拨付日期还没到"),
    (PlanEntry, "day", "日期还没到就登记"),
    (RosterRow, "called_on", "回访日期还没到"),
    (Enrolment, "enrolled_at", "报名时间还没到"),
    (EventSignup, "arrived_at", "到场时间还没到"),
    (EmployerContact, "on", "联络日期还没到"),
    (EmployerCheck, "on", "核验日期还没到"),
    (Employer, "last_contact_on", "联络日期还没到"),
    (Worker, "last_contact_at", "联系时间还没到"),
    (Placement, "school_agreed_at", "学校同意的时间还没到"),
    (Agreement, "signed_on", "签订日期还没到"),
    (Application, "applied_at", "应聘时间还没到"),
    (Consent, "given_at", "同意的时间还没到"),
    (Worker, "household_verified_at", "户类型的确认日期还没到"),
    (WorkerStatus, "since", "状态变动的日期还没到"),
    (FollowUp, "closed_at", "办结时间还没到"),
    (ApplicationStatus, "at", "应聘进展的时间还没到"),
    (EmployerConfirmation, "month", "确认的月份还没到"),
)


def dates_reversed(ev: Evidence) -> Iterator[Flag]:
    """The databases compare days with days and moments with moments; a day and a moment are compared here."""
    for table, first, then, words in CHAINS:
        earlier, later = table.__table__.c[first], table.__table__.c[then]
        if type(earlier.type) is type(later.type):
            wrong = ev.rows(select(table).where(later < earlier))
        else:
            both = select(col(table.id), earlier, later).where(earlier.is_not(None), later.is_not(None))
            numbers = {number for number, begins, ends in ev.rows(both) if _day(ends) < _day(begins)}
            wrong = ev.having(select(table), table.id, numbers)
        for row in wrong:
            yield of_any(row, words)


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at


def not_yet(ev: Evidence) -> Iterator[Flag]:
    for table, name, words in HAPPENED:
        column = getattr(table, name)
        of_days = "Date" in type(column.type).__name__
        for row in ev.rows(select(table).where(col(column) > (ev.today if of_days else ev.now))):
            yield of_any(row, words)


def of_any(row: Any, words: str) -> Flag:
    """Any row, by what staff call it."""
    table = row.__tablename__
    said = next((str(value) for name in ("number", "code", "name") if (value := getattr(row, name, ""))), str(row.key))
    course = row.key if table == "course" else getattr(row, "course_id", None)
    claim = row.key if table == "claim" else getattr(row, "claim_id", None)
    return Flag(
        rows_of(row), f"{CALLED.get(table, table)} {said} {words}", course_id=course, claim_id=claim, region=row.region
    )  # fmt: skip


RULES = (
    Rule("dates_reversed", "日期先后颠倒", dates_reversed),
    Rule("not_yet", "日期还没到", not_yet),
)
