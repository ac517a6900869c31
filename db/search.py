"""Finding open posts (找岗位): columns filter exactly, the index of words narrows and ranks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, String, and_, cast, exists, false, not_, or_, select
from sqlmodel import Session, col

from db import vacancy_words
from db.models import Vacancy
from db.vacancy_words import KEPT, PROVINCES, Cutter

# What a figure of one unit comes to over a month of full-time work: 21.75 paid days of eight hours (劳社部发〔2008〕3号).
MONTHLY = {"hour": 174.0, "day": 21.75, "week": 4.33, "month": 1.0, "piece": 1.0, "year": 1 / 12}
# Pay that comes by the day or the week, whatever it is counted by.
PAID_BY = {"day": "daily_pay", "week": "weekly_pay"}


@dataclass(frozen=True)
class Wanted:
    """What a post must be. A post fits when one of the `places` holds it and its trade or industry is among those asked.

    `no_places` and `no_works` (trades and industries) are refused, whatever else is asked;
    `pay_min` counts in yuan per `pay_kind`; of each group of `tags` it has one; `words` must all stand in the title or
    the text; `minor` is the age of somebody of sixteen or seventeen, for whom only posts open to that age count;
    `students` asks for order classes (订单班) instead of everybody's posts.
    """

    places: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    no_places: tuple[str, ...] = ()
    no_works: tuple[str, ...] = ()
    pay_min: float | None = None
    pay_kind: str = ""
    board: bool = False
    lodging: bool = False
    shift: str = ""
    tags: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    minor: int | None = None
    students: bool = False


def find(
    session: Session, wanted: Wanted, *, now: datetime, cutter: Cutter, limit: int | None = None
) -> tuple[int, ...]:
    """Posts that fit, by id: those that name the words in their title first, then as words, then as part of others."""
    found: dict[int, None] = {}
    for needs in _by_rank(wanted, cutter):
        query = vacancy_words.narrowed(select(col(Vacancy.id)), needs, on_sqlite=_on_sqlite(session))
        query = query.where(is_open(now), *_conditions(wanted))
        found |= dict.fromkeys(session.execute(query.limit(limit and limit + len(found))).scalars())
        if limit is not None and len(found) >= limit:
            break
    return tuple(found)[:limit]


def is_open(now: datetime) -> ColumnElement[bool]:
    """Published, valid today, and not yet filled."""
    return and_(
        col(Vacancy.status) == "published",
        or_(col(Vacancy.valid_until).is_(None), col(Vacancy.valid_until) >= now.date()),
        or_(col(Vacancy.headcount).is_(None), col(Vacancy.filled) < col(Vacancy.headcount)),
    )


def monthly(amount: float, kind: str) -> float:
    return amount * MONTHLY.get(kind, 1.0)


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    yield col(Vacancy.audience) == ("students" if wanted.students else "")
    if wanted.places:
        yield or_(*map(_lies_in, wanted.places))
    if wanted.trades or wanted.industries:
        yield or_(col(Vacancy.trade).in_(wanted.trades), col(Vacancy.industry).in_(wanted.industries))
    if wanted.no_places:
        yield not_(or_(*map(_lies_in, wanted.no_places)))
    if wanted.no_works:
        yield and_(col(Vacancy.trade).not_in(wanted.no_works), col(Vacancy.industry).not_in(wanted.no_works))
    if wanted.pay_min is not None or wanted.pay_kind:
        yield _pays(wanted)
    if wanted.board:
        yield col(Vacancy.board).is_(True)
    if wanted.lodging:
        yield col(Vacancy.lodging).is_(True)
    if wanted.shift:
        yield _has_shift(wanted.shift)
    if wanted.minor is not None:
        yield and_(col(Vacancy.age_min).is_not(None), col(Vacancy.age_min) <= wanted.minor)
    for group in wanted.tags:
        yield or_(*map(_is_tagged, group))
    for word in wanted.words:
        yield _says(word)


def _lies_in(place: str) -> ColumnElement[bool]:
    within = [column == place for column in (col(Vacancy.town), col(Vacancy.district), col(Vacancy.city))]
    within += [col(Vacancy.place_code).startswith(code) for code, name in PROVINCES.items() if name == place]
    return or_(*within)


def _pays(wanted: Wanted) -> ColumnElement[bool]:
    """Posts paid by the same unit are compared in it, all others over a month."""
    kind = col(Vacancy.pay_kind)
    if wanted.pay_min is None:
        settled = PAID_BY.get(wanted.pay_kind)
        return or_(kind == wanted.pay_kind, _is_tagged(settled) if settled else false())
    over_a_month = col(Vacancy.month_pay) >= monthly(wanted.pay_min, wanted.pay_kind)
    if wanted.pay_kind == "month":
        return over_a_month
    alike = and_(kind == wanted.pay_kind, col(Vacancy.pay_min) >= wanted.pay_min)
    return or_(alike, and_(kind != wanted.pay_kind, over_a_month))


def _has_shift(shift: str) -> ColumnElement[bool]:
    """不上夜班 takes every post that is known to have no nights."""
    return col(Vacancy.night).is_(False) if shift == "不上夜班" else col(Vacancy.shift) == shift


def _is_tagged(tag: str) -> ColumnElement[bool]:
    return cast(col(Vacancy.tags), String).contains(f'"{tag}"')


def _says(word: str) -> ColumnElement[bool]:
    said = KEPT.c.plain.contains(vacancy_words.plain(word), autoescape=True)
    return exists().where(KEPT.c.vacancy_id == col(Vacancy.id), said).correlate(Vacancy)


def _by_rank(wanted: Wanted, cutter: Cutter) -> Iterator[list[Sequence[str]]]:
    """For each rank what the index is asked for; the last one holds every post that can fit."""
    needs = list(_needs(wanted))
    words = [vacancy_words.plain(word) for word in wanted.words]
    cut = [part for word in words for part in cutter.cut(word)]
    if cut:
        yield [*needs, *([vacancy_words.title_token(part)] for part in cut)]
        yield [*needs, *([vacancy_words.word_token(part)] for part in cut)]
    yield [*needs, *([pair] for word in words for pair in vacancy_words.pairs(word))]


def _needs(wanted: Wanted) -> Iterator[Sequence[str]]:
    """The one list that narrows most; more of them would cost more than the columns do."""
    works = (*wanted.trades, *wanted.industries)
    if wanted.places:
        yield [vacancy_words.place_token(place, work) for place in wanted.places for work in works or ("",)]
    elif works:
        yield [*map(vacancy_words.work_token, works)]
    elif wanted.pay_kind == "month" and (wanted.pay_min or 0) >= vacancy_words.PAY_STEP:
        yield [vacancy_words.pay_token(wanted.pay_min or 0)]


def _on_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
