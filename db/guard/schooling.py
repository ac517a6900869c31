"""Checks on students' placements and agreements (实习与协议核查): 职业学校学生实习管理规定, revised 2021."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule, rows_of
from db.guard.persons import YOUNGEST, age_on
from db.guard.where_when import area_of
from db.models import Agreement, Placement, Vacancy

OLDEST_STUDENT = 25
FIRST_YEAR, LAST_YEAR = 1, 6
LONGEST = timedelta(days=366)
LIVE = ("running", "agreed")
UNDER_WAY = ("running", "ended")
ARRANGED = ("", "school", "self", "学校", "本人")
AWAY = ("returned", "idle", "lost")
SLACK = timedelta(days=7)
ALREADY_WORKED = timedelta(days=180)


def of_placement(ev: Evidence, row: Placement, words: str, *others: Any) -> Flag:
    worker = ev.handles.workers.get(row.worker_id)
    others = (worker, *others) if worker else others
    return Flag(rows_of(row, *others), f"{worker.name if worker else ''} 实习：{words}", region=row.region)


def placed_too_young(ev: Evidence) -> Iterator[Flag]:
    for row in ev.placements:
        age = _age(ev, row)
        if min(age, row.age) < YOUNGEST:
            yield of_placement(ev, row, f"{min(age, row.age)} 岁，不满 {YOUNGEST} 周岁")
        elif row.year <= FIRST_YEAR:
            yield of_placement(ev, row, "一年级学生不得安排实习")


def _age(ev: Evidence, row: Placement) -> int:
    """By the ledger on the first day, else as it was told."""
    worker = ev.handles.workers.get(row.worker_id)
    age = age_on(worker.birth_date if worker else None, row.starts_on or row.noted_at.date())
    return row.age if age is None else age


def no_student(ev: Evidence) -> Iterator[Flag]:
    """Too old for school, another age than in the ledger, an impossible year, or long at work already."""
    for row in ev.placements:
        age, worker = _age(ev, row), ev.handles.workers.get(row.worker_id)
        begins = row.starts_on or row.noted_at.date()
        if max(age, row.age) > OLDEST_STUDENT:
            yield of_placement(ev, row, f"{max(age, row.age)} 岁，不像在校学生")
        elif abs(age - row.age) > 1:
            yield of_placement(ev, row, f"报 {row.age} 岁，台账上 {age} 岁")
        elif row.year > LAST_YEAR or not row.school.strip():
            yield of_placement(ev, row, "学校或年级不对")
        spells = ev.spells.get(row.worker_id, ()) if worker else ()
        if any(
            one.status == "employed" and one.since < begins - ALREADY_WORKED and (one.until is None or one.until > begins)
            for one in spells
        ):  # fmt: skip
            yield of_placement(ev, row, "实习前已是在岗务工人员")


def school_agreed_late(ev: Evidence) -> Iterator[Flag]:
    """Under way or over without the school, or with its word only after the first day."""
    for row in ev.placements:
        agreed = row.school_agreed_at.date() if row.school_agreed_at else None
        if row.status in (*UNDER_WAY, "agreed") and agreed is None:
            yield of_placement(ev, row, "没有学校同意")
        elif agreed and row.ends_on and agreed > row.ends_on:
            yield of_placement(ev, row, "实习结束以后学校才同意")
        elif agreed and row.starts_on and agreed > row.starts_on and row.status in UNDER_WAY:
            yield of_placement(ev, row, "开始实习以后学校才同意")
        elif row.status in UNDER_WAY and row.arranged_by == "self":
            yield of_placement(ev, row, "学生自己联系的，不是学校安排")
        elif row.arranged_by not in ARRANGED:
            yield of_placement(ev, row, f"由{row.arranged_by}安排，实习不得通过中介")
        elif row.status in ("waiting", "refused") and row.starts_on and row.starts_on < ev.today - SLACK:
            yield of_placement(ev, row, "学校没有同意，已过开始日期")


def placement_out_of_time(ev: Evidence) -> Iterator[Flag]:
    """Running past its end or before its beginning, over before its end, or longer than a year."""
    for row in ev.placements:
        if row.status == "running" and row.ends_on and row.ends_on < ev.today - SLACK:
            yield of_placement(ev, row, "过了结束日期还在进行")
        elif row.status == "running" and row.starts_on and row.starts_on > ev.today:
            yield of_placement(ev, row, "没到开始日期就在进行")
        elif row.status == "ended" and row.ends_on and row.ends_on > ev.today + SLACK:
            yield of_placement(ev, row, "没到结束日期就已结束")
        elif row.starts_on and row.ends_on and row.ends_on - row.starts_on > LONGEST:
            yield of_placement(ev, row, "超过一年")


def placed_though_away(ev: Evidence) -> Iterator[Flag]:
    """Home, out of work, deleted or in another class by the records while the placement goes on."""
    classes = grouped([one for one in ev.trainees if one.worker and one.came], lambda one: one.worker.key)
    for row in ev.placements:
        first, last = row.starts_on, row.ends_on or ev.today
        worker = ev.handles.workers.get(row.worker_id)
        if first is None or worker is None or row.status not in (*LIVE, "ended"):
            continue
        for spell in ev.spells.get(worker.key, ()):
            ends = spell.until or ev.today
            stayed = min(ends, last) - max(spell.since, first)
            if spell.status in AWAY and stayed > SLACK:
                yield of_placement(ev, row, "实习期间台账上已回乡或不在岗", worker)
                break
        for one in classes.get(worker.key, ()):
            begins, over = one.course.starts_at.date(), one.course.ends_at.date()
            if first <= begins and over <= last and area_of(one.course.place) == "德宏":
                yield of_placement(ev, row, f"实习期间在 {one.course.code} 班上课", one.row)


def placement_without_post(ev: Evidence) -> Iterator[Flag]:
    """At a post that does not exist, is shut before, or is not open to the age."""
    named = sorted({row.vacancy_number for row in ev.placements if row.vacancy_number})
    posts = {row.number: row for row in ev.rows(select(Vacancy).where(col(Vacancy.number).in_(named)))} if named else {}
    for row in ev.placements:
        post = posts.get(row.vacancy_number)
        if row.vacancy_number and post is None:
            yield of_placement(ev, row, f"岗位 {row.vacancy_number} 不存在")
        elif post and post.closed_at and row.starts_on and post.closed_at.date() < row.starts_on - 4 * SLACK:
            yield of_placement(ev, row, f"岗位 {post.number} 早已关闭", post)
        elif post and post.age_min is not None and _age(ev, row) < post.age_min:
            yield of_placement(ev, row, f"岗位 {post.number} 要满 {post.age_min} 岁", post)


def agreement_wrong(ev: Evidence) -> Iterator[Flag]:
    """With oneself, twice over the same time, or run out before the placements it covers."""
    agreements = ev.rows(select(Agreement).where(col(Agreement.dropped_at).is_(None)))
    for row in agreements:
        if row.home_party.strip() == row.far_party.strip():
            yield Flag(rows_of(row), f"{row.number} 双方是同一家", region=row.region)
    for rows in grouped(agreements, lambda row: (row.kind, row.home_party, row.far_party, row.signed_on)).values():
        for row in rows[1:]:
            yield Flag(rows_of(row, rows[0]), f"{row.number} 和 {rows[0].number} 是同一份协议", region=row.region)
    schools = [row for row in agreements if row.kind == "school"]
    for placement in ev.placements:
        school, begins = placement.school, placement.starts_on
        mine = [row for row in schools if school and school in (row.home_party, row.far_party)]
        if begins and mine and not any(row.signed_on <= begins <= (row.ends_on or begins) for row in mine):
            yield of_placement(ev, placement, f"{school} 的协议当时没有效力", *mine)


RULES = (
    Rule("placed_too_young", "实习年龄或年级不够", placed_too_young),
    Rule("no_student", "实习的不是学生", no_student),
    Rule("school_agreed_late", "学校同意太迟或没有", school_agreed_late),
    Rule("placement_out_of_time", "实习时间不对", placement_out_of_time),
    Rule("placed_though_away", "实习期间不在", placed_though_away),
    Rule("placement_without_post", "实习岗位不对", placement_without_post),
    Rule("agreement_wrong", "协议不对", agreement_wrong),
)
