"""Figures of a stretch (期内数字): every counter with its definition, and the chief ones by county and by household."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from db import rights, statistics
from db.counters import COUNTERS
from db.models import Staff
from db.reports.parts import Cell, Part, counties, hidden
from db.statistics import Figure, Stretch
from db.workers import COUNTY_CODES

WEEKLY = (
    "new_workers", "ledger", "employed", "seeking", "idle", "returned", "newly_lost", "new_posts", "new_places",
    "open_posts", "places_left", "applications", "referrals", "interviews", "hires", "starts", "enrolments", "visits",
    "people_met", "issues_opened", "issues_closed", "inquiries", "inquiries_closed", "urgent_inquiries", "fraud_tips",
    "open_inquiries", "unknown_questions",
)  # fmt: skip
BY_COUNTY = (
    "new_workers",
    "ledger",
    "employed",
    "seeking",
    "enrolments",
    "applications",
    "hires",
    "visits",
    "inquiries",
)
BY_CATEGORY = ("ledger", "employed", "new_workers", "enrolments", "hires")
NOT_SAID = "没写"
NOW = "“现在的数”以制表时间为准，其余为期内数"
WHOLE = "（全站）"  # beside a title: nobody's county, the station's for everybody
UNDIVIDED = "标“全站”的（如岗位）不分县，是全站的数；其余只统计本地的人"


@dataclass(frozen=True)
class Asking:
    """Who asks for the figures of which stretch, as of when."""

    session: Session
    by: Staff
    stretch: Stretch
    now: datetime

    def figures(self, names: Sequence[str], divided: str = "") -> Sequence[Figure]:
        region = rights.region_of(self.by)
        return [
            statistics.count(self.session, name, now=self.now, stretch=self.stretch, by=divided, region=region)
            for name in names
        ]

    @property
    def small(self) -> bool:
        return not rights.is_of_bureaus(self.by)


def summary(asking: Asking) -> Part:
    """Value, unit, persons and definition of each, in one table."""
    in_part = bool(rights.region_of(asking.by))
    rows = [_row(figure, in_part=in_part) for figure in asking.figures(WEEKLY)]
    return Part("主要数字", ("指标", "数量", "单位", "人数", "口径"), rows, (NOW, UNDIVIDED) if in_part else (NOW,))


def by_county(asking: Asking) -> Part:
    """A row for each county that the member sees, with its code; people whose county nobody knows last."""
    found = {figure.counter.name: dict(figure.parts) for figure in asking.figures(BY_COUNTY, "county")}
    rows = [
        [
            COUNTY_CODES.get(county, ""),
            county or NOT_SAID,
            *(hidden(found[name].get(county, 0), small=asking.small) for name in BY_COUNTY),
        ]
        for county in counties(asking.by, unknown=any(parts.get("") for parts in found.values()))
    ]
    return Part("分县", ("县代码", "县市", *_titles(BY_COUNTY)), rows, _definitions(BY_COUNTY))


def by_category(asking: Asking) -> Part:
    figures = asking.figures(BY_CATEGORY, "category")
    found = {figure.counter.name: dict(figure.parts) for figure in figures}
    categories = sorted(
        {category for parts in found.values() for category in parts}, key=lambda name: (name == "", name)
    )
    rows = [
        [category or NOT_SAID, *(hidden(found[name].get(category, 0), small=asking.small) for name in BY_CATEGORY)]
        for category in categories
    ]
    return Part("分户类型", ("户类型", *_titles(BY_CATEGORY)), rows, _definitions(BY_CATEGORY))


def _row(figure: Figure, *, in_part: bool) -> Sequence[Cell]:
    counter = figure.counter
    whole = WHOLE if in_part and counter.source.region is None else ""
    return [f"{counter.title}{whole}", figure.total, counter.unit, figure.people, counter.definition]


def _titles(names: Sequence[str]) -> Sequence[str]:
    return [f"{COUNTERS[name].title}（{COUNTERS[name].unit}）" for name in names]


def _definitions(names: Sequence[str]) -> Sequence[str]:
    return [f"{COUNTERS[name].title}：{COUNTERS[name].definition}" for name in names]
