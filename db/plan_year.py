"""A stretch of the plan (年度) as one member of staff sees it, and how its counts are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func
from sqlmodel import col

from db.columns import CHINA
from db.models import Staff

Found = Mapping[tuple[str, str], float]
POOR = ("脱贫户", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户", "监测对象", "防止返贫致贫对象")


@dataclass(frozen=True)
class Year:
    """Mostly the calendar year that holds a moment; what stands "now" is as of the moment of asking."""

    begins: datetime
    ends: datetime
    by: Staff
    now: datetime

    @staticmethod
    def of(now: datetime, by: Staff) -> "Year":
        return Year(datetime(now.year, 1, 1, tzinfo=CHINA), datetime(now.year + 1, 1, 1, tzinfo=CHINA), by, now)

    def holds(self, moment: object) -> ColumnElement[bool]:
        return and_(col(moment) >= self.begins, col(moment) < self.ends)

    def holds_day(self, day: object) -> ColumnElement[bool]:
        return and_(col(day) >= self.begins.date(), col(day) < self.ends.date())


def summed(condition: ColumnElement[bool], value: Any = 1) -> Any:
    return func.coalesce(func.sum(case((condition, value), else_=0)), 0)
