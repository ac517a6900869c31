"""What tests of the interface for partners share."""

from dataclasses import replace

import pytest

from bot.links import Links
from bot.runtime import Runtime


@pytest.fixture
def ready(runtime: Runtime) -> Runtime:
    """With an address that links of pages lead to."""
    return replace(runtime, links=Links(b"k" * 32, "https://bot.example"))
