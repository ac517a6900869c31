"""The console over real HTTP on both databases."""

from collections.abc import Iterator

import pytest

from bot.app import create_app
from bot.play.over_http import serving
from bot.runtime import Runtime
from tests.bot.console.clerk import Station


@pytest.fixture
def console(runtime: Runtime) -> Iterator[Station]:
    with serving(create_app(runtime)) as address:
        station = Station(runtime, address)
        yield station
        station.close()
