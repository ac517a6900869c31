"""One class (班级): its people with attendance by half day, results and certificates; moved, resized or called off with everybody told."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from bot.console import given, sheets, words
from bot.console.pages import Act, Answer, Ask, Go, Page, Shown
from bot.console.sheets import Heading
from db import (
    audits,
    class_papers,
    class_progress,
    class_register,
    courses,
    delegates,
    enrolments,
    rights,
    roster,
    scopes,
)
from db.class_register import Register
from db.half_days import Half, half_days, half_now
from db.models import Course, Enrolment, Worker
from db.rights import Right
from handlers import course_notices, practice, texts
from nlp import identity

LOOKS = (Right.COURSES, Right.PEOPLE, Right.FIGURES, Right.ROSTERS)
TEACHES = (Right.COURSES, Right.ROSTERS)
PARTS = texts.attendance.HALVES
MOST_SEATS = 5000
RESULTS_IN = ("examined", "certified")
# Why a state is offered.
WHY = {"running": "开班的时间到了", "ended": "课上完了", "examined": "人人有结果了", "certified": "合格的都发证了"}


def show(ask: Ask) -> Shown:
    course = scopes.one(ask.session, Course, ask.path["id"], by=ask.by, looking=True)
    is_own = _is_own(ask, course)
    register = class_register.of(ask.session, course, by=ask.by)
    half = _half(ask.query.get("half", "")) or half_now(register.halves, ask.now)
    steps = class_register.STEPS
    later = steps[steps.index(course.status) + 1 :] if course.status in steps else ()
    facts = {
        "title": f"{course.code} {course.title}", "course": course, "register": register, "half": half, "words": words,
        "parts": PARTS, "now": ask.now, "phone": texts.roster.masked, "handle": roster.handle,
        "asked": class_progress.asked(course.attendance_rule), "came": partial(class_progress.came, register),
        "lacks": partial(class_progress.lacks, register), "without": class_progress.without_result(register, now=ask.now),
        "offered": class_progress.next_step(register, now=ask.now), "why": WHY,
        "later": {name: words.COURSES[name] for name in later}, "results": {name: words.ENROLMENTS[name] for name in class_register.RESULTS},
        "before_start": course.status in courses.BEFORE_THE_START and course.starts_at > ask.now,
        "under_way": courses.is_under_way(course, now=ask.now),
        "teachers": course.programme == delegates.PROGRAMME,
        "concerned": len(courses.live(ask.session, course)), "is_own": is_own,
        "teaches": is_own and any(rights.has(ask.by, right) for right in TEACHES),
        "manages": is_own and rights.has(ask.by, Right.COURSES),
    }  # fmt: skip
    return Shown("courses/class.html", facts)


def take_attendance(ask: Ask) -> Go:
    """Fields: shown:<enrolment> for everybody on the page, present:<enrolment> for those who were there."""
    course, half = _course(ask), _half(ask.said("half", most=24))
    if half is None or half not in half_days(course):
        return _back(course, "请选上课日程里的半天。", well=False)
    if half[0] > ask.now.date():
        return _back(course, "还没到这一天。", well=False)
    present, shown = _numbers(ask, "present"), _numbers(ask, "shown")
    count = class_register.take_attendance(
        ask.session, course, half, present=present, shown=shown, by=ask.by, now=ask.now
    )
    return _back(course, f"{_named(half)}到了 {count} 人，记好了。", query=f"?half={half[0]}:{half[1]}")


def note_delegates(ask: Ask) -> Go:
    """Teachers of a week in Qingpu. Fields: nominated:<enrolment>, shown:<enrolment>, arrived:<enrolment>."""
    course = _course(ask)
    nominated = {number: ask.said(f"nominated:{number}", most=60) for number in _numbers(ask, "nominated")}
    sent, came = delegates.note(
        ask.session, course, nominated=nominated, shown=_numbers(ask, "shown"), arrived=_numbers(ask, "arrived"),
        by=ask.by, now=ask.now,
    )  # fmt: skip
    return _back(course, f"记好了：有单位派的 {sent} 人，报到 {came} 人。")


def enter_results(ask: Ask) -> Go:
    course = _course(ask)
    results = {number: ask.said(f"result:{number}", most=12) for number in _numbers(ask, "result")}
    held = _held_back(ask, course, results)
    results = {number: said for number, said in results.items() if number not in held}
    changed = class_register.set_results(ask.session, course, results, by=ask.by, now=ask.now)
    numbers = {
        number: ask.said(f"certificate:{number}", most=40)
        for number in _numbers(ask, "certificate")
        if number not in held
    }
    on = given.day(ask.said("issued_on", most=10)) or ask.now.date()
    failed = [row.worker_id for row in changed if row.status != "passed"]
    done = class_papers.enter(
        ask.session,
        course,
        numbers,
        on=on,
        by=ask.by,
        now=ask.now,
        failed=failed,
        redate=bool(ask.said("redate", most=1)),
    )
    more = f"，改发证日期 {done.dated} 张" if done.dated else ""
    back = f"，收回 {done.taken_back} 张" if done.taken_back else ""
    told = f"记好了：{len(changed)} 人的结果有变，发证 {done.issued} 张{more}{back}。"
    return _back(course, f"{told}{_of_held(course, list(held.values()))}", well=not held)


def _held_back(ask: Ask, course: Course, results: Mapping[int, str]) -> dict[int, str]:
    """Who is to pass without the attendance that the class asks for, unless that is said; then the audit knows it."""
    register = class_register.of(ask.session, course, by=ask.by)
    short = class_progress.short(register, results)
    lacking = {one.enrolment.key: f"{one.worker.name} {class_progress.came(register, one):.0%}" for one in short}
    if lacking and ask.said("despite") == "1":
        told = "、".join(f"{roster.handle(one.worker)} {class_progress.came(register, one):.0%}" for one in short)
        _note(ask, course, "passed_despite", told)
        return {}
    return lacking


def _of_held(course: Course, held: Sequence[str]) -> str:
    if not held:
        return ""
    needed = class_progress.asked(course.attendance_rule) or 0
    return f"出勤不到 {needed:.0%} 的没有记合格：{'、'.join(held)}。确实合格的，再选“合格”，勾“出勤不够也记合格”再存。"


def go_on(ask: Ask) -> Go:
    course, status = _course(ask), ask.said("status", most=12)
    class_register.go_on(ask.session, course, status, by=ask.by, now=ask.now)
    register = class_register.of(ask.session, course, by=ask.by)
    without = len(class_progress.without_result(register, now=ask.now))
    more = f"还有 {without} 人没给结果。" if without and status in RESULTS_IN else ""
    return _back(course, f"{course.code} 现在是“{words.COURSES[status]}”。{more}")


def change_seats(ask: Ask) -> Go:
    course, wanted = _course(ask), given.number(ask.said("seats", most=6), most=MOST_SEATS)
    if not wanted:
        return _back(course, "座位要写一个数。", well=False)
    before = course.seats
    offers = courses.change_seats(ask.session, course, seats_now=wanted, station=ask.station, now=ask.now)
    told = course_notices.offered(ask.session, offers, station=ask.station, now=ask.now)
    _note(ask, course, "course_seats", f"{before} → {course.seats}")
    return _back(course, texts.training_desk.seats_done(course, *told))


def move(ask: Ask) -> Go:
    course, to = _course(ask), given.moment(ask, "day", "clock")
    if to is None:
        return _back(course, "请写新的开班日期和钟点。", well=False)
    before = course.starts_at
    if to == before:
        return _back(course, texts.training_desk.same_time(course), well=False)
    concerned = courses.postpone(ask.session, course, starts_at=to, station=ask.station, now=ask.now)
    told = course_notices.postponed(
        ask.session, course, concerned, before=before, station=ask.station, now=ask.now
    )  # fmt: skip
    _note(ask, course, "course_postponed", f"{before:%Y-%m-%d %H:%M} → {to:%Y-%m-%d %H:%M}")
    return _back(course, texts.training_desk.postponed(course, *told))


def call_off(ask: Ask) -> Go:
    course = _course(ask)
    concerned = courses.cancel(ask.session, course, now=ask.now)
    told = course_notices.called_off(ask.session, course, concerned, station=ask.station, now=ask.now)
    _note(ask, course, "course_cancelled", "")
    return _back(course, texts.training_desk.cancelled(course, *told))


def enrol(ask: Ask) -> Go:
    """Somebody who telephoned: a seat, or a place in line when it is full; once it is under way somebody who is there."""
    course, said = _course(ask), ask.said("handle", most=20)
    found = roster.called(ask.session, said, by=ask.by)
    if len(found) != 1:
        return _back(course, _which(said, found), well=False)
    worker, basis, started = found[0], ask.said("basis", most=40), courses.is_under_way(course, now=ask.now)
    try:
        row = enrolments.submit(
            ask.session, worker=worker, course=course, station=ask.station, now=ask.now, basis=basis,
            may_wait=not started, started=started,
        )  # fmt: skip
    except enrolments.CourseFull:
        return _back(course, texts.training_desk.FULL_BY_NOW, well=False)
    row.source = "staff"
    if started:
        return _back(course, f"{worker.name} 加进名册了。班已经开了，没有另发通知。")
    told = course_notices.added(ask.session, row, worker, station=ask.station, now=ask.now)
    heard = "已通知本人。" if told else texts.training_desk.NOT_TOLD
    return _back(course, f"{worker.name} {'报上了' if row.holds_seat else '排在候补'}，{heard}")


def take_off(ask: Ask) -> Go:
    course = _course(ask)
    row = scopes.one(ask.session, Enrolment, ask.said("enrolment", most=9), by=ask.by)
    if row.course_id != course.key:
        raise scopes.NotSeen("Enrolment")
    if class_register.has_come(ask.session, row):
        return _back(course, texts.training_desk.CAME, well=False)
    offers = enrolments.cancel(ask.session, row, station=ask.station, now=ask.now)
    course_notices.taken_off(ask.session, row, station=ask.station, now=ask.now)
    course_notices.offered(ask.session, offers, station=ask.station, now=ask.now)
    return _back(course, f"取消了一位，{f'已问候补 {len(offers)} 人' if offers else '座位空出来了'}。")


def hand_out(ask: Ask) -> Answer:
    """The register as a sheet, numbers masked; that it went out stands in the audit."""
    course = _course(ask)
    register = class_register.of(ask.session, course, by=ask.by)
    audits.note(
        ask.session, staff=ask.by, action="exported", about=f"course:{course.key}", detail=f"{len(register.seats)} 行",
        now=ask.now,
    )  # fmt: skip
    return sheets.file(f"{course.code}-名册.xlsx", _headings(register), _lines(register), sheet=course.code)


def _headings(register: Register) -> list[Heading]:
    first = [
        Heading("序号", width=6),
        Heading("姓名"),
        Heading("身份证号", width=22),
        Heading("手机"),
        Heading("老家县"),
    ]
    if register.course.programme == practice.PROGRAMME:
        first.append(Heading("为哪个岗位", width=12))
    if register.course.programme == delegates.PROGRAMME:
        first += [Heading("派来单位", width=18), Heading("报到", width=16)]
    halves = [Heading(_named(half), width=10) for half in register.halves]
    last = [Heading("出勤率"), Heading("结果"), Heading("证书编号", width=22)]
    return [*first, Heading("符合的对象", width=18), *halves, *last]


def _lines(register: Register) -> list[list[object]]:
    return [
        [
            place, one.worker.name, one.identity, texts.roster.masked(one.worker), one.worker.county,
            *_sent(register, one.enrolment), one.enrolment.basis,
            *("√" if half in one.present else "" for half in register.halves), f"{register.rate(one):.0%}",
            words.ENROLMENTS.get(one.enrolment.status, one.enrolment.status),
            one.certificate.number if one.certificate else "",
        ]
        for place, one in enumerate(register.seats, start=1)
    ]  # fmt: skip


def _sent(register: Register, row: Enrolment) -> list[str]:
    if register.course.programme == practice.PROGRAMME:
        return [row.for_post]
    if register.course.programme != delegates.PROGRAMME:
        return []
    return [row.nominated_by, f"{row.arrived_at:%Y-%m-%d %H:%M}" if row.arrived_at else "没报到"]


def _named(half: Half) -> str:
    return f"{half[0].month}月{half[0].day}日{PARTS[half[1]]}"


def _half(said: str) -> Half | None:
    """2026-12-01:morning"""
    day, _, part = said.partition(":")
    found: date | None = given.day(day)
    return (found, part) if found is not None and part in PARTS else None


def _numbers(ask: Ask, kind: str) -> list[int]:
    """Of the fields called <kind>:<number> the numbers."""
    found = [scopes.whole(name.removeprefix(f"{kind}:")) for name in ask.form if name.startswith(f"{kind}:")]
    return [number for number in found if number is not None]


def _is_own(ask: Ask, course: Course) -> bool:
    """Not one of another county, shown for the sake of people who are in it."""
    return ask.session.exec(scopes.rows(ask.by, Course).where(Course.id == course.id)).first() is not None


def _course(ask: Ask) -> Course:
    """To be changed."""
    return scopes.one(ask.session, Course, ask.path["id"], by=ask.by)


def _note(ask: Ask, course: Course, action: str, detail: str) -> None:
    audits.note(ask.session, staff=ask.by, action=action, about=f"course:{course.key}", detail=detail, now=ask.now)


def _which(said: str, found: Sequence[Worker]) -> str:
    """Whom the words may mean: nobody, or several of one name."""
    if not found:
        return f"没有叫“{identity.hide(said)}”的工友，先在“工友”里找一下。"
    numbers = "、".join(
        f"{roster.handle(one)}（{one.county}{one.township}，{texts.roster.masked(one)}）" for one in found
    )
    return f"叫“{said}”的有 {len(found)} 位，请写编号：{numbers}。"


def _back(course: Course, said: str, *, well: bool = True, query: str = "") -> Go:
    return Go(f"/courses/{course.key}{query}", said, well)


DOES: dict[str, tuple[Callable[[Ask], Answer], tuple[Right, ...]]] = {
    "attendance": (take_attendance, TEACHES), "results": (enter_results, (Right.COURSES,)),
    "status": (go_on, (Right.COURSES,)), "seats": (change_seats, (Right.COURSES,)), "move": (move, (Right.COURSES,)),
    "cancel": (call_off, (Right.COURSES,)), "enrol": (enrol, (Right.COURSES,)), "leave": (take_off, (Right.COURSES,)),
    "roster": (hand_out, TEACHES), "delegates": (note_delegates, TEACHES),
}  # fmt: skip
PAGES = (Page("/courses/{id:int}", "班级", show, LOOKS),)
ACTS = tuple(Act(f"/courses/{{id:int}}/{name}", do, needs) for name, (do, needs) in DOES.items())
