"""The page on loading names every file, every column and every word that the code takes."""

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pytest

from db.load import words
from db.load.folder import SHEETS
from db.load.sheets import Sheet
from db.station import Station

PAGE = (Path(__file__).parents[3] / "docs" / "loading.md").read_text(encoding="utf-8")


def section(sheet: Sheet) -> str:
    found = re.search(rf"^### `{sheet.name}\.\w+`.*?(?=^##)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"no section on {sheet.name}"
    return found.group()


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet.name != "settings"], ids=lambda sheet: sheet.name)
def test_every_column_is_explained(sheet: Sheet) -> None:
    told = dict(re.findall(r"^\| (?:\*\*)?`(\w+)`(?:\*\*)? \| (.+) \|$", section(sheet), re.MULTILINE))
    assert list(told) == [column.name for column in sheet.columns]
    assert all(told.values())
    for column in sheet.columns:
        assert (f"**`{column.name}`**" in section(sheet)) is column.needed
        assert all(f"`{name}`" in section(sheet) for name in column.other_names)


def test_every_setting_is_named() -> None:
    told = next(section(sheet) for sheet in SHEETS if sheet.name == "settings")
    assert [field.name for field in fields(Station) if f"`{field.name}`" not in told] == []


def test_every_word_that_is_taken_stands_on_the_page() -> None:
    tables = {name: value for name, value in vars(words).items() if name.isupper() and isinstance(value, Mapping)}
    taken = {said for name, table in tables.items() if not name.endswith(("_KEPT", "_NAMES")) for said in table}
    assert len(taken) > 100
    assert {said for said in taken | set(words.HOUSEHOLDS) if said not in PAGE} == set()
