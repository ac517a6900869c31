"""The shipped model, and the classifier on a model small enough to reckon by hand."""

from pathlib import Path

import numpy as np
import pytest

from nlp import classifier, intents
from nlp.feature_rows import FeatureRows

HALF = np.float16


def tiny() -> classifier.Classifier:
    return classifier.Classifier(
        intents=("yes", "no"),
        rows=FeatureRows(["a", "b"]),
        worth=np.array([3, 4], dtype=np.float32),
        weights=np.array([[1, 0], [0, 1]], dtype=HALF),
        bias=np.array([0.5, 0], dtype=np.float32),
    )


def test_features_count_by_their_worth_in_a_unit_vector() -> None:
    assert tiny().scores(["a", "b"]) == pytest.approx([0.6 + 0.5, 0.8])


def test_unknown_features_count_for_nothing() -> None:
    assert tiny().scores(["x", "y"]) == pytest.approx([0.5, 0])
    assert tiny().scores(["a", "x"]) == pytest.approx([1.5, 0])


def test_a_saved_model_loads_as_it_was(tmp_path: Path) -> None:
    tiny().save(tmp_path / "model.npz")
    loaded = classifier.Classifier.load(tmp_path / "model.npz")
    assert (loaded.intents, loaded.rows) == (("yes", "no"), {"a": 0, "b": 1})
    assert loaded.scores(["a"]) == pytest.approx(tiny().scores(["a"]))


def test_the_shipped_model_knows_every_intent_and_stays_small() -> None:
    assert {*classifier.Classifier.load().intents} == {*intents.NAMES}
    assert classifier.FILE.stat().st_size < 5_000_000
