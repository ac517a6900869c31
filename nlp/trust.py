"""How far the likeliest answer may be trusted: learned from ways of asking that the weights had not seen."""

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from nlp.classifier import Classifier, Floats

FILE = Path(__file__).parent / "model" / "answers_trust.json"
SIGNS = ("first", "share", "lead", "beyond", "known", "length")


@dataclass(frozen=True)
class Trust:
    """A weight for each of SIGNS."""

    weights: Mapping[str, float]
    bias: float

    @classmethod
    def load(cls, path: Path = FILE) -> "Trust":
        read = json.loads(path.read_text(encoding="utf-8"))
        return cls({name: float(read[name]) for name in SIGNS}, float(read["bias"]))

    def of(self, signs: Floats) -> float:
        """The likelihood, 0 to 1, that the first answer is right and that there is one at all."""
        said = float(signs @ np.array([self.weights[name] for name in SIGNS], dtype=np.float32)) + self.bias
        return float(1 / (1 + np.exp(-said)))


def save(judged: Trust, path: Path = FILE) -> None:
    kept = {name: round(weight, 4) for name, weight in [*judged.weights.items(), ("bias", judged.bias)]}
    path.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


@cache
def trained() -> Trust:
    return Trust.load()


def signs(entries: Floats, beyond: float, *, known: float, terms: int) -> Floats:
    """What trust is read off: the scores of all entries, that of no entry, the part known, and how much was said."""
    first, second = np.sort(entries)[::-1][:2] if len(entries) > 1 else (entries[0], np.float32(0))
    share = 1 / float(np.exp(entries - first).sum())
    return np.array([first, np.log(share), first - second, beyond, known, np.log(1 + terms)], dtype=np.float32)


def part_known(weights: Classifier, bag: Set[str] | Mapping[str, int], unseen: Set[str] = frozenset()) -> float:
    """The part of what was said that stands in any way of asking, 0 to 1; what is `unseen` counts as not standing there."""
    rare = float(weights.worth.max()) ** 2
    rows = weights.rows.known(term for term in bag if term not in unseen)
    known = float((weights.worth[rows].astype(np.float64) ** 2).sum())
    whole = known + rare * (len(bag) - len(rows))
    return float(np.sqrt(known / whole)) if whole else 0.0
