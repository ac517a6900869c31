"""Finding the entry that answers a question: weights trained on many ways of asking, and how far they may be trusted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from nlp import asking, beyond, spelling, trust
from nlp.classifier import Classifier

FILE = Path(__file__).parent / "model" / "answers.npz"
BEYOND = "-"  # what no entry answers, as the trained weights call it
# How likely it must be that the entry is right; with the subject known from elsewhere less is needed.
ENOUGH, ENOUGH_ON_SUBJECT, IN_DOUBT = 0.5, 0.45, 0.35
TOGETHER, CLOSE_IN_DOUBT = 0.49, 0.2  # when neither is enough alone, both are offered if one of the two is likely right
CLOSE = 0.6  # the second is as likely as this share of the first: ask which is meant
LIKED = 1.5
HARDLY = 5e-4  # less likely entries are not listed
BARE, PLAIN = 3, 0.9  # one word alone, such as 社保, is asked about unless it is as good as the name of one entry
UNLIKE = 0.25  # of an entry that nobody has been known to ask about such a thing
AS_ENTERED = 0.75  # so like a way of asking that staff have added that nothing else can be meant
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
    """`score` is how likely it is that this entry answers, 0 to 1; more when the subject is known from elsewhere."""

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
        self.codes, self.places = list(self.columns), np.array([*self.columns.values()], dtype=np.intp)
        self.beyond = columns[BEYOND]
        added = [
            (entry.code, asking.about(spelling.normalise(asked)))
            for entry in entries
            for asked in ((*entry.asked, *entry.added) if entry.code not in columns else entry.added)
        ]
        self.added = [(code, bag, bag.total()) for code, bag in added]
        self._asked = {entry.code: (*entry.asked, *entry.added) for entry in entries}
        self._marks: dict[str, frozenset[str]] = {}
        self._last: tuple[str, Mapping[str, float]] = ("", {})

    def scores(self, text: str) -> Mapping[str, float]:
        """Of the entries, whatever the subject. Those of the last question are kept: one message asks several times."""
        last = self._last
        if last[0] != text:
            last = self._last = (text, self._scores(text))
        return last[1]

    def _scores(self, text: str) -> Mapping[str, float]:
        plain = spelling.repair(text).text
        bag = asking.about(plain)
        scores = _believed(self, plain, bag)
        for code, likeness in _likeness(self, bag).items():
            scores[code] = max(likeness, scores.get(code, 0.0))
        if marks := beyond.marks(plain):
            return {code: score if marks <= self.marks(code) else score * UNLIKE for code, score in scores.items()}
        return scores

    def likest(self, text: str) -> tuple[str, float] | None:
        """The entry of whose added ways one is likest to the words, and how like."""
        if not self.added:
            return None
        likeness = _likeness(self, asking.about(spelling.repair(text).text))
        return max(likeness.items(), key=lambda one: one[1], default=None)

    def marks(self, code: str) -> frozenset[str]:
        """Of all ways in which the entry is asked; looked for when a question bears one, which is seldom."""
        if code not in self._marks:
            ways = (beyond.marks(spelling.normalise(asked)) for asked in self._asked[code])
            self._marks[code] = frozenset().union(*ways)
        return self._marks[code]


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
        found = self._weigh(text, topics, most=2)
        on_subject = bool(found) and found[0].topic in topics
        enough, plain = (ENOUGH_ON_SUBJECT, PLAIN * LIKED) if on_subject else (ENOUGH, PLAIN)
        either = not on_subject and _either(found)
        if not found or (found[0].score < enough and not either):
            return []
        bare = len(text.strip()) <= BARE and found[0].score < plain
        return found[:2] if either or bare or _near(found, CLOSE) else found[:1]

    def entered(self, text: str) -> str | None:
        """The entry for which staff have added this very way of asking, or one that hardly differs."""
        best = self._held.likest(text)
        return best[0] if best is not None and best[1] >= AS_ENTERED else None

    def find(self, text: str, *, topics: Sequence[str] = (), most: int = 3) -> list[Found]:
        """The likeliest entries, best first, likely or not."""
        return self._weigh(text, topics, most=most)

    def _weigh(self, text: str, topics: Sequence[str], *, most: int) -> list[Found]:
        """The entries, best first."""
        held = self._held
        scores = held.scores(text)
        liked = {code: score * (LIKED if held.topics[code] in topics else 1.0) for code, score in scores.items()}
        order = sorted((-score, code) for code, score in liked.items())[:most]
        return [Found(code, held.topics[code], -score) for score, code in order]


def _near(found: Sequence[Found], close: float) -> bool:
    return len(found) > 1 and found[1].score >= close * found[0].score


def _either(found: Sequence[Found]) -> bool:
    """Whether neither is sure and yet one of the first two is likely meant."""
    doubtful = bool(found) and IN_DOUBT <= found[0].score < ENOUGH and _near(found, CLOSE_IN_DOUBT)
    return doubtful and found[0].score + found[1].score >= TOGETHER


def _believed(held: _Held, plain: str, bag: Counter[str]) -> dict[str, float]:
    """The trained entries that are held, each with its likelihood; nothing where no word is known."""
    known = trust.part_known(trained(), bag)
    if not known or not held.columns:
        return {}
    logits = trained().scores(asking.traits(plain, bag))
    entries = logits[held.places]
    signs = trust.signs(entries, float(logits[held.beyond]), known=known, terms=len(bag))
    beliefs = trust.trained().of(signs) * np.exp(entries - entries.max())
    return {held.codes[at]: float(beliefs[at]) for at in np.flatnonzero(beliefs >= HARDLY)}


def _likeness(held: _Held, bag: Counter[str]) -> Mapping[str, float]:
    """Ways of asking that the weights were not trained on, by what they share with the question."""
    best: dict[str, float] = {}
    size = bag.total()
    for code, asked, its_size in held.added:
        if min(size, its_size) < UNTRAINED_FROM * max(size, its_size):
            continue
        shared = sum(min(count, asked[term]) for term, count in bag.items() if term in asked)
        likeness = shared / max(size + its_size - shared, 1)
        if likeness >= UNTRAINED_FROM:
            best[code] = max(likeness, best.get(code, 0.0))
    return best
