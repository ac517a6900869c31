"""Targets of the year (指标): the plan's own numbers, and those the city and the district set, which staff enter."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from db import audits, rights
from db.models import Counter, Measure, Staff
from db.refusals import Refusal
from db.rights import Right

MOST = 10_000_000
# Nobody's county: fairs, posts, lists of posts and agreements are those of the whole station, whoever asks.
UNDIVIDED = ("P5", "P6", "P7", "P9")
UNDIVIDED_COUNTERS = (("P11", "签约数"),)
# Measures of one place alone: whoever sees all of the place sees all that the target asks for.
OF_ONE_PLACE = {"P13": "5331", "P17": "5331", "P18": "5331", "P20": "5331", "P19": "632622"}


class NotATarget(Refusal):
    """There is no such counter, or the number cannot be one."""


def listed(session: Session) -> Sequence[tuple[Counter, Measure]]:
    """Every counter with its measure, in the plan's order."""
    rows = session.exec(
        select(Counter, Measure).join(Measure, col(Measure.code) == col(Counter.measure_code)).order_by(col(Counter.id))
    ).all()
    return sorted(((row[0], row[1]) for row in rows), key=lambda pair: int(pair[0].measure_code[1:]))


def held_against(counter: Counter, *, by: Staff) -> float | None:
    """The target, unless what the member sees is only a part, one county's say, of what it asks for.

    Targets are the station's; the records hold none of a county.
    """
    return counter.yearly_target if is_undivided(counter) or sees_all(by, counter.measure_code) else None


def is_undivided(counter: Counter) -> bool:
    """Counted over the whole station for everybody."""
    return counter.measure_code in UNDIVIDED or (counter.measure_code, counter.name) in UNDIVIDED_COUNTERS


def sees_all(by: Staff, measure: str) -> bool:
    """The member's region holds everything that is done for the measure."""
    region = rights.region_of(by)
    return not region or OF_ONE_PLACE.get(measure) == region


def change(session: Session, key: int, *, target: float | None, by: Staff, now: datetime) -> Counter:
    """None takes the target away. Raises NotAllowed, NotATarget."""
    rights.require(by, Right.MONEY)
    row = session.get(Counter, key)
    if row is None or (target is not None and not 0 < target <= MOST):
        raise NotATarget
    before, row.yearly_target = row.yearly_target, target
    audits.note(
        session, staff=by, action="target_changed", about=f"counter:{row.key}", now=now,
        detail=f"{row.measure_code} {row.name}：{before or '没有'} → {target or '没有'}",
    )  # fmt: skip
    session.flush()
    return row
