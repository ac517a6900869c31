"""How an answer is offered and read: one small class per kind of answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from handlers.dialogue.turn import Turn

Given = Mapping[str, Any]
# While an answer is being corrected, what it was stands among the others under this name.
BEFORE = "before"


@dataclass(frozen=True)
class Option:
    """`value` is kept; `label` is shown behind the number; `names` are other words that mean it."""

    value: Any
    label: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Got:
    value: Any


@dataclass(frozen=True)
class Near:
    """Probably this; `ask` is the yes-or-no question that settles it."""

    value: Any
    ask: str


@dataclass(frozen=True)
class Bad:
    """Understood, but not possible; `words` say why and what would be."""

    words: str


Read = Got | Near | Bad | None


class Answer(Protocol):
    @property
    def hint(self) -> str:
        """One example of an answer, for 不懂."""
        ...

    @property
    def takes_anything(self) -> bool:
        """True when any words are an answer, so that the open question wins over every subject."""
        ...

    def options(self, turn: Turn, given: Given) -> Sequence[Option]: ...

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        """What these words mean as the reply to this very question."""
        ...

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        """What a longer message says of this in passing; None when it does not."""
        ...

    def show(self, turn: Turn, value: Any) -> str: ...


Ask = str | Callable[[Turn, Given], str]
When = Callable[[Turn, Given], bool]
