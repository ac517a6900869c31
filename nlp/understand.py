"""Understander: a sentence to its meaning, an intent with scores and whatever must raise an alarm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from nlp import agreed_for, alerts, dialect, features, homebound, leanings, spelling
from nlp.alerts import GRAVEST, Alert
from nlp.classifier import Classifier, Floats
from nlp.intents import OUT_OF_SCOPE

__all__ = ["Alert", "Meaning", "Reading", "Understander"]

SURE_FROM = 0.45  # below it the bot asks what was meant instead of acting; nine of ten answers above it are right
READINGS = 5
SAID_PLAINLY = 30  # longest message, in signs, that is tried again in standard words
CERTAIN = 0.97
OPENING_PUSH = 2.5
NOTHING_TO_DO = frozenset({OUT_OF_SCOPE, GRAVEST, "abuse", "greeting", "thanks_bye"})
RIGHTS = frozenset({GRAVEST, "wage_arrears", "work_injury", "scam_check"})


@dataclass(frozen=True)
class Reading:
    intent: str
    score: float


@dataclass(frozen=True)
class Meaning:
    """`plain` is the text in its normal form; `readings` stand best first."""

    text: str
    plain: str
    readings: tuple[Reading, ...]
    alert: Alert | None

    @property
    def intent(self) -> str:
        return self.readings[0].intent

    @property
    def confidence(self) -> float:
        return self.readings[0].score

    @property
    def sure(self) -> bool:
        return self.confidence >= SURE_FROM


class Understander:
    """Built once and shared; `openings` are phrases that open a form, by the intent they show."""

    def __init__(self, *, openings: Mapping[str, Sequence[str]] | None = None) -> None:
        self._classifier = Classifier.load()
        self._columns = {name: column for column, name in enumerate(self._classifier.intents)}
        self._openings = {
            features.bare(spelling.normalise(phrase)): name
            for name, phrases in (openings or {}).items()
            for phrase in phrases
        }

    def understand(self, text: str, *, role: str | None = "worker", state: str | None = None) -> Meaning:
        """`role` is worker, staff or None when unknown; `state` names the form or list that was last shown."""
        plain = spelling.repair(text).text
        hits = alerts.hits(plain)
        found = features.of(text, plain, hits)
        pushed = self._classifier.scores(found) + self._pushes(plain, hits, role, state)
        readings = self._readings(pushed)
        alert = alerts.pick(hits, plain)
        if alert and alert.sure and alert.kind == GRAVEST:
            readings = _led_by(GRAVEST, readings)
        elif features.bare(plain) in self._openings:
            readings = _led_by(self._openings[features.bare(plain)], readings)
        elif alert is None and readings[0].score < SURE_FROM and len(plain) <= SAID_PLAINLY:
            readings = self._said_plainly(plain, role, state) or readings
        return Meaning(text, plain, readings[:READINGS], alert or _suspicion(readings[0], plain))

    def _said_plainly(self, plain: str, role: str | None, state: str | None) -> tuple[Reading, ...]:
        """The same in standard words, when it is clear then what is meant and there is something to do about it."""
        twin = dialect.plainly(plain)
        if twin == plain:
            return ()
        hits = alerts.hits(twin)
        if alerts.pick(hits, twin) is not None:
            return ()
        found = self._classifier.scores(features.of(twin, twin, hits))
        readings = self._readings(found + self._pushes(twin, hits, role, state))
        clear = readings[0].score >= SURE_FROM and readings[0].intent not in NOTHING_TO_DO
        return readings if clear else ()

    def _pushes(self, plain: str, hits: Sequence[alerts.Hit], role: str | None, state: str | None) -> Floats:
        """What counts beside the words, in the order of the classifier's intents."""
        pushes = _beside(self._classifier.intents, role, state).copy()
        for name, push in leanings.of_hits(hits).items():
            pushes[self._columns[name]] += push
        text = features.bare(plain)
        for phrase, name in self._openings.items():
            if name in self._columns and phrase in text and 2 * len(phrase) >= len(text):
                pushes[self._columns[name]] += OPENING_PUSH
        return pushes

    def _readings(self, scores: Floats) -> tuple[Reading, ...]:
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        best = np.argsort(-shares, kind="stable")[: READINGS + 1]
        return tuple(Reading(self._classifier.intents[at], float(shares[at])) for at in best)


@cache
def _beside(names: tuple[str, ...], role: str | None, state: str | None) -> Floats:
    known = [leanings.of_role(name, role) + leanings.of_state(name, state) for name in names]
    return np.array(known, dtype=np.float32)


def _led_by(intent: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings with one put first; the others keep their order and share what is left."""
    others = [reading for reading in readings if reading.intent != intent]
    left = (1 - CERTAIN) / max(sum(reading.score for reading in others), 1e-9)
    return (Reading(intent, CERTAIN), *(Reading(other.intent, other.score * left) for other in others))


def _suspicion(best: Reading, plain: str) -> Alert | None:
    """No rule hit, but the classifier reads danger: worth asking about, never acting on alone."""
    if best.intent not in RIGHTS or best.score < SURE_FROM:
        return None
    if agreed_for.find(plain) is not None or agreed_for.is_near(plain):
        return None  # 她在边上 她说要得 is a consent
    if homebound.only_wishes(plain):
        return None  # 我想回屋头: home is no danger
    return Alert(best.intent, "urgent" if best.intent == GRAVEST else "high", "classifier", False, plain)
