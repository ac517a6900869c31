"""Finding the entry that answers a question: weights trained on many ways of asking, and a check that it is known at all."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from nlp import asking, spelling
from nlp.classifier import Classifier, Floats

FILE = Path(__file__).parent / "model" / "answers.npz"
BEYOND = "-"  # what no entry answers, as the trained weights call it
# Read off the odd half of the blind questions; with the subject known from elsewhere less is needed.
ENOUGH, ENOUGH_ON_SUBJECT = 0.19, 0.12
CLOSE = 0.6  # the second is as likely as this share of the first: ask which is meant
LIKED = 1.5
UNTRAINED_FROM = 0.55  # likeness to an entry that staff have added since


@dataclass(frozen=True)
class Question:
    """One entry as it may be asked: its own question first. `added` are ways that staff have heard since."""

    code: str
    topic: str
    asked: Sequence[str]
    added: Sequence[str] = ()


@dataclass(frozen=True)
class Found:
    """`score` is the share of belief in this entry, less what was said that the entries never mention."""

    code: str
    topic: str
    score: float


@cache
def trained() -> Classifier:
    return Classifier.load(FILE)


class _Held:
    """The entries of one moment, made ready for looking up."""

    def __init__(self, entries: Sequence[Question]) -> None:
        columns = {code: column for column, code in enumerate(trained().intents)}
        self.topics = {entry.code: entry.topic for entry in entries}
        self.columns = {code: columns[code] for code in self.topics if code in columns}
        self.beyond = columns[BEYOND]
        self.added = [
            (entry.code, asking.about(spelling.normalise(asked)))
            for entry in entries
            for asked in ((*entry.asked, *entry.added) if entry.code not in columns else entry.added)
        ]


class Library:
    """What can be asked now. `made_of` says of which state of the records it was made."""

    def __init__(self, questions: Iterable[Question], made_of: str = "") -> None:
        self.renew(questions, made_of)

    def renew(self, questions: Iterable[Question], made_of: str) -> None:
        """Other entries from now on; a question that is being looked up still sees the earlier ones."""
        self._held = _Held(list(questions))
        self.made_of = made_of

    def answers(self, text: str, *, topics: Sequence[str] = ()) -> list[Found]:
        """One entry, two when either may be meant, none when it is not known; `topics` are those of the subject."""
        found, beyond = self._weigh(text, topics)
        enough = ENOUGH_ON_SUBJECT if found and found[0].topic in topics else ENOUGH
        if not found or found[0].score < max(enough, beyond):
            return []
        return [found[0], *(other for other in found[1:2] if other.score >= CLOSE * found[0].score)]

    def find(self, text: str, *, topics: Sequence[str] = (), most: int = 3) -> list[Found]:
        """The likeliest entries, best first, likely or not."""
        return self._weigh(text, topics)[0][:most]

    def _weigh(self, text: str, topics: Sequence[str]) -> tuple[list[Found], float]:
        """The entries, best first, and how likely it is that none of them is meant."""
        held, bag = self._held, asking.about(spelling.repair(text).text)
        known = _known(bag)
        shares = _shares(bag) * known
        scores = {code: float(shares[column]) for code, column in held.columns.items()} if known else {}
        for code, likeness in _likeness(held, bag).items():
            scores[code] = max(likeness, scores.get(code, 0.0))
        liked = {code: score * (LIKED if held.topics[code] in topics else 1.0) for code, score in scores.items()}
        order = sorted(liked, key=lambda code: (-liked[code], code))
        return [Found(code, held.topics[code], liked[code]) for code in order], float(shares[held.beyond])


def _likeness(held: _Held, bag: Counter[str]) -> Mapping[str, float]:
    """Ways of asking that the weights were not trained on, by what they share with the question."""
    best: dict[str, float] = {}
    for code, asked in held.added:
        shared = sum((bag & asked).values()) / max(sum((bag | asked).values()), 1)
        if shared >= UNTRAINED_FROM:
            best[code] = max(shared, best.get(code, 0.0))
    return best


def _shares(bag: Iterable[str]) -> Floats:
    """The belief in every trained entry, one in all."""
    scores = trained().scores(bag)
    shares: Floats = np.exp(scores - scores.max())
    shares /= shares.sum()
    return shares


def _known(bag: Iterable[str]) -> float:
    """The part of what was said that stands in any way of asking, 0 to 1."""
    rows, worth = trained().rows, trained().worth
    rare = float(worth.max()) ** 2
    said = [float(worth[rows[term]]) ** 2 if term in rows else 0.0 for term in bag]
    whole = sum(part or rare for part in said)
    return float(np.sqrt(sum(said) / whole)) if whole else 0.0
