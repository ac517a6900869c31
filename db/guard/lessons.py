"""Checks on how classes are held (办班核查): measure, place, days, timetable, rooms, teachers, prices, copies."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

from db.guard.classes import HOURS_A_DAY, OVER, cross, days_of, of_class
from db.guard.evidence import Evidence, grouped, several
from db.guard.flags import Flag, Rule, rows_of
from db.guard.persons import flag
from db.guard.where_when import COUNTIES, away_from, holidays_in, is_holiday
from db.models import Course

MEASURES = {"drill": ("P17",), "aid": ("P18", "P19"), "teachers": ("P20",), "practice": ("P21",)}
WHERE = {"P17": "德宏", "P18": "德宏", "P19": "班玛", "P20": "上海", "P21": "德宏"}
ROOM = re.compile("室|号|楼|层|厅|车间|工位|基地|中心")
NOT_HELD = ("planned", "cancelled")
FEWEST_HOURS_A_DAY = 4
NIGHT, MORNING = "22:00", "06:00"
DEAR = 1.5  # times the average that the plan pays


def _held(ev: Evidence) -> list[Course]:
    return [row for row in ev.courses.values() if row.status not in NOT_HELD]


def wrong_measure(ev: Evidence) -> Iterator[Flag]:
    for row in ev.courses.values():
        if row.measure and row.measure not in MEASURES.get(row.programme, (row.measure,)):
            yield of_class(row, f"是{row.programme}类，记在 {row.measure} 下")


def wrong_area(ev: Evidence) -> Iterator[Flag]:
    """Dehong's classes in Dehong, Banma's in Banma, the teachers' week in Qingpu."""
    for row in _held(ev):
        area = WHERE.get(row.measure)
        if area and (away_from(area, row.place) or (row.measure != "P20" and away_from(area, row.county))):
            yield of_class(row, f"在{row.place or row.county}，{row.measure} 应在{area}")
        elif row.county and row.place in COUNTIES and row.measure != "P20" and not _same_county(row.county, row.place):
            yield of_class(row, f"登记在{row.county}，地点是{row.place}")


def _same_county(one: str, other: str) -> bool:
    return one[:2] == other[:2]


def on_holidays(ev: Evidence) -> Iterator[Flag]:
    for row in _held(ev):
        days = {str(one["day"])[:10] for one in row.timetable}
        resting = [day for day in holidays_in(*days_of(row)) if not days or str(day) in days]
        if len(resting) > 1:
            yield of_class(row, f"有 {len(resting)} 天是法定节假日")
    marked = [(row, course) for row, course in ev.marks if is_holiday(row.day)]
    for pairs in grouped(marked, lambda pair: (pair[1].key, pair[0].day)).values():
        course, day = pairs[0][1], pairs[0][0].day
        rows = rows_of(course, *(row for row, _ in pairs))
        yield Flag(rows, f"{course.code} {day} 是法定节假日，却有签到", course_id=course.key, region=course.region)


def timetable_wrong(ev: Evidence) -> Iterator[Flag]:
    for row in ev.courses.values():
        if words := _clock(row):
            yield of_class(row, words)
        if row.starts_at.hour >= 22 or 0 < row.starts_at.hour < 6:
            yield of_class(row, f"{row.starts_at:%H:%M} 开班")


def _clock(row: Course) -> str:
    first, last = (str(day) for day in days_of(row))
    for one in row.timetable:
        if not first <= str(one["day"])[:10] <= last:
            return f"课表上的 {one['day']} 在班期以外"
        if one["from"] >= one["until"]:
            return f"课表上 {one['day']} 先下课后上课"
        if one["from"] < MORNING or one["until"] > NIGHT:
            return f"课表上 {one['day']} {one['from']}–{one['until']} 不是上课时间"
    if any(cross(one, other) for one, other in combinations(row.timetable, 2)):
        return "课表上两节课同时上"
    return ""


def hours_few(ev: Evidence) -> Iterator[Flag]:
    """Days that are paid for with hardly any lessons on them."""
    for row in _held(ev):
        if row.hours is not None and row.measure in ("P17", "P18", "P19") and row.hours < FEWEST_HOURS_A_DAY * row.days:
            yield of_class(row, f"{row.days} 天只有 {row.hours} 课时（一天 {HOURS_A_DAY} 课时）")


def room_twice(ev: Evidence) -> Iterator[Flag]:
    placed = [row for row in _held(ev) if row.place and row.place not in COUNTIES]
    for rows in grouped(placed, lambda row: row.place).values():
        for first, second in pairwise(sorted(rows, key=lambda row: row.starts_at)):
            one_room = bool(ROOM.search(first.place)) or first.provider != second.provider
            if one_room and _overlap(first, second):
                words = f"{second.code} 和 {first.code} 同时在{first.place}"
                yield Flag(rows_of(first, second), words, course_id=second.key, region=second.region)


