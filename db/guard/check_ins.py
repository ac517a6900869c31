"""Checks on check-ins (签到核查): whose phone, at which second, before the day, in halves without class, and the codes shown."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

from sqlmodel import col, select

from db.guard.classes import days_of, of_class, of_mark
from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule, rows_of
from db.guard.persons import flag
from db.half_days import half_days
from db.models import Attendance, Course, FollowerWorker, StaffBinding

ONE_FAMILY = 3
SAME_TIMES = 4  # half days on which two people check in within one second
LONGEST_CODE = timedelta(hours=6)
AT_ONCE = 5
NOON = time(12, 0)
WRITTEN_WITHIN = 14  # days


def phone_goes_round(ev: Evidence) -> Iterator[Flag]:
    """One phone checks in now one, now another of a class; more than a family shares."""
    marked = [(row, course) for row, course in ev.marks if row.follower_id is not None]
    for pairs in grouped(marked, lambda pair: (pair[1].key, pair[0].follower_id)).values():
        people = {row.enrolment_id for row, _ in pairs}
        if len(people) >= ONE_FAMILY:
            course = pairs[0][1]
            words = f"{course.code} 一部手机先后给 {len(people)} 个人签到"
            yield Flag(rows_of(*(row for row, _ in pairs)), words, course_id=course.key, region=course.region)


def phone_of_somebody_else(ev: Evidence) -> Iterator[Flag]:
    """Checked in by a phone that belongs to others, or to a member of staff."""
    phones = {row.follower_id for row, _ in ev.marks if row.follower_id is not None}
    if not phones:
        return
    links = ev.rows(select(FollowerWorker.follower_id, FollowerWorker.worker_id))
    owners = grouped([pair for pair in links if pair[0] in phones], lambda pair: pair[0])
    staff = set(ev.rows(select(StaffBinding.follower_id).where(col(StaffBinding.ended_at).is_(None))))
    people = {row.key: row.worker_id for row in ev.enrolments}
    for row, course in ev.marks:
        own = {pair[1] for pair in owners.get(row.follower_id, ())}
        if row.follower_id in staff:
            yield of_mark(row, course, f"{row.day} 用工作人员的手机签到")
        elif own and people.get(row.enrolment_id) not in own:
            yield of_mark(row, course, f"{row.day} 用别人的手机签到")


def entered_at_once(ev: Evidence) -> Iterator[Flag]:
    """Where people check in by phone, a whole class entered in one second by somebody, or before anybody can have come."""
    by_phone = {course.key for row, course in ev.marks if row.source in ("code", "scan")}
    entered = [(row, course) for row, course in ev.marks if row.source not in ("code", "scan")]
    for pairs in grouped(entered, lambda pair: (pair[1].key, pair[0].arrived_at.replace(microsecond=0))).values():
        row, course = pairs[0]
        early = row.arrived_at.date() < row.day or (row.arrived_at.date() == row.day and _not_begun(row, course))
        if len(pairs) >= AT_ONCE and (course.key in by_phone or early):
            words = f"{course.code} {row.day} 有 {len(pairs)} 个人的签到是同一秒录入的"
            rows = {f"enrolment:{one.enrolment_id}" for one, _ in pairs} | set(
                rows_of(course, *(one for one, _ in pairs))
            )
            yield Flag(tuple(sorted(rows)), words, course_id=course.key, region=course.region)


def _not_begun(row: Attendance, course: Course) -> bool:
    """Nobody calls the roll before the lesson begins."""
    begins = course.starts_at.time() if row.half == "morning" else NOON
    return row.arrived_at.time() <= begins


def entered_beforehand(ev: Evidence) -> Iterator[Flag]:
    for row, course in ev.marks:
        if row.arrived_at.date() < row.day:
            yield of_mark(row, course, f"{row.arrived_at:%m月%d日} 就签了 {row.day:%m月%d日} 的到")
        elif row.arrived_at > ev.now:
            yield of_mark(row, course, f"{row.arrived_at:%m月%d日 %H:%M} 还没到，却有签到")


def entered_afterwards(ev: Evidence) -> Iterator[Flag]:
    """Written by hand weeks later, or once the money had been asked for; or before the person had signed up at all."""
    asked: dict[int, date] = {}
    for claim in ev.claims.values():
        if claim.course_id is not None:
            asked[claim.course_id] = min(claim.submitted_on, asked.get(claim.course_id, claim.submitted_on))
    signed = {row.key: row.enrolled_at.date() for row in ev.enrolments}
    for row, course in ev.marks:
        at = row.arrived_at.date()
        late = at > row.day and at > asked.get(course.key, at)
        if (at - row.day).days > WRITTEN_WITHIN or late:
            yield of_mark(row, course, f"{row.day} 的签到 {at} 才补录")
        elif row.day < signed[row.enrolment_id]:
            yield of_mark(row, course, f"{row.day} 签到，{signed[row.enrolment_id]} 才报名")


def half_not_taught(ev: Evidence) -> Iterator[Flag]:
    """The day has lessons by the timetable, this half of it has none."""
    halves = {key: set(half_days(row)) for key, row in ev.courses.items() if row.timetable}
    for row, course in ev.marks:
        planned = halves.get(course.key)
        if planned and (row.day, row.half) not in planned and any(day == row.day for day, _ in planned):
            yield of_mark(row, course, f"{row.day} 这半天没有课，却有签到")
        elif row.half not in ("morning", "afternoon"):
            yield of_mark(row, course, f"{row.day} 的半天写成 {row.half}")


def twin_arrivals(ev: Evidence) -> Iterator[Flag]:
    """Two people who arrive in the same second on one half day after the other: one hand."""
    times: dict[int, list[Any]] = {}
    for row, _ in ev.marks:
        if row.source in ("code", "scan"):
            times.setdefault(row.enrolment_id, []).append(row.arrived_at.replace(microsecond=0))
    people = {one.row.key: one for one in ev.trainees if one.enrolled}
    told = [(tuple(sorted(found)), number) for number, found in times.items() if len(found) >= SAME_TIMES]
    for pairs in grouped(told, lambda pair: (people[pair[1]].course.key, pair[0])).values():
        if len(pairs) > 1:
            ones = [people[number] for _, number in pairs]
            yield flag(ones[0], f"{ones[0].name} 和 {ones[1].name} 每次都在同一秒签到", *ones[1:])


def code_wrong(ev: Evidence) -> Iterator[Flag]:
    """Codes for days without class, on another day, for hours, or for the other half of the day."""
    for (number, day, half), row in ev.codes.items():
        course = ev.courses.get(number)
        if course is None:
            continue
        first, last = days_of(course)
        opens, closes = row.opens_at, row.closes_at
        wrong_half = (half == "morning" and opens.hour >= 14) or (half == "afternoon" and closes.hour < 11)
        if not first <= day <= last or opens.date() != day or closes - opens > LONGEST_CODE or wrong_half:
            words = f"{course.code} {day} 的签到码 {opens:%m月%d日 %H:%M}–{closes:%H:%M} 开放，不是上课时间"
            yield Flag(rows_of(row), words, course_id=course.key, region=course.region)


def always_there(ev: Evidence) -> Iterator[Flag]:
    """By the phones: many people on many half days and nobody ever missing; on paper: everybody missing just as much."""
    for ones in ev.by_course.values():
        course = ones[0].course
        seated = [one for one in ones if one.enrolled]
        planned = len(half_days(course))
        if len(seated) >= 10 and planned >= 10 and all(len(one.halves) >= planned for one in seated):
            yield of_class(course, f"{len(seated)} 人 {planned} 个半天签到全到")
        rates = [one.listed.attendance_rate for one in ones if one.listed and one.listed.attendance_rate is not None]
        if len(rates) >= 10 and len(set(rates)) == 1 and rates[0] < 1:
            yield of_class(course, f"{len(rates)} 人的出勤率完全一样：{rates[0]:.0%}")


RULES = (
    Rule("phone_goes_round", "一部手机轮流签到", phone_goes_round),
    Rule("phone_of_somebody_else", "用别人的手机签到", phone_of_somebody_else),
    Rule("entered_at_once", "签到同一秒录入", entered_at_once),
    Rule("entered_beforehand", "提前签到", entered_beforehand),
    Rule("entered_afterwards", "事后补录签到", entered_afterwards),
    Rule("half_not_taught", "没课的半天签到", half_not_taught),
    Rule("twin_arrivals", "两人总在同一秒签到", twin_arrivals),
    Rule("code_wrong", "签到码时间不对", code_wrong),
    Rule("always_there", "签到全到或出勤率全一样", always_there),
)
