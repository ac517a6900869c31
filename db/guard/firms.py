"""Checks on employers (单位核查): codes, telephones, papers, contacts, and how many people of Dehong they can have."""

import re
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import func
from sqlmodel import col, select

from db.guard.evidence import Evidence, grouped, several
from db.guard.evidence.reading import LIVING
from db.guard.flags import Flag, Rule, of_named, rows_of
from db.models import EmployerCheck, EmployerConfirmation, EmployerContact, Vacancy, Worker

CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ONE_TELEPHONE = 3  # employers; two may share an office
LONG_WORDS = 10
CHECK_GOOD_FOR = timedelta(days=183)  # accounts that recruit are checked every six months
TEACHES = re.compile("培训|教育|学校|学院|大学|院校|training|education")


def one_code_for_two(ev: Evidence) -> Iterator[Flag]:
    """One credit code or licence for two names, or two codes for one name."""
    firms = list(ev.employers.values())
    for name, words in (("credit_code", "信用代码"), ("licence", "许可证号")):
        for rows in several(firms, lambda row, name=name: getattr(row, name)):
            if len({row.name for row in rows}) > 1:
                yield Flag(rows_of(*rows), f"{rows[0].name}、{rows[1].name} 是同一个{words}", region=rows[0].region)
    for rows in several([row for row in firms if row.credit_code], lambda row: row.name):
        if len({row.credit_code for row in rows}) > 1:
            yield of_named(rows[0], "有两个信用代码", *rows[1:])


def employer_wrong(ev: Evidence) -> Iterator[Flag]:
    for row in ev.employers.values():
        if row.credit_code and not is_credit_code(row.credit_code):
            yield of_named(row, "的信用代码校验位不对")
        if row.staff_size is not None and (row.dehong_workers or 0) > row.staff_size:
            yield of_named(row, "的德宏务工人员比全部职工还多")


