"""Checks on lists as a whole (名册核查): borrowed numbers, copies, made-up people, totals, call-backs, and both lists of a class."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from db.guard.classes import of_class
from db.guard.evidence import Evidence, grouped, several
from db.guard.flags import Flag, Rule
from db.guard.people import Trainee
from db.guard.persons import flag
from db.guard.presence import LOWEST_MARK

BORN_ALIKE = 4  # people of one class with one birthday
SHARED, SHARE = 5, 0.7  # of the smaller of two classes
UNREACHED = 5
WHOLE = 0.8  # of the people told stand on the list
CERTIFIED = ("certified", "claimed", "paid")
WITH_PAPERS = ("P17", "P18", "P19")


def born_on_one_day(ev: Evidence) -> Iterator[Flag]:
    for ones in ev.by_course.values():
        dated = [one for one in ones if one.born is not None]
        for mine in grouped(dated, lambda one: one.born).values():
            if len({one.who for one in mine}) >= BORN_ALIKE:
                course = mine[0].course
                rows = (f"course:{course.key}", *sorted(one.about for one in mine))
                words = f"{course.code} 有 {len(mine)} 个人生日完全一样：{mine[0].born}"
                yield Flag(rows, words, course_id=course.key, region=course.region)
    told = [one for one in ev.claimants if one.worker and one.worker.birth_date]
    for people in grouped(told, lambda one: (one.claim.key, one.worker.birth_date)).values():
        if len({one.who for one in people}) >= BORN_ALIKE:
            claim = people[0].claim
            words = f"{claim.number} 有 {len(people)} 个人生日完全一样"
            yield Flag(tuple(one.about for one in people), words, claim_id=claim.key, region=claim.region)


def roster_copied(ev: Evidence) -> Iterator[Flag]:
    """Most people of one class are most people of another."""
    classes = {key: {one.who for one in ones if one.came} for key, ones in ev.by_course.items()}
    shared: Counter[tuple[int, int]] = Counter()
    for ones in ev.by_person.values():
        shared.update(combinations([one.course.key for one in ones if one.came], 2))
    for (first, second), people in shared.items():
        smaller = min(len(classes[first]), len(classes[second]))
        if people >= SHARED and people >= SHARE * smaller:
            course = ev.courses[second]
            mine = [one.about for one in ev.by_course[second] if one.who in classes[first]]
            words = f"{course.code} 有 {people} 个人和 {ev.courses[first].code} 班完全一样"
            rows = (f"course:{first}", f"course:{second}", *sorted(mine))
            yield Flag(rows, words, course_id=second, region=course.region)


def without_certificate(ev: Evidence) -> Iterator[Flag]:
    """The class is certified and the person passed; no number on the list, no certificate in the records."""
    issued = {(row.course_id, row.worker_id) for row in ev.certificates if row.status == "issued"}
    named = {(row.course_id, row.name) for row in ev.certificates if row.status == "issued"}
    for one in ev.trainees:
        course = one.course
        if course.status not in CERTIFIED or course.measure not in WITH_PAPERS or not one.passed:
            continue
        number = one.listed.certificate_no if one.listed else ""
        has = (course.key, one.worker.key if one.worker else 0) in issued or (course.key, one.name) in named
        if not number and not has:
            yield flag(one, f"{one.name} 合格，却没有证书")


def listed_twice(ev: Evidence) -> Iterator[Flag]:
    for ones in ev.by_course.values():
        listed = [one for one in ones if one.listed]
        for mine in several(listed, lambda one: one.row.seq):
            yield flag(mine[0], f"名册上序号 {mine[0].row.seq} 有 {len(mine)} 行", *mine[1:])


def failed_though_good(ev: Evidence) -> Iterator[Flag]:
    """Failed with a pass mark and nothing missed: marks and verdicts of two people changed places."""
    for one in ev.trainees:
        row = one.listed
        if row is None or "不" not in row.assessment or row.exam_mark is None:
            continue
        if row.exam_mark >= LOWEST_MARK and (row.attendance_rate or 0) >= 1:
            yield flag(one, f"{one.name} 考了 {row.exam_mark:g} 分、满勤，却不合格")


def passed_without_exam(ev: Evidence) -> Iterator[Flag]:
    """No mark or no attendance where most of the list has them."""
    for ones in ev.by_course.values():
        listed = [one for one in ones if one.listed]
        marked = [one for one in listed if one.listed and one.listed.exam_mark is not None]
        counted = [one for one in listed if one.listed and one.listed.days_present is not None]
        for one in listed:
            if not one.passed or one.listed is None:
                continue
            if one.listed.exam_mark is None and len(marked) > len(listed) / 2:
                yield flag(one, f"{one.name} 没有考试分数却合格")
            elif one.listed.days_present is None and len(counted) > len(listed) / 2:
                yield flag(one, f"{one.name} 没有出勤记录却合格")


def call_back_wrong(ev: Evidence) -> Iterator[Flag]:
    """Called before the class, answered without a call, or hardly anybody can be reached."""
    for one in ev.trainees:
        row = one.listed
        if row and row.called_on and row.called_on < one.course.starts_at.date():
            yield flag(one, f"{one.name} 的电话回访早于开班")
        elif row and row.call_answer and row.called_on is None:
            yield flag(one, f"{one.name} 有回访结果，没有回访日期")
    for ones in ev.by_course.values():
        called = [one for one in ones if one.listed and one.listed.call_answer]
        lost = [one for one in called if one.listed and one.listed.call_answer == "not_reached"]
        if len(lost) >= UNREACHED and len(lost) > len(called) / 2:
            yield flag(lost[0], f"回访 {len(called)} 人，{len(lost)} 人联系不上", *lost[1:])


def both_lists_differ(ev: Evidence) -> Iterator[Flag]:
    """Somebody on the paper list and in the phones' register: other days, another verdict."""
    called_off = ev.called_off
    for one in ev.trainees:
        row = called_off.get((one.course.key, one.worker.key)) if one.listed and one.worker else None
        if row is not None and one.came:
            words = f"{one.course.code} {one.name} 已取消报名，名册上却参加了"
            rows = (f"enrolment:{row.key}", one.about)
            yield Flag(rows, words, course_id=one.course.key, region=one.course.region)
    for ones in ev.by_course.values():
        seated = {one.who: one for one in ones if one.enrolled}
        by_phone = any(one.halves for one in seated.values())
        for one in ones:
            other = seated.get(one.who) if one.listed else None
            if other is None or one.listed is None or other.enrolled is None:
                continue
            days = len({day for day, _ in other.halves})
            if by_phone and one.listed.days_present is not None and one.listed.days_present > days:
                yield flag(one, f"{one.name} 名册出勤 {one.listed.days_present} 天，签到只有 {days} 天", other)
            elif one.passed and other.enrolled.status == "failed":
                yield flag(one, f"{one.name} 名册写合格，登记是不合格", other)


