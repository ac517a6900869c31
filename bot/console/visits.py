"""Care visits (走访): the list, the week of everybody who makes them, and one visit booked, moved, recorded."""

from datetime import date, datetime, timedelta

from bot.console import given, visit_photos, words
from bot.console.columns import named, plain, related
from bot.console.lists import RecordList
from bot.console.pages import Act, Ask, Go, Page, Shown
from db import attachments, audiences, dossier, employer_file, employers, scopes, visit_calendar, visit_entries
from db import visit_photos as kept_photos
from db.models import Employer, Staff, Visit, Worker
from db.rights import Right
from db.visit_entries import Entry, Task
from handlers import reaching, texts, visits_at_desk
from nlp import identity, phones

NEEDS = (Right.VISITS,)
TASK_ROWS = 3
MOST_PEOPLE = 2000
TOLD = {True: "微信已通知工友。", False: "工友没有微信可通知，请打电话说一声。"}
UNREAD_MOMENT = "日期和时间没写全。"
UNREAD_COUNT = "见到几人要写数字，比如 3。别的没存，请再填一次。"


class VisitList(RecordList):
    table = Visit
    key = "visit"
    menu_label = "走访记录"
    icon = "fa-solid fa-house-user"
    needs = NEEDS
    points_to = {"worker_id": Worker, "employer_id": Employer, "staff_id": Staff}  # noqa: RUF012
    found_by = ("place", "topic", "code")
    sorted_by = ("id", "starts_at")
    fields_default_sort = (("starts_at", True),)
    opens = "/visits/{}"
    fields = [  # noqa: RUF012
        plain("starts_at", "时间"),
        named("kind", "方式", words.VISIT_KINDS),
        related("worker_id", "工友", lambda worker: worker.name),
        related("employer_id", "单位", lambda employer: employer.name),
        plain("place", "地点"),
        related("staff_id", "走访人", lambda member: member.name),
        named("status", "状态", words.VISITS),
        plain("topic", "想聊", lambda row: phones.hide(row.topic), exclude_from_list=True),
        plain("people_met", "见到人数"),
        plain("cost_source", "钱从哪里来"),
        plain("summary", "情况", lambda row: phones.hide(row.summary), exclude_from_list=True),
        plain("asked_at", "约的时间", exclude_from_list=True),
        plain("entered_at", "录入时间", exclude_from_list=True),
    ]


def show_week(ask: Ask) -> Shown:
    day = given.day(ask.query.get("week", "")) or ask.now.date()
    only = scopes.whole(ask.query.get("who", ""))
    monday = _monday(day)
    week = visit_calendar.week(ask.session, monday, zone=ask.now.tzinfo, by=ask.by, only=only)
    facts = {
        "week": week, "states": words.VISITS, "only": only, "visitors": visit_calendar.visitors(ask.session),
        "before": _shifted(monday, -7), "after": _shifted(monday, 7), "today": ask.now.date(),
    }  # fmt: skip
    return Shown("visits/week.html", facts)


def show_one(ask: Ask) -> Shown:
    visit = scopes.one(ask.session, Visit, ask.path["id"], by=ask.by)
    worker = ask.session.get(Worker, visit.worker_id) if visit.worker_id else None
    visitor = ask.session.get(Staff, visit.staff_id) if visit.staff_id else None
    facts = {
        "title": f"走访 V{visit.key}", "visit": visit, "worker": worker, "visitor": visitor, "states": words.VISITS,
        "kinds": words.VISIT_KINDS, "whom": visit_calendar.whom(ask.session, visit), "now": ask.now,
        "visitors": visit_calendar.visitors(ask.session), "tasks": visit_entries.tasks_of(ask.session, visit, by=ask.by),
        "hears": reaching.has_wechat(visits_at_desk.phone_of(ask, visit)), "rows": range(TASK_ROWS),
        "phone": texts.roster.masked(worker) if worker else "", "at": min(visit.starts_at, ask.now),
        "corrections": visit_entries.corrections(ask.session, visit),
        "photos": attachments.pictures_of(ask.session, kept_photos.about(visit)),
        "gone": kept_photos.gone(ask.session, visit), "detail": words.detail,
    }  # fmt: skip
    return Shown("visits/visit.html", facts)


