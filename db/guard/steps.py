"""Checks on the steps of applications (应聘进展核查): before they were made, after the post was shut, in the wrong order, to another end."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import or_
from sqlmodel import col, select

from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule
from db.guard.hiring import of_application
from db.models import Application, ApplicationStatus, Vacancy

IN_ORDER = ("applied", "referred", "interview", "hired", "started", "left")
TAKEN_ON = ("hired", "started")
SLACK = timedelta(days=7)  # lists of posts come once a week, and people are told by telephone before


def steps_out_of_order(ev: Evidence) -> Iterator[Flag]:
    """Steps of an application before it was made, before the post was there, after it was shut, or in the wrong order."""
    query = (
        select(ApplicationStatus, Application, Vacancy)
        .join(Application, col(Application.id) == col(ApplicationStatus.application_id))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
    )
    early = query.where(
        or_(col(ApplicationStatus.at) < col(Application.applied_at), col(ApplicationStatus.at) < col(Vacancy.posted_at))
    )
    for step, row, post in ev.rows(early):
        if step.at < max(row.applied_at, post.posted_at - SLACK):
            yield of_application(row, post, f"{step.at:%Y-%m-%d} 的进展早于应聘或发布", step, post)
    late = query.where(
        col(ApplicationStatus.status).in_(("referred", "interview", "hired")),
        col(ApplicationStatus.at) > col(Vacancy.closed_at),
    )
    for step, row, post in ev.rows(late):
        yield of_application(row, post, "关闭以后还在推荐或录用", step, post)
    over = query.where(
        col(ApplicationStatus.status).in_(("referred", "hired")),
        col(Vacancy.valid_until) < ev.today,
        col(Vacancy.closed_at).is_(None),
    )
    for step, row, post in ev.rows(over):
        if step.at.date() > post.valid_until + 4 * SLACK:
            yield of_application(row, post, "过期以后还在推荐或录用", step, post)
    yield from _in_wrong_order(ev)


def _in_wrong_order(ev: Evidence) -> Iterator[Flag]:
    """The first time of each step comes after the first time of the one before."""
    told = select(col(ApplicationStatus.application_id), col(ApplicationStatus.status), col(ApplicationStatus.at))
    for number, steps in grouped(ev.rows(told), lambda step: step[0]).items():
        known = [(IN_ORDER.index(step[1]), step[2]) for step in steps if step[1] in IN_ORDER]
        firsts: dict[int, Any] = {}
        for place, at in sorted(known, key=lambda pair: pair[1]):
            firsts.setdefault(place, at)
        ordered = [firsts[place] for place in sorted(firsts)]
        if ordered != sorted(ordered):
            yield Flag((f"application:{number}",), "应聘的进展先后颠倒")


def history_differs(ev: Evidence) -> Iterator[Flag]:
    """The application stands elsewhere than its last step says."""
    told = select(
        col(ApplicationStatus.application_id),
        col(ApplicationStatus.at),
        col(ApplicationStatus.id),
        col(ApplicationStatus.status),
    )
    last: dict[int, Any] = {}
    for step in ev.rows(told):
        if step[0] not in last or step[1:3] > last[step[0]][1:3]:
            last[step[0]] = step
    counted = select(Application).where(col(Application.status).in_(TAKEN_ON))
    for row in ev.rows(counted):
        step = last.get(row.key)
        if step is not None and step[3] not in TAKEN_ON:
            yield of_application(row, None, "记为录用或入职，最后的进展不是")


RULES = (
    Rule("steps_out_of_order", "应聘进展先后颠倒", steps_out_of_order),
    Rule("history_differs", "应聘结果和进展不符", history_differs),
)
