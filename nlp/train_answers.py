"""Trains which entry answers a question and writes model/answers.npz: python -m nlp.train_answers ANSWERS.yaml MORE.yaml.

Least squares on all ways of asking, because what the weights would have said without a part of them then follows without
fitting anew; whether any entry answers at all is told by a logistic regression of its own. From what both say of questions
that they had not seen it is learned when an answer may be trusted (model/answers_trust.json).
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from nlp import asking, examples, library, spelling, trust
from nlp.classifier import Classifier, Floats
from nlp.feature_rows import FeatureRows

LOOSENESS = 1.0
SHARPNESS = 12.0  # from least squares, which lie between 0 and 1, to logits
STRENGTH = 10.0
LEAST = 3  # in how many ways of asking a term must stand
ALWAYS = 0.02  # the part that every question has in common
FOLDS = 6
# Ways of asking that stand together are alike; they are left out together, or the trust would be too great.
RUN, RUN_BEYOND = 5, 20
UNANSWERED = ("out_of_scope", "beyond_answers")

Asked = tuple[str, str]
Whole = NDArray[np.int64]


def ways_of_asking(answers: Path, more: Path) -> list[Asked]:
    """Each entry's code with each of its ways of asking."""
    entries = yaml.safe_load(answers.read_text(encoding="utf-8"))["answers"]
    further = yaml.safe_load(more.read_text(encoding="utf-8"))["more"]
    return [
        (entry["id"], asked)
        for entry in entries
        for asked in (entry["question"], *entry["paraphrases"], *further.get(entry["id"], ()))
    ]


def traits(text: str) -> list[str]:
    plain = spelling.repair(text).text
    return sorted(asking.traits(plain, asking.about(plain)))


def folds(codes: Sequence[str]) -> Whole:
    """For each way of asking the part in which it is left out."""
    met: Counter[str] = Counter()
    parts = []
    for code in codes:
        parts.append(met[code] // (RUN_BEYOND if code == library.BEYOND else RUN) % FOLDS)
        met[code] += 1
    return np.array(parts)


def fit(asked: Sequence[Asked]) -> tuple[Classifier, Floats]:
    """The weights, and the logits of each way of asking from weights that did not see it."""
    vectorizer = TfidfVectorizer(analyzer=traits, binary=True, dtype=np.float32, min_df=LEAST)
    seen = vectorizer.fit_transform([text for _, text in asked])
    codes, places = np.unique([code for code, _ in asked], return_inverse=True)
    parts, meant = folds([code for code, _ in asked]), np.eye(len(codes), dtype=np.float32)[places]
    inverse = _inverse((seen @ seen.T).toarray())
    pull = inverse @ meant
    unseen, nothing = np.zeros_like(meant), codes.tolist().index(library.BEYOND)
    weights, bias = SHARPNESS * (seen.T @ pull), SHARPNESS * ALWAYS * pull.sum(axis=0)
    for part in range(FOLDS):
        left = np.flatnonzero(parts == part)
        unseen[left] = SHARPNESS * (meant[left] - np.linalg.solve(inverse[np.ix_(left, left)], pull[left]))
        unseen[left, nothing] = _beyond(seen[parts != part], places[parts != part] == nothing).decision_function(
            seen[left]
        )
    whole = _beyond(seen, places == nothing)
    weights[:, nothing], bias[nothing] = whole.coef_[0], whole.intercept_[0]
    trained = Classifier(
        intents=tuple(map(str, codes)),
        rows=FeatureRows(vectorizer.get_feature_names_out()),
        worth=vectorizer.idf_.astype(np.float32),
        weights=weights.astype(np.float16),
        bias=bias.astype(np.float32),
    )
    return trained, unseen


def _beyond(seen: Floats, beyond: NDArray[np.bool_]) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=200).fit(seen, beyond)


def _inverse(likeness: Floats) -> Floats:
    likeness += ALWAYS
    likeness[np.diag_indices_from(likeness)] += LOOSENESS
    return np.linalg.inv(likeness)


def read_signs(asked: Sequence[Asked], trained: Classifier, unseen: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """The signs of each way of asking as they are when it was not seen, and whether the first entry was the right one."""
    beyond = trained.intents.index(library.BEYOND)
    codes = [code for code in trained.intents if code != library.BEYOND]
    entries = np.delete(unseen, beyond, axis=1)
    bags = [asking.about(spelling.repair(text).text) for _, text in asked]
    alone = _alone(asked, trained)
    read = [
        trust.signs(line, float(whole[beyond]), known=trust.part_known(trained, bag, alone), terms=len(bag))
        for line, whole, bag in zip(entries, unseen, bags, strict=True)
    ]
    right = [codes[best] == code for best, (code, _) in zip(entries.argmax(axis=1), asked, strict=True)]
    return np.array(read), np.array(right)


def _alone(asked: Sequence[Asked], trained: Classifier) -> set[str]:
    """The terms that would not be known if one of the questions they stand in were left out."""
    counted = Counter(term for _, text in asked for term in traits(text) if term in trained.rows)
    return {term for term, count in counted.items() if count <= LEAST}


def fit_trust(read: Floats, right: NDArray[np.bool_]) -> trust.Trust:
    middle, spread = read.mean(axis=0), read.std(axis=0)
    model = LogisticRegression(C=1.0).fit((read - middle) / spread, right)
    weights = model.coef_[0] / spread
    return trust.Trust(
        {name: float(weight) for name, weight in zip(trust.SIGNS, weights, strict=True)},
        float(model.intercept_[0] - (weights * middle).sum()),
    )


def main() -> None:
    answers, more = map(Path, sys.argv[1:3])
    asked = ways_of_asking(answers, more)
    asked += [(library.BEYOND, example.text) for name in UNANSWERED for example in examples.of(name)]
    trained, unseen = fit(asked)
    trained.save(library.FILE)
    read, right = read_signs(asked, trained, unseen)
    judged = fit_trust(read, right)
    trust.save(judged)
    print(f"{len(trained.intents) - 1} entries, {len(trained.rows)} terms, {len(asked)} ways of asking")  # noqa: T201
    answerable = np.array([code != library.BEYOND for code, _ in asked])
    for enough in (0.3, 0.4, 0.5, 0.6, 0.7):
        trusted = np.array([judged.of(signs) >= enough for signs in read])
        first, kept = (trusted & right)[answerable].mean(), 1 - trusted[~answerable].mean()
        print(f"left out, trusted from {enough}: right first {first:.3f}, beyond not answered {kept:.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