def show_new(ask: Ask) -> Shown:
    """To book one, or to enter one that has been; whom it is for is looked for first."""
    number, said = ask.query.get("worker", ""), ask.asked("q")
    found = dossier.of(ask.session, number, by=ask.by) if number else None
    facts = {
        "worker": found.worker if found else None, "said": said, "day": given.day(ask.query.get("day", "")),
        "employers": () if found else employers.names(ask.session),
        "found": dossier.looked_up(ask.session, said, by=ask.by) if said else (),
        "phone": texts.roster.masked, "who": scopes.whole(ask.query.get("who", "")), "now": ask.now,
        "visitors": visit_calendar.visitors(ask.session), "kinds": words.VISIT_KINDS, "rows": range(TASK_ROWS), "me": ask.by,
        "last": next((visit for visit, _ in found.visits if visit.status == "done"), None) if found else None,
    }  # fmt: skip
    return Shown("visits/new.html", facts)


def book(ask: Ask) -> Go:
    worker = scopes.one(ask.session, Worker, ask.said("worker", most=12), by=ask.by)
    starts_at, place = given.moment(ask, "day", "time"), ask.said("place", most=60)
    if starts_at is None or not place:
        return Go(f"/visits/new?worker={worker.key}", UNREAD_MOMENT if place else "地点没写。", well=False)
    visitor = visit_calendar.visitor(ask.session, ask.said("visitor", most=12))
    visit, told = visits_at_desk.book(
        ask, worker, place=place, starts_at=starts_at, topic=identity.hide(ask.said("topic", most=120)), visitor=visitor
    )
    return Go(f"/visits/{visit.key}", f"约好了：{_when(visit.starts_at)}。{TOLD[told]}")


def move(ask: Ask) -> Go:
    visit = scopes.one(ask.session, Visit, ask.path["id"], by=ask.by)
    starts_at = given.moment(ask, "day", "time")
    if starts_at is None:
        return Go(f"/visits/{visit.key}", UNREAD_MOMENT, well=False)
    visitor = visit_calendar.visitor(ask.session, ask.said("visitor", most=12))
    told = visits_at_desk.move(ask, visit, starts_at=starts_at, visitor=visitor)
    return Go(f"/visits/{visit.key}", f"改到 {_when(visit.starts_at)}。{TOLD[told]}")


def call_off(ask: Ask) -> Go:
    visit = scopes.one(ask.session, Visit, ask.path["id"], by=ask.by)
    told = visits_at_desk.call_off(ask, visit)
    return Go(f"/visits?week={visit.starts_at.date()}", f"V{visit.key} 取消了。{TOLD[told]}")


def record(ask: Ask) -> Go:
    visit = scopes.one(ask.session, Visit, ask.path["id"], by=ask.by)
    entry = _entry(ask)
    if isinstance(entry, str):
        return Go(f"/visits/{visit.key}", entry, well=False)
    visitor = visit_calendar.visitor(ask.session, ask.said("visitor", most=12))
    visit_entries.record(ask.session, visit, entry, by=ask.by, now=ask.now, visitor=visitor)
    return Go(f"/visits/{visit.key}", _recorded(visit, entry) + visit_photos.keep(ask, visit))


