"""Checks on classes (班级核查): two at one time, work and visits during class, too many people, too few hours, prices."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from db import courses as course_verbs
from db.guard.evidence import Evidence, Spell, grouped
from db.guard.flags import Flag, Rule
from db.guard.people import Trainee
from db.guard.persons import flag
from db.models import Course, Visit

FIELDS = ("餐旅服务", "生活服务", "物业安保", "物流电商")  # the plan's fields of P17
AT_HOME = ("telephone", "wechat", "office")  # visits that may reach somebody in class
HOURS_A_DAY = 8
WEEK = 7
OVER = ("ended", "examined", "certified", "claimed", "paid")
MANY_ALIKE = 5
LARGE = 10
DEHONG = ("德宏", "芒市", "瑞丽", "梁河", "盈江", "陇川")


def of_class(course: Course, words: str) -> Flag:
    return Flag((f"course:{course.key}",), f"{course.code} {words}", course_id=course.key, region=course.region)


def two_classes_at_once(ev: Evidence) -> Iterator[Flag]:
    for ones in ev.by_person.values():
        came = [one for one in ones if one.came]
        for place, first in enumerate(came):
            for second in came[place + 1 :]:
                if _collide(first, second):
                    yield flag(second, f"{second.name} 同时在 {first.course.code} 上课", first)


def _collide(first: Trainee, second: Trainee) -> bool:
    """By the half days both were seen, else by the timetables, else by the dates of both classes."""
    if first.halves and second.halves:
        return bool(first.halves & second.halves)
    if first.course.timetable and second.course.timetable:
        return any(_cross(one, other) for one in first.course.timetable for other in second.course.timetable)
    return _days(first.course)[0] <= _days(second.course)[1] and _days(second.course)[0] <= _days(first.course)[1]


def _cross(one: dict[str, str], other: dict[str, str]) -> bool:
    same_day = str(one["day"]) == str(other["day"])
    return same_day and one["from"] < other["until"] and other["from"] < one["until"]


def _days(course: Course) -> tuple[date, date]:
    return course.starts_at.date(), course.ends_at.date()


def at_work_elsewhere(ev: Evidence) -> Iterator[Flag]:
    """In work somewhere else than in the place of the class, over the whole of it."""
    for one in ev.trainees:
        worker = one.worker
        if worker is None or not one.came:
            continue
        spell = _spell_over(ev.spells.get(worker.key, ()), one.course)
        if spell and spell.place and not _same_place(spell.place, one.course.place):
            yield flag(one, f"{one.name} 上课期间登记为在别处在岗")


def _spell_over(spells: Sequence[Spell], course: Course) -> Spell | None:
    first, last = _days(course)
    over = [
        spell
        for spell in spells
        if spell.status == "employed" and spell.since <= first and (spell.until is None or spell.until > last)
    ]
    return over[-1] if over else None


def _same_place(work: str, taught: str) -> bool:
    """Within Dehong a class may be reached after work; between Dehong and the delta it may not."""
    return _in_dehong(work) == _in_dehong(taught)


def _in_dehong(place: str) -> bool:
    return any(name in place for name in DEHONG)


def seen_elsewhere(ev: Evidence) -> Iterator[Flag]:
    """Visited, or arrived at a fair, far from the class on a day of it."""
    met = grouped([row for row in ev.visits if row.worker_id and row.kind not in AT_HOME], lambda row: row.worker_id)
    came = grouped(ev.arrivals, lambda row: row.worker_id)
    for one in ev.trainees:
        if one.worker is None or not one.came:
            continue
        for visit in met.get(one.worker.key, ()):
            if _during(visit.starts_at, one) and not _same_place(_where(ev, visit), one.course.place):
                yield _seen(one, f"visit:{visit.key}", f"{one.name} 上课当天在别处被走访到")
        for signup in came.get(one.worker.key, ()):
            event = ev.events[signup.event_id]
            if (
                event.kind != "online_fair"
                and _during(event.starts_at, one)
                and not _same_place(event.place, one.course.place)
            ):
                yield _seen(one, f"event_signup:{signup.key}", f"{one.name} 上课当天在别处的活动签到")


def _where(ev: Evidence, visit: Visit) -> str:
    employer = ev.employers.get(visit.employer_id) if visit.employer_id else None
    return visit.place or (employer.place if employer else "") or "上海"


def _during(moment: datetime, one: Trainee) -> bool:
    first, last = _days(one.course)
    days = {day for day, _ in one.halves}
    return moment.date() in days if days else first <= moment.date() <= last


def _seen(one: Trainee, row: str, words: str) -> Flag:
    return Flag((one.about, row), f"{one.course.code} {words}", course_id=one.course.key, region=one.course.region)


def same_trade_again(ev: Evidence) -> Iterator[Flag]:
    """The same subject twice within a year (Yunnan's rule for paid training)."""
    for ones in ev.by_person.values():
        paid = [one for one in ones if one.came and one.course.programme != "practice"]
        for subject in grouped(
            paid, lambda one: (course_verbs.subject(one.course), one.course.starts_at.year)
        ).values():
            for first, second in pairwise(subject):
                yield flag(second, f"{second.name} 一年内在 {first.course.code} 学过同一门", first)


def too_often(ev: Evidence) -> Iterator[Flag]:
    most = int(ev.parameter("yn_training_max_per_year", 3))
    for ones in ev.by_person.values():
        paid = [one for one in ones if one.came and one.course.programme in ("aid", "drill")]
        for year, mine in grouped(paid, lambda one: one.course.starts_at.year).items():
            if len(mine) > most:
                yield flag(
                    mine[-1], f"{mine[-1].name} {year} 年参加补贴培训 {len(mine)} 次，上限 {most} 次", *mine[:-1]
                )


def enrolled_late(ev: Evidence) -> Iterator[Flag]:
    for one in ev.trainees:
        if one.enrolled and one.enrolled.enrolled_at > one.course.ends_at:
            yield flag(one, f"{one.name} 在结课以后才报名")


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
            crossing = any(_cross(a, b) for a in first.timetable for b in second.timetable)
            timed = bool(first.timetable and second.timetable)
            if crossing if timed else second.starts_at.date() <= first.ends_at.date():
                rows = (f"course:{first.key}", f"course:{second.key}")
                words = f"{second.code} 和 {first.code} 同时由一位教师上课"
                yield Flag(rows, words, course_id=second.key, region=second.region)


def hours_wrong(ev: Evidence) -> Iterator[Flag]:
    """Hours that the days cannot hold, days that the dates cannot hold, a timetable shorter than the plan."""
    for course in ev.courses.values():
        first, last = _days(course)
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
        heads = {row.key: _heads(ev, row) for row in rows}
        spent = sum(heads[row.key] * (row.unit_subsidy or 0) for row in rows)
        dear = [row for row in rows if (row.unit_subsidy or 0) > standard.amount]
        if dear and sum(heads.values()) and spent > standard.amount * sum(heads.values()):
            mean = spent / sum(heads.values())
            words = f"{year} 年 {measure} 平均每人次 {mean:.2f} 元，标准 {standard.amount} 元"
            yield Flag(tuple(f"course:{row.key}" for row in dear), words, course_id=dear[0].key, region=dear[0].region)


def _heads(ev: Evidence, course: Course) -> int:
    enrolled = [one for one in ev.by_course.get(course.key, ()) if one.enrolled]
    return course.passed_elsewhere + sum(1 for one in enrolled if one.passed)


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
    Rule("two_classes_at_once", "同时上两个班", two_classes_at_once),
    Rule("at_work_elsewhere", "上课期间在别处在岗", at_work_elsewhere),
    Rule("seen_elsewhere", "上课当天在别处", seen_elsewhere),
    Rule("same_trade_again", "一年内重复学同一门", same_trade_again),
    Rule("too_often", "一年内培训次数超限", too_often),
    Rule("enrolled_late", "结课后才报名", enrolled_late),
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
