"""Names of features and their rows, held in little memory."""

from pathlib import Path

import pytest

from nlp import classifier
from nlp.feature_rows import FeatureRows

NAMES = [f"w:{number}" for number in range(5000)]


def test_every_name_has_the_row_of_its_place() -> None:
    rows = FeatureRows(NAMES)
    assert dict(rows) == {name: row for row, name in enumerate(NAMES)}
    assert len(rows) == 5000
    assert "w:7" in rows
    assert rows.get("w:5000") is None
    with pytest.raises(KeyError):
        rows["x"]


def test_letters_of_other_widths_with_the_same_bytes_are_told_apart() -> None:
    rows = FeatureRows(["^t", "瑞", "捞"])
    assert [rows[name] for name in ("^t", "瑞", "捞")] == [0, 1, 2]
    assert "\x5e\x74" in rows
    assert list(FeatureRows(["瑞"]).known(["^t"])) == []


@pytest.mark.parametrize("model", sorted(Path(classifier.FILE.parent).glob("*.npz")), ids=lambda path: path.stem)
def test_every_feature_of_the_shipped_models_has_a_row_of_its_own(model: Path) -> None:
    rows = classifier.Classifier.load(model).rows
    assert list(rows.known(list(rows))) == list(range(len(rows)))


def test_rows_come_in_the_order_asked_for_and_unknown_names_count_for_nothing() -> None:
    assert list(FeatureRows(NAMES).known(["w:9", "x", "w:3", "w:9"])) == [9, 3, 9]
    assert list(FeatureRows([]).known(["x"])) == []
