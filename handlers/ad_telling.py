"""What a forwarded ad shares with posts in words which hardly any other post has."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from handlers.ad_reading import Post
from nlp.ad_pairs import pairs


def described(post: Post) -> frozenset[str]:
    """Every two letters of all that the post says."""
    said = (post.title, post.duties, post.work_conditions, post.requirements, post.certificates)
    there = (post.place, post.town, post.district, post.employer_name)
    return _pairs(" ".join((*said, *there, post.pay_text, post.insurance, post.hours, *post.tags)))


def work_of(post: Post) -> frozenset[str]:
    """Every two letters of its title and its duties."""
    return _pairs(f"{post.title} {post.duties}")


# Hundreds of posts are held against each ad, mostly the same ones again.
@lru_cache(maxsize=2048)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(pairs(text.lower()))


class Telling:
    """What an ad in the normal form shares with each of the posts.

    A pair of letters that no other post has counts 1; the more posts have it, the less; one that all have counts 0.
    `whole` is what all its pairs that stand in any post count together.
    """

    def __init__(self, posts: Sequence[Post], plain: str) -> None:
        known = {post.number: described(post) for post in posts}
        common = Counter(pair for own in known.values() for pair in own)
        most = math.log(len(known) + 1)
        counts = {pair: 1 - math.log(common[pair]) / most for pair in pairs(plain) if pair in common}
        self.whole = sum(counts.values())
        self._shared = {number: sum(counts[pair] for pair in own & counts.keys()) for number, own in known.items()}
        self._most = sorted(self._shared.values(), reverse=True)[:2]

    def worth(self, post: Post) -> float:
        """How much the ad shares with this post."""
        return self._shared[post.number]

    def lead(self, post: Post) -> float:
        """How much more than with any other; below 0 when it shares more with another."""
        own = self.worth(post)
        others = self._most[1:] if own == self._most[0] else self._most[:1]
        return own - max(others, default=0.0)