def totals_not_listed(ev: Evidence) -> Iterator[Flag]:
    """Where nearly everybody is on the list handed in, the totals told are those of its lines; a part of a list proves nothing."""
    for course in ev.courses.values():
        listed = [one for one in ev.by_course.get(course.key, ()) if one.listed]
        people: Sequence[Trainee] = list({one.who: one for one in listed}.values())
        told = (course.enrolled_elsewhere, course.attended_elsewhere, course.passed_elsewhere)
        if not people or len(listed) < WHOLE * max(told):
            continue
        counted = (len(people), sum(one.came for one in people), sum(one.passed for one in people))
        for word, said, found in zip(("报名", "参训", "合格"), told, counted, strict=True):
            if said > len(listed) or (word == "合格" and said != found and said > found):
                yield of_class(course, f"上报{word} {said} 人，名册上只有 {found} 人")


RULES = (
    Rule("born_on_one_day", "多人生日一样", born_on_one_day),
    Rule("roster_copied", "名册照抄另一个班", roster_copied),
    Rule("without_certificate", "合格却没有证书", without_certificate),
    Rule("listed_twice", "名册序号重复", listed_twice),
    Rule("failed_though_good", "成绩好却不合格", failed_though_good),
    Rule("passed_without_exam", "没有成绩或出勤却合格", passed_without_exam),
    Rule("call_back_wrong", "电话回访不对", call_back_wrong),
    Rule("both_lists_differ", "名册和登记不一致", both_lists_differ),
    Rule("totals_not_listed", "上报人数名册上没有", totals_not_listed),
)
