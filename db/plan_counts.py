"""Counts of the plan that come from registers and from money: what is entered, agreed, sent, supervised and due."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import and_, distinct, func, or_, select
from sqlmodel import Session, col

from db import instalments, money, plan_entries, scopes
from db.models import (
    Agreement,
    Application,
    ApplicationStatus,
    Claim,
    Employer,
    Event,
    EventSignup,
    Finding,
    FindingStep,
    HomePlan,
    Placement,
    PostList,
    Snapshot,
    Vacancy,
    Visit,
    Worker,
)
from db.models.workers import living
from db.plan_year import POOR, Found, Year, summed
from db.scopes import Conditions

STABLE_MONTHS = 3
CONTACTS = ("employer", "telephone", "wechat", "own_event")
DEPARTED = ("ended",)


def _entered(session: Session, year: Year) -> Found:
    """Sums of the entries; batches of experts once each."""
    found = {(measure, name): 0.0 for measure, names in plan_entries.ENTERED.items() for name in names}
    batches: dict[str, set[str]] = {"P13": set(), "P14": set()}
    for row in plan_entries.between(session, year.begins.date(), year.ends.date(), by=year.by):
        found[row.measure, row.counter] = found.get((row.measure, row.counter), 0) + row.quantity
        if row.measure in batches:
            batches[row.measure].add(row.batch or f"{row.day}")
    found |= {(measure, "批次"): float(len(names)) for measure, names in batches.items()}
    return found | {("P15", "专家人次"): found["P13", "专家人次"] + found["P14", "专家人次"]}


def _employers(session: Session, year: Year) -> Found:
    """Contact with employers (P3), and who was kept first."""
    contacted = select(func.count(distinct(col(Visit.employer_id)))).where(
        col(Visit.status) == "done", col(Visit.kind).in_(CONTACTS), year.holds(Visit.starts_at),
        *scopes.within(Visit.region, year.by),
    )  # fmt: skip
    kept = (
        select(func.count())
        .select_from(Worker)
        .join(Employer, col(Employer.id) == col(Worker.employer_id))
        .where(
            col(Employer.keeps_first), col(Worker.status) == "employed", col(Worker.household_category).in_(POOR),
            col(Worker.household_verified_at).is_not(None), *_living(year),
        )
    )  # fmt: skip
    return {
        ("P3", "联络企业数"): session.execute(contacted).scalar_one(),
        ("P3", "留用脱贫劳动力数"): session.execute(kept).scalar_one(),
    }


def _transferred(session: Session, year: Year) -> Found:
    """New in Shanghai within the stretch, and stable there now (P4)."""
    here = and_(col(Worker.status) == "employed", col(Worker.work_place).startswith("上海"))
    since = months_before(year.now.date(), STABLE_MONTHS)
    row = session.execute(
        select(
            summed(and_(here, year.holds_day(Worker.started_on))), summed(and_(here, col(Worker.started_on) <= since))
        ).where(*_living(year))
    ).one()
    return {("P4", "新转移人数"): row[0], ("P4", "稳定就业人数"): row[1]}


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or the last day that month has."""
    index = day.year * 12 + day.month - 1 - months
    for last in (day.day, 30, 29, 28):
        try:
            return date(index // 12, index % 12 + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


def _events(session: Session, year: Year) -> Found:
    """Guidance by appointment (P8) and organised batches (P10)."""
    found: dict[tuple[str, str], float] = {}
    for kind, names in (("guidance", ("P8", "指导场次", "咨询人次")), ("batch", ("P10", "组织批次", "组织人数"))):
        held = and_(col(Event.kind) == kind, col(Event.status).in_(DEPARTED), year.holds(Event.starts_at))
        seen = scopes.within(Event.region, year.by)
        came = (
            select(func.count())
            .select_from(EventSignup)
            .join(Event, col(Event.id) == col(EventSignup.event_id))
            .where(held, col(EventSignup.status) == "arrived", *seen)
        )
        measure, first, second = names
        found[measure, first] = session.execute(select(func.count()).where(held, *seen)).scalar_one()
        found[measure, second] = session.execute(came).scalar_one()
    return found


def _agreed(session: Session, year: Year) -> Found:
    last = year.ends.date()
    stands = col(Agreement.dropped_at).is_(None)
    in_force = and_(
        col(Agreement.signed_on) < last,
        or_(col(Agreement.ends_on).is_(None), col(Agreement.ends_on) >= min(last, year.now.date())),
    )
    signed = year.holds_day(Agreement.signed_on)
    letter, school = col(Agreement.kind) == "letter", col(Agreement.kind) == "school"
    paired = select(func.count(distinct(col(Agreement.far_party)))).where(letter, in_force, stands)
    row = session.execute(
        select(summed(and_(letter, signed)), summed(and_(school, signed))).select_from(Agreement).where(stands)
    ).one()
    return {
        ("P9", "结对机构数"): session.execute(paired).scalar_one(),
        ("P9", "意向书份数"): row[0],
        ("P11", "签约数"): row[1],
    }


def _students(session: Session, year: Year) -> Found:
    hired = (
        select(func.count(distinct(col(Application.worker_id))))
        .select_from(ApplicationStatus)
        .join(Application, col(Application.id) == col(ApplicationStatus.application_id))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(
            col(Vacancy.audience) == "students", col(ApplicationStatus.status) == "hired",
            year.holds(ApplicationStatus.at), *scopes.within(Application.region, year.by),
        )
    )  # fmt: skip
    placed = select(func.count()).where(
        col(Placement.status).in_(["agreed", "running", "ended"]), year.holds_day(Placement.starts_on),
        *scopes.within(Placement.region, year.by),
    )  # fmt: skip
    opened = select(func.count()).where(
        col(HomePlan.status) == "opened", year.holds(HomePlan.noted_at), *scopes.within(HomePlan.region, year.by)
    )
    return {
        ("P11", "订单班人数"): session.execute(hired).scalar_one(),
        ("P11", "实习人数"): session.execute(placed).scalar_one(),
        ("P12", "返乡创业人数"): session.execute(opened).scalar_one(),
    }


def _told(session: Session, year: Year) -> Found:
    """What was sent to the other bureau (P7, P23) and what supervision found (P24)."""
    sent = select(func.count()).where(year.holds(PostList.made_at))
    found = select(func.count()).where(
        col(Finding.state) != "explained", year.holds(Finding.found_at), *scopes.within(Finding.region, year.by)
    )
    back = select(func.coalesce(func.sum(col(FindingStep.yuan)), 0)).where(
        year.holds(FindingStep.at), *scopes.within(FindingStep.region, year.by)
    )
    return {
        ("P7", "发送批次"): session.execute(sent).scalar_one(),
        ("P23", "报备次数"): _reported(session, year),
        ("P24", "发现问题数"): session.execute(found).scalar_one(),
        ("P24", "追回金额"): session.execute(back).scalar_one(),
    }


def _reported(session: Session, year: Year) -> int:
    """Each report once, when it was frozen first: a later edition of the same stretch tells nothing new."""
    first = func.min(col(Snapshot.frozen_at))
    reports = (
        select(col(Snapshot.kind))
        .where(*scopes.within(Snapshot.seen, year.by))
        .group_by(col(Snapshot.kind), col(Snapshot.begins_on), col(Snapshot.seen))
        .having(and_(first >= year.begins, first < year.ends))
        .subquery()
    )
    return int(session.execute(select(func.count()).select_from(reports)).scalar_one())


def _money(session: Session, year: Year) -> Found:
    dues = money.due(session, year.begins, year.ends, by=year.by)
    here = (col(Claim.measure) == "P22", *scopes.within(Claim.region, year.by))
    paid = instalments.paid(session, year.begins.date(), year.ends.date(), where=here)
    return {
        (measure, "金额"): float(money.total(dues, measure)) for measure in ("P15", "P16", *money.CLASSES, "P21")
    } | {("P22", "金额"): sum(paid.values())}


def _living(year: Year) -> Conditions:
    return (*living(), *scopes.within(Worker.region, year.by))


def _entered_and_counted(session: Session, year: Year) -> Found:
    """Entries are added to what is counted elsewhere, where a counter has both."""
    found = dict(_entered(session, year))
    for count in (_employers, _transferred, _events, _agreed, _students, _told, _money):
        for key, value in count(session, year).items():
            found[key] = found.get(key, 0) + float(value)
    return found


COUNTS: tuple[Callable[[Session, Year], Found], ...] = (_entered_and_counted,)
