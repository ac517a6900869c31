"""What a forwarded ad says: its normal form, its fields, every rate of pay; and what of a post can be found in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from db.models import Vacancy
from db.post_words import PostWords
from handlers import post_ads
from nlp import ad_spelling, late, numerals, phones, trades
from nlp import posts as read_posts
from nlp.money import Pay
from nlp.posts import wages
from nlp.posts.layout import lay_out

NUMBER = late.pattern(r"(?<![a-z0-9])j\s*(\d{1,6})(?!\d)", re.IGNORECASE)
BRACKETS = late.pattern(r"[(（](?P<within>[^)）]*)[)）]")
RANGE = late.pattern(
    r"(?<![\d.])(?P<low>[2-9]\d{3}|1\d{4})\s*(?:元|块)?\s*[-~—至到]+\s*(?P<high>[2-9]\d{3}|[12]\d{4})(?![\d.])"
)
FIGURES = late.pattern(r"\d+(?:\.\d+)?")
EARNED = late.pattern(r"(?:日|每?天|一天)(?:入|赚|挣|结)\D{0,2}(?P<sum>\d{2,5}|[一二三四五六七八九两]百)")


Post = Vacancy | PostWords


@dataclass(frozen=True)
class Ad:
    """A forwarded ad as it was read: its normal form, its fields, every rate of pay."""

    plain: str
    post: read_posts.Post
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


def is_range(rate: Pay) -> bool:
    return rate.high is not None and rate.high != rate.low


def trades_of(ad: Ad) -> frozenset[str]:
    """The ids of the trades that the ad names."""
    return frozenset(trade.id for trade in trades.find_all(ad.plain))


def has_trade(post: Post, ad: Ad) -> bool:
    return post.trade in trades_of(ad)


def title_of(post: Post) -> str:
    """Without what stands in brackets, in small letters."""
    return _bare(post.title)


def details(post: Post) -> Sequence[str]:
    """What stands in brackets in the title."""
    return _within_brackets(post.title)


def quotes(post: Post, rate: Pay) -> bool:
    """Both figures of the rate stand in the post."""
    known = _figures(post.pay_text) | {each for each in (post.pay_min, post.pay_max, post.pay_base) if each}
    return float(rate.low) in known and float(rate.low if rate.high is None else rate.high) in known


# Hundreds of posts are held against each ad, mostly the same ones again.
@lru_cache(maxsize=4096)
def _bare(title: str) -> str:
    return BRACKETS.sub("", title).lower()


@lru_cache(maxsize=4096)
def _within_brackets(title: str) -> tuple[str, ...]:
    return tuple(said["within"] for said in BRACKETS.finditer(title))


@lru_cache(maxsize=4096)
def _figures(pay_text: str) -> frozenset[float]:
    return frozenset(float(figure) for figure in FIGURES.findall(pay_text))
