"""Checks on the phones' register (登记与签到核查): sign-ups, delegates, check-ins by whose phone and when, codes, away at the time."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from db.guard.classes import days_of
from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule, rows_of
from db.guard.persons import flag
from db.guard.where_when import area_of, away_from
from db.models import (
    Application,
    ApplicationStatus,
    Enrolment,
    Follower,
    Vacancy,
    WorkerChange,
)
from db.plan_year import POOR

ONE_PHONE = 5


def passed_too_early(ev: Evidence) -> Iterator[Flag]:
    for one in ev.trainees:
        if one.enrolled and one.passed and one.course.starts_at <= ev.now < one.course.ends_at:
            yield flag(one, f"{one.name} 班还没结就已合格")


def delegate_wrong(ev: Evidence) -> Iterator[Flag]:
    """Of a week in Qingpu: sent by nobody or by the host, arrived outside it, or never, and counted all the same."""
    for one in ev.trainees:
        row, course = one.enrolled, one.course
        if row is None or course.programme != "teachers":
            continue
        first, last = days_of(course)
        if course.ends_at < ev.now and not row.nominated_by.strip():
            yield flag(one, f"{one.name} 没有写由谁选派")
        elif row.nominated_by and row.nominated_by == course.provider:
            yield flag(one, f"{one.name} 由承接院校自己选派")
        elif row.arrived_at and not first - timedelta(days=2) <= row.arrived_at.date() <= last:
            yield flag(one, f"{one.name} 报到时间 {row.arrived_at:%m月%d日} 不在班期")
        elif course.ends_at < ev.now and row.arrived_at is None and one.came:
            yield flag(one, f"{one.name} 没有报到却算参加")
    for ones in ev.by_person.values():
        weeks = [one for one in ones if one.course.programme == "teachers" and one.came]
        for one in weeks[1:]:
            if one.course.starts_at.year == weeks[0].course.starts_at.year:
                yield flag(one, f"{one.name} 一年内第二次师资带教", weeks[0])


def one_phone_signs_up_many(ev: Evidence) -> Iterator[Flag]:
    phoned = [one for one in ev.trainees if one.enrolled and one.enrolled.follower_id is not None]
    for ones in grouped(phoned, lambda one: (one.course.key, one.enrolled.follower_id)).values():
        if len({one.who for one in ones}) >= ONE_PHONE:
            yield flag(ones[0], f"一部手机替 {len(ones)} 个人报名", *ones[1:])


def confirmed_elsewhere(ev: Evidence) -> Iterator[Flag]:
    """An employer of the delta confirms the month in which the person was in class in Dehong; or a job began meanwhile."""
    there = grouped([row for row in ev.confirmations if row.said == "there"], lambda row: (row.worker_id, row.month))
    begun = grouped(_starts(ev), lambda found: found[0])
    for one in ev.trainees:
        if one.worker is None or not one.came or area_of(one.course.place) != "德宏":
            continue
        first, last = days_of(one.course)
        for row in there.get((one.worker.key, first.replace(day=1)), ()):
            employer = ev.employers.get(row.employer_id)
            if first.month == last.month and employer and away_from("德宏", employer.place):
                yield Flag(
                    (one.about, f"employer_confirmation:{row.key}"), f"{one.course.code} {one.name} 上课当月单位确认在岗",
                    course_id=one.course.key, region=one.course.region,
                )  # fmt: skip
        for _, number, at, status in begun.get(one.worker.key, ()):
            if first <= at.date() < last or (at.date() < first and status == "started"):
                yield Flag(
                    (one.about, f"application:{number}"), f"{one.course.code} {one.name} 上课期间已在别处入职",
                    course_id=one.course.key, region=one.course.region,
                )  # fmt: skip


def _starts(ev: Evidence) -> list[Any]:
    """Who began to work at a post in Shanghai, when, and where the application stands now."""
    begun = (
        select(col(Application.worker_id), col(Application.id), col(ApplicationStatus.at), col(Application.status))
        .join(ApplicationStatus, col(ApplicationStatus.application_id) == col(Application.id))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(ApplicationStatus.status == "started", Vacancy.city == "上海")
    )
    return list(ev.rows(begun))


def made_fit(ev: Evidence) -> Iterator[Flag]:
    """Made poor, older or younger in the ledger once the class had begun."""
    changed = ev.rows(select(WorkerChange).where(col(WorkerChange.field).in_(("household_category", "birth_date"))))
    people = grouped([one for one in ev.trainees if one.worker], lambda one: one.worker.key)
    for row in changed:
        for one in people.get(row.worker_id, ()):
            late = row.changed_at >= one.course.starts_at - timedelta(days=1)
            poor = row.field == "birth_date" or (row.after in POOR and row.before not in POOR)
            if late and poor and one.course.measure in ("P18", "P19"):
                yield Flag(
                    (one.about, f"worker_change:{row.key}"), f"{one.course.code} {one.name} 的户类型或出生日期开班后才改",
                    course_id=one.course.key, region=one.course.region,
                )  # fmt: skip


def not_for_drill(ev: Evidence) -> Iterator[Flag]:
    """Drill is for staff of companies and for students (P17): somebody without work, without school."""
    students = {row.worker_id for row in ev.placements}
    for one in ev.trainees:
        worker = one.worker
        if one.course.measure != "P17" or worker is None or worker.key in students or worker.deleted_at is not None:
            continue
        working = worker.status == "employed" or any(
            spell.status == "employed" and (spell.until is None or spell.until > days_of(one.course)[0])
            for spell in ev.spells.get(worker.key, ())
        )
        said = one.enrolled.basis if one.enrolled else ""
        at_school = "读" in worker.education or "校" in worker.education or "学生" in said
        if not working and not at_school and worker.status in ("idle", "seeking", "returned"):
            yield flag(one, f"{one.name} 台账上没有工作也不在读，岗位练兵只收企业职工和职校学生")


def phone_gone(ev: Evidence) -> Iterator[Flag]:
    """Signed up by a phone that had left the account long before."""
    gone = select(Enrolment).join(Follower, col(Follower.id) == col(Enrolment.follower_id))
    late = gone.where(col(Follower.unfollowed_at) < col(Enrolment.enrolled_at), Enrolment.source == "self")
    for row in ev.rows(late):
        course = ev.courses.get(row.course_id)
        if course is not None:
            yield Flag(
                rows_of(row), f"{course.code} 报名时这部手机早已取消关注", course_id=course.key, region=row.region
            )


RULES = (
    Rule("passed_too_early", "班没结就合格", passed_too_early),
    Rule("delegate_wrong", "师资选派或报到不对", delegate_wrong),
    Rule("one_phone_signs_up_many", "一部手机替多人报名", one_phone_signs_up_many),
    Rule("confirmed_elsewhere", "上课当月在别处在岗", confirmed_elsewhere),
    Rule("made_fit", "开班后才改户类型或年龄", made_fit),
    Rule("not_for_drill", "不是岗位练兵的对象", not_for_drill),
    Rule("phone_gone", "报名的手机已取消关注", phone_gone),
)
