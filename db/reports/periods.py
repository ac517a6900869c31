"""The stretches reports are made for (报表期): a week from Monday, a month, a quarter, a year."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from db.columns import CHINA
from db.refusals import Refusal
from db.statistics import Stretch

KINDS = {"week": "周报", "month": "月报", "quarter": "季报", "year": "年报"}
MONTHS = {"month": 1, "quarter": 3, "year": 12}


class NotAPeriod(Refusal):
    """There is no such kind of report, or the day cannot be read."""


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both included."""

    kind: str
    first: date
    last: date

    @staticmethod
    def of(kind: str, day: date) -> "Period":
        """The one that holds a day. Raises NotAPeriod."""
        if kind == "week":
            monday = day - timedelta(days=day.weekday())
            return Period(kind, monday, monday + timedelta(days=6))
        if kind not in MONTHS:
            raise NotAPeriod
        length = MONTHS[kind]
        begins = date(day.year, (day.month - 1) // length * length + 1, 1)
        after = begins.month - 1 + length
        ends = date(begins.year + after // 12, after % 12 + 1, 1)
        return Period(kind, begins, ends - timedelta(days=1))

    @property
    def stretch(self) -> Stretch:
        begins, ends = (datetime.combine(day, time(), CHINA) for day in (self.first, self.last + timedelta(days=1)))
        return Stretch(begins, ends)

    @property
    def before(self) -> "Period":
        return Period.of(self.kind, self.first - timedelta(days=1))

    @property
    def after(self) -> "Period":
        return Period.of(self.kind, self.last + timedelta(days=1))

    @property
    def name(self) -> str:
        if self.kind == "week":
            return f"{self.first:%Y年%m月%d日}至{self.last:%m月%d日}"
        if self.kind == "month":
            return f"{self.first.year}年{self.first.month}月"
        return f"{self.first.year}年" + (f"第{(self.first.month + 2) // 3}季度" if self.kind == "quarter" else "")

    def is_over(self, now: datetime) -> bool:
        return now >= self.stretch.ends
