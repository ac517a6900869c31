"""What a further message changes in a search: 不要夜班, 昆山也行, 工资高点."""

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from nlp import late, loosening, places, queries, spelling, stances, trades
from nlp.numerals import Number
from nlp.queries import Query

ALSO = late.pattern(
    "也(?:行|可以|要|得|好|能|成|去|想|看|瞧|望|找|查|算|考虑|可|(?:帮|给|替)我)|或者|还有|加上|再加|另外"
)
HIGHER = late.pattern(
    "(?:工资|钱|薪资|薪水|待遇|工价)(?:要|能|想|再|还|给|得)*(?:高|多)(?:一?点|一?些|的)|(?:工资|钱|薪资|待遇|工价)(?:是|给|开)?得?最(?:高|多)|(?:哪|谁)[^,。]{0,6}(?:工资|钱|待遇|工价)(?:给|开)?(?:得)?(?:更|比较|要|都)?(?:高|多)|(?:再|还要)(?:高|多)一?[点些]|(?:嫌|觉得)?(?:工资|钱)(?:太|有点)?(?:低|少)了"
)
LOWER = late.pattern(
    "(?:工资|钱|薪资|薪水|待遇|工价)?(?:再)?(?:低|少)一?(?:点|些)(?:都|也)?(?:行|可以|得|没关系|没事|好)"
)
STEPS: dict[str, Number] = {"hour": 1, "day": 20, "week": 100, "month": 500, "year": 5000}

WORK, PLACES = ("occupation", "industry"), ("place",)


def refine(previous: Query, text: str, *, now: datetime) -> tuple[Query, tuple[str, ...]]:
    """The search with what the message says changed, and the names of the slots that are different now."""
    plain = spelling.repair(text).text
    said = queries.read(text, now=now)
    opened = _opened(plain)
    stated = {slot: value for slot, value in said.stated().items() if slot not in opened}
    changes = _without_refused(previous, plain) | opened
    changes |= _pay_moved(previous, plain, stated) | _replaced(previous, stated, also=bool(ALSO.search(plain)))
    refined = replace(previous, **changes)
    return refined, tuple(f.name for f in fields(previous) if getattr(previous, f.name) != getattr(refined, f.name))


def _replaced(previous: Query, stated: dict[str, Any], *, also: bool) -> dict[str, Any]:
    """What is stated takes the place of what was, or stands beside it (昆山也行); a new kind of work ends the old one."""
    changes = dict(stated)
    for slots in (WORK, PLACES):
        named = [slot for slot in slots if slot in stated]
        for slot in slots if named else ():
            changes[slot] = _added(getattr(previous, slot) if also else (), stated.get(slot, ()))
    if stated.get("pay_kind") not in (None, previous.pay_kind):
        changes.setdefault("pay_min", None)
    return changes


def _added(before: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(before + more))


def _without_refused(previous: Query, plain: str) -> dict[str, Any]:
    """The lists of the search without what the message refuses."""
    refused = {
        "place": _names_refused(plain, [(m, m.place.name) for m in places.GAZETTEER.mentions(plain)]),
        "occupation": _names_refused(plain, [(m, m.trade.name) for m in trades.mentions(plain)]),
        "industry": _names_refused(plain, [(m, m.industry.name) for m in trades.industry_mentions(plain)]),
    }
    return {
        slot: tuple(name for name in getattr(previous, slot) if name not in names) for slot, names in refused.items()
    }


def _names_refused(plain: str, named: list[tuple[Any, str]]) -> set[str]:
    wanted = stances.accepted(plain, [mention for mention, _ in named])
    return {name for mention, name in named if mention not in wanted}


def _opened(plain: str) -> dict[str, Any]:
    """Slots that do not matter any more."""
    empty = Query()
    return {slot: getattr(empty, slot) for slot in loosening.slots(plain)}


def _pay_moved(previous: Query, plain: str, stated: dict[str, Any]) -> dict[str, Any]:
    """One step up or down from the floor of the search when no figure is given."""
    step = STEPS.get(previous.pay_kind or "")
    if previous.pay_min is None or step is None or "pay_min" in stated:
        return {}
    if LOWER.search(plain):
        return {"pay_min": max(previous.pay_min - step, 0)}
    return {"pay_min": previous.pay_min + step} if HIGHER.search(plain) else {}
