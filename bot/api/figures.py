"""Figures for people outside the two bureaus: small numbers are hidden, and what they could be worked out from as well."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session

from bot.api.shapes import Figure, Part
from db import statistics
from db.counters import COUNTERS
from db.statistics import Stretch

NAMES = (
    "ledger", "new_workers", "enrolments", "applications", "referrals", "interviews", "hires", "starts", "visits",
    "fair_signups", "open_posts",
)  # fmt: skip
FEWEST = 5


def of(session: Session, *, since: date, until: date, region: str, now: datetime) -> list[Figure]:
    """`region` is how the codes of those counted begin; empty for everybody."""
    stretch = Stretch(Stretch.of_day(since).begins, Stretch.of_day(until).ends)
    told = []
    for name in (name for name in NAMES if name in COUNTERS):
        found = statistics.count(session, name, now=now, stretch=stretch, by="county", region=region)
        counter = found.counter
        told.append(
            Figure(
                name=name,
                title=counter.title,
                unit=counter.unit,
                definition=counter.definition,
                total=_hidden(found.total),
                by_county=hide(found.parts),
            )
        )
    return told


def hide(parts: Sequence[tuple[str, int]]) -> list[Part]:
    """One hidden part alone would follow from the total, so the smallest of the others is hidden with it."""
    hidden = {place for place, (_, value) in enumerate(parts) if 0 < value < FEWEST}
    if len(hidden) == 1:
        others = [place for place in range(len(parts)) if place not in hidden and parts[place][1]]
        hidden |= {min(others, key=lambda place: parts[place][1])} if others else set()
    return [
        Part(name=name, value=None if place in hidden else value) for place, (name, value) in enumerate(parts)
    ]  # fmt: skip


def _hidden(total: int) -> int | None:
    return None if 0 < total < FEWEST else total
