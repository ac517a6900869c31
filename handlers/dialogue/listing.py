"""The last list shown: a number answers it, and an old one is named as old."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from db.models import Conversation
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn

OLD_AFTER = timedelta(hours=24)


@dataclass(frozen=True)
class Listed:
    """What was listed: `ids` of everything found, and which of them stand in the last message."""

    kind: str
    ids: tuple[int, ...]
    first: int
    shown: int
    at: datetime

    @property
    def visible(self) -> tuple[int, ...]:
        return self.ids[self.first : self.first + self.shown]

    def is_old(self, now: datetime) -> bool:
        return now - self.at > OLD_AFTER


@dataclass(frozen=True)
class ListKind:
    """How one kind of list is answered: `pick` a shown id, show `more`."""

    pick: Callable[[Turn, int], Sequence[Reply]]
    more: Callable[[Turn], Sequence[Reply]]


def remember(turn: Turn, kind: str, ids: Sequence[int], *, first: int, shown: int) -> None:
    remember_in(turn.conversation, kind, ids, first=first, shown=shown, now=turn.now)


def remember_in(
    conversation: Conversation, kind: str, ids: Sequence[int], *, first: int, shown: int, now: datetime
) -> None:
    """For lists that go out by themselves, outside a turn."""
    conversation.listing = {
        "kind": kind, "ids": list(ids), "first": first, "shown": shown, "at": now.isoformat(),
    }  # fmt: skip


def last(turn: Turn) -> Listed | None:
    kept: Mapping[str, Any] | None = turn.conversation.listing
    if not kept:
        return None
    return Listed(
        kept["kind"], tuple(kept["ids"]), kept["first"], kept["shown"], datetime.fromisoformat(kept["at"])
    )  # fmt: skip


def forget(turn: Turn) -> None:
    turn.conversation.listing = None