def is_credit_code(code: str) -> bool:
    """GB 32100-2015: eighteen characters, the last one checks the others."""
    if len(code) != 18 or any(sign not in CODE_SIGNS for sign in code):
        return False
    total = sum(CODE_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return CODE_SIGNS[-total % 31] == code[17]


def one_telephone_for_many(ev: Evidence) -> Iterator[Flag]:
    """Firms that exist on paper answer one telephone: an agent's, the station's own, a worker's."""
    called = [row for row in ev.employers.values() if row.contact_phone]
    for rows in grouped(called, lambda row: row.contact_phone).values():
        if len({row.name for row in rows}) >= ONE_TELEPHONE:
            words = f"{'、'.join(row.name for row in rows[:3])}等 {len(rows)} 家单位登记了同一个电话"
            yield Flag(rows_of(*rows), words, region=rows[0].region)
    staff = {row.phone for row in ev.staff if row.phone}
    trained = grouped([one for one in ev.trainees if one.phone], lambda one: one.phone)
    travelling = grouped([one for one in ev.claimants if one.line.phone], lambda one: one.line.phone)
    for row in called:
        if row.contact_phone in staff:
            yield of_named(row, "登记的电话是工作人员的")
        elif people := [*trained.get(row.contact_phone, ()), *travelling.get(row.contact_phone, ())]:
            marks = (*rows_of(row), *(one.about for one in people))
            yield Flag(tuple(sorted(marks)), f"{row.name} 登记的电话是学员或申领人的", region=row.region)


def papers_wrong(ev: Evidence) -> Iterator[Flag]:
    """Verified against the last look at the papers, without anybody who looked, or by another code."""
    checks = grouped(
        sorted(ev.rows(select(EmployerCheck)), key=lambda row: (row.on, row.key)), lambda row: row.employer_id
    )
    for number, rows in checks.items():
        employer, last = ev.employers.get(number), rows[-1]
        if employer is None:
            continue
        if employer.verified and not last.passed:
            yield of_named(employer, "最近一次核验没有通过，却是已核验", last)
        elif last.passed and last.credit_code and employer.credit_code and last.credit_code != employer.credit_code:
            yield of_named(employer, "核验看到的信用代码和登记的不一样", last)
        elif last.passed and last.staff_id is None and not last.papers:
            yield of_named(employer, "核验通过，没有核验人也没有材料", last)
        elif last.passed and last.credit_code and not is_credit_code(last.credit_code):
            yield of_named(employer, "核验通过的信用代码校验位不对", last)
    for row in ev.employers.values():
        if row.verified and (row.verified_on is None or row.verified_on > ev.today):
            yield of_named(row, "记为已核验，没有日期或日期还没到")


def post_of_unverified(ev: Evidence) -> Iterator[Flag]:
    """Posts are published for employers whose papers did not pass, or were seen too long ago."""
    open_posts = ev.rows(select(Vacancy).where(Vacancy.status == "published", col(Vacancy.employer_id).is_not(None)))
    for number, posts in grouped(open_posts, lambda row: row.employer_id).items():
        employer = ev.employers.get(number)
        if employer is None:
            continue
        if not employer.verified:
            yield of_named(employer, "核验没有通过，还在发布岗位", *posts)
        elif employer.verified_on is not None and ev.today - employer.verified_on > 2 * CHECK_GOOD_FOR:
            yield of_named(employer, "一年多没有核验，还在发布岗位", *posts)


def more_workers_than_jobs(ev: Evidence) -> Iterator[Flag]:
    """The ledger has more people of Dehong at work there than the employer has staff."""
    counted = (
        select(col(Worker.employer_id), func.count())
        .where(Worker.status == "employed", col(Worker.employer_id).is_not(None), *LIVING)
        .group_by(col(Worker.employer_id))
    )
    for number, people in ev.rows(counted):
        employer = ev.employers.get(number)
        most = employer.staff_size if employer else None
        if employer is not None and most is not None and people > most:
            yield of_named(employer, f"台账上有 {people} 人在岗，全部职工只有 {most} 人")


def contact_wrong(ev: Evidence) -> Iterator[Flag]:
    """Contacts told word for word again, or more people of Dehong than the employer has staff."""
    contacts = ev.rows(select(EmployerContact))
    told = [row for row in contacts if len(row.summary) >= LONG_WORDS]
    for rows in several(told, lambda row: (row.summary, row.dehong_workers)):
        for row in rows[1:]:
            yield Flag(rows_of(row, rows[0]), "单位联络记录和另一次一字不差", region=row.region)
    for row in contacts:
        employer = ev.employers.get(row.employer_id)
        if employer is not None and employer.staff_size is not None and (row.dehong_workers or 0) > employer.staff_size:
            yield of_named(employer, f"联络时说有 {row.dehong_workers} 名德宏务工人员，比全部职工还多", row)
    twice = [row for row in contacts if row.kind in ("visit", "meeting")]
    for rows in several(twice, lambda row: (row.employer_id, row.on, row.staff_id)):
        for row in rows[1:]:
            yield Flag(rows_of(row, rows[0]), "同一天对同一家单位登记了两次联络", region=row.region)


def worker_of_another(ev: Evidence) -> Iterator[Flag]:
    """Linked to one employer and written down with another, of those the money is for."""
    for worker in ev.handles.workers.values():
        employer = ev.employers.get(worker.employer_id) if worker.employer_id else None
        if employer is None or not worker.employer_name or worker.status != "employed":
            continue
        if worker.employer_name not in employer.name and employer.name not in worker.employer_name:
            words = f"登记的单位是 {worker.employer_name}，挂在另一家"
            yield Flag(rows_of(worker, employer), f"{worker.name} {words}", region=worker.region)


def provider_is_no_school(ev: Evidence) -> Iterator[Flag]:
    """The institution that trains is an employer of another trade."""
    firms = {row.name: row for row in ev.employers.values()}
    for course in ev.courses.values():
        firm = firms.get(course.provider)
        said = f"{firm.name} {firm.kind} {firm.industry}" if firm else ""
        if firm and (firm.kind or firm.industry) and not TEACHES.search(said):
            words = f"{course.code} 的办班机构 {firm.name} 没有培训范围"
            yield Flag(rows_of(course, firm), words, course_id=course.key, region=course.region)


def confirmed_by_two(ev: Evidence) -> Iterator[Flag]:
    there = [row for row in ev.confirmations if row.said == "there"]
    for rows in several(there, lambda row: (row.worker_id, row.month)):
        yield Flag(
            rows_of(*rows), f"{rows[0].month:%Y年%m月} 有 {len(rows)} 家单位说同一个人在岗", region=rows[0].region
        )
    for rows in several(ev.confirmations, lambda row: (row.worker_id, row.employer_id)):
        yield from _after_never(rows)


def _after_never(rows: list[EmployerConfirmation]) -> Iterator[Flag]:
    """Never came, and there in a month before; outside its month."""
    never = [row for row in rows if row.said == "never"]
    before = [row for row in rows if row.said == "there" and never and row.month <= never[0].month]
    if never and before:
        yield Flag(rows_of(never[0], *before), "单位先说在岗，后说没有来过", region=never[0].region)


RULES = (
    Rule("one_code_for_two", "两家单位一个信用代码", one_code_for_two),
    Rule("employer_wrong", "单位信息不合", employer_wrong),
    Rule("one_telephone_for_many", "几家单位一个电话", one_telephone_for_many),
    Rule("papers_wrong", "单位核验不对", papers_wrong),
    Rule("post_of_unverified", "没有核验的单位在发岗位", post_of_unverified),
    Rule("more_workers_than_jobs", "在岗人数超过职工数", more_workers_than_jobs),
    Rule("contact_wrong", "单位联络记录不对", contact_wrong),
    Rule("worker_of_another", "挂错用工单位", worker_of_another),
    Rule("provider_is_no_school", "办班机构没有培训范围", provider_is_no_school),
    Rule("confirmed_by_two", "单位确认互相矛盾", confirmed_by_two),
)
