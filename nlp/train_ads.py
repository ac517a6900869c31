"""Trains the second look at forwarded ads from training_ads/*.txt and writes model/ads.npz: python -m nlp.train_ads."""

from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from nlp import ad_dangers, cutting
from nlp.classifier import Classifier

WRITTEN = Path(__file__).parent / "training_ads"
SEEN_AT_LEAST = 2
STRENGTH = 10.0


def examples() -> list[tuple[str, str]]:
    """The ads with their kinds, `none` for those that are no danger."""
    files = sorted(WRITTEN.glob("*.txt"))
    return [(ad, file.stem) for file in files for ad in file.read_text(encoding="utf-8").splitlines() if ad.strip()]


def fit(written: list[tuple[str, str]]) -> Classifier:
    shown = [sorted(ad_dangers.features_of(ad)) for ad, _ in written]
    counts = Counter(name for names in shown for name in names)
    known = sorted(name for name, count in counts.items() if count >= SEEN_AT_LEAST)
    vectorizer = TfidfVectorizer(analyzer=list, vocabulary=known, lowercase=False, binary=True, dtype=np.float32)
    seen = vectorizer.fit_transform(shown)
    model = LogisticRegression(C=STRENGTH, max_iter=400).fit(seen, [kind for _, kind in written])
    return Classifier(
        intents=tuple(str(kind) for kind in model.classes_),
        rows={name: row for row, name in enumerate(known)},
        worth=vectorizer.idf_.astype(np.float32),
        weights=model.coef_.T.astype(np.float16),
        bias=model.intercept_.astype(np.float32),
        words=cutting.VERSION,
    )


def main() -> None:
    written = examples()
    trained = fit(written)
    trained.save(ad_dangers.MODEL)
    print(f"{len(written)} ads, {len(trained.rows)} features, {len(trained.intents)} kinds")  # noqa: T201


if __name__ == "__main__":
    main()