def enter(ask: Ask) -> Go:
    """Done on paper: the day of the visit and that of the entry are both kept."""
    said, employer_name = ask.said("worker", most=12), ask.said("employer", most=80)
    worker = scopes.one(ask.session, Worker, said, by=ask.by) if said else None
    entry, kind = _entry(ask), ask.said("kind", most=20)
    again = f"/visits/new?worker={said}"
    if isinstance(entry, str):
        return Go(again, entry, well=False)
    employer = None if worker or not employer_name else _employer(ask, employer_name)
    if isinstance(employer, str):
        return Go(again, employer, well=False)
    try:
        visit = visit_entries.enter(
            ask.session, entry, worker=worker, employer=employer, kind=kind if kind in words.VISIT_KINDS else "dormitory",
            place=ask.said("place", most=60), by=ask.by, now=ask.now, another=ask.said("another") == "1",
            visitor=visit_calendar.visitor(ask.session, ask.said("visitor", most=12)),
        )  # fmt: skip
    except visit_entries.EnteredBefore as before:
        return Go(again, texts.visits.entered_before(before.number, before.at), well=False)
    except visit_entries.Arranged as arranged:
        return Go(again, texts.visit_days.arranged(arranged.number, arranged.at), well=False)
    return Go(f"/visits/{visit.key}", _recorded(visit, entry) + visit_photos.keep(ask, visit))


def _recorded(visit: Visit, entry: Entry) -> str:
    late = "" if visit.entered_at is None or visit.entered_at.date() == entry.at.date() else "（补记）"
    tasks = f"，记了 {len(entry.tasks)} 件跟进" if entry.tasks else ""
    return f"V{visit.key} 记好了：{entry.at.month}月{entry.at.day}日{words.VISITS[entry.status]}{late}{tasks}。"


def _entry(ask: Ask) -> Entry | str:
    """Else what could not be read."""
    at, met = given.moment(ask, "day", "time"), ask.said("people_met", most=12)
    people_met = given.count(met, most=MOST_PEOPLE)
    if at is None:
        return UNREAD_MOMENT
    if met and people_met is None:
        return UNREAD_COUNT
    return Entry(
        status="absent" if ask.said("status") == "absent" else "done", at=at,
        summary=identity.hide(ask.said("summary", most=600)), people_met=people_met,
        cost_source=ask.said("cost_source", most=60),
        tasks=[task for row in range(TASK_ROWS) if (task := _task(ask, row))],
    )  # fmt: skip


def _task(ask: Ask, row: int) -> Task | None:
    said = identity.hide(ask.said(f"task{row}", most=200))
    return Task(said, due_on=given.day(ask.said(f"due{row}", most=20))) if said else None


def _employer(ask: Ask, said: str) -> Employer | str:
    """The one whose name is exactly this, or the only one whose name holds it; else a new one, if that is said, or what to do."""
    found = audiences.employers_named(ask.session, said)
    exact = [one for one in found if one.name == said] or list(found)
    if len(exact) == 1:
        return exact[0]
    if exact:
        return f"名称里有“{said}”的单位有 {len(exact)} 家，请写全称。这次没有存。"
    if ask.said("new_employer") != "1":
        return f"单位里没有“{said}”。没有档案的，写全称，再勾“单位还没有档案，加上”。这次没有存。"
    if len(said) < 4:
        return "单位要写全称。这次没有存。"
    return employer_file.keep(ask.session, None, facts={"name": said}, by=ask.by, now=ask.now)


def _when(moment: datetime) -> str:
    return f"{texts.visits.day(moment.date())} {moment:%H:%M}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _shifted(day: date, days: int) -> date:
    """Pages far from our time lead no further."""
    return day if not 2000 <= day.year <= 2100 else day + timedelta(days=days)


LISTS = (VisitList,)
PAGES = (
    Page("/visits", "走访日历", show_week, NEEDS, icon="fa-solid fa-calendar-week"),
    Page("/visits/new", "约走访、补记走访", show_new, NEEDS),
    Page("/visits/{id:int}", "走访", show_one, NEEDS),
)
ACTS = (
    Act("/visits/book", book, NEEDS),
    Act("/visits/enter", enter, NEEDS),
    Act("/visits/{id:int}/move", move, NEEDS),
    Act("/visits/{id:int}/cancel", call_off, NEEDS),
    Act("/visits/{id:int}/record", record, NEEDS),
)
