"""The console over real HTTP on both databases."""

from collections.abc import Iterator

import pytest

from bot.runtime import Runtime
from tests.bot.console.clerk import Station, opened


@pytest.fixture
def console(runtime: Runtime) -> Iterator[Station]:
    with opened(runtime) as station:
        yield station
