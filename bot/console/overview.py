"""The first page: what today asks for, how the last days went, how far the plan has come. Everybody sees their part of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.console import words
from bot.console.pages import Act, Ask, Go, Page, Shown
from bot.console.staff import SCOPES
from db import calls, county_progress, desk, duty, rights, statistics, visit_calendar
from db.counters import COUNTERS
from db.county_progress import InCounty, Plan
from db.progress import Line
from db.reports import plan
from db.rights import Right
from handlers import texts

DAYS = 14
DRAWN = ("new_workers", "enrolments", "applications")
FIRST_ROWS = 6


@dataclass(frozen=True)
class Drawn:
    """One figure day by day, the last point being today so far."""

    title: str
    unit: str
    definition: str
    points: Sequence[tuple[str, int]]


def show(ask: Ask) -> Shown:
    facts: dict[str, object] = {
        "now": ask.now, "kinds": texts.alarms.KINDS, "visit_states": words.VISITS, "first_rows": FIRST_ROWS,
        "masked": texts.roster.masked, "day": texts.roster.day, "unreached": texts.delivery.unreached,
    }  # fmt: skip
    if rights.may_see(ask.by, Right.VISITS):
        facts["visits"] = visits = desk.visits(ask.session, by=ask.by, now=ask.now)
        facts["whom"] = visit_calendar.named(ask.session, [visit for visit, _ in visits])
    if rights.may_see(ask.by, Right.REQUESTS):
        facts["waiting"] = desk.waiting(ask.session, by=ask.by)
        facts["mine"] = desk.mine(ask.session, by=ask.by)
        facts["to_call"] = calls.due(ask.session, by=ask.by, now=ask.now)
        facts["on_duty"] = duty.today(ask.session, now=ask.now)
    facts["to_approve"] = desk.to_approve(ask.session, by=ask.by)
    if rights.may_see(ask.by, Right.POSTS):
        facts["running_out"], facts["running_out_count"] = desk.running_out(
            ask.session, by=ask.by, now=ask.now, first=FIRST_ROWS
        )
    if rights.may_see(ask.by, Right.FIGURES):
        facts["drawn"] = [_drawn(ask, name) for name in DRAWN]
        facts["plan_at"], facts["plan"], facts["counties"] = _plan(ask)
        facts["county_names"] = plan.NAMES
        facts["part"] = SCOPES.get(ask.by.scope, ask.by.scope) if rights.region_of(ask.by) else ""
    return Shown("overview.html", facts)


def called(ask: Ask) -> Go:
    calls.called(ask.session, ask.path["id"], by=ask.by, now=ask.now)
    return Go("/", "记下了：已打过电话。")


def _drawn(ask: Ask, name: str) -> Drawn:
    counter, region, today = COUNTERS[name], rights.region_of(ask.by), ask.now.date()
    days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    counted = statistics.by_days(ask.session, name, days, now=ask.now, region=region)
    points = [(f"{day.month}月{day.day}日", number) for day, number in zip(days, counted, strict=True)]
    return Drawn(counter.title, counter.unit, counter.definition, points)


def _plan(ask: Ask) -> tuple[datetime, Sequence[tuple[str, str, Sequence[Line]]], Mapping[str, Sequence[InCounty]]]:
    """When it was counted; by measure its number, its name, its figures; and by measure its counties."""

    def beside() -> Plan:
        with ask.office.runtime.records.read() as session:
            return county_progress.plan(session, by=ask.by, now=ask.now)

    counted_at, counted = ask.office.plan.get(
        rights.region_of(ask.by),
        lambda: county_progress.plan(ask.session, by=ask.by, now=ask.now),
        now=ask.now,
        beside=beside,
    )
    measures: dict[str, list[Line]] = {}
    for line in counted.lines:
        measures.setdefault(line.measure, []).append(line)
    counties: dict[str, list[InCounty]] = {}
    for one in counted.counties:
        counties.setdefault(one.measure, []).append(one)
    return counted_at, [(code, found[0].name, found) for code, found in measures.items()], counties


FIRST = Page("/", "总览", show, icon="fa-solid fa-gauge")
ACTS = (Act("/called/{id:int}", called, (Right.REQUESTS,)),)
