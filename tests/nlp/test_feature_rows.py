"""Names of features and their rows, held in little memory."""

import pytest

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


def test_rows_come_in_the_order_asked_for_and_unknown_names_count_for_nothing() -> None:
    assert list(FeatureRows(NAMES).known(["w:9", "x", "w:3", "w:9"])) == [9, 3, 9]
    assert list(FeatureRows([]).known(["x"])) == []
