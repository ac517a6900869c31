"""Posts that nearly fit: one condition given up at a time, and always said which."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from db import search
from handlers import texts
from handlers.job_wish import CUTTER, DAYS_AND_WEEKS, Wish, wanted
from nlp import places, trades
from nlp.queries import Query

# What lies near enough to be worth a look, by the larger place; towns go by the place that holds them.
NEIGHBOURS = {
    "青浦": ("松江", "昆山", "嘉定", "吴江", "嘉善", "闵行"),
    "昆山": ("青浦", "嘉定", "太仓", "吴江"),
    "吴江": ("青浦", "昆山", "嘉善"),
    "嘉善": ("青浦", "吴江", "松江"),
    "松江": ("青浦", "闵行", "嘉善"),
    "嘉定": ("青浦", "昆山", "太仓"),
    "闵行": ("青浦", "松江"),
    "太仓": ("昆山", "嘉定"),
}
PAY_STEPS = {"hour": 1.0, "day": 20.0, "week": 100.0, "month": 500.0, "piece": 0.0, "year": 5000.0}
MOST_WAYS = 3
SPARED = "不上夜班"
Said = tuple[str, str]  # as an offer, and of one post
Ways = Iterator[tuple[Said, Wish]]


@dataclass(frozen=True)
class Wider:
    """`said` offers the change, `differs` says of one post what it lacks; `more` are the posts that this brings."""

    said: str
    differs: str
    wish: Wish
    more: tuple[int, ...]


def options(
    session: Session, wish: Wish, *, now: datetime, minor: int | None = None, besides: Sequence[int] = (),
    far: bool = False,
) -> list[Wider]:  # fmt: skip
    """The ways of widening a wish that bring posts no earlier way has brought, the smallest change first.

    Other work, or work anywhere, counts only when nothing nearer is found, or when `far` asks for it as well.
    """
    found: list[Wider] = []
    seen, most = set(besides), texts.jobs.AT_ONCE + 1 + len(besides)
    for said, differs, wider, is_far in _wider(wish):
        if len(found) == MOST_WAYS or (is_far and found and not far):
            break
        ids = search.find(session, wanted(wider, minor=minor), now=now, cutter=CUTTER, limit=most)
        more = tuple(post for post in ids if post not in besides)[: texts.jobs.AT_ONCE + 1]
        if not seen.issuperset(more):
            found.append(Wider(said, differs, wider, more))
            seen.update(more)
    return found


def _wider(wish: Wish) -> Iterator[tuple[str, str, Wish, bool]]:
    for way in (*NEAR_WAYS, *FAR_WAYS):
        for (said, differs), wider in way(wish):
            yield said, differs, wider, way in FAR_WAYS


def _without_extras(wish: Wish) -> Ways:
    if wish.perks or wish.words:
        yield texts.jobs.without(wish), replace(wish, perks=(), words=())


def _any_shift(wish: Wish) -> Ways:
    if wish.query.shift == "长白班":
        yield texts.jobs.NO_NIGHTS, _with(wish, shift=SPARED)
    if wish.query.shift and wish.query.shift != SPARED:
        yield texts.jobs.ANY_SHIFT, _with(wish, shift=None)


def _lower_pay(wish: Wish) -> Ways:
    floor, kind = wish.query.pay_min, wish.query.pay_kind or "month"
    if floor is None:
        if wish.query.pay_kind in DAYS_AND_WEEKS:
            yield texts.jobs.other_pay(kind), _with(wish, pay_kind=None)
        return
    for steps in (1, 2, 3):
        lower = floor - steps * PAY_STEPS.get(kind, 0)
        if 0 < lower < floor:
            yield texts.jobs.lower_pay(lower, floor, kind), _with(wish, pay_min=lower)
    yield texts.jobs.any_pay(floor, kind), _with(wish, pay_min=None, pay_kind=None)


def _any_board(wish: Wish) -> Ways:
    if wish.query.board:
        yield texts.jobs.WITHOUT_BOARD, _with(wish, board=None)
    if wish.query.lodging:
        yield texts.jobs.WITHOUT_LODGING, _with(wish, lodging=None)


def _near(wish: Wish) -> Ways:
    for name in wish.query.place:
        holds = _larger(name)
        if holds and holds not in ("上海", "江苏", "浙江", "云南"):
            yield texts.jobs.also_in((holds,)), _with(wish, place=(holds,))
    centres = [name if name in NEIGHBOURS else _larger(name) for name in wish.query.place]
    near = tuple(dict.fromkeys(each for centre in centres for each in NEIGHBOURS.get(centre, ())))
    if near:
        yield texts.jobs.also_in(near), _with(wish, place=(*wish.query.place, *centres, *near))


def _like_work(wish: Wish) -> Ways:
    known = trades.by_name()
    ids = {known[name].industry for name in wish.query.occupation if name in known} - {"other"}
    named = [name for name in _spoken_industries() if any(i.id in ids for i in trades.industries(name))]
    if named and wish.query.occupation:
        yield texts.jobs.like_work(named[:1]), _with(wish, occupation=(), industry=tuple(named))


def _any_work(wish: Wish) -> Ways:
    query = wish.query
    if (query.occupation or query.industry) and query.place:
        yield texts.jobs.ANY_WORK, _with(wish, occupation=(), industry=())


def _only_work(wish: Wish) -> Ways:
    query = wish.query
    if (query.occupation or query.industry) and query.place:
        yield texts.jobs.ANYWHERE, _with(wish, place=())


def _where_and_what(wish: Wish) -> Ways:
    """Everything but place and work at once, when one condition alone was not enough."""
    query = wish.query
    refused = Query(shift=SPARED) if query.shift == SPARED else Query()
    if query.place and (query.occupation or query.industry):
        where = replace(refused, place=query.place, occupation=query.occupation, industry=query.industry)
        yield texts.jobs.ONLY_WHERE_AND_WHAT, _only(wish, where)
    if query.place:
        yield texts.jobs.ONLY_WHERE, _only(wish, replace(refused, place=query.place))


def _only(wish: Wish, query: Query) -> Wish:
    """What was refused stays refused."""
    return Wish(query, no_places=wish.no_places, no_works=wish.no_works)


def _with(wish: Wish, **slots: object) -> Wish:
    return replace(wish, query=replace(wish.query, **slots))  # type: ignore[arg-type]


def _larger(name: str) -> str:
    place = places.GAZETTEER.get(name)
    return place.parent if place else ""


def _spoken_industries() -> tuple[str, ...]:
    return ("电子", "食品", "服装", "物流", "餐饮", "建筑", "汽车", "塑料", "家具", "种养殖", "家政")


NEAR_WAYS: tuple[Callable[[Wish], Ways], ...] = (
    _without_extras, _any_shift, _lower_pay, _any_board, _near, _like_work,
)  # fmt: skip
FAR_WAYS: tuple[Callable[[Wish], Ways], ...] = (_any_work, _only_work, _where_and_what)
