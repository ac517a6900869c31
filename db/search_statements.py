"""The statements of a job search, built once for each shape of wish: building one costs more than running it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, String, and_, bindparam, cast, exists, func, or_, select
from sqlmodel import col

from db import vacancy_words
from db.models import Vacancy
from db.statements import SQLITE, Prepared, among
from db.vacancy_words import KEPT, PROVINCES
from db.wanted import Wanted, monthly

# Pay that comes by the day or the week, whatever it is counted by.
PAID_BY = {"day": "daily_pay", "week": "weekly_pay"}
ESCAPE = "/"


@dataclass(frozen=True)
class Shape:
    """Which conditions a wish has, without what they say. `pays`: at_least, a_month, by or nothing; `tags` counts each group."""

    places: bool
    works: bool
    no_places: bool
    no_works: bool
    pays: str
    board: bool
    lodging: bool
    shift: str
    minor: bool
    tags: tuple[int, ...]
    words: int
    limited: bool


def shape(wanted: Wanted, *, limited: bool) -> Shape:
    return Shape(
        places=bool(wanted.places),
        works=bool(wanted.trades or wanted.industries),
        no_places=bool(wanted.no_places),
        no_works=bool(wanted.no_works),
        pays=_pays(wanted),
        board=wanted.board,
        lodging=wanted.lodging,
        shift=wanted.shift and ("no_nights" if wanted.shift == "不上夜班" else "named"),
        minor=wanted.minor is not None,
        tags=tuple(map(len, wanted.tags)),
        words=len(wanted.words),
        limited=limited,
    )


def values(wanted: Wanted, *, now: datetime) -> dict[str, Any]:
    """What the statement of this wish's shape asks for, beside `said` and `most`."""
    tagged = {
        f"tag_{group}_{place}": _tag(tag) for group, tags in enumerate(wanted.tags) for place, tag in enumerate(tags)
    }
    words = {f"word_{place}": f"%{_plain(vacancy_words.plain(word))}%" for place, word in enumerate(wanted.words)}
    return tagged | words | {
        "today": now.date(), "audience": "students" if wanted.students else "", "places": list(wanted.places),
        "provinces": _provinces(wanted.places), "trades": list(wanted.trades), "industries": list(wanted.industries),
        "no_places": list(wanted.no_places), "no_provinces": _provinces(wanted.no_places),
        "no_works": list(wanted.no_works),
        "pay_kind": wanted.pay_kind, "pay_min": wanted.pay_min, "shift": wanted.shift, "minor": wanted.minor,
        "month_pay": monthly(wanted.pay_min or 0, wanted.pay_kind), "paid_by": _tag(PAID_BY.get(wanted.pay_kind, "-")),
    }  # fmt: skip


@lru_cache(maxsize=1024)
def of_shape(shape: Shape) -> Prepared:
    """Ids of open posts, the newest first. A place more is a value, not another statement."""
    return Prepared(lambda on: _query(shape, on))


def _query(shape: Shape, on: str) -> Select[Any]:
    query = vacancy_words.narrowed(select(Vacancy.__table__.c.id), on_sqlite=on == SQLITE)  # type: ignore[attr-defined]
    query = query.where(is_open(bindparam("today")), *_conditions(shape, on))
    return query.limit(bindparam("most")) if shape.limited else query


def is_open(today: date | BindParameter[Any]) -> ColumnElement[bool]:
    """Published, valid on that day, and not yet filled."""
    return and_(
        col(Vacancy.status) == "published",
        or_(col(Vacancy.valid_until).is_(None), col(Vacancy.valid_until) >= today),
        or_(col(Vacancy.headcount).is_(None), col(Vacancy.filled) < col(Vacancy.headcount)),
    )


def _conditions(shape: Shape, on: str) -> Iterator[ColumnElement[bool]]:
    yield col(Vacancy.audience) == bindparam("audience")
    if shape.places:
        yield _lies_in("places", "provinces", on)
    if shape.works:
        yield or_(among(col(Vacancy.trade), "trades", on), among(col(Vacancy.industry), "industries", on))
    if shape.no_places:
        yield ~_lies_in("no_places", "no_provinces", on)
    if shape.no_works:
        yield ~or_(among(col(Vacancy.trade), "no_works", on), among(col(Vacancy.industry), "no_works", on))
    if shape.pays:
        yield _pays_enough(shape.pays)
    if shape.board:
        yield col(Vacancy.board).is_(True)
    if shape.lodging:
        yield col(Vacancy.lodging).is_(True)
    if shape.shift:
        # 不上夜班 takes every post that is known to have no nights.
        named = shape.shift == "named"
        yield col(Vacancy.shift) == bindparam("shift") if named else col(Vacancy.night).is_(False)
    if shape.minor:
        yield and_(col(Vacancy.age_min).is_not(None), col(Vacancy.age_min) <= bindparam("minor"))
    for group, count in enumerate(shape.tags):
        yield or_(*(_is_tagged(f"tag_{group}_{place}") for place in range(count)))
    for place in range(shape.words):
        yield _says(f"word_{place}")


def _lies_in(places: str, provinces: str, on: str) -> ColumnElement[bool]:
    within = [among(column, places, on) for column in (col(Vacancy.town), col(Vacancy.district), col(Vacancy.city))]
    return or_(*within, among(func.substr(col(Vacancy.place_code), 1, 2), provinces, on))


def _pays_enough(pays: str) -> ColumnElement[bool]:
    """Posts paid by the same unit are compared in it, all others over a month."""
    kind = col(Vacancy.pay_kind)
    if pays == "by":
        return or_(kind == bindparam("pay_kind"), _is_tagged("paid_by"))
    over_a_month = col(Vacancy.month_pay) >= bindparam("month_pay")
    if pays == "a_month":
        return over_a_month
    alike = and_(kind == bindparam("pay_kind"), col(Vacancy.pay_min) >= bindparam("pay_min"))
    return or_(alike, and_(kind != bindparam("pay_kind"), over_a_month))


def _is_tagged(name: str) -> ColumnElement[bool]:
    return cast(col(Vacancy.tags), String).like(bindparam(name), escape=ESCAPE)


def _says(name: str) -> ColumnElement[bool]:
    said = KEPT.c.plain.like(bindparam(name), escape=ESCAPE)
    return exists().where(KEPT.c.vacancy_id == col(Vacancy.id), said).correlate(Vacancy)


def _pays(wanted: Wanted) -> str:
    if wanted.pay_min is None:
        return "by" if wanted.pay_kind else ""
    return "a_month" if wanted.pay_kind == "month" else "at_least"


def _provinces(places: tuple[str, ...]) -> list[str]:
    return [code for code, name in PROVINCES.items() if name in places]


def _tag(tag: str) -> str:
    return f'%"{_plain(tag)}"%'


def _plain(said: str) -> str:
    """The words themselves, where LIKE would read them as any words."""
    return said.replace(ESCAPE, ESCAPE * 2).replace("%", f"{ESCAPE}%").replace("_", f"{ESCAPE}_")
