"""Checks on classes (班级核查): too many people, too few hours, one trainer twice, prices, marks that are all alike."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule
from db.guard.persons import flag
from db.models import Attendance, Course

FIELDS = ("餐旅服务", "生活服务", "物业安保", "物流电商")  # the plan's fields of P17
HOURS_A_DAY = 8
WEEK = 7
OVER = ("ended", "examined", "certified", "claimed", "paid")
MANY_ALIKE = 5
LARGE = 10


def of_class(course: Course, words: str) -> Flag:
    return Flag((f"course:{course.key}",), f"{course.code} {words}", course_id=course.key, region=course.region)


def of_mark(row: Attendance, course: Course, words: str) -> Flag:
    rows = (f"attendance:{row.key}", f"enrolment:{row.enrolment_id}")
    return Flag(rows, f"{course.code} {words}", course_id=course.key, region=course.region)


def days_of(course: Course) -> tuple[date, date]:
    return course.starts_at.date(), course.ends_at.date()


def cross(one: dict[str, str], other: dict[str, str]) -> bool:
    same_day = str(one["day"]) == str(other["day"])
    return same_day and one["from"] < other["until"] and other["from"] < one["until"]


def more_than_seats(ev: Evidence) -> Iterator[Flag]:
    for course in ev.courses.values():
        ones = ev.by_course.get(course.key, ())
        listed, seated = len({one.who for one in ones if one.listed}), sum(1 for one in ones if one.enrolled)
        people = seated + max(course.enrolled_elsewhere, course.attended_elsewhere, 0)
        if max(people, listed) > course.seats:
            yield of_class(course, f"有 {max(people, listed)} 人，座位只有 {course.seats} 个")


def totals_wrong(ev: Evidence) -> Iterator[Flag]:
    for course in ev.courses.values():
        if not course.passed_elsewhere <= course.attended_elsewhere <= course.enrolled_elsewhere:
            yield of_class(course, "线下人数不对：要有合格 ≤ 参训 ≤ 报名")
        listed = [one for one in ev.by_course.get(course.key, ()) if one.listed]
        if course.enrolled_elsewhere and len(listed) > course.enrolled_elsewhere:
            yield of_class(course, f"名册有 {len(listed)} 行，比上报的 {course.enrolled_elsewhere} 人多")


def trainer_in_two_classes(ev: Evidence) -> Iterator[Flag]:
    taught = [row for row in ev.courses.values() if row.trainer and row.status not in ("planned", "cancelled")]
    for ones in grouped(taught, lambda row: row.trainer).values():
        for first, second in pairwise(sorted(ones, key=lambda row: row.starts_at)):
            crossing = any(cross(a, b) for a in first.timetable for b in second.timetable)
            timed = bool(first.timetable and second.timetable)
            if crossing if timed else second.starts_at.date() <= first.ends_at.date():
                rows = (f"course:{first.key}", f"course:{second.key}")
                words = f"{second.code} 和 {first.code} 同时由一位教师上课"
                yield Flag(rows, words, course_id=second.key, region=second.region)


def hours_wrong(ev: Evidence) -> Iterator[Flag]:
    """Hours that the days cannot hold, days that the dates cannot hold, a timetable shorter than the plan."""
    for course in ev.courses.values():
        first, last = days_of(course)
        span = (last - first).days + 1
        planned = course.hours
        if course.days > span:
            yield of_class(course, f"报 {course.days} 天，开班到结课只有 {span} 天")
        if planned is not None and planned > course.days * HOURS_A_DAY:
            yield of_class(course, f"报 {planned} 课时，{course.days} 天上不完")
        held = sum((_hours(row) for row in course.timetable), 0.0)
        if course.timetable and planned is not None and held < planned:
            yield of_class(course, f"课表只有 {held:g} 课时，少于计划的 {planned}")
        if course.programme == "teachers" and span > WEEK:
            yield of_class(course, f"师资带教为期一周，这班有 {span} 天")
        if course.programme != "teachers" and span > course.days * 2 + WEEK:
            yield of_class(course, f"开班到结课 {span} 天，计划只有 {course.days} 天")


def _hours(row: dict[str, str]) -> float:
    begins, ends = (datetime.strptime(row[name], "%H:%M") for name in ("from", "until"))  # noqa: DTZ007
    return (ends - begins) / timedelta(hours=1)


def over_too_early(ev: Evidence) -> Iterator[Flag]:
    for course in ev.courses.values():
        if course.status in OVER and course.ends_at > ev.now:
            yield of_class(course, "还没到结课日，状态已经是结课以后")


def price_over(ev: Evidence) -> Iterator[Flag]:
    """A fixed price other than the standard's, or an average above it over the classes of a year."""
    priced = [row for row in ev.courses.values() if row.unit_subsidy and row.status not in ("planned", "cancelled")]
    for (measure, year), rows in grouped(priced, lambda row: (row.measure, row.starts_at.year)).items():
        for course in rows:
            standards = ev.standards.of_measure(measure, course.starts_at.date())
            most = sum(row.amount for row in standards)
            if standards and not standards[0].averaged and (course.unit_subsidy or 0) > most:
                yield of_class(course, f"单价 {course.unit_subsidy} 元，标准 {most} 元")
        yield from _average_over(ev, rows, measure, year)


