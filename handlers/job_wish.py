"""What somebody wants of a post: kept between messages, changed by the next one, put to the records."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from sqlmodel import Session

from db import employers
from db.vacancy_words import Cutter
from db.wanted import Wanted
from handlers import named_employers
from nlp import cutting, late, loosening, perks, places, queries, refining, spelling, stances, trades
from nlp.queries import Query

CUTTER = Cutter(cutting.VERSION, cutting.terms)
STUDENTS = late.pattern("订单班|实习|寒假工|暑假工|校企|在校生?|学校安排|学生")
STUDENT_TRADE, ANY_TRADE = "实习生", "普工(行业不限)"
# Work that nobody must have learned, by the words in the names of trades.
UNSKILLED = late.pattern("普工|操作工|装配|包装|打包|分拣|组装|贴标|搬运|装卸|拣货")
# 五险一金 holds 五险.
ALSO_BY = {
    "five_insurances": ("five_insurances", "five_insurances_fund"),
    "housing_fund": ("housing_fund", "five_insurances_fund"),
}
WITHOUT_ALSO = late.pattern("(?:没有?|没得|不)[^,。]{0,8}(?:也|都)(?:行|可以|得|要得|好|能)")
# They tell who asks and from when, not which post is wanted.
OF_THE_PERSON = frozenset({"gender", "age", "start_date"})
LISTS = ("perks", "words", "no_places", "no_works")
DAYS_AND_WEEKS = frozenset({"hour", "day", "week", "piece"})


@dataclass(frozen=True)
class Wish:
    """`perks` are tags such as double_rest; `words` must stand in the post, such as the name of an employer.

    `no_places` and `no_works` are refused (不要电子厂), by the names in which they are said.
    """

    query: Query = field(default_factory=Query)
    perks: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    no_places: tuple[str, ...] = ()
    no_works: tuple[str, ...] = ()
    students: bool = False

    @property
    def is_empty(self) -> bool:
        """True when nothing was said by which posts could be chosen."""
        if self.perks or self.words or self.no_places or self.no_works or self.students:
            return False
        return self.query.stated().keys() <= OF_THE_PERSON

    @property
    def youngest(self) -> int | None:
        return min(self.query.age, default=None)

    def as_json(self) -> dict[str, Any]:
        slots = {name: _plain(value) for name, value in self.query.stated().items()}
        lists = {name: list(getattr(self, name)) for name in LISTS}
        return {"slots": slots, "students": self.students, **lists}

    @staticmethod
    def of(kept: Mapping[str, Any]) -> "Wish":
        slots = {name: _typed(name, value) for name, value in kept["slots"].items()}
        return Wish(Query(**slots), students=kept["students"], **{name: tuple(kept[name]) for name in LISTS})


@dataclass(frozen=True)
class Change:
    """A wish after one more message, and the names of what is different."""

    wish: Wish
    names: tuple[str, ...]


def read(session: Session, words: str, *, now: datetime) -> Wish:
    return _read(words, now, tuple(employers.names(session)))


# One message asks several times what it says.
@lru_cache(maxsize=64)
def _read(words: str, now: datetime, employer_names: tuple[str, ...]) -> Wish:
    plain = spelling.repair(words).text
    query = queries.read(words, now=now)
    students = bool(STUDENTS.search(plain)) or STUDENT_TRADE in query.occupation
    trades_left = tuple(name for name in query.occupation if name != STUDENT_TRADE)
    query = replace(query, occupation=trades_left)
    return Wish(
        query,
        perks.wanted(plain),
        named_employers.find(plain, employer_names),
        _refused(plain, [(mention, mention.place.name) for mention in places.GAZETTEER.mentions(plain)]),
        _refused(plain, _works(plain)),
        students,
    )


def refine(session: Session, before: Wish, words: str, *, now: datetime) -> Change:
    """What the message says takes the place of what was said before; everything else stays."""
    said, plain = read(session, words, now=now), spelling.repair(words).text
    if loosening.everything(plain):
        left = [
            field.name
            for field in fields(Query)
            if getattr(before.query, field.name) != getattr(said.query, field.name)
        ]
        return Change(said, (*left, *_differing(before, said)))
    query, names = refining.refine(before.query, words, now=now)
    dropped = said.perks or (() if names else before.perks) if WITHOUT_ALSO.search(spelling.normalise(words)) else ()
    tags = _without(before.perks + said.perks, (*dropped, *loosening.tags(plain)))
    after = Wish(
        query,
        tags,
        said.words or before.words,
        _without(before.no_places + said.no_places, query.place),
        _without(before.no_works + said.no_works, (*query.occupation, *query.industry)),
        before.students or said.students,
    )
    return Change(after, (*names, *_differing(before, after)))


def _differing(before: Wish, after: Wish) -> tuple[str, ...]:
    return tuple(name for name in (*LISTS, "students") if getattr(after, name) != getattr(before, name))


def paid(wish: Wish, floor: int) -> Wish:
    return replace(wish, query=replace(wish.query, pay_min=floor, pay_kind="month"))


def wanted(wish: Wish, *, minor: int | None = None) -> Wanted:
    query = wish.query
    pays = query.pay_min is not None or query.pay_kind in DAYS_AND_WEEKS
    works = [name for name in query.occupation if not (name == ANY_TRADE and query.industry)]
    return Wanted(
        places=query.place,
        trades=tuple(dict.fromkeys(each for name in works for each in _trade_ids(name))),
        industries=_industry_ids(query),
        no_places=wish.no_places,
        no_works=tuple(each for name in wish.no_works for each in _work_ids(name)),
        pay_min=None if query.pay_min is None else float(query.pay_min),
        pay_kind=(query.pay_kind or "month") if pays else "",
        board=query.board is True,
        lodging=query.lodging is True,
        shift=query.shift or "",
        tags=tuple(ALSO_BY.get(tag, (tag,)) for tag in wish.perks),
        words=wish.words,
        minor=minor,
        students=wish.students,
    )


def trade_name(trade_id: str) -> str:
    return _names().get(trade_id, "")


def _works(plain: str) -> list[tuple[Any, str]]:
    named = [(mention, mention.trade.name) for mention in trades.mentions(plain)]
    return named + [(mention, mention.industry.name) for mention in trades.industry_mentions(plain)]


def _refused(plain: str, named: list[tuple[Any, str]]) -> tuple[str, ...]:
    """Those names that the text mentions only to refuse them."""
    wanted = stances.accepted(plain, [mention for mention, _ in named])
    kept = {name for mention, name in named if mention in wanted}
    return tuple(dict.fromkeys(name for mention, name in named if mention not in wanted and name not in kept))


def _without(names: tuple[str, ...], taken: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name not in taken)


def _work_ids(name: str) -> tuple[str, ...]:
    return _trade_ids(name) or tuple(industry.id for industry in trades.industries(name))


@cache
def _trade_ids(name: str) -> tuple[str, ...]:
    known = trades.by_name()
    if name == ANY_TRADE:
        return tuple(trade.id for trade in known.values() if trade.name == ANY_TRADE or UNSKILLED.search(trade.name))
    return (known[name].id,) if name in known else ()


def _industry_ids(query: Query) -> tuple[str, ...]:
    """Without those that a trade asked for already names: 食品厂普工 is not everything in 食品."""
    named = {industry.id for name in query.industry for industry in trades.industries(name)}
    narrower = {trades.by_name()[name].industry for name in query.occupation if name in trades.by_name()}
    return tuple(sorted(named - narrower))


@cache
def _names() -> dict[str, str]:
    return {trade.id: trade.name for trade in trades.by_name().values()}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def _typed(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return date.fromisoformat(value) if name == "start_date" else value
