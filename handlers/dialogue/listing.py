"""The last list shown: a number answers it, and an old one is named as old."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from db.models import Conversation
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn

READ = "list shown read"
OLD_AFTER = timedelta(hours=24)
MOST_PUT = 3
# Lists that only ask what was meant, or show the menu: whatever is in the air stays there.
ASKS_BACK = frozenset({"guess", "answer", "anger", "menu"})


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


@dataclass(frozen=True)
class Put:
    """A question that went out by itself, kept beside the lists until it is answered: it may not have been seen.

    `owed_as` is the key under which it was owed, "" when that is of no more use; `hinted`: it was said that one waits.
    """

    kind: str
    ids: tuple[int, ...]
    at: str
    owed_as: str
    title: str
    words: str
    options: tuple[str, ...]
    after: str = ""
    seen: bool = False
    hinted: bool = False

    @property
    def put_at(self) -> datetime:
        return datetime.fromisoformat(self.at)

    def listed(self) -> Listed:
        return Listed(self.kind, self.ids, 0, len(self.ids), self.put_at)


def remember(turn: Turn, kind: str, ids: Sequence[int], *, first: int, shown: int) -> None:
    remember_in(turn.conversation, kind, ids, first=first, shown=shown, now=turn.now)


def remember_in(
    conversation: Conversation, kind: str, ids: Sequence[int], *, first: int, shown: int, now: datetime
) -> None:
    """For lists that go out by themselves, outside a turn. Questions that were put stay."""
    listed = {"kind": kind, "ids": list(ids), "first": first, "shown": shown, "at": now.isoformat()}
    if kind in ASKS_BACK:
        before = conversation.listing or {}
        listed |= {name: before[name] for name in ("spoken_of", "spoken_at") if name in before}
    _keep(conversation, listed, puts(conversation))


def last(turn: Turn) -> Listed | None:
    kept: Mapping[str, Any] | None = turn.conversation.listing
    if not kept or not kept["kind"]:
        return None
    # One message asks several times; what was read counts as long as it is the same that is kept.
    known = turn.session.info.get(READ)
    if known is None or known[0] is not kept:
        known = turn.session.info[READ] = (kept, _read(kept))
    listed: Listed = known[1]
    return listed


def _read(kept: Mapping[str, Any]) -> Listed:
    return Listed(
        kept["kind"], tuple(kept["ids"]), kept["first"], kept["shown"], datetime.fromisoformat(kept["at"])
    )  # fmt: skip


def speak_of(turn: Turn, subject: str) -> None:
    """What was answered just now, for a question that leans on it; another list ends it."""
    kept = turn.conversation.listing or {"kind": "", "ids": [], "first": 0, "shown": 0, "at": turn.now.isoformat()}
    turn.conversation.listing = {**kept, "spoken_of": subject, "spoken_at": turn.now.isoformat()}


def spoken_of(turn: Turn, *, within: timedelta) -> str:
    kept = turn.conversation.listing or {}
    lately = "spoken_at" in kept and turn.now - datetime.fromisoformat(kept["spoken_at"]) <= within
    return str(kept["spoken_of"]) if lately else ""


def spoken_at(turn: Turn) -> datetime:
    """When that was answered. Raises KeyError where nothing is spoken of."""
    return datetime.fromisoformat((turn.conversation.listing or {})["spoken_at"])


def forget(turn: Turn) -> None:
    _keep(turn.conversation, None, puts(turn.conversation))


def puts(conversation: Conversation) -> tuple[Put, ...]:
    """Questions put and not yet answered, the newest first."""
    kept = (conversation.listing or {}).get("puts", ())
    return tuple(Put(**{**one, "ids": tuple(one["ids"]), "options": tuple(one["options"])}) for one in kept)


def keep_puts(conversation: Conversation, waiting: Sequence[Put]) -> None:
    """These and no others; the list itself stays."""
    listed = {name: value for name, value in (conversation.listing or {}).items() if name != "puts"}
    _keep(conversation, listed if listed.get("kind") else None, waiting)


def _keep(conversation: Conversation, listed: dict[str, Any] | None, waiting: Sequence[Put]) -> None:
    """Where no list is left, an empty one carries the questions."""
    if not waiting:
        conversation.listing = listed
        return
    listed = listed or {"kind": "", "ids": [], "first": 0, "shown": 0, "at": waiting[0].at}
    conversation.listing = {**listed, "puts": [asdict(one) for one in waiting[:MOST_PUT]]}
