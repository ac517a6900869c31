"""A form is data plus one function: the steps that are asked, and what is done with the answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from db.models import Conversation
from handlers.dialogue.answers import Answer, Ask, Given, When
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn

REVIEW = "review"
Remembered = Callable[[Turn, Given], Any]


@dataclass(frozen=True)
class Step:
    """`label` names the answer in the summary ("" keeps it out); `known` gives an answer the records already hold.

    `again` is a shorter question for when it has just been read. An answer is forgotten when the one it `follows` changes.
    """

    name: str
    ask: Ask
    answer: Answer
    label: str = ""
    when: When | None = None
    known: Remembered | None = None
    optional: bool = False
    again: str = ""
    follows: str = ""

    def question(self, turn: Turn, given: Given, *, again: bool = False) -> str:
        if again and self.again:
            return self.again
        return self.ask if isinstance(self.ask, str) else self.ask(turn, given)

    def wanted(self, turn: Turn, given: Given) -> bool:
        return self.when is None or self.when(turn, given)


@dataclass(frozen=True)
class Objection:
    """An answer that another one has made impossible: `step` is asked again after `words`, `drops` are forgotten too."""

    step: str
    words: str
    drops: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """`title` completes "您的…还没填完"; `intents` open it; `opens_with` teaches its opening phrases.

    `gate` may refuse the opening with replies (already enrolled, nothing to choose from). `review` False submits at
    once, for forms of a single question. `stops_at` ends the form early (consent refused) with what it returns.
    `objects` sends a form back to a question whose answer does not go with the others. `explains` answers a question
    about the form's own subject, before the open question is repeated. `preview` is shown at the end instead of the
    list of answers. `hears` takes up what is told anew of an answer given before, and says so. `left` is said when it is given up and something is kept all the same. `about_others`: a name or a phone in it is somebody else's. `sends`: 不发了 gives it up.
    `of_the_record`: it changes what one has registered, which stays when it is left. `lapses`: whoever speaks of something else is not led back to it.
    """

    name: str
    title: str
    steps: tuple[Step, ...]
    submit: Callable[[Turn, Given], Sequence[Reply]]
    intents: tuple[str, ...] = ()
    opens_with: tuple[str, ...] = ()
    gate: Callable[[Turn, Given], Sequence[Reply] | None] | None = None
    still_possible: Callable[[Turn, Given], str | None] | None = None
    review: bool = True
    review_words: str = ""
    for_staff: bool = False
    stops_at: Callable[[Turn, Given], Sequence[Reply] | None] | None = None
    objects: Callable[[Turn, Given], Objection | None] | None = None
    preview: Callable[[Turn, Given], str] | None = None
    explains: Callable[[Turn, Given], Sequence[Reply] | None] | None = None
    about_others: bool = False
    sends: bool = False
    hears: Callable[[Turn, dict[str, Any]], str] | None = None
    left: str = ""
    of_the_record: bool = False
    lapses: bool = False

    def step(self, name: str) -> Step | None:
        return next((step for step in self.steps if step.name == name), None)


# In a draft: the one that had been put aside before, and when.
BELOW, DRAFT_LASTS = "below", timedelta(days=7)


@dataclass
class State:
    """Where an open form stands; kept as JSON in the conversation.

    `trail` lists the steps answered by the person, in order, so that they can be walked back; `earlier` keeps the old
    answer of a step that was stepped back to; `pending` is an answer waiting for "是不是…" to be confirmed; `choosing` while
    the fields stand listed at the summary, and a number means one of them; `offering` while a person is offered; `above`
    while a list stands above the question, which then has no numbers of its own. `whose` is the number of the person it is
    done for, 0 for somebody not registered yet, None for a draft from before this was kept. `refusal` is why the last answer was refused, `refused` how often in a row.
    """

    name: str
    given: dict[str, Any] = field(default_factory=dict)
    open: str = ""
    trail: list[str] = field(default_factory=list)
    earlier: dict[str, Any] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    pending: dict[str, Any] | None = None
    misses: int = 0
    leaving: bool = False
    choosing: bool = False
    whose: int | None = None
    offering: bool = False
    above: bool = False
    refusal: str = ""
    refused: int = 0

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name, "given": self.given, "open": self.open, "trail": self.trail, "earlier": self.earlier,
            "skipped": self.skipped, "pending": self.pending, "misses": self.misses, "leaving": self.leaving,
            "choosing": self.choosing, "whose": self.whose, "offering": self.offering, "above": self.above,
            "refusal": self.refusal, "refused": self.refused,
        }  # fmt: skip

    @staticmethod
    def of(kept: Mapping[str, Any]) -> "State":
        own = {name: value for name, value in kept.items() if name != BELOW}
        return State(**{**own, "given": dict(kept["given"]), "earlier": dict(kept["earlier"])})


def keep(turn: Turn, state: State | None, *, now: datetime | None = None) -> None:
    """Write the state back; a new dict each time, so that the change is seen by the records."""
    turn.conversation.form = state.as_json() if state else None
    turn.conversation.form_at = (now or turn.now) if state else None


def lay_by(conversation: Conversation) -> None:
    """A form left over night waits as a draft; what had been put aside before it was promised its days, and stays below."""
    form, before = conversation.form, conversation.draft
    if form is None or conversation.form_at is None:
        return
    if before is not None and conversation.draft_at is not None and before["name"] != form["name"]:
        form = {**form, BELOW: {"draft": before, "at": conversation.draft_at.isoformat()}}
    conversation.draft, conversation.draft_at = form, conversation.form_at
    conversation.form = conversation.form_at = None


def drop_draft(turn: Turn) -> None:
    """The one below it comes up, unless its days are over."""
    below = (turn.conversation.draft or {}).get(BELOW)
    turn.conversation.draft = turn.conversation.draft_at = None
    if below and turn.now - (at := datetime.fromisoformat(below["at"])) <= DRAFT_LASTS:
        turn.conversation.draft, turn.conversation.draft_at = below["draft"], at