def _overlap(first: Course, second: Course) -> bool:
    if first.timetable and second.timetable:
        return any(cross(one, other) for one in first.timetable for other in second.timetable)
    return days_of(first)[0] <= days_of(second)[1] and days_of(second)[0] <= days_of(first)[1]


def course_twice(ev: Evidence) -> Iterator[Flag]:
    for rows in several(_held(ev), lambda row: (row.provider, row.title, row.starts_at.date(), row.place)):
        for row in rows[1:]:
            if row.provider and _overlap(rows[0], row):
                words = f"{row.code} 和 {rows[0].code} 是同一个班"
                yield Flag(rows_of(row, rows[0]), words, course_id=row.key, region=row.region)


def price_odd(ev: Evidence) -> Iterator[Flag]:
    """A price where the plan pays nothing, or one far above the average that it pays."""
    for row in _held(ev):
        standards = ev.standards.of_measure(row.measure, row.starts_at.date()) if row.measure else []
        if row.unit_subsidy and row.programme == "practice":
            yield of_class(row, f"岗前实训不按人补贴，却写了 {row.unit_subsidy} 元")
        elif row.unit_subsidy and standards and standards[0].averaged and row.unit_subsidy > DEAR * standards[0].amount:
            yield of_class(row, f"单价 {row.unit_subsidy} 元，比平均 {standards[0].amount} 元高一半以上")
        elif row.unit_subsidy is not None and row.unit_subsidy < 0:
            yield of_class(row, "单价是负数")


def over_the_year(ev: Evidence) -> Iterator[Flag]:
    """Heads beyond the number of the plan for a year, from the class that goes over it."""
    counted: dict[tuple[str, int], float] = {}
    for row in sorted(_held(ev), key=lambda row: row.starts_at):
        most = ev.most_a_year.get(row.measure)
        standards = ev.standards.of_measure(row.measure, row.starts_at.date()) if row.measure else []
        if not most or not standards or row.key not in ev.heads:
            continue
        year = (row.measure, row.starts_at.year)
        heads = ev.heads[row.key].times(standards[0].basis)
        counted[year] = counted.get(year, 0) + heads
        if heads and counted[year] > most * 1.1:
            claims = [claim for claim in ev.claims.values() if claim.course_id == row.key]
            words = f"{row.code} {year[1]} 年 {row.measure} 累计 {counted[year]:g}，计划 {most:g}"
            yield Flag(rows_of(row, *claims), words, course_id=row.key, region=row.region)


def teacher_learns(ev: Evidence) -> Iterator[Flag]:
    """Somebody who teaches one class sits in another at the same time."""
    taught = grouped([row for row in _held(ev) if row.trainer], lambda row: row.trainer)
    for one in ev.trainees:
        for course in taught.get(one.name, ()):
            if one.came and course.key != one.course.key and _overlap(course, one.course):
                yield flag(one, f"{one.name} 同时在 {course.code} 当教师")


def over_without_result(ev: Evidence) -> Iterator[Flag]:
    """Certified, claimed or paid, and nobody came or passed."""
    for row in ev.courses.values():
        heads = ev.heads.get(row.key)
        if row.status in ("certified", "claimed", "paid") and heads is not None and not heads.times("enrolled"):
            yield of_class(row, "没有一个学员，却已发证或申领")
        elif row.status in OVER and row.unit_subsidy and not row.provider:
            yield of_class(row, "没有办班机构")


def batch_mixed(ev: Evidence) -> Iterator[Flag]:
    """Classes of one batch of teaching at home belong to one measure and one stretch of time."""
    for rows in several(_held(ev), lambda row: row.batch):
        first: Any = rows[0]
        for row in rows[1:]:
            if row.measure != first.measure or abs((row.starts_at - first.starts_at).days) > 120:
                words = f"{row.code} 和同批次的 {first.code} 不是一回事"
                yield Flag(rows_of(row, first), words, course_id=row.key, region=row.region)


RULES = (
    Rule("wrong_measure", "班级记错措施", wrong_measure),
    Rule("wrong_area", "办班地方不对", wrong_area),
    Rule("on_holidays", "法定节假日上课", on_holidays),
    Rule("timetable_wrong", "课表时间不对", timetable_wrong),
    Rule("hours_few", "课时太少", hours_few),
    Rule("room_twice", "一间教室同时两个班", room_twice),
    Rule("course_twice", "班级重复登记", course_twice),
    Rule("price_odd", "单价不合理", price_odd),
    Rule("over_the_year", "超过全年计划数", over_the_year),
    Rule("teacher_learns", "教师同时当学员", teacher_learns),
    Rule("over_without_result", "没有人却已结班", over_without_result),
    Rule("batch_mixed", "同批次的班不是一批", batch_mixed),
)
