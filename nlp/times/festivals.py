"""Festivals by the names people use, national ones and those of Dehong, and the day each falls on."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from nlp import lexicon
from nlp.times import lunar


@dataclass(frozen=True)
class Festival:
    name: str
    said: tuple[str, ...]
    rule: str
    value: str
    days: int
    plus: int = 0
    rest: int = 0

    def day(self, year: int) -> date | None:
        """Its first day; a lunar festival of the twelfth month belongs to the year in which its lunar year began."""
        if self.rule == "term":
            return lunar.term(year, self.value) + timedelta(days=self.plus)
        if self.rule == "weekday":
            month, week, weekday = (int(part) for part in self.value.split("-"))
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - 1 - first.weekday()) % 7 + 7 * (week - 1))
        month, day = (int(part) for part in self.value.split("-"))
        if self.rule == "solar":
            return date(year, month, day)
        found = lunar.to_solar(year, month, day)
        return found - timedelta(days=1) if found and self.rule == "eve" else found

    def next(self, today: date, *, lasting: int) -> date:
        """Its next day, or the running one while `lasting` days from it are not over."""
        years = range(today.year - 1, today.year + 3)
        days = (day for day in (self.day(year) for year in years) if day is not None)
        return next(day for day in days if day + timedelta(days=lasting) > today)


def _festival(entry: dict[str, Any]) -> Festival:
    rule = next(rule for rule in ("solar", "lunar", "eve", "term", "weekday") if rule in entry)
    return Festival(
        name=entry["name"],
        said=tuple(entry["said"]),
        rule=rule,
        value=entry[rule],
        days=entry["days"],
        plus=entry.get("plus", 0),
        rest=entry.get("rest", 0),
    )


@cache
def every() -> tuple[Festival, ...]:
    return tuple(_festival(entry) for entry in lexicon.document("festivals.yaml"))


@cache
def national() -> tuple[Festival, ...]:
    return tuple(festival for festival in every() if festival.rest)


@cache
def by_saying() -> dict[str, Festival]:
    return {saying: festival for festival in every() for saying in festival.said}
