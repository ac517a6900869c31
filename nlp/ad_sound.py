"""The third look at an ad: runs of one to four letters, whatever the words; dangerous or not, without a kind."""

import math
from functools import cache, lru_cache
from pathlib import Path

from nlp.classifier import Classifier

MODEL = Path(__file__).parent / "model" / "ad_sound.npz"
LONGEST = 4
KINDS = ("danger", "none")


def features_of(plain: str) -> frozenset[str]:
    """Every run of so many letters of an ad in the normal form."""
    line = " ".join(plain.split())
    return frozenset(line[at : at + length] for length in range(1, LONGEST + 1) for at in range(len(line) - length + 1))


@cache
def _classifier() -> Classifier:
    return Classifier.load(MODEL)


@lru_cache(maxsize=64)
def danger(plain: str) -> float:
    """From 0 to 1, how dangerous it sounds."""
    return judged(_classifier(), plain)


def judged(look: Classifier, plain: str) -> float:
    dangerous, honest = look.scores(features_of(plain))
    return 1 / (1 + math.exp(float(honest - dangerous)))
