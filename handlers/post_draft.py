"""From the answers of the posting form to the post itself, just as workers will see it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from db import answers, audiences, vacancies
from db.models import Employer, Vacancy
from handlers import post_ads, texts
from handlers.dialogue.answers import Given
from handlers.dialogue.turn import Turn
from nlp import late, perks, record_review, spelling, trades
from nlp.findings import Finding
from nlp.places import Place
from nlp.posts import Post, mentioned
from nlp.record_review import PostRecord

TOWN_DIGITS = 6
SHANGHAI = "上海"
INSURANCES = ("five_insurances_fund", "five_insurances")
BASE = late.pattern(r"(?:底薪|基本工资)\D{0,4}(\d{4,5})(?!\d)")
NIGHT_SHIFTS = frozenset({"夜班", "两班倒", "三班倒"})


def vacancy(turn: Turn, given: Given) -> Vacancy:
    """Not stored yet; the number is the one it will get if nobody publishes in between."""
    ad, post = given.get("ad", ""), post_ads.read(given.get("ad", ""), turn.now)
    employer = employer_of(turn.session, given["employer"])
    tags = list(perks.wanted(spelling.normalise(ad)))
    row = Vacancy(
        number=vacancies.next_number(turn.session),
        employer_id=employer.id if employer else None,
        employer_name=given["employer"],
        title=given["title"],
        headcount=given["headcount"],
        duties=given["duties"],
        requirements=given["requirements"],
        valid_until=date.fromisoformat(given["valid_until"]),
        source=texts.posts.SOURCE,
        verified_on=turn.now.date(),
        posted_at=turn.now,
        board=post.board,
        lodging=post.lodging,
        age_min=post.age_min,
        age_max=post.age_max,
        facts=_facts(given, post),
        tags=tags,
        insurance=next((perks.names()[tag] for tag in tags if tag in INSURANCES), ""),
        pay_base=base_pay(f"{ad} {given['pay']['text']}"),
        **of_trade(given["title"], post.occupation),
        **of_place(given["place"], ad),
        **_of_pay(given["pay"]),
        **_of_shift(post),
    )
    return row


def employer_of(session: Session, name: str) -> Employer | None:
    return next((row for row in audiences.employers_named(session, name) if row.name == name), None)


def too_low(turn: Turn, given: Given) -> Finding | None:
    """A month's full-time pay below the minimum of Shanghai; other places have no figure in the records."""
    minimum = answers.figures(turn.session).get("sh_min_wage_month")
    pay = given["pay"]
    if not minimum or pay["kind"] != "month" or place_names(given["place"]["name"])["city"] != SHANGHAI:
        return None
    record = PostRecord(month_pay=pay["low"], minimum_month=float(minimum))
    found = (one for one in record_review.review(record, today=turn.now.date()) if one.rule == "below_minimum")
    return next(found, None)


def place_names(name: str) -> dict[str, str]:
    """town, district and city of a place, as far as it has them."""
    place = mentioned.gazetteer().get(name)
    if place is None:
        return {"town": "", "district": "", "city": ""}
    found = {"town": "", "district": "", "city": ""}
    for each in _chain(place):
        found[_level(each)] = found[_level(each)] or each.name
    return found


def _chain(place: Place) -> list[Place]:
    """The place and those around it, without provinces."""
    known = mentioned.gazetteer()
    around = [known.get(name) for name in known.larger(place)]
    return [one for one in (place, *around) if one is not None and one.kind not in ("省", "自治区")]


def _level(place: Place) -> str:
    if len(place.code) > TOWN_DIGITS or not place.code:
        return "town"
    return "city" if place.code.endswith("00") else "district"


def of_place(kept: dict[str, Any], ad: str) -> dict[str, Any]:
    """The columns of a place kept as its short name and the words."""
    place = mentioned.gazetteer().get(kept["name"])
    whole = "".join(reversed([_full(one) for one in _chain(place)])) if place else ""
    words = kept["words"] or post_ads.address(ad)
    named = words if len(words) > len(kept["name"]) + 1 else whole
    return {**place_names(kept["name"]), "place": named or kept["name"], "place_code": place.code if place else ""}


def _full(place: Place) -> str:
    return place.name if place.name.endswith(place.kind) or not place.kind else f"{place.name}{place.kind}"


def of_trade(title: str, occupations: Sequence[str] = ()) -> dict[str, Any]:
    """The trade and the industry of a post, as far as its title or what the ad says is known."""
    named = trades.find(title) or next(
        (trades.by_name()[name] for name in occupations if name in trades.by_name()), None
    )
    return {"trade": named.id, "industry": named.industry} if named else {}


def _of_pay(kept: dict[str, Any]) -> dict[str, Any]:
    return {"pay_kind": kept["kind"], "pay_min": kept["low"], "pay_max": kept["high"], "pay_text": kept["text"]}


def base_pay(text: str) -> float | None:
    """底薪2900: in yuan a month."""
    found = BASE.search(spelling.normalise(text))
    return float(found[1]) if found else None


def _of_shift(post: Post) -> dict[str, Any]:
    shift = post.shift[0] if post.shift else ""
    night = None if not shift else any(one in NIGHT_SHIFTS for one in post.shift)
    return {"shift": shift, "night": night}


def _facts(given: Given, post: Post) -> dict[str, Any]:
    kept = {"phone": post.phone, "exception": given.get("reason"), "ad": given.get("ad", "")[:2000] or None}
    return {name: value for name, value in kept.items() if value}
