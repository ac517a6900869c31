"""Checks on where people were (时间冲突): two classes, work, visits and fairs at one time, the same subject again."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from db import courses as course_verbs
from db.guard.classes import cross, days_of
from db.guard.evidence import Evidence, Spell, grouped
from db.guard.flags import Flag, Rule
from db.guard.people import Trainee
from db.guard.persons import flag
from db.models import Course, Visit

AT_HOME = ("telephone", "wechat", "office")  # visits that may reach somebody in class
DEHONG = ("德宏", "芒市", "瑞丽", "梁河", "盈江", "陇川")


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
        return any(cross(one, other) for one in first.course.timetable for other in second.course.timetable)
    return (
        days_of(first.course)[0] <= days_of(second.course)[1] and days_of(second.course)[0] <= days_of(first.course)[1]
    )


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
    first, last = days_of(course)
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
    first, last = days_of(one.course)
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


RULES = (
    Rule("two_classes_at_once", "同时上两个班", two_classes_at_once),
    Rule("at_work_elsewhere", "上课期间在别处在岗", at_work_elsewhere),
    Rule("seen_elsewhere", "上课当天在别处", seen_elsewhere),
    Rule("same_trade_again", "一年内重复学同一门", same_trade_again),
    Rule("too_often", "一年内培训次数超限", too_often),
    Rule("enrolled_late", "结课后才报名", enrolled_late),
)
