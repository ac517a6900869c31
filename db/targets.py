"""Targets of the year (指标): the plan's own numbers, and those the city and the district set, which staff enter."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from db import audits, rights
from db.models import Counter, Measure, Staff
from db.refusals import Refusal
from db.rights import Right

MOST = 10_000_000


class NotATarget(Refusal):
    """There is no such counter, or the number cannot be one."""


def listed(session: Session) -> Sequence[tuple[Counter, Measure]]:
    """Every counter with its measure, in the plan's order."""
    rows = session.exec(
        select(Counter, Measure).join(Measure, col(Measure.code) == col(Counter.measure_code)).order_by(col(Counter.id))
    ).all()
    return sorted(((row[0], row[1]) for row in rows), key=lambda pair: int(pair[0].measure_code[1:]))


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
