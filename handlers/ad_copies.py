"""The station's post that a forwarded ad was copied from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from db import employers, search, vacancies
from db.models import Vacancy
from handlers import ad_telling, named_employers, post_ads
from handlers.job_wish import CUTTER, Wish, wanted
from nlp import ad_spelling, late, numerals, phones, trades
from nlp.ad_pairs import pairs
from nlp.money import Pay
from nlp.posts import Post, wages
from nlp.posts.layout import lay_out
from nlp.queries import Query

NUMBER = late.pattern(r"(?<![a-z0-9])j\s*(\d{1,6})(?!\d)", re.IGNORECASE)
BRACKETS = late.pattern(r"[(（](?P<within>[^)）]*)[)）]")
RANGE = late.pattern(
    r"(?<![\d.])(?P<low>[2-9]\d{3}|1\d{4})\s*(?:元|块)?\s*[-~—至到]+\s*(?P<high>[2-9]\d{3}|[12]\d{4})(?![\d.])"
)
FIGURES = late.pattern(r"\d+(?:\.\d+)?")
FULLY_NAMED, BRIEFLY_NAMED, UNNAMED = 1, 5, 6  # what must be like besides, by how the employer is named
# Or the work alone, when so much is said in words of this one post (穿端子, 15天内结): less with a place, a headcount or its range of pay.
TELLING, TELLING_ALONE = 5.0, 7.8
TITLE, TRADE, WORDS, RANGE_OF_PAY, PAY, PLACE, HEADCOUNT, DETAIL = 4, 3, 3, 2, 1, 1, 1, 1
MORE_WORDS, MOST_MORE = 3, 2  # so many further words of the work count one, and at most so much
NEAREST, NEWEST = 20, 300
EARNED = late.pattern(r"(?:日|每?天|一天)(?:入|赚|挣|结)\D{0,2}(?P<sum>\d{2,5}|[一二三四五六七八九两]百)")
SHORT_NAME = 4


@dataclass(frozen=True)
class Ad:
    """A forwarded ad as it was read: its normal form, its fields, every rate of pay."""

    plain: str
    post: Post
    rates: tuple[Pay, ...]


def read(text: str, now: datetime) -> Ad:
    plain = lay_out(text).text
    return Ad(
        plain, post_ads.read(text, now), wages.find_all(plain) or _bare_range(phones.blanked(plain)) or _earned(plain)
    )


def unnumbered(text: str) -> str:
    """The ad without the number of its post: what stands behind 发 in 有人发J065 is no sum."""
    return NUMBER.sub(" ", ad_spelling.half_width(text))


def _bare_range(plain: str) -> tuple[Pay, ...]:
    """香花桥 6500-7500: two figures of four digits and nothing beside them are pay by the month."""
    match = RANGE.search(plain)
    if match is None:
        return ()
    return (Pay(int(match["low"]), int(match["high"]), "month", match.group(), match.start(), match.end()),)


def _earned(plain: str) -> tuple[Pay, ...]:
    """日入800: what is promised by the day."""
    match = EARNED.search(plain)
    figure = numerals.read(match["sum"]) if match else None
    if match is None or figure is None:
        return ()
    return (Pay(figure, None, "day", match.group(), match.start(), match.end()),)


def find(session: Session, ad: Ad, *, now: datetime) -> Vacancy | None:
    """By the number in it, by the employer it names, or by everything else at once."""
    number = NUMBER.search(ad.plain)
    if number and (known := vacancies.find(session, number.group(1))):
        return known
    names = employers.names(session)
    fully = [name for name in names if _named_fully(name, ad.plain)]
    if fully:
        theirs = vacancies.of_employers(session, fully)
        return _likest(theirs, ad, enough=FULLY_NAMED if len(theirs) > 1 else 0)
    if briefly := [name for name in names if named_employers.find(ad.plain, (name,))]:
        theirs = vacancies.of_employers(session, briefly)
        same = [one for one in theirs if _same(one, ad)]
        named = _likest(theirs, ad, enough=BRIEFLY_NAMED) or _likest(same, ad, enough=0)
        return named or _telling(session, ad, now=now)
    return (
        _likest(alike(session, ad, now=now), ad, enough=UNNAMED)
        or _likest(_paying(session, ad, now=now), ad, enough=UNNAMED)
        or _telling(session, ad, now=now)
    )


def _telling(session: Session, ad: Ad, *, now: datetime) -> Vacancy | None:
    """One that the ad describes in words of its own, whatever else it says of pay and headcount."""
    likest, shared = ad_telling.likest(vacancies.open_ones(session, now=now, limit=NEWEST), ad.plain)
    if likest is None or _work(likest, ad) < TRADE:
        return None
    stands = _whereabouts(likest, ad) or _pay(likest, ad) == RANGE_OF_PAY
    return likest if shared >= (TELLING if stands else TELLING_ALONE) else None


def _paying(session: Session, ad: Ad, *, now: datetime) -> Sequence[Vacancy]:
    """Of the newest open posts those with the very range of pay, when the ad calls the trade by another name."""
    if not any(_is_range(rate) for rate in ad.rates):
        return []
    newest = vacancies.open_ones(session, now=now, limit=NEWEST)
    return [vacancy for vacancy in newest if any(_is_range(rate) and quotes(vacancy, rate) for rate in ad.rates)]


def alike(session: Session, ad: Ad, *, now: datetime) -> Sequence[Vacancy]:
    """Open posts of the same trade, nearest to the place of the ad first."""
    if not ad.post.occupation:
        return []
    here = Query(place=ad.post.place, occupation=ad.post.occupation)
    tries = (here, Query(occupation=ad.post.occupation)) if ad.post.place else (here,)
    ids = [
        found
        for query in tries
        for found in search.find(session, wanted(Wish(query)), now=now, cutter=CUTTER, limit=NEAREST)
    ]
    return vacancies.some(session, list(dict.fromkeys(ids)))


def _named_fully(name: str, plain: str) -> bool:
    """The first four characters of the name are enough: 江岸线束 for 江岸线束科技."""
    spoken = named_employers.spoken(name).lower()
    return len(spoken) >= SHORT_NAME and spoken[:SHORT_NAME] in plain


def _likest(candidates: Sequence[Vacancy], ad: Ad, *, enough: int) -> Vacancy | None:
    likest = max(candidates, key=lambda vacancy: (_likeness(vacancy, ad), _facts(vacancy, ad)), default=None)
    return likest if likest is not None and _likeness(likest, ad) >= enough else None


def _likeness(vacancy: Vacancy, ad: Ad) -> int:
    return _work(vacancy, ad) + _facts(vacancy, ad)


def _work(vacancy: Vacancy, ad: Ad) -> int:
    if title_of(vacancy) in ad.plain:
        return TITLE
    shared = len(pairs(f"{vacancy.title} {vacancy.duties}") & pairs(ad.plain))
    many = min(max(shared - WORDS, 0) // MORE_WORDS, MOST_MORE)
    return max(TRADE * has_trade(vacancy, ad), min(shared, WORDS)) + many


def _facts(vacancy: Vacancy, ad: Ad) -> int:
    return _pay(vacancy, ad) + _whereabouts(vacancy, ad)


def _pay(vacancy: Vacancy, ad: Ad) -> int:
    quoted = [rate for rate in ad.rates if quotes(vacancy, rate)]
    return RANGE_OF_PAY if any(_is_range(rate) for rate in quoted) else PAY * bool(quoted)


def _whereabouts(vacancy: Vacancy, ad: Ad) -> int:
    details = [said["within"] for said in BRACKETS.finditer(vacancy.title)]
    return (
        PLACE * bool(vacancy.town and vacancy.town in ad.plain)
        + HEADCOUNT * (vacancy.headcount is not None and vacancy.headcount == ad.post.headcount)
        + DETAIL * any(detail in ad.plain for detail in details)
    )


def _same(vacancy: Vacancy, ad: Ad) -> bool:
    """The very place and headcount, which with the name say enough when pay and work are changed."""
    headcount = vacancy.headcount is not None and vacancy.headcount == ad.post.headcount
    return headcount and bool(vacancy.town and vacancy.town in ad.plain)


def _is_range(rate: Pay) -> bool:
    return rate.high is not None and rate.high != rate.low


def has_trade(vacancy: Vacancy, ad: Ad) -> bool:
    return any(trade.id == vacancy.trade for trade in trades.find_all(ad.plain))


def title_of(vacancy: Vacancy) -> str:
    """Without what stands in brackets, in small letters."""
    return BRACKETS.sub("", vacancy.title).lower()


def _figures(vacancy: Vacancy) -> set[float]:
    stated = (vacancy.pay_min, vacancy.pay_max, vacancy.pay_base)
    return {float(figure) for figure in FIGURES.findall(vacancy.pay_text)} | {each for each in stated if each}


def quotes(vacancy: Vacancy, rate: Pay) -> bool:
    """Both figures of the rate stand in the post."""
    figures = _figures(vacancy)
    return float(rate.low) in figures and float(rate.low if rate.high is None else rate.high) in figures
