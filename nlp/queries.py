"""What work a message asks for, as slots."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from nlp import benefits, late, money, names, persons, phones, shifts, spelling
from nlp.numerals import Number
from nlp.wishes import pay, told, what, when, where

STUTTER = late.pattern("(?!.不.不)([\u4e00-\u9fff]{2,4})\\1")
BY_THE_DAY = late.pattern("(?<![钟几早晚快一二两三四五六七八九十0-9])点工(?![资厂作地])")  # no 电工 misspelt
LOOSE_FIGURE = late.pattern("(?<=[十百千])[来几多](?=[万千百])|(?<=十)有(?=[一二三四五六七八九](?![十百千万个]))")
# 12333是打给哪个的: where to ring is no wage.
HOTLINE = late.pattern(r"(?<!\d)(?:0\d{2,3}-?)?(?:123(?:33|45|48|51|15)|96110)(?![\d元块])")
GUARDS = late.pattern("(?<!深圳)宝安(?=的?(?:工作|活|岗|队|员)|$|[ ,。])")
AGE_MISHEARD = late.pattern(r"(?<=[\d一二三四五六七八九十])[随碎遂](?=$|[,。 男女])")
INTRODUCED = late.pattern(
    "(?:我叫|名字是|名字叫|姓名:?|我是叫)(?P<name>[\u4e00-\u9fff]{2,3})(?=$|[,. 。,!]|今年|男|女)"
)


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
        return {slot: value for slot, value in vars(self).items() if value is not None and value != ()}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return value[0] if len(value) == 1 else list(value)
    return value.isoformat() if isinstance(value, date) else value


@lru_cache(maxsize=64)  # asked several times of one message
def read(text: str, *, now: datetime) -> Query:
    plain = _without_person(_plain_figures(spelling.repair(BY_THE_DAY.sub("散活", text)).text))
    wage = pay.find(HOTLINE.sub("·", plain))
    asked = told.without(plain)
    meals = benefits.find(asked)
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
        shift=shifts.find(asked),
        start_date=when.find(plain, now=now),
    )


def _plain_figures(plain: str) -> str:
    """十来万 counts as 十万, 三十有五 as 三十五, and 五十五随 is an age; 宝安 alone is the trade, not the district of Shenzhen."""
    return GUARDS.sub("保安", AGE_MISHEARD.sub("岁", LOOSE_FIGURE.sub("", plain)))


def _without_person(plain: str) -> str:
    """Without a mobile number, whose digits are no pay, a name, which may hold a place or a trade, and words said twice."""
    name = names.introduced(plain) or _named(plain)
    return STUTTER.sub(r"\1", phones.remove(plain.replace(name, "某", 1) if name else plain))


def _named(plain: str) -> str:
    """What stands where a name is introduced, even when it is made of words of ours."""
    match = INTRODUCED.search(plain)
    return match["name"] if match else ""
