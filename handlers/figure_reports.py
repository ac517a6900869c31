"""The daily and weekly figures that staff get unasked: of yesterday, and of the week that is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from db import rights, statistics
from db.models import Staff
from db.statistics import Figure, Stretch
from handlers import figures_desk, texts
from handlers.dialogue.replies import Chart
from nlp import periods

DAILY = ("new_workers", "enrolments", "applications", "hires", "visits", "inquiries", "open_inquiries")
WEEKLY = (
    "new_workers", "ledger", "employed", "seeking", "enrolments", "applications", "referrals", "hires", "visits",
    "people_met", "inquiries", "open_inquiries", "open_posts", "places_left",
)  # fmt: skip
DRAWN = ("enrolments", "applications")


@dataclass(frozen=True)
class Report:
    """`key` is the same for every attempt to write it; `charts` only where there is something to see."""

    key: str
    words: str
    charts: tuple[Chart, ...] = ()


def daily_key(member: Staff, *, now: datetime) -> str:
    return f"figures:day:{now.date() - timedelta(days=1)}:staff:{member.key}"


def weekly_key(member: Staff, *, now: datetime) -> str:
    return f"figures:week:{_last_week(now).begins.date()}:staff:{member.key}"


def daily(session: Session, member: Staff, *, now: datetime) -> Report:
    day = now.date() - timedelta(days=1)
    title = texts.figures.daily_title(f"{day.month}月{day.day}日")
    found = _figures(session, member, DAILY, stretch=Stretch.of_day(day), now=now)
    return Report(daily_key(member, now=now), texts.figures.report(title, _lines(found)))


def weekly(session: Session, member: Staff, *, now: datetime) -> Report:
    """The week from Monday to Sunday before this one."""
    week = _last_week(now)
    when = " ".join([week.name.split()[-1], *figures_desk.seen_by(member)])
    found = _figures(session, member, WEEKLY, stretch=Stretch(week.begins, week.ends), now=now, by="county")
    drawn = [figure for figure in found if figure.counter.name in DRAWN and len(figure.parts) > 1]
    charts = tuple(figures_desk.chart(figures_desk.named(session, figure), when) for figure in drawn)
    words = texts.figures.report(texts.figures.weekly_title(when), _lines(found))
    return Report(weekly_key(member, now=now), words, charts)


def _last_week(now: datetime) -> periods.Period:
    return periods.week_of(now - timedelta(days=7))


def _figures(
    session: Session, member: Staff, names: Sequence[str], *, stretch: Stretch, now: datetime, by: str = ""
) -> list[Figure]:  # fmt: skip
    region = rights.region_of(member)
    return [statistics.count(session, name, now=now, stretch=stretch, by=by, region=region) for name in names]


def _lines(found: Sequence[Figure]) -> list[str]:
    return [
        "\n".join([texts.figures.total(figure), *([texts.figures.parts(figure)] if figure.parts else [])])
        for figure in found
    ] + [texts.figures.DEFINITIONS]
