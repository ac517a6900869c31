"""Trains which entry answers a question and writes model/answers.npz: python -m nlp.train_answers ANSWERS.yaml MORE.yaml."""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from nlp import asking, examples, library, spelling
from nlp.classifier import Classifier

STRENGTH = 20.0
UNANSWERED = ("out_of_scope", "beyond_answers")

Asked = tuple[str, str]


def ways_of_asking(answers: Path, more: Path) -> list[Asked]:
    """Each entry's code with each of its ways of asking."""
    entries = yaml.safe_load(answers.read_text(encoding="utf-8"))["answers"]
    further = yaml.safe_load(more.read_text(encoding="utf-8"))["more"]
    return [
        (entry["id"], asked)
        for entry in entries
        for asked in (entry["question"], *entry["paraphrases"], *further.get(entry["id"], ()))
    ]


def about(text: str) -> list[str]:
    return sorted(asking.about(spelling.repair(text).text))


def fit(asked: Sequence[Asked]) -> Classifier:
    vectorizer = TfidfVectorizer(analyzer=about, binary=True, dtype=np.float32)
    seen = vectorizer.fit_transform([text for _, text in asked])
    model = LogisticRegression(C=STRENGTH, max_iter=100).fit(seen, [code for code, _ in asked])
    return Classifier(
        intents=tuple(model.classes_),
        rows={name: row for row, name in enumerate(vectorizer.get_feature_names_out())},
        worth=vectorizer.idf_.astype(np.float32),
        weights=model.coef_.T.astype(np.float16),
        bias=model.intercept_.astype(np.float32),
    )


def main() -> None:
    answers, more = map(Path, sys.argv[1:3])
    beyond = [(library.BEYOND, example.text) for name in UNANSWERED for example in examples.of(name)]
    trained = fit([*ways_of_asking(answers, more), *beyond])
    trained.save(library.FILE)
    print(f"{len(trained.intents) - 1} entries, {len(trained.rows)} terms, {len(beyond)} beyond")  # noqa: T201


if __name__ == "__main__":
    main()
