"""The post that a forwarded ad describes in words which hardly any other post has."""

import math
from collections import Counter
from collections.abc import Sequence

from db.models import Vacancy
from nlp.ad_pairs import pairs


def described(vacancy: Vacancy) -> set[str]:
    """Every two letters of all that the post says."""
    said = (vacancy.title, vacancy.duties, vacancy.work_conditions, vacancy.requirements, vacancy.certificates)
    there = (vacancy.place, vacancy.town, vacancy.district, vacancy.employer_name)
    given = (vacancy.pay_text, vacancy.insurance, vacancy.hours, *vacancy.tags)
    return pairs(" ".join((*said, *there, *given)).lower())


def likest(posts: Sequence[Vacancy], plain: str) -> tuple[Vacancy | None, float]:
    """The post that shares the most with an ad in the normal form, and how much.

    A pair of letters that no other post has counts 1; the more posts have it, the less; one that all have counts 0.
    """
    known = [(vacancy, described(vacancy)) for vacancy in posts]
    common = Counter(pair for _, own in known for pair in own)
    whole = math.log(len(known) + 1)
    worth = {pair: 1 - math.log(common[pair]) / whole for pair in pairs(plain) if pair in common}
    shared = [(vacancy, sum(worth[pair] for pair in own & worth.keys())) for vacancy, own in known]
    return max(shared, key=lambda each: each[1], default=(None, 0.0))
