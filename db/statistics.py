"""Counting (统计): one figure over a stretch of time, divided and narrowed as asked, and the counts of finished days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlmodel import Session, col

from db.columns import CHINA
from db.counters import COUNTERS, DATED, Counter
from db.models import DayCount
from db.statements import insert_for

WHOLE = "533100"


@dataclass(frozen=True)
class Stretch:
    """From `begins` up to, not including, `ends`."""

    begins: datetime
    ends: datetime

    @staticmethod
    def of_day(day: date) -> "Stretch":
        begins = datetime.combine(day, time(), CHINA)
        return Stretch(begins, begins + timedelta(days=1))


@dataclass(frozen=True)
class Figure:
    """`people` is None where persons and times are the same; `parts` the largest first; `by` how it was divided."""

    counter: Counter
    total: int
    people: int | None = None
    parts: tuple[tuple[str, int], ...] = ()
    by: str = ""


def count(
    session: Session, name: str, *, now: datetime, stretch: Stretch | None = None, by: str = "", region: str = "",
    only: Mapping[str, Sequence[str]] | None = None,
) -> Figure:  # fmt: skip
    """`region` is how the codes begin that may be seen; `only` narrows by columns the counter has, others are left out.

    A counter without dates ignores `stretch`; a division that it does not have gives no parts.
    """
    counter = COUNTERS[name]
    conditions = _conditions(counter, stretch, region, only or {}, now)
    total = _number(session, counter, counter.value, conditions)
    people = None if counter.people is None else _number(session, counter, counter.people, conditions)
    parts = _parts(session, counter, by, conditions) if by in counter.source.by else ()
    return Figure(counter, total, people, parts, by if by in counter.source.by else "")


def by_days(session: Session, name: str, days: Sequence[date], *, now: datetime, region: str = "") -> Sequence[int]:
    """One number for each of these days, which follow one another; of a counter that has dates."""
    counter = COUNTERS[name]
    if counter.moment is None:
        raise ValueError(f"{name} has no dates")
    ends = [Stretch.of_day(day).ends for day in days]
    bucket = case(*((counter.moment < end, place) for place, end in enumerate(ends)), else_=len(days)).label("bucket")
    conditions = _conditions(counter, Stretch(Stretch.of_day(days[0]).begins, ends[-1]), region, {}, now)
    rows = session.execute(
        select(bucket, counter.value).select_from(counter.source.rows).where(*conditions).group_by(bucket)
    ).all()
    counted = {int(row[0]): int(row[1]) for row in rows}
    return [counted.get(place, 0) for place in range(len(days))]


def narrows(name: str, by: str) -> bool:
    return by in COUNTERS[name].source.by


def count_day(session: Session, day: date, *, now: datetime) -> int:
    """Write what happened on a finished day, by county and as a whole; counting again replaces. Returns the rows."""
    rows = [row for counter in DATED for row in _day_rows(session, counter, day, now)]
    insert = insert_for(session, DayCount).values(rows)
    session.execute(
        insert.on_conflict_do_update(
            index_elements=["day", "counter", "region"],
            set_={"value": insert.excluded.value, "counted_at": insert.excluded.counted_at},
        )
    )
    return len(rows)


def days(session: Session, name: str, *, since: date, until: date, region: str = WHOLE) -> Sequence[tuple[date, int]]:
    """The counts of finished days, oldest first."""
    rows = session.execute(
        select(col(DayCount.day), col(DayCount.value))
        .where(
            col(DayCount.counter) == name, col(DayCount.region) == region,
            col(DayCount.day) >= since, col(DayCount.day) < until,
        )
        .order_by(col(DayCount.day))
    ).all()  # fmt: skip
    return [(row[0], row[1]) for row in rows]


def _conditions(
    counter: Counter, stretch: Stretch | None, region: str, only: Mapping[str, Sequence[str]], now: datetime
) -> list[ColumnElement[bool]]:
    conditions = list(counter.holds(now))
    if region and counter.source.region is not None:
        conditions.append(counter.source.region.startswith(region, autoescape=True))
    if stretch is not None and counter.moment is not None:
        conditions += [counter.moment >= stretch.begins, counter.moment < stretch.ends]
    conditions += [
        counter.source.by[name].in_(list(values))
        for name, values in only.items()
        if name in counter.source.by and values
    ]
    return conditions


def _number(session: Session, counter: Counter, value: ColumnElement[int], conditions: list[Any]) -> int:
    return int(session.execute(select(value).select_from(counter.source.rows).where(*conditions)).scalar_one())


def _parts(session: Session, counter: Counter, by: str, conditions: list[Any]) -> tuple[tuple[str, int], ...]:
    label = func.coalesce(counter.source.by[by], "").label("label")
    rows = session.execute(
        select(label, counter.value).select_from(counter.source.rows).where(*conditions).group_by(label)
    ).all()
    return tuple(sorted(((str(row[0]), int(row[1])) for row in rows), key=lambda part: (-part[1], part[0])))


def _day_rows(session: Session, counter: Counter, day: date, now: datetime) -> list[dict[str, Any]]:
    conditions, region = _conditions(counter, Stretch.of_day(day), "", {}, now), counter.source.region
    divided = (
        []
        if region is None
        else session.execute(
            select(region, counter.value).select_from(counter.source.rows).where(*conditions).group_by(region)
        ).all()
    )
    by_region = {str(row[0]): int(row[1]) for row in divided if row[0] != WHOLE}
    whole = {WHOLE: _number(session, counter, counter.value, conditions)}
    return [
        {"day": day, "counter": counter.name, "region": region, "value": value, "counted_at": now}
        for region, value in {**by_region, **whole}.items()
    ]
