"""What work a message asks for, as slots."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from nlp import benefits, money, persons, phones, shifts, spelling
from nlp.numerals import Number
from nlp.wishes import pay, what, when, where


@dataclass(frozen=True)
class Query:
    """A slot that was not stated is empty or None; `pay_min` counts in yuan per `pay_kind`."""

    place: tuple[str, ...] = ()
    occupation: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    pay_min: Number | None = None
    pay_kind: str | None = None
    board: bool | None = None
    lodging: bool | None = None
    gender: str | None = None
    age: tuple[int, ...] = ()
    shift: str | None = None
    start_date: date | None = None

    def slots(self) -> dict[str, Any]:
        """The stated slots alone; one value stands bare, several as a list, a day in ISO form."""
        return {slot: _plain(value) for slot, value in self.stated().items()}

    def stated(self) -> dict[str, Any]:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {slot: value for slot, value in values.items() if value not in (None, ())}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return value[0] if len(value) == 1 else list(value)
    return value.isoformat() if isinstance(value, date) else value


def read(text: str, *, now: datetime) -> Query:
    """A mobile number is taken out first, so that its digits are not read as pay or age."""
    plain = phones.remove(spelling.repair(text).text)
    wage = pay.find(plain)
    meals = benefits.find(plain)
    return Query(
        place=where.find(plain),
        occupation=what.occupations(plain),
        industry=what.industries(plain),
        pay_min=wage.low if wage else None,
        pay_kind=wage.kind if wage else money.scheme(plain),
        board=meals.board,
        lodging=meals.lodging,
        gender=persons.sex(plain),
        age=persons.ages(plain, today=now.date()),
        shift=shifts.find(plain),
        start_date=when.find(plain, now=now),
    )
