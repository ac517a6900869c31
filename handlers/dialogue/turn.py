"""One turn of a conversation: everything a handler may know."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from db.models import Conversation, Follower, Staff, Worker
from db.station import Station
from handlers.dialogue.incoming import Incoming
from nlp.library import Library
from nlp.understand import Meaning


def no_link(_purpose: str, _subject: int | str) -> str:
    """Where phones cannot reach us there are no pages to lead to."""
    return ""


@dataclass(frozen=True)
class Turn:
    """`words` is what counts as said: typed text, recognised speech, or fragments joined; masked of ID numbers.

    `worker` is None until somebody has registered through this phone; `staff` is None for everyone but bound staff.
    """

    session: Session
    now: datetime
    incoming: Incoming
    words: str
    meaning: Meaning
    follower: Follower
    conversation: Conversation
    station: Station
    library: Library
    worker: Worker | None = None
    staff: Staff | None = None
    muted: bool = False  # a person has taken over this conversation
    hid_a_number: bool = False  # an ID or card number was typed and has been masked
    link: Callable[[str, int | str], str] = no_link  # a signed address of a page, for a purpose and a row's number

    @property
    def person(self) -> Worker:
        """The registered person who speaks. Raises LookupError when nobody has registered yet."""
        if self.worker is None:
            raise LookupError("nobody has registered through this phone")
        return self.worker

    @property
    def intent(self) -> str:
        return self.meaning.intent

    def saying(self, words: str, meaning: Meaning) -> "Turn":
        """The same turn, as if `words` had been said."""
        return replace(self, words=words, meaning=meaning)

    def by(self, worker: Worker | None) -> "Turn":
        return replace(self, worker=worker)
