"""The first page: what today asks for, how the last days went, how far the plan has come. Everybody sees their part of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.console.pages import Act, Ask, Go, Page, Shown
from db import desk, duty, progress, rights, statistics
from db.counters import COUNTERS
from db.progress import Line
from db.rights import Right
from db.statistics import Stretch
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
        "now": ask.now, "kinds": texts.alarms.KINDS, "visit_states": VISIT_STATES, "first_rows": FIRST_ROWS,
        "masked": texts.roster.masked, "day": texts.roster.day,
    }  # fmt: skip
    if rights.may_see(ask.by, Right.VISITS):
        facts["visits"] = desk.visits(ask.session, by=ask.by, now=ask.now)
    if rights.may_see(ask.by, Right.REQUESTS):
        facts["waiting"] = desk.waiting(ask.session, by=ask.by)
        facts["to_call"] = desk.to_call(ask.session, by=ask.by, now=ask.now)
        facts["on_duty"] = duty.today(ask.session, now=ask.now)
    if rights.may_see(ask.by, Right.POSTS):
        facts["running_out"] = desk.running_out(ask.session, by=ask.by, now=ask.now)
    if rights.may_see(ask.by, Right.FIGURES):
        facts["drawn"] = [_drawn(ask, name) for name in DRAWN]
        facts["plan"] = _plan(ask)
    return Shown("overview.html", facts)


def called(ask: Ask) -> Go:
    desk.called(ask.session, ask.path["id"], by=ask.by, now=ask.now)
    return Go("/", "记下了：已打过电话。")


def _drawn(ask: Ask, name: str) -> Drawn:
    counter, region, today = COUNTERS[name], rights.region_of(ask.by), ask.now.date()
    days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    counted = [
        statistics.count(ask.session, name, now=ask.now, stretch=Stretch.of_day(day), region=region).total for day in days
    ]  # fmt: skip
    points = [(f"{day.month}月{day.day}日", number) for day, number in zip(days, counted, strict=True)]
    return Drawn(counter.title, counter.unit, counter.definition, points)


def _plan(ask: Ask) -> Sequence[tuple[str, str, Sequence[Line]]]:
    """By measure: its number, its name, its figures."""
    measures: dict[str, list[Line]] = {}
    for line in progress.lines(ask.session, by=ask.by, now=ask.now):
        measures.setdefault(line.measure, []).append(line)
    return [(code, lines[0].name, lines) for code, lines in measures.items()]


VISIT_STATES = {"booked": "已约", "done": "已完成", "absent": "没见到", "moved": "改期"}
FIRST = Page("/", "总览", show, icon="fa-solid fa-gauge")
ACTS = (Act("/called/{id:int}", called, (Right.REQUESTS,)),)
