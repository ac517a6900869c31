"""The second look at a message: how much it sounds like the ads that are known, by kind, and how much like mere talk."""

from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from nlp import ad_roles, ad_spelling, features, late
from nlp.classifier import Classifier
from nlp.posts.layout import lay_out

NONE, TALK = "none", "talk"
PAIR = late.pattern("w:.*&")
CLAUSES = late.pattern(r"[,，。;；!！?？\s]+")
MODEL = Path(__file__).parent / "model" / "ads.npz"
LIKENESS = Path(__file__).parent / "model" / "ad_likeness.npz"


@lru_cache(maxsize=16)  # two looks are taken at one message
def features_of(ad: str) -> frozenset[str]:
    """What the look goes by: the words and the parts they play, and not their number or their shape."""
    plain = lay_out(ad).text
    names = {name for name in features.of(ad, plain, ()) if not (name.startswith("m:") or PAIR.match(name))}
    return frozenset(names | set(ad_roles.features(ad_spelling.unhidden(plain))))


def clauses(ad: str) -> list[str]:
    return [clause.strip() for clause in CLAUSES.split(ad) if clause.strip()]


@cache
def _classifier(model: Path) -> Classifier:
    return Classifier.load(model)


def judged(look: Classifier, message: str) -> dict[str, float]:
    """By kind of danger, `none` for an honest ad and `talk` for what is no ad; together they make 1."""
    scores = look.scores(features_of(message))
    weights = np.exp(scores - scores.max())
    weights /= weights.sum()
    return dict(zip(look.intents, weights.tolist(), strict=True))


@lru_cache(maxsize=64)
def shares(message: str) -> dict[str, float]:
    """As the look that is shipped judges it."""
    return judged(_classifier(MODEL), message)


@lru_cache(maxsize=64)
def likeness(message: str) -> float:
    """From 0 to 1: how much somebody else offers work or money in it. Judged by ads proper: friends who tell of work talk as well."""
    return 1 - judged(_classifier(LIKENESS), message)[TALK]


def likeliest(ad: str) -> tuple[str, float]:
    """The likeliest kind of danger, and how likely any danger is, given that it is an ad."""
    return likeliest_of(shares(ad))


def likeliest_of(shares: dict[str, float]) -> tuple[str, float]:
    by_kind = {kind: share for kind, share in shares.items() if kind != TALK}
    honest = by_kind.pop(NONE)
    kind = max(by_kind, key=lambda name: by_kind[name])
    dangerous = sum(by_kind.values())
    return kind, dangerous / max(dangerous + honest, 1e-9)
