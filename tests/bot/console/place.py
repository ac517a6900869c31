"""A station that many tests share: a town of two counties, and everybody let in once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pytest

from bot.console.office import Office
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.settings import Settings
from db.engine import Records
from nlp.understand import Understander
from tests.bot.console.clerk import Clerk, Station, opened
from tests.bot.console.town import PEOPLE, Town, build
from tests.builders import NINE


@dataclass(frozen=True)
class Place:
    """The station and the town it serves; everybody is let in once."""

    console: Station
    town: Town
    entered: dict[str, Clerk] = field(default_factory=dict)

    @property
    def records(self) -> Records:
        return self.console.runtime.records

    @cached_property
    def roles(self) -> list[str]:
        """All of them at home; across machines the one whose rows are limited by county."""
        return list(PEOPLE) if self.records.is_sqlite else ["S09"]

    def clerk(self, code: str) -> Clerk:
        return self.entered.get(code) or self.entered.setdefault(code, self.console.enter(code))


@contextmanager
def settled(engine: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[Place]:
    own = (folder,) if engine == "sqlite" else ()
    understander: Understander = request.getfixturevalue("understander")
    with request.getfixturevalue(f"on_{engine}").copy(*own) as records:
        settings = Settings(data_dir=folder, database_url=records.url, simulator=True)
        with opened(Runtime(settings, records, StageClock(NINE), understander)) as console:
            with records.write() as session:
                town = build(session, Office(console.runtime).keys)
            yield Place(console, town)
