"""How much a forwarded ad resembles a post: words, trade, pay, place, headcount and employer, weighed together.

The weights are learned by `python -m benchmarks.understanding.learn_copies` from ads whose posts are known.
"""

import json
import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import nlp
from handlers.ad_reading import Ad, Post, details, is_range, quotes, title_of, trades_of
from handlers.ad_telling import Telling, work_of
from nlp.ad_pairs import pairs

MODEL = Path(nlp.__file__).parent / "model" / "ad_copies.json"
MANY, WORTH, LONG = 8, 8.0, 5.0


@dataclass(frozen=True)
class Named:
    """The employers that an ad names in full, and those it names for short."""

    fully: Collection[str]
    briefly: Collection[str]

    @property
    def any(self) -> bool:
        return bool(self.fully or self.briefly)


class Signs(NamedTuple):
    """What of a post the ad says too."""

    title: bool
    trade: bool
    whole_pay: bool
    town: bool
    headcount: bool
    detail: bool
    fully: bool
    briefly: bool

    @property
    def employer(self) -> bool:
        return self.fully or self.briefly


class Beside:
    """An ad beside the posts it may have been made from."""

    def __init__(self, ad: Ad, posts: Sequence[Post], named: Named) -> None:
        self._ad, self._named = ad, named
        self._told = Telling(posts, ad.plain)
        self._own = pairs(ad.plain)
        self._trades = trades_of(ad)
        self._signs = {post.number: self._seen(post) for post in posts}
        self._alike = Counter(self._signs.values())

    def score(self, post: Post) -> float:
        """From 0 to 1, that the ad was made from the post."""
        said = sum(weight * value for weight, value in zip(_weights(), self.features(post), strict=True))
        return 1 / (1 + math.exp(-said))

    def worth(self, post: Post) -> float:
        """How much the ad shares with the post by words alone."""
        return self._told.worth(post)

    def features(self, post: Post) -> list[float]:
        """Each lies about between 0 and 1."""
        signs = self._signs[post.number]
        alone = 1 / self._like(signs)
        return [1.0, *self._by_words(post), *map(float, signs), *self._against(post, signs),
                alone * sum(signs) / MANY, *self._together(signs, alone), *self._backed(post, signs)]  # fmt: skip

    def _by_words(self, post: Post) -> list[float]:
        worth = self._told.worth(post)
        work = len(work_of(post) & self._own)
        return [
            min(worth / WORTH, 2.0),
            worth / max(self._told.whole, 1.0),
            min(self._told.lead(post) / WORTH, 1.0),
            min(work, MANY) / MANY,
            math.log(len(self._ad.plain) + 1) / LONG,
        ]

    def _against(self, post: Post, signs: Signs) -> list[float]:
        """What the ad says and the post does not."""
        ad = self._ad
        some = any(quotes(post, rate) for rate in ad.rates)
        known = post.headcount is not None and ad.post.headcount is not None
        return [
            float(some and not signs.whole_pay),
            float(bool(ad.rates) and not some),
            float(bool(ad.post.place) and not signs.town),
            float(known and not signs.headcount),
            float(self._named.any and not signs.employer),
        ]

    def _backed(self, post: Post, signs: Signs) -> list[float]:
        """Signs say more where the words are those of the post."""
        worth = min(self._told.worth(post) / WORTH, 1.0)
        first = float(self._told.lead(post) > 0)
        borne = (signs.trade, signs.whole_pay, signs.town, signs.employer)
        return [first, *(float(sign) * worth for sign in borne), *(float(sign) * first for sign in borne)]

    @staticmethod
    def _together(signs: Signs, alone: float) -> list[float]:
        """Two signs say more than each, and most when no other post bears both."""
        trade, pay, town, employer = signs.trade, signs.whole_pay, signs.town, signs.employer
        two = (trade and pay, trade and town, pay and town, employer and trade, employer and town, employer and pay)
        return [float(both) * alone for both in two]

    def _like(self, signs: Signs) -> int:
        """How many posts bear all these signs."""
        own = [at for at, borne in enumerate(signs) if borne]
        return sum(count for other, count in self._alike.items() if all(other[at] for at in own))

    def _seen(self, post: Post) -> Signs:
        ad = self._ad
        return Signs(
            title=title_of(post) in ad.plain,
            trade=post.trade in self._trades,
            whole_pay=any(is_range(rate) and quotes(post, rate) for rate in ad.rates),
            town=bool(post.town and post.town in ad.plain),
            headcount=post.headcount is not None and post.headcount == ad.post.headcount,
            detail=any(detail in ad.plain for detail in details(post)),
            fully=post.employer_name in self._named.fully,
            briefly=post.employer_name in self._named.briefly,
        )


@cache
def _weights() -> tuple[float, ...]:
    return tuple(json.loads(MODEL.read_text(encoding="utf-8")))
