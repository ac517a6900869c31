"""Everything the console shows, in the order of its menu. A new subject is one file here and one line below."""

from collections.abc import Iterator
from types import ModuleType

from bot.console import overview
from bot.console.pages import Act, Page

MODULES: tuple[ModuleType, ...] = (overview,)


def pages() -> Iterator[Page]:
    for module in MODULES:
        yield from getattr(module, "PAGES", ())


def acts() -> Iterator[Act]:
    for module in MODULES:
        yield from getattr(module, "ACTS", ())
