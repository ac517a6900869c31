"""Regular expressions that are compiled when they are first asked for: seven hundred at every start were a third of a second."""

import re
from typing import ClassVar, cast
from weakref import WeakSet

ASKED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but a mistake in it shows only in use: `tests/nlp/test_late.py` compiles every one there is."""
    return cast("re.Pattern[str]", Late(written, flags))


class Late:
    """Stands for a compiled pattern; once that is made its methods are taken over, so that use costs what it always did."""

    every: ClassVar["WeakSet[Late]"] = WeakSet()

    def __init__(self, written: str, flags: int) -> None:
        self.pattern = written
        self._flags = flags
        Late.every.add(self)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        made = re.compile(self.pattern, self._flags)
        for asked in ASKED:
            setattr(self, asked, getattr(made, asked))
        return getattr(made, name)
