"""Checks on what is entered for the plan (计划登记核查): experts' trips, projects, centres, and the claims made for them."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule, rows_of
from db.guard.where_when import away_from, holidays_in
from db.models import PlanEntry

TRIPS = ("P13", "P14")
BUILT = ("P16", "P21")
WHERE = {"P13": "德宏", "P14": "班玛"}
LARGEST = 20  # people of one batch; teams of the plan have about six
LONGEST = 30  # days; trips of the plan are a week or two
PLAN_BEGINS = date(2024, 6, 12)  # 青人社〔2024〕13号


def of_entries(words: str, row: PlanEntry, *others: object) -> Flag:
    return Flag(rows_of(row, *others), f"{row.measure} {words}", region=row.region)


def expert_in_two_places(ev: Evidence) -> Iterator[Flag]:
    trips = [row for row in ev.entries if row.measure in TRIPS and row.person]
    for rows in grouped(trips, lambda row: courteous(row.person)).values():
        for first, second in pairwise(sorted(rows, key=lambda row: row.day)):
            same_batch = first.batch and first.batch == second.batch
            if same_batch or second.day <= (first.until or first.day):
                words = f"{second.person} 同一批次登记两次" if same_batch else f"{second.person} 同时在两批里"
                yield of_entries(words, second, first)


def courteous(person: str) -> str:
    """Without what is said out of courtesy."""
    return re.sub(r"[\s·]|老师|教授|专家$|师傅", "", person) or person


def entered_twice(ev: Evidence) -> Iterator[Flag]:
    """One project or centre that is paid for twice, under one name or under one that hardly differs."""
    paid = [row for row in ev.entries if row.measure in BUILT and row.title]
    for rows in grouped(paid, lambda row: (row.measure, _plain(row.title))).values():
        for row in rows[1:]:
            yield of_entries(f"{row.title} 登记了两次", row, rows[0])
    told = [row for row in ev.entries if row.measure not in BUILT and row.title]
    for rows in grouped(
        told, lambda row: (row.measure, row.counter, row.day, row.title, row.person, row.place)
    ).values():
        for row in rows[1:]:
            yield of_entries(f"{row.title} 登记了两次", row, rows[0])
    centres = [row for row in ev.entries if row.measure == "P21" and row.place]
    for rows in grouped(centres, lambda row: _plain(row.place)).values():
        for row in rows[1:]:
            yield of_entries(f"{row.place} 登记了不止一个实训中心", row, rows[0])


def _plain(title: str) -> str:
    """Without spaces, signs and what tells editions apart."""
    return re.sub(r"[\W_]|第?[一二三四五六七八九十\d]+[期批次版]|项目|课程|建设|开发|新版", "", title) or title


def names_nobody(ev: Evidence) -> Iterator[Flag]:
    """Money for a trip without a traveller, for a project without a name, or without anybody who is paid."""
    for row in ev.entries:
        if row.measure in TRIPS and row.counter == "专家人次" and not row.person.strip():
            yield of_entries(f"{row.day} 的专家没有写姓名", row)
        elif row.measure in BUILT and not (row.title.strip() or row.place.strip()):
            yield of_entries(f"{row.day} 登记的项目或中心没有名称", row)


def quantity_wrong(ev: Evidence) -> Iterator[Flag]:
    for row in ev.entries:
        if row.quantity <= 0:
            yield of_entries(f"{row.title or row.person} 数量是 {row.quantity}", row)
        elif row.quantity > 1 and ((row.measure in TRIPS and row.person) or (row.measure in BUILT and row.title)):
            yield of_entries(f"{row.person or row.title} 一条登记了 {row.quantity} 个", row)


def trip_out_of_bounds(ev: Evidence) -> Iterator[Flag]:
    """Too long, before the plan, over national holidays, or not where the measure is."""
    for row in ev.entries:
        if row.measure not in (*TRIPS, *BUILT):
            continue
        until = row.until or row.day
        if row.day < PLAN_BEGINS:
            yield of_entries(f"{row.day} 在行动计划印发以前", row)
        if row.measure == "P21" and away_from("德宏", row.place):
            yield of_entries(f"实训中心登记在{row.place}", row)
        if row.measure not in TRIPS:
            continue
        if (until - row.day).days >= LONGEST:
            yield of_entries(f"{row.person} 一次援教 {(until - row.day).days + 1} 天", row)
        if len(holidays_in(row.day, until)) > 1:
            yield of_entries(f"{row.person} 的援教在法定节假日里", row)
        if away_from(WHERE[row.measure], row.place):
            yield of_entries(f"{row.person} 的援教地点是{row.place}", row)


def batch_apart(ev: Evidence) -> Iterator[Flag]:
    """People of one batch travel together."""
    everybody = [row for row in ev.entries if row.measure in TRIPS]
    trips = [row for row in everybody if row.batch]
    for row in everybody if trips else ():
        if not row.batch:
            yield of_entries(f"{row.person} 没有写是哪一批", row)
    for rows in grouped(trips, lambda row: row.batch).values():
        first = rows[0]
        for row in rows[1:]:
            apart = row.day > (first.until or first.day) or first.day > (row.until or row.day)
            if apart or row.measure != first.measure:
                yield of_entries(f"{row.person} 和同批次 {row.batch} 的人不在同一段时间或同一地方", row, first)


def too_many_batches(ev: Evidence) -> Iterator[Flag]:
    trips = [row for row in ev.entries if row.measure in TRIPS and row.batch]
    for (measure, year), rows in grouped(trips, lambda row: (row.measure, row.day.year)).items():
        for batch, people in grouped(rows, lambda row: row.batch).items():
            if len(people) > LARGEST:
                yield of_entries(f"{batch} 一批有 {len(people)} 个人", *people)
        batches = grouped(sorted(rows, key=lambda row: row.day), lambda row: row.batch)
        most = int(ev.most_a_year.get(measure, 0))
        for batch in list(batches)[most:] if most else ():
            yield of_entries(f"{year} 年第 {most} 批以后又有 {batch}，计划每年 {most} 批", *batches[batch])


def expert_elsewhere(ev: Evidence) -> Iterator[Flag]:
    """Seen in a class, as its teacher or as a learner, or at an event, far from the trip while it lasts."""
    trips = grouped([row for row in ev.entries if row.measure in TRIPS and row.person], lambda row: row.person)
    for course in ev.courses.values():
        for row in trips.get(course.trainer, ()):
            if _during(row, course.starts_at.date(), course.ends_at.date()) and _far(row, course.place):
                yield of_entries(f"{row.person} 援教期间在 {course.code} 班上课", row, course)
    for one in ev.trainees:
        for row in trips.get(one.name, ()):
            if one.came and _during(row, one.course.starts_at.date(), one.course.ends_at.date()):
                yield of_entries(f"{row.person} 援教期间是 {one.course.code} 班的学员", row, one.row)
    for event in ev.events.values():
        for row in trips.get(event.host, ()):
            in_person = event.kind != "online_fair" and _far(row, event.place)
            if in_person and _during(row, event.starts_at.date(), event.ends_at.date()):
                yield of_entries(f"{row.person} 援教期间主持 {event.code}", row, event)


def _during(row: PlanEntry, first: date, last: date) -> bool:
    return row.day <= last and first <= (row.until or row.day)


def _far(row: PlanEntry, place: str) -> bool:
    return away_from(WHERE[row.measure], place)


RULES = (
    Rule("expert_in_two_places", "专家同时在两批", expert_in_two_places),
    Rule("entered_twice", "项目或中心重复登记", entered_twice),
    Rule("names_nobody", "登记没有写是谁", names_nobody),
    Rule("quantity_wrong", "登记数量不对", quantity_wrong),
    Rule("trip_out_of_bounds", "援教时间或地点不对", trip_out_of_bounds),
    Rule("batch_apart", "同一批次不同行", batch_apart),
    Rule("too_many_batches", "批次超过计划", too_many_batches),
    Rule("expert_elsewhere", "援教期间在别处", expert_elsewhere),
)
