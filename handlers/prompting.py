"""Questions that the station asks of its own accord: never into the middle of something, answered by a number."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from db import followers, outbox
from db.models import Conversation, Follower
from handlers import texts
from handlers.dialogue import listing
from handlers.dialogue.form import lay_by
from handlers.dialogue.listing import Put
from handlers.dialogue.replies import Choices, notice, words_of

# Somebody who answered a form, or was asked something, less than this ago is in the middle of it.
PAUSE = timedelta(hours=1)
# A form left longer than that becomes a draft, so that a number answers the new question.
ASK_AT_MOST = 20


def is_free(conversation: Conversation, *, now: datetime) -> bool:
    form_at = conversation.form_at if conversation.form else None
    asked = conversation.asked
    asked_at = datetime.fromisoformat(asked["at"]) if asked else None
    return all(at is None or now - at > PAUSE for at in (form_at, asked_at, _listed_at(conversation)))


def may_speak(session: Session, follower: Follower, *, now: datetime) -> bool:
    """Looks only: somebody who has never said anything has no conversation yet, and is free."""
    standing = followers.find_conversation(session, follower)
    return standing is None or is_free(standing, now=now)


def ask(
    session: Session, follower: Follower, *, kind: str, words: str, options: Sequence[str], about: int, key: str,
    title: str, now: datetime, after: str = "",
) -> bool:  # fmt: skip
    """Owe the question; its numbers are answered by the list `kind`, which gets place + 1 and keeps `about` as its first id.

    Outside the window a notice goes that says by `title` what it is about; `open_question` then shows the whole.
    False when it was asked before or the follower has left; then nothing changes.
    """
    fields = {"thing1": title, "time2": f"{now:%Y-%m-%d %H:%M}", "thing3": texts.check_ups.NOTICE_HERE}
    message = notice(words_of(Choices(words, tuple(options), after)), "reminder", fields)
    if not outbox.owe(session, follower=follower, message=message, key=key, kind="reminder", now=now):
        return False
    conversation = followers.conversation_of(session, follower)
    lay_by(conversation)
    conversation.asked = None
    ids = [joined(about, place) for place in range(1, len(options) + 1)]
    listing.remember_in(conversation, kind, ids, first=0, shown=len(options), now=now)
    put = Put(kind, tuple(ids), now.isoformat(), key, title, words, tuple(options), after)
    listing.keep_puts(conversation, [put, *listing.puts(conversation)])
    return True


def joined(about: int, option: int) -> int:
    """What stands for an option, counted from 1, among the items of a list."""
    return about * ASK_AT_MOST + option


def split(item: int) -> tuple[int, int]:
    """What a picked number is about, and which option it was, from 1."""
    return item // ASK_AT_MOST, item % ASK_AT_MOST


def _listed_at(conversation: Conversation) -> datetime | None:
    """A list just shown is being read; its numbers must stay its own."""
    return datetime.fromisoformat(conversation.listing["at"]) if conversation.listing else None
