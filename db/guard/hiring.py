"""Checks on posts and applications (招聘核查): hires at times and of people that cannot be, posts that contradict themselves."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import func, or_
from sqlmodel import col, select

from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule, rows_of
from db.guard.persons import YOUNGEST, age_on
from db.models import Application, ApplicationStatus, Consent, Vacancy, Worker

TAKEN_ON = ("hired", "started")
HANDED_ON = ("referred", "interview", "hired", "started")
AT_HOME = ("returned", "idle")
SLACK = timedelta(days=7)  # lists of posts come once a week, and people are told by telephone before
HEARS_LATE = timedelta(days=60)  # until the ledger must have heard that somebody who was looking has started
ONE_PHONE = 6  # more people than a family has


def of_application(row: Application, post: Vacancy | None, words: str, *others: Any) -> Flag:
    said = f"岗位 {post.number} {words}" if post else words
    return Flag(rows_of(row, *others), said, region=row.region)


def in_two_jobs(ev: Evidence) -> Iterator[Flag]:
    several_jobs = {who: rows for who, rows in grouped(ev.started, lambda row: row.worker_id).items() if len(rows) > 1}
    names = ev.names(several_jobs)
    for number, rows in several_jobs.items():
        employers = {ev.posts[row.vacancy_id].employer_name for row in rows}
        if len(employers) > 1:
            words = f"{names[number]} 同时在 {len(employers)} 家单位入职"
            yield Flag(rows_of(*rows), words, region=rows[0].region)
        else:
            words = f"{names[number]} 在一家单位入职记了 {len(rows)} 次"
            yield Flag(rows_of(*rows), words, region=rows[0].region)


def applied_out_of_time(ev: Evidence) -> Iterator[Flag]:
    """Before the post was there, or after it was shut or over."""
    of_post = select(Application, Vacancy).join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
    early = of_post.where(col(Application.applied_at) < col(Vacancy.posted_at))
    for row, post in ev.rows(early):
        if row.applied_at < post.posted_at - SLACK:
            yield of_application(
                row, post, f"{post.posted_at:%Y-%m-%d} 发布，{row.applied_at:%Y-%m-%d} 就有人应聘", post
            )
    for row, post in ev.rows(of_post.where(col(Application.applied_at) > col(Vacancy.closed_at))):
        yield of_application(row, post, "关闭以后还有人应聘", post)
    ends = of_post.where(col(Vacancy.valid_until).is_not(None), col(Application.status).in_(TAKEN_ON))
    for row, post in ev.rows(ends):
        if row.applied_at.date() > post.valid_until:
            yield of_application(row, post, "过期以后还有人应聘", post)


def started_though_away(ev: Evidence) -> Iterator[Flag]:
    """Counted as started, and by the ledger at home, elsewhere, or gone; or denied by the employer."""
    told = ev.rows(
        select(ApplicationStatus).where(
            ApplicationStatus.status == "started", col(ApplicationStatus.application_id).in_(
                select(Application.id).where(Application.status == "started")
            )
        )
    )  # fmt: skip
    since = {row.application_id: row.at.date() for row in told}
    never = {(row.worker_id, row.employer_id): row for row in ev.confirmations if row.said == "never"}
    for row in ev.started:
        post, worker = ev.posts.get(row.vacancy_id), ev.handles.workers.get(row.worker_id)
        if worker is None:
            continue
        day = since.get(row.key, row.applied_at.date())
        spells = ev.spells.get(worker.key, ())
        over = [spell for spell in spells if spell.since <= day and (spell.until is None or spell.until > day)]
        still = [spell for spell in over if spell.until is None or spell.until > day + SLACK]
        denied = never.get((row.worker_id, post.employer_id or 0)) if post else None
        looking = bool(still) and still[-1].status == "seeking" and ev.today - day > HEARS_LATE
        if still and (still[-1].status in AT_HOME or looking) and not _works_later(spells, day):
            yield of_application(row, post, f"{worker.name} 记为入职，台账上当时不在岗", worker)
        elif still and still[-1].status == "employed" and post and _elsewhere(still[-1].employer, post.employer_name):
            if still[-1].since < day - SLACK and still[-1].until is None:
                yield of_application(row, post, f"{worker.name} 记为入职，台账上一直在{still[-1].employer}", worker)
        elif worker.deleted_at is not None and worker.deleted_at.date() < day:
            yield of_application(row, post, f"{worker.name} 注销以后记为入职", worker)
        if denied is not None:
            yield of_application(row, post, f"{worker.name} 记为入职，单位说没有来过", worker, denied)


def _works_later(spells: Any, day: Any) -> bool:
    return any(spell.status == "employed" and day <= spell.since <= day + 4 * SLACK for spell in spells)


def _elsewhere(known: str, named: str) -> bool:
    return bool(known and named) and known not in named and named not in known


def too_young_or_old(ev: Evidence) -> Iterator[Flag]:
    """Hired outside the ages of the post, or under sixteen (禁止使用童工规定, art. 2)."""
    taken_on = (
        select(Application, Vacancy, Worker)
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(Worker, col(Worker.id) == col(Application.worker_id))
        .where(col(Application.status).in_(TAKEN_ON), col(Worker.birth_date).is_not(None))
    )
    for row, post, worker in ev.rows(taken_on):
        age = age_on(worker.birth_date, row.applied_at.date()) or 0
        if age < max(post.age_min or 0, YOUNGEST) or age > (post.age_max or age):
            yield of_application(row, post, f"{worker.name} 应聘时 {age} 岁", post, worker)


def students_post(ev: Evidence) -> Iterator[Flag]:
    """Taken on for an order class (订单班) without being a student."""
    students = {row.worker_id for row in ev.placements}
    asked = (
        select(Application, Vacancy, Worker)
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(Worker, col(Worker.id) == col(Application.worker_id))
        .where(Vacancy.audience == "students", col(Application.status).in_(TAKEN_ON))
    )
    for row, post, worker in ev.rows(asked):
        age = age_on(worker.birth_date, row.applied_at.date())
        if worker.key not in students and age is not None and age > 25:
            yield of_application(row, post, f"{worker.name} {age} 岁，岗位只收学生", post, worker)


def consent_wrong(ev: Evidence) -> Iterator[Flag]:
    """Handed on to an employer by a consent of somebody else, for another employer, too late, or taken back before."""
    rested = (
        select(Application, Vacancy, Consent)
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(Consent, col(Consent.id) == col(Application.consent_id))
    )
    for row, post, consent in ev.rows(rested):
        if consent.worker_id != row.worker_id:
            yield of_application(row, post, "用的是别人的同意", consent)
        elif consent.kind == "share" and consent.about and _elsewhere(consent.about, post.employer_name):
            yield of_application(row, post, f"同意转交的是{consent.about}", consent)
        elif consent.withdrawn_at is not None and consent.withdrawn_at < row.applied_at:
            yield of_application(row, post, "同意已在应聘前撤回", consent)
    steps = (
        select(ApplicationStatus, Application, Consent)
        .join(Application, col(Application.id) == col(ApplicationStatus.application_id))
        .join(Consent, col(Consent.id) == col(Application.consent_id))
        .where(col(ApplicationStatus.status).in_(HANDED_ON))
        .where(
            or_(
                col(Consent.given_at) > col(ApplicationStatus.at), col(Consent.withdrawn_at) < col(ApplicationStatus.at)
            )
        )
        .where(col(ApplicationStatus.status) == "referred")
    )
    for step, row, consent in ev.rows(steps):
        yield of_application(row, None, "转交单位时没有有效的同意", step, consent)


def one_phone_applies_for_many(ev: Evidence) -> Iterator[Flag]:
    people = func.count(func.distinct(col(Application.worker_id)))
    busy = (
        select(col(Application.follower_id))
        .where(col(Application.follower_id).is_not(None))
        .group_by(col(Application.follower_id))
        .having(people >= ONE_PHONE)
    )
    rows = ev.rows(select(Application).where(col(Application.follower_id).in_(busy)))
    for ones in grouped(rows, lambda row: row.follower_id).values():
        people_of = len({row.worker_id for row in ones})
        yield Flag(rows_of(*ones), f"一部手机替 {people_of} 个人应聘", region=ones[0].region)


RULES = (
    Rule("in_two_jobs", "同时在两家单位", in_two_jobs),
    Rule("applied_out_of_time", "应聘时间不对", applied_out_of_time),
    Rule("started_though_away", "入职和台账不符", started_though_away),
    Rule("too_young_or_old", "录用年龄不符", too_young_or_old),
    Rule("students_post", "不是学生却录用在订单班岗位", students_post),
    Rule("consent_wrong", "转交同意不对", consent_wrong),
    Rule("one_phone_applies_for_many", "一部手机替多人应聘", one_phone_applies_for_many),
)
