"""Checks on posts (岗位核查): more hired than wanted, pay below the minimum, limits upside down, past their time, twice."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import and_, func, or_
from sqlmodel import col, select

from db.guard.evidence import Evidence, several
from db.guard.flags import Flag, Rule, rows_of
from db.guard.persons import YOUNGEST
from db.models import Application, Vacancy

TAKEN_ON = ("hired", "started")
SLACK = timedelta(days=7)
ALIKE = ("employer_name", "title", "place", "pay_min", "pay_max", "headcount", "duties", "shift")


def post_overfilled(ev: Evidence) -> Iterator[Flag]:
    for row in ev.filled:
        words = f"{row.number} 录用 {row.filled} 人，只招 {row.headcount} 人"
        yield Flag(rows_of(row), words, region=row.region)
    hired = func.count(func.distinct(col(Application.worker_id)))
    counted = (
        select(Vacancy, hired)
        .join(Application, col(Application.vacancy_id) == col(Vacancy.id))
        .where(col(Application.status).in_(TAKEN_ON), col(Vacancy.headcount).is_not(None))
        .group_by(col(Vacancy.id))
        .having(hired > col(Vacancy.headcount))
    )
    for post, people in ev.rows(counted):
        yield Flag(rows_of(post), f"{post.number} 有 {people} 人录用，只招 {post.headcount} 人", region=post.region)


def post_below_minimum(ev: Evidence) -> Iterator[Flag]:
    least = ev.parameter("sh_min_wage_month", 0)
    for row in ev.posts_below(least):
        yield Flag(rows_of(row), f"{row.number} 月工资低于最低工资 {least:g} 元", region=row.region)


def post_pays_too_little(ev: Evidence) -> Iterator[Flag]:
    """By the hour in part-time posts, and by the basic pay of a month (最低工资规定)."""
    hour, month = ev.parameter("sh_min_wage_hour", 0), ev.parameter("sh_min_wage_month", 0)
    most = func.coalesce(col(Vacancy.pay_max), col(Vacancy.pay_min))
    here = (Vacancy.status == "published", Vacancy.city == "上海")
    part_time = (col(Vacancy.pay_kind) == "hour", most < hour, col(Vacancy.employment_form).contains("非全日制"))
    for row in ev.rows(select(Vacancy).where(*here, or_(and_(*part_time), col(Vacancy.pay_base) < month))):
        if row.pay_base is None or row.pay_base >= 100:  # a base by the hour is no base of a month
            yield Flag(rows_of(row), f"{row.number} 小时工资或底薪低于最低工资", region=row.region)


def post_filled_without_hires(ev: Evidence) -> Iterator[Flag]:
    """Counted as filled by people of whom the records have fewer, where they have any."""
    hired = func.count(func.distinct(col(Application.worker_id)))
    taken = (
        select(Vacancy, hired)
        .join(Application, col(Application.vacancy_id) == col(Vacancy.id))
        .where(col(Application.status).in_((*TAKEN_ON, "left")), col(Vacancy.filled) > 0)
        .group_by(col(Vacancy.id))
        .having(col(Vacancy.filled) > hired)
    )
    for row, people in ev.rows(taken):
        yield Flag(rows_of(row), f"{row.number} 记录用 {row.filled} 人，应聘记录只有 {people} 人", region=row.region)


def post_contradicts_itself(ev: Evidence) -> Iterator[Flag]:
    """Ends below beginnings, ages under sixteen, and an employer that is not the one named."""
    upside_down = or_(
        col(Vacancy.pay_max) < col(Vacancy.pay_min),
        col(Vacancy.age_max) < col(Vacancy.age_min),
        col(Vacancy.age_min) < YOUNGEST,
        col(Vacancy.headcount) <= 0,
        col(Vacancy.filled) < 0,
    )
    for row in ev.rows(select(Vacancy).where(upside_down)):
        yield Flag(rows_of(row), f"{row.number} 工资、年龄或人数的上下限不对", region=row.region)
    for row in ev.rows(select(Vacancy).where(col(Vacancy.employer_id).is_not(None), Vacancy.employer_name != "")):
        employer = ev.employers.get(row.employer_id)
        if employer is None or (row.employer_name not in employer.name and employer.name not in row.employer_name):
            named = employer.name if employer else "没有这家单位"
            yield Flag(rows_of(row), f"{row.number} 写的是 {row.employer_name}，挂在 {named}", region=row.region)


def post_past_its_time(ev: Evidence) -> Iterator[Flag]:
    """Published and more than a week over its date; closed, and published all the same."""
    gone = col(Vacancy.valid_until) < ev.today - SLACK
    shut = col(Vacancy.closed_at).is_not(None)
    for row in ev.rows(select(Vacancy).where(Vacancy.status == "published", or_(gone, shut))):
        yield Flag(rows_of(row), f"{row.number} 已过期或已关闭，还在发布", region=row.region)


def post_twice(ev: Evidence) -> Iterator[Flag]:
    """The same post of one employer counted twice: everything alike that tells posts apart."""
    published = (Vacancy.status == "published", Vacancy.employer_name != "")
    alike = [col(getattr(Vacancy, name)) for name in ALIKE]
    doubles = select(*alike).where(*published).group_by(*alike).having(func.count() > 1)
    known = set(ev.rows(doubles))
    named = select(Vacancy).where(*published)
    some = ev.having(named, Vacancy.employer_name, {row[0] for row in known})
    for rows in several(some, lambda row: tuple(getattr(row, name) for name in ALIKE)):
        for row in rows[1:]:
            yield Flag(rows_of(row, rows[0]), f"{row.number} 和 {rows[0].number} 是同一个岗位", region=row.region)


RULES = (
    Rule("post_overfilled", "录用超过招聘人数", post_overfilled),
    Rule("post_below_minimum", "岗位低于最低工资", post_below_minimum),
    Rule("post_pays_too_little", "底薪或小时工资过低", post_pays_too_little),
    Rule("post_filled_without_hires", "录用人数没有应聘记录", post_filled_without_hires),
    Rule("post_contradicts_itself", "岗位内容自相矛盾", post_contradicts_itself),
    Rule("post_past_its_time", "过期岗位还在发布", post_past_its_time),
    Rule("post_twice", "岗位重复发布", post_twice),
)
