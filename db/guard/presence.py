"""Checks on attendance (考勤核查): passed without coming, days without class, hours and phones that cannot be."""

from collections.abc import Iterator
from datetime import datetime

from db.guard.classes import of_mark
from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule
from db.guard.people import Trainee
from db.guard.persons import flag

BY_PHONE = ("code", "scan")
EARLIEST, LATEST = 6, 22  # hours of the day
AT_ONCE = 5  # people who cannot all check in within one second
SLACK = 0.011  # rates are handed in with two digits
LOWEST_MARK = 60


def passed_without_coming(ev: Evidence) -> Iterator[Flag]:
    """On the phones' register only where the class took attendance at all."""
    took = {one.course.key for one in ev.trainees if one.halves}
    for one in ev.trainees:
        absent = one.listed.days_present == 0 if one.listed else not one.halves and one.course.key in took
        if one.passed and absent:
            yield flag(one, f"{one.name} 没有考勤却合格")


def passed_below_the_line(ev: Evidence) -> Iterator[Flag]:
    least = ev.parameter("attendance_pass_rate", 0.8)
    for one in ev.trainees:
        rate = _rate(one)
        if one.passed and rate is not None and 0 < rate < least - 1e-9:
            yield flag(one, f"{one.name} 出勤 {rate:.0%} 却合格，合格线 {least:.0%}")


def _rate(one: Trainee) -> float | None:
    if one.listed is None:
        return len(one.halves) / (one.course.days * 2) if one.halves and _by_halves(one) else None
    if one.listed.attendance_rate is not None:
        return one.listed.attendance_rate
    present = one.listed.days_present
    return None if present is None or not one.course.days else present / one.course.days


def _by_halves(one: Trainee) -> bool:
    """A class that checks in once a day has no halves to count."""
    return len({half for _, half in one.halves}) > 1


def rate_wrong(ev: Evidence) -> Iterator[Flag]:
    for one in ev.trainees:
        row, days = one.listed, one.course.days
        if row is None or row.days_present is None:
            continue
        if row.days_present > days:
            yield flag(one, f"{one.name} 出勤 {row.days_present} 天，班只有 {days} 天")
        elif row.attendance_rate is not None and abs(row.attendance_rate - row.days_present / days) > SLACK:
            yield flag(one, f"{one.name} 的出勤率和出勤天数对不上")


def mark_wrong(ev: Evidence) -> Iterator[Flag]:
    for one in ev.trainees:
        mark = one.listed.exam_mark if one.listed else None
        if mark is not None and (not 0 <= mark <= 100 or (one.passed and mark < LOWEST_MARK)):
            yield flag(one, f"{one.name} 的分数和结果对不上")


def day_without_class(ev: Evidence) -> Iterator[Flag]:
    for row, course in ev.marks:
        taught = {str(one["day"]) for one in course.timetable}
        within = course.starts_at.date() <= row.day <= course.ends_at.date()
        if not within or (taught and str(row.day) not in taught):
            yield of_mark(row, course, f"{row.day} 没有课，却有签到")
        elif row.day > ev.today:
            yield of_mark(row, course, f"{row.day} 还没到，却有签到")


def came_before_the_start(ev: Evidence) -> Iterator[Flag]:
    for one in ev.trainees:
        if one.course.starts_at > ev.now and (one.passed or (one.listed and one.listed.days_present)):
            yield flag(one, f"{one.name} 还没开班就有出勤或成绩")


def odd_hour(ev: Evidence) -> Iterator[Flag]:
    """What a phone says; a teacher may write the roll later."""
    for row, course in ev.marks:
        at = row.arrived_at
        if row.source not in BY_PHONE:
            continue
        wrong_half = (row.half == "morning") != (at.hour < 14) and not _around_noon(at)
        if at.date() != row.day or not EARLIEST <= at.hour < LATEST or wrong_half:
            yield of_mark(row, course, f"{at:%m月%d日 %H:%M} 签到，不是上课时间")


def _around_noon(at: datetime) -> bool:
    return 11 <= at.hour <= 14


def another_place(ev: Evidence) -> Iterator[Flag]:
    for row, course in ev.marks:
        if row.place and course.place and row.place not in course.place and course.place not in row.place:
            yield of_mark(row, course, f"在{row.place}签到，班在{course.place}")


def one_phone_for_two(ev: Evidence) -> Iterator[Flag]:
    marked = [(row, course) for row, course in ev.marks if row.follower_id is not None]
    for pairs in grouped(marked, lambda pair: (pair[0].follower_id, pair[0].day, pair[0].half)).values():
        if len({row.enrolment_id for row, _ in pairs}) > 1:
            row, course = pairs[0]
            rows = tuple(sorted(f"attendance:{one.key}" for one, _ in pairs))
            words = f"{course.code} {row.day} 一部手机给 {len(pairs)} 个人签到"
            yield Flag(rows, words, course_id=course.key, region=course.region)


def all_at_once(ev: Evidence) -> Iterator[Flag]:
    marked = [(row, course) for row, course in ev.marks if row.source in BY_PHONE]
    for pairs in grouped(marked, lambda pair: (pair[1].key, pair[0].arrived_at.replace(microsecond=0))).values():
        if len(pairs) >= AT_ONCE:
            row, course = pairs[0]
            rows = tuple(sorted(f"attendance:{one.key}" for one, _ in pairs))
            words = f"{course.code} {row.day} 有 {len(pairs)} 个人在同一秒签到"
            yield Flag(rows, words, course_id=course.key, region=course.region)


def without_code(ev: Evidence) -> Iterator[Flag]:
    """In classes that show codes: a check-in by code when none was shown, or outside its time."""
    showing = {course for course, _, _ in ev.codes}
    for row, course in ev.marks:
        if row.source not in BY_PHONE or course.key not in showing:
            continue
        code = ev.codes.get((course.key, row.day, row.half))
        if code is None or not code.opens_at <= row.arrived_at <= code.closes_at:
            yield of_mark(row, course, f"{row.day} 签到码没有开放时签到")


def without_seat(ev: Evidence) -> Iterator[Flag]:
    """Checked in by somebody who had called off, was turned away or still waited."""
    for row, enrolment in ev.unseated:
        course = ev.courses[enrolment.course_id]
        yield of_mark(row, course, f"{row.day} 没有学位的人签到")


RULES = (
    Rule("passed_without_coming", "没有考勤却合格", passed_without_coming),
    Rule("passed_below_the_line", "出勤不够却合格", passed_below_the_line),
    Rule("rate_wrong", "出勤天数和出勤率不合", rate_wrong),
    Rule("mark_wrong", "分数和结果不合", mark_wrong),
    Rule("day_without_class", "没课的日子签到", day_without_class),
    Rule("came_before_the_start", "没开班就有出勤", came_before_the_start),
    Rule("odd_hour", "签到时间不对", odd_hour),
    Rule("another_place", "签到地点不对", another_place),
    Rule("one_phone_for_two", "一部手机多人签到", one_phone_for_two),
    Rule("all_at_once", "同一秒多人签到", all_at_once),
    Rule("without_seat", "没有学位却签到", without_seat),
    Rule("without_code", "签到码没开放", without_code),
)