def _average_over(ev: Evidence, rows: list[Course], measure: str, year: int) -> Iterator[Flag]:
    standards = [row for row in ev.standards.of_measure(measure, rows[0].starts_at.date()) if row.averaged]
    for standard in standards:
        heads = {row.key: ev.heads[row.key].times(standard.basis) for row in rows if row.key in ev.heads}
        spent = sum(heads.get(row.key, 0) * (row.unit_subsidy or 0) for row in rows)
        dear = [row for row in rows if (row.unit_subsidy or 0) > standard.amount]
        if dear and sum(heads.values()) and spent > standard.amount * sum(heads.values()):
            mean = spent / sum(heads.values())
            words = f"{year} 年 {measure} 平均每人次 {mean:.2f} 元，标准 {standard.amount} 元"
            yield Flag(tuple(f"course:{row.key}" for row in dear), words, course_id=dear[0].key, region=dear[0].region)


def wrong_field(ev: Evidence) -> Iterator[Flag]:
    for course in ev.courses.values():
        if course.measure == "P17" and course.field and course.field not in FIELDS:
            yield of_class(course, f"{course.field}不在岗位练兵的领域里")


def same_marks(ev: Evidence) -> Iterator[Flag]:
    for ones in ev.by_course.values():
        marked = [one for one in ones if one.listed and one.listed.exam_mark is not None]
        if len(marked) >= MANY_ALIKE and len({one.listed.exam_mark for one in marked if one.listed}) == 1:
            yield flag(marked[0], f"{len(marked)} 人的考试分数完全一样", *marked[1:])


def all_present(ev: Evidence) -> Iterator[Flag]:
    """Nobody ever missing, over many people and many days."""
    for ones in ev.by_course.values():
        listed = [one for one in ones if one.listed and one.listed.attendance_rate is not None]
        course = ones[0].course
        full = [one for one in listed if one.listed and (one.listed.attendance_rate or 0) >= 1]
        if len(listed) >= LARGE and course.days >= MANY_ALIKE and len(full) == len(listed):
            yield of_class(course, f"{len(listed)} 人 {course.days} 天全部满勤")


RULES = (
    Rule("more_than_seats", "人数超过座位", more_than_seats),
    Rule("totals_wrong", "上报人数不合", totals_wrong),
    Rule("trainer_in_two_classes", "一位教师同时两个班", trainer_in_two_classes),
    Rule("hours_wrong", "课时或天数不合", hours_wrong),
    Rule("over_too_early", "没到结课日就结课", over_too_early),
    Rule("price_over", "单价超标准", price_over),
    Rule("wrong_field", "不在规定领域", wrong_field),
    Rule("same_marks", "分数全一样", same_marks),
    Rule("all_present", "全部满勤", all_present),
)
