"""Trains the intent classifier from training/*.txt and writes model/intents.npz: python -m nlp.train."""

import random
from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from nlp import alerts, examples, features, intents, spelling, variations
from nlp.classifier import Classifier
from nlp.feature_rows import FeatureRows

SEED = 20240612
VARIATIONS = 3
VARIATION_WEIGHT = 0.35
SEEN_AT_LEAST = 3
STRENGTH = 12.0


def features_of(text: str) -> list[str]:
    plain = spelling.repair(text).text
    return sorted(features.of(text, plain, alerts.hits(plain)))


def widened(written: Sequence[examples.Example]) -> tuple[list[examples.Example], list[float]]:
    """The written examples and their variations, each with its weight."""
    dice = random.Random(SEED)
    found, weights = list(written), [1.0] * len(written)
    for example in written:
        for text in variations.of(example.text, dice, count=VARIATIONS):
            found.append(examples.Example(text, example.intent, example.role))
            weights.append(VARIATION_WEIGHT)
    return found, weights


def vocabulary(written: Sequence[examples.Example]) -> list[str]:
    """Features that the written examples show often enough to mean something; variations do not count."""
    seen = Counter(name for example in written for name in features_of(example.text))
    return sorted(name for name, count in seen.items() if count >= SEEN_AT_LEAST)


def fit(written: Sequence[examples.Example]) -> Classifier:
    names = vocabulary(written)
    found, weights = widened(written)
    vectorizer = TfidfVectorizer(analyzer=features_of, vocabulary=names, lowercase=False, binary=True, dtype=np.float32)
    seen = vectorizer.fit_transform([example.text for example in found])
    wanted = [intents.NAMES.index(example.intent) for example in found]
    model = LogisticRegression(C=STRENGTH, max_iter=300)
    model.fit(seen, wanted, sample_weight=weights)
    return Classifier(
        intents=tuple(intents.NAMES[number] for number in model.classes_),
        rows=FeatureRows(names),
        worth=vectorizer.idf_.astype(np.float32),
        weights=model.coef_.T.astype(np.float16),
        bias=model.intercept_.astype(np.float32),
    )


def main() -> None:
    written = examples.everything()
    trained = fit(written)
    trained.save()
    print(f"{len(written)} examples, {len(trained.rows)} features, {len(trained.intents)} intents")  # noqa: T201


if __name__ == "__main__":
    main()
