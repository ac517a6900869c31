"""How far a message is to be taken for a dangerous ad: what it sounds like, and what the rules quote, weighed together.

The weights are learned by `python -m nlp.train_ads`, from ads that the look had not seen when it judged them.
"""

import json
import math
from collections.abc import Collection
from functools import cache
from pathlib import Path

from nlp import ad_rules

MODEL = Path(__file__).parent / "model" / "ads_trust.json"
# Kinds whose words honest ads use too: pay, charges of a platform, abroad in the news.
SHARED = frozenset({"fee", "abroad", "tasks", "cards", "pay"})
SURE = 1e-4
MANY = 3  # more warnings than this say no more


def _logit(share: float) -> float:
    return math.log((share + SURE) / (1 - share + SURE))


def features(plain: str, share: float, hit: Collection[str]) -> list[float]:
    """`plain` is the ad in the normal form, `share` how dangerous it sounds, `hit` are the kinds that rules quote."""
    ruled, cautions = float(bool(hit)), ad_rules.cautions(plain)
    return [
        _logit(share),
        ruled,
        float(bool(set(hit) - SHARED)),
        float(ad_rules.is_repaid(plain)),
        float(ad_rules.is_bulletin(plain)),
        float(min(cautions, MANY)),
        float(min(cautions, MANY)) * ruled,
        math.log(len(plain) + 1),
        _logit(share) * ruled,
        1.0,
    ]


@cache
def _weights() -> tuple[float, ...]:
    return tuple(json.loads(MODEL.read_text(encoding="utf-8")))


def trust(plain: str, share: float, hit: Collection[str]) -> float:
    """From 0 to 1, that whoever answers the ad comes to harm."""
    score = sum(weight * value for weight, value in zip(_weights(), features(plain, share, hit), strict=True))
    return 1 / (1 + math.exp(-score))
