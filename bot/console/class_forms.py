"""Writing a class (开班、改班): what it is, for whom, where and when. Times and seats of one that stands change on its own page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from bot.console import given, words
from bot.console.pages import Act, Answer, Ask, Go, Page, Shown
from db import class_planning, scopes
from db.models import Course
from db.rights import Right
from handlers import course_notices, texts

NEEDS = (Right.COURSES,)
COUNTIES = ("", "芒市", "瑞丽", "梁河", "盈江", "陇川", "班玛")


@dataclass(frozen=True)
class Field:
    name: str
    label: str
    needed: bool = False
    look: str = "line"  # line, number, day, clock, county, programme
    hint: str = ""
    once: bool = False  # asked of a new class alone


FIELDS = (
    Field("title", "班名", needed=True, hint="如：家政与生活服务岗位练兵（第3期）"),
    Field("programme", "项目", needed=True, look="programme"),
    Field("batch", "批次", hint="送教上门的写第几批，如：2026年第1批"),
    Field("field", "工种方向", hint="餐旅、生活服务、物业安保、物流电商"),
    Field("provider", "培训机构", needed=True, hint="可从里面挑，和机构账号上一样"),
    Field("place", "上课地点", needed=True),
    Field("county", "在哪个县", look="county"),
    Field("first_day", "第一天", needed=True, look="day", once=True),
    Field("last_day", "最后一天", needed=True, look="day", once=True),
    Field("from_clock", "上午几点开始", needed=True, look="clock", once=True),
    Field("until_clock", "下午几点结束", needed=True, look="clock", once=True),
    Field("seats", "座位", needed=True, look="number", once=True),
    Field("hours", "课时", look="number"),
    Field("audience", "招什么人", hint="、".join(words.AUDIENCES)),
    Field("certificate", "发什么证", hint="岗位培训合格证书"),
    Field("attendance_rule", "考勤规定", hint="出勤率80%以上"),
)
EMPTY = {"from_clock": "09:00", "until_clock": "17:00", "seats": "30", "programme": "drill"}


def show_new(ask: Ask) -> Shown:
    return _form(ask, None, EMPTY, {})


def show_edit(ask: Ask) -> Shown:
    course = scopes.one(ask.session, Course, ask.path["id"], by=ask.by)
    said = {one.name: str(getattr(course, one.name) or "") for one in FIELDS if not one.once}
    return _form(ask, course, said, {})


def plan(ask: Ask) -> Answer:
    said = _said(ask, FIELDS)
    troubles = _troubles(said, FIELDS)
    facts = {} if troubles else {**_words(said), **_times(ask, said)}
    if troubles or facts["ends_at"] < facts["starts_at"]:
        return _form(ask, None, said, troubles or {"last_day": "最后一天比第一天还早"})
    facts |= {"seats": int(said["seats"]), "status": "open" if ask.said("then") == "open" else "planned"}
    course = class_planning.plan(ask.session, facts=facts, by=ask.by, now=ask.now)
    state = "开始报名了，工友现在查得到" if course.status == "open" else "存好了，还没有开放报名"
    return Go(f"/courses/{course.key}", f"{course.code} {state}。")


def change(ask: Ask) -> Answer:
    course = scopes.one(ask.session, Course, ask.path["id"], by=ask.by)
    asked = tuple(one for one in FIELDS if not one.once)
    said = _said(ask, asked)
    if troubles := _troubles(said, asked):
        return _form(ask, course, said, troubles)
    changed, concerned = class_planning.change(ask.session, course, facts=_words(said), by=ask.by, now=ask.now)
    told = course_notices.place_changed(ask.session, course, concerned, station=ask.station, now=ask.now)
    heard = f"换了地点，{texts.training_desk.heard(*told)}" if concerned else ""
    return Go(f"/courses/{course.key}", f"{course.code} 改好了。{heard}" if changed else "没有改动。")


def _said(ask: Ask, fields: tuple[Field, ...]) -> dict[str, str]:
    return {one.name: ask.said(one.name, most=120) for one in fields}


def _troubles(said: Mapping[str, str], fields: tuple[Field, ...]) -> dict[str, str]:
    return {one.name: trouble for one in fields if (trouble := _trouble(one, said[one.name]))}


def _trouble(one: Field, said: str) -> str:
    if not said:
        return f"{one.label}要写" if one.needed else ""
    wrong = {
        "number": lambda: not given.number(said, most=5000), "day": lambda: given.day(said) is None,
        "clock": lambda: _clock(said) is None, "county": lambda: said not in COUNTIES,
        "programme": lambda: said not in words.PROGRAMMES,
    }  # fmt: skip
    return f"{one.label}没看懂" if one.look in wrong and wrong[one.look]() else ""


def _words(said: Mapping[str, str]) -> dict[str, Any]:
    facts: dict[str, Any] = {one.name: said[one.name] for one in FIELDS if not one.once}
    return {**facts, "hours": int(said["hours"]) if said["hours"] else None}


def _times(ask: Ask, said: Mapping[str, str]) -> dict[str, Any]:
    first, last = given.day(said["first_day"]), given.day(said["last_day"])
    begins, ends = _clock(said["from_clock"]), _clock(said["until_clock"])
    if first is None or last is None or begins is None or ends is None:
        raise ValueError("the times were not checked")
    zone = ask.now.tzinfo
    starts_at, ends_at = datetime.combine(first, begins, zone), datetime.combine(last, ends, zone)
    return {"starts_at": starts_at, "ends_at": ends_at, "days": max(1, (last - first).days + 1)}


def _clock(said: str) -> time | None:
    try:
        return time.fromisoformat(said).replace(tzinfo=None)
    except ValueError:
        return None


def _form(ask: Ask, course: Course | None, said: Mapping[str, str], troubles: Mapping[str, str]) -> Shown:
    facts = {
        "title": f"改 {course.code}" if course else "开一个班", "course": course, "said": said, "troubles": troubles,
        "fields": [one for one in FIELDS if course is None or not one.once], "programmes": words.PROGRAMMES,
        "counties": {name: name or "不限" for name in COUNTIES},
        "providers": class_planning.providers(ask.session, by=ask.by),
    }  # fmt: skip
    return Shown("courses/form.html", facts)


PAGES = (
    Page("/courses/new", "开一个班", show_new, NEEDS),
    Page("/courses/{id:int}/edit", "改班", show_edit, NEEDS),
)
ACTS = (
    Act("/courses", plan, NEEDS),
    Act("/courses/{id:int}", change, NEEDS),
)
