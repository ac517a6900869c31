"""How far a message is to be taken for a dangerous ad: what it sounds like, and what the rules quote, weighed together.

The weights are learned by `python -m nlp.train_ads`, from ads that the looks had not seen when they judged them.
"""

import json
import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nlp import ad_look, ad_roles, ad_rules, ad_sound

MODEL = Path(__file__).parent / "model" / "ads_trust.json"
# Kinds whose words honest ads use too: pay, charges of a platform, abroad in the news.
SHARED = frozenset({"fee", "abroad", "tasks", "cards", "pay"})
SURE = 1e-4
MANY = 3  # more warnings than this say no more
SHORT = 20
# What somebody who offers says, and what those say who tell, warn, ask or write home; each by itself and beside a rule's words.
PARTS = (
    "kin", "lived_through", "turns_to", "sends_home", "lost_and_found", "warns", "harmless_paper", "free", "repaid", "given",
    "employer_pays", "others_pay", "offers_work", "workplace", "terms", "call", "receiver", "before", "after_pay", "pays_in",
    "pledge", "charge", "returns", "keeps", "papers", "account", "lends", "border", "escort", "tasks", "recruits", "unnamed", "easy",
)  # fmt: skip


@dataclass(frozen=True)
class Heard:
    """`share`: how dangerous the second look finds it by its words, `sound`: the third by its letters; from 0 to 1."""

    share: float
    sound: float


def heard(ad: str, plain: str) -> Heard:
    return Heard(ad_look.likeliest(ad)[1], ad_sound.danger(plain))


def _logit(share: float) -> float:
    return math.log((share + SURE) / (1 - share + SURE))


def features(plain: str, heard: Heard, hit: Collection[str]) -> list[float]:
    """`plain` is the ad in the normal form, `hit` are the kinds that rules quote."""
    ruled, cautions = float(bool(hit)), float(min(ad_rules.cautions(plain), MANY))
    share, sound = _logit(heard.share), _logit(heard.sound)
    names = ad_roles.named(plain)
    parts = [float(part in names) for part in PARTS]
    return [
        1.0, share, share * ruled, sound, sound * ruled, ruled,
        float(bool(set(hit) - SHARED)),
        float(ad_rules.is_repaid(plain)),
        float(ad_rules.is_bulletin(plain)),
        cautions, cautions * ruled,
        math.log(len(plain) + 1), float(len(plain) < SHORT) * ruled,
        *(float(kind in hit) for kind in ad_rules.kinds()),
        *parts, *(part * ruled for part in parts),
    ]  # fmt: skip


@cache
def _weights() -> tuple[float, ...]:
    return tuple(json.loads(MODEL.read_text(encoding="utf-8")))


def trust(plain: str, heard: Heard, hit: Collection[str]) -> float:
    """From 0 to 1, that whoever answers the ad comes to harm."""
    score = sum(weight * value for weight, value in zip(_weights(), features(plain, heard, hit), strict=True))
    return 1 / (1 + math.exp(-score))
