"""The last search of a conversation: what was wanted, what was found, how far it was shown, which post was looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from db.models import Conversation
from handlers.dialogue.turn import Turn
from handlers.job_wish import Wish
from nlp import for_whom

READ = "last search read"
KEPT_FOR = timedelta(hours=24)


@dataclass(frozen=True)
class LastSearch:
    """`post` is the post looked at last; `near` says which condition each post of a list of near misses gives up."""

    wish: Wish = field(default_factory=Wish)
    ids: tuple[int, ...] = ()
    first: int = 0
    post: int | None = None
    at: datetime | None = None
    near: tuple[tuple[int, str], ...] = ()
    whom: str = ""  # who of the family wants the work, "" for the writer

    def page(self, size: int) -> tuple[int, ...]:
        return self.ids[self.first : self.first + size]

    def is_fresh(self, now: datetime) -> bool:
        return self.at is not None and now - self.at <= KEPT_FOR


def of(turn: Turn) -> LastSearch:
    kept: dict[str, Any] | None = turn.conversation.search
    if not kept:
        return LastSearch()
    # One message asks several times; what was read counts as long as it is the same that is kept.
    known = turn.session.info.get(READ)
    if known is None or known[0] is not kept:
        known = turn.session.info[READ] = (kept, _read(kept))
    last: LastSearch = known[1]
    return last


def _read(kept: dict[str, Any]) -> LastSearch:
    return LastSearch(
        Wish.of(kept["wish"]),
        tuple(kept["ids"]),
        kept["first"],
        kept["post"],
        datetime.fromisoformat(kept["at"]),
        tuple((post, said) for post, said in kept["near"]),
        kept.get("whom", ""),
    )


def keep(turn: Turn, last: LastSearch) -> None:
    keep_in(turn.conversation, last, now=turn.now)


def keep_in(conversation: Conversation, last: LastSearch, *, now: datetime) -> None:
    conversation.search = {
        "wish": last.wish.as_json(), "ids": list(last.ids), "first": last.first, "post": last.post,
        "at": now.isoformat(), "near": [list(pair) for pair in last.near], "whom": last.whom,
    }  # fmt: skip


def look_at(turn: Turn, post: int) -> None:
    """Remember the post whose card is shown, so that 这个 and 包吃住吗 mean it."""
    keep(turn, replace(of(turn), post=post))


def turn_to(turn: Turn, first: int) -> None:
    keep(turn, replace(of(turn), first=first))


def found(turn: Turn, wish: Wish, ids: Sequence[int], near: Sequence[tuple[int, str]] = ()) -> None:
    keep(turn, LastSearch(wish, tuple(ids), near=tuple(near), whom=_whom(turn)))


def note_for_whom(turn: Turn) -> None:
    """Where the same list is shown again, somebody else may want it now."""
    if turn.conversation.search and (whom := _whom(turn)) != of(turn).whom:
        keep(turn, replace(of(turn), whom=whom))


def _whom(turn: Turn) -> str:
    before = of(turn)
    stays = before.whom if before.is_fresh(turn.now) and not for_whom.is_own(turn.words) else ""
    return for_whom.find(turn.words) or stays
