"""A script that begins by loading a town plays in a copy of it."""

from pathlib import Path

import pytest

from tests.databases import Town
from tests.scripts import town_of


@pytest.fixture
def begins_in(path: Path) -> Town:
    return town_of(path)
