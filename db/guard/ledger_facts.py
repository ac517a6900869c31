"""Checks on the ledger itself (台账核查), of those whom money is for: counties, ages at work, doubles, confirmations, made-up history."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sqlalchemy import func
from sqlmodel import col, select

from db.guard.evidence import Evidence, grouped, several
from db.guard.evidence.reading import LIVING
from db.guard.flags import Flag, Rule, of_named, rows_of
from db.guard.persons import YOUNGEST, age_on
from db.guard.where_when import area_of
from db.models import Employer, HomePlan, Worker, WorkerStatus
from db.workers import COUNTY_CODES

MONTH = 31
ONE_HOUSEHOLD = 6  # more people than a family has under one telephone


def _paid_for(ev: Evidence) -> Sequence[Worker]:
    """Everybody in a class, a claim or a placement, living."""
    people = {one.worker.key: one.worker for one in ev.trainees if one.worker}
    people |= {one.worker.key: one.worker for one in ev.claimants if one.worker}
    placed = [ev.handles.workers[row.worker_id] for row in ev.placements if row.worker_id in ev.handles.workers]
    people |= {row.key: row for row in [*ev.travelled, *placed]}
    return [row for row in people.values() if row.deleted_at is None]


def child_at_work(ev: Evidence) -> Iterator[Flag]:
    """禁止使用童工规定, art. 2."""
    for row in ev.underage(YOUNGEST):
        yield Flag(rows_of(row), f"{row.name} 未满 {YOUNGEST} 周岁，登记为在岗", region=row.region)
    for worker in _paid_for(ev):
        for spell in ev.spells.get(worker.key, ()):
            age = age_on(worker.birth_date, spell.since)
            if spell.status == "employed" and age is not None and age < YOUNGEST:
                yield of_named(worker, f"{spell.since} 起在岗，当时 {age} 岁")
                break


def home_codes_differ(ev: Evidence) -> Iterator[Flag]:
    """The county in words and the county in the code are two."""
    for worker in _paid_for(ev):
        code = COUNTY_CODES.get(worker.county)
        told = worker.county_code[:6] or worker.region
        if code and told and not told.startswith("533100") and told != code:
            yield of_named(worker, f"老家写的是{worker.county}，代码是 {told}")
        elif code and worker.township_code and not worker.township_code.startswith(code):
            yield of_named(worker, f"乡镇不在{worker.county}")


def twins_in_ledger(ev: Evidence) -> Iterator[Flag]:
    """Two records of one name, birthday and county, of whom one is paid for."""
    paid = {row.key for row in _paid_for(ev)}
    same = (col(Worker.name), col(Worker.birth_date), col(Worker.county))
    doubles = (
        select(*same).where(*LIVING, col(Worker.birth_date).is_not(None), Worker.name != "")
        .group_by(*same).having(func.count() > 1)
    )  # fmt: skip
    found = ev.rows(doubles)
    some = ev.having(select(Worker).where(*LIVING), Worker.name, {row[0] for row in found})
    for rows in several(some, lambda row: (row.name, row.birth_date, row.county)):
        if rows[0].birth_date is not None and any(row.key in paid for row in rows):
            yield of_named(rows[0], f"台账上有 {len(rows)} 个同名同生日的人", *rows[1:])


def telephone_of_many(ev: Evidence) -> Iterator[Flag]:
    """One telephone for more people of the ledger than a family has, of whom somebody is paid for."""
    paid = {row.key for row in _paid_for(ev)}
    shared = (
        select(col(Worker.phone)).where(*LIVING, Worker.phone != "")
        .group_by(col(Worker.phone)).having(func.count() >= ONE_HOUSEHOLD)
    )  # fmt: skip
    some = ev.having(select(Worker).where(*LIVING), Worker.phone, ev.rows(shared))
    for rows in grouped(some, lambda row: row.phone).values():
        if any(row.key in paid for row in rows):
            yield of_named(rows[0], f"等 {len(rows)} 个人登记了同一个电话", *rows[1:])


def confirmed_though_home(ev: Evidence) -> Iterator[Flag]:
    """An employer says somebody is there whom the ledger has at home, elsewhere or gone for the whole month."""
    people = {row.worker_id for row in ev.confirmations if row.said == "there"}
    if not people:
        return
    workers = {row.key: row for row in ev.having(select(Worker), Worker.id, people)}
    history = grouped(ev.having(select(WorkerStatus), WorkerStatus.worker_id, people), lambda row: row.worker_id)
    for row in ev.confirmations:
        worker, employer = workers.get(row.worker_id), ev.employers.get(row.employer_id)
        if row.said != "there" or worker is None or employer is None:
            continue
        before = [
            one for one in sorted(history.get(worker.key, ()), key=lambda one: one.since) if one.since <= row.month
        ]
        later = [one for one in history.get(worker.key, ()) if one.status == "employed" and one.since > row.month]
        last = before[-1] if before else None
        if worker.deleted_at is not None and worker.deleted_at < row.told_at:
            yield of_named(worker, "已注销，单位还确认在岗", row)
        elif last is None and later and min(one.since for one in later) > row.month + timedelta(days=MONTH):
            yield of_named(worker, f"{row.month:%Y年%m月} 确认在岗，台账上后来才入职", row)
        elif last is not None and last.status in ("returned", "idle", "lost") and not later:
            yield of_named(worker, f"台账上 {last.since} 起不在岗，单位还确认在岗", row)
        elif last is not None and last.status == "employed" and _other(last.employer_name, employer) and not later:
            yield of_named(worker, f"台账上在{last.employer_name}，{employer.name} 确认在岗", row)


def _other(known: str, employer: Employer) -> bool:
    return bool(known) and known not in employer.name and employer.name not in known


def status_contradicts(ev: Evidence) -> Iterator[Flag]:
    """In work without a day, since after today, or at home with a start; two states from one day."""
    for worker in _paid_for(ev):
        spells = ev.spells.get(worker.key, ())
        born, began = worker.birth_date, worker.started_on
        if worker.status == "employed" and born and began and began <= born:
            yield of_named(worker, "在岗日期早于出生日期")
        elif worker.status == "employed" and began and began > ev.today:
            yield of_named(worker, "在岗日期还没到")
        days = grouped(
            [spell for spell in spells if spell.status == "employed" and spell.employer], lambda one: one.since
        )
        if any(len({one.employer for one in ones}) > 1 for ones in days.values()):
            yield of_named(worker, "同一天在两家单位在岗")


def home_business_away(ev: Evidence) -> Iterator[Flag]:
    """Counted as returned with a business of their own (P12), and by the ledger at work in the delta."""
    opened = (
        select(HomePlan, Worker).join(Worker, col(Worker.id) == col(HomePlan.worker_id))
        .where(HomePlan.status == "opened", Worker.status == "employed", *LIVING)
    )  # fmt: skip
    for plan, worker in ev.rows(opened):
        if area_of(worker.work_place) == "上海" and (worker.started_on or plan.noted_at.date()) <= plan.noted_at.date():
            yield of_named(worker, "记为返乡创业，台账上在外地在岗", plan)


RULES = (
    Rule("child_at_work", "未满十六岁在岗", child_at_work),
    Rule("home_codes_differ", "老家和代码不符", home_codes_differ),
    Rule("twins_in_ledger", "台账上同名同生日", twins_in_ledger),
    Rule("telephone_of_many", "很多人一个电话", telephone_of_many),
    Rule("confirmed_though_home", "单位确认和台账不符", confirmed_though_home),
    Rule("status_contradicts", "台账状态自相矛盾", status_contradicts),
    Rule("home_business_away", "返乡创业却在外地", home_business_away),
)
