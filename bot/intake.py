"""One incoming message, one transaction: seen once, answered once, stored with what it owes."""

import logging
import math
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session

from bot import fragments, transcript
from bot.clock import elapsed
from bot.runtime import Runtime
from bot.shelf import Shelf
from bot.speech import Speech, compose
from db import callers, followers, inbox, outbox, putting_by, standing
from db.callers import Caller
from db.engine import collided
from db.models import Follower, Inbox
from db.refusals import Refusal
from handlers import media, refusals, routes, texts
from handlers.dialogue.incoming import Incoming, Kind, taken_up
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import identity

log = logging.getLogger(__name__)

Write = Callable[[], AbstractContextManager[Session]]
# A message this much older than one already taken never moves a form forward; danger and the like are heard all the same.
OUT_OF_ORDER = timedelta(seconds=3)
FLOOD_BURST, FLOOD_PER_SECOND = 20.0, 0.5
# Deadlocks, and two who took the same number.
TRIES = 3
# Seconds: what is put by wakes the answering of it no oftener than this, for that looks again by itself.
WAKES_APART = 1.0


@dataclass(frozen=True)
class Answered:
    """`text` is the passive reply, None for a bare success; what is `put_by` is answered later."""

    text: str | None
    repeated: bool = False
    put_by: bool = False


class Busy(Exception):
    """The records cannot take the message now; WeChat will bring it again."""


class _SaidNo(Exception):
    """A refusal, already in words: what it carries may not be read any more once the records are rolled back."""

    def __init__(self, replies: Sequence[Reply]) -> None:
        super().__init__()
        self.replies = replies


class Intake:
    def __init__(self, runtime: Runtime, write: Write | None = None, shelf: Shelf | None = None) -> None:
        self._runtime = runtime
        self._write = write or runtime.records.write
        self._shelf = shelf or Shelf(runtime.library)
        self._woke = -math.inf

    def hold(self, incoming: Incoming) -> bool:
        """Let a fragment wait for its rest. False when it was seen before or must not wait."""
        try:
            return self._hold(incoming)
        except (DBAPIError, PoolTimeout):
            return False

    def put_by(self, *messages: Incoming) -> None:
        """Store messages that cannot be answered now, all or none; they are answered once nobody waits. Raises Busy."""
        kept = [fragments.put_by(incoming) for incoming in messages]
        try:
            with self._runtime.records.write() as session:
                putting_by.store(session, kept, now=self._runtime.clock())
        except (DBAPIError, PoolTimeout):
            raise Busy from None
        self._runtime.line.has_put_by()
        if elapsed() - self._woke > WAKES_APART:
            self._woke = elapsed()
            self._runtime.wake("answer_stranded")

    def take_up(self, key: str, openid: str) -> None:
        """Answer what was put by or stranded, by a message of its own: its delivery is long over. Raises Busy."""
        with self._runtime.records.read() as session:
            row = inbox.find(session, key)
        if row is not None and row.state in inbox.WAITING and row.held:
            self.take(taken_up(row.held, key=key, openid=openid), received=-math.inf)

    def _hold(self, incoming: Incoming) -> bool:
        now = self._runtime.clock()
        with self._runtime.records.write() as session:
            follower = followers.arrive(session, openid=incoming.openid, now=now)
            if not inbox.claim(session, key=incoming.key, kind=incoming.kind, sent_at=incoming.sent_at, now=now):
                return False
            fragments.keep_waiting(session, incoming, follower)
            if kind := incoming.opens_window:
                followers.open_window(session, follower=follower, kind=kind, now=now)
        return True

    def still_held(self, key: str) -> bool:
        """False once a later message has taken this fragment with it."""
        with self._runtime.records.read() as session:
            row = inbox.find(session, key)
            return row is not None and row.state == "held"

    def take(self, incoming: Incoming, *, received: float | None = None) -> Answered:
        """Answer one message. Raises Busy when the records cannot take it, so that WeChat repeats it."""
        received = elapsed() if received is None else received
        try:
            answered, owed = self._patiently(incoming, received)
        except DBAPIError as trouble:
            log.warning("message %s: the records said %s", incoming.key, type(trouble.orig).__name__)
            if isinstance(trouble, OperationalError):
                raise Busy from None
            return self._apologise(incoming)
        except PoolTimeout:
            raise Busy from None
        except Exception:
            log.exception("message %s failed", incoming.key)
            return self._apologise(incoming)
        if owed:
            self._runtime.wake("drain")
        return answered

    def take_all(self, messages: Sequence[tuple[Incoming, float]]) -> Sequence[Answered | None]:
        """Answer several messages in their order with one commit; None stands for whoever must come again."""
        if len(messages) == 1:
            return [self._or_none(*messages[0])]
        try:
            with self._runtime.records.together() as write:
                one_by_one = Intake(self._runtime, write, self._shelf)
                return [one_by_one._or_none(incoming, received) for incoming, received in messages]
        except (DBAPIError, PoolTimeout) as trouble:
            log.warning("%d messages together: the records said %s", len(messages), type(trouble).__name__)
            return [None] * len(messages)

    def _or_none(self, incoming: Incoming, received: float) -> Answered | None:
        try:
            return self.take(incoming, received=received)
        except Busy:
            return None

    def _patiently(self, incoming: Incoming, received: float) -> tuple[Answered, bool]:
        """Collisions with other messages are over once the others have committed."""
        for left in reversed(range(TRIES)):
            try:
                return self._once(incoming, received)
            except DBAPIError as trouble:
                if not left or not collided(trouble):
                    raise
        raise Busy

    def _once(self, incoming: Incoming, received: float) -> tuple[Answered, bool]:
        try:
            return self._in_one_transaction(incoming, received)
        except _SaidNo as no:
            # The records said no and were rolled back as a whole; only the words for it are stored.
            return self._in_one_transaction(incoming, received, no.replies)

    def _in_one_transaction(
        self, incoming: Incoming, received: float, said_no: Sequence[Reply] | None = None
    ) -> tuple[Answered, bool]:
        with self._write() as session:
            try:
                answered = self._answer(session, incoming, received, said_no)
            except Refusal as refusal:
                raise _SaidNo(refusals.words(refusal)) from refusal
            return answered, outbox.OWED in session.info

    def _answer(
        self, session: Session, incoming: Incoming, received: float, said_no: Sequence[Reply] | None
    ) -> Answered:
        now = self._runtime.clock()
        # The follower's row is locked first, then the key: the same order as in `hold`.
        caller = callers.arrive(session, openid=incoming.openid, now=now)
        if not inbox.claim(session, key=incoming.key, kind=incoming.kind, sent_at=incoming.sent_at, now=now):
            seen = inbox.get(session, incoming.key)
            if seen.state not in inbox.WAITING:
                if incoming.unfollowed:
                    # They left at the first delivery; this one must not leave a new follower behind.
                    followers.leave(session, follower=caller.follower, now=now)
                return Answered(_stored_text(seen), repeated=True)
        parts = fragments.of(session, caller, incoming)
        if parts and incoming.has_words and (parts[-1].sent_at or now) > incoming.sent_at:
            # A newer fragment waits and will carry the reply.
            fragments.keep_waiting(session, incoming, caller.follower)
            return Answered(None)
        words = fragments.joined(parts, incoming)
        inbox.join(session, parts)
        # Words that waited and then a picture or a sticker: the words are what is answered.
        said = replace(incoming, kind=Kind.TEXT, text=words) if parts and not incoming.has_words else incoming
        turn = self._turn(session, said, caller, words, now)
        medium = media.keep(turn, incoming)
        speech = self._speak(turn, said_no, shown=None if said is incoming else incoming)
        transcript.write(turn, speech, shown=incoming, medium=medium)
        return self._settle(turn, speech, late=self._is_late(received))

    def _speak(self, turn: Turn, said_no: Sequence[Reply] | None, *, shown: Incoming | None) -> Speech:
        follower, incoming = turn.follower, turn.incoming
        if kind := incoming.opens_window:
            followers.open_window(turn.session, follower=follower, kind=kind, now=turn.now)
        tokens = _flood_tokens(follower, turn)
        flooding = tokens < 1.0 and _is_harmless(turn)
        left = tokens if flooding else max(0.0, tokens - 1.0)
        out_of_order = _is_out_of_order(follower, incoming)
        late = not flooding and out_of_order and not routes.is_heard_late(turn)
        newest = follower.last_sent_at if flooding or out_of_order else incoming.sent_at
        followers.seen(turn.session, follower=follower, sent_at=newest, flood_tokens=left, now=turn.now)
        if flooding or late:
            return compose([Text(texts.manners.OUT_OF_ORDER)] if late else [], turn)
        replies: Sequence[Reply] = routes.answer(turn) if said_no is None else said_no
        if shown is not None:
            replies = [*replies, *media.beside(replace(turn, incoming=shown))]
        turn.conversation.updated_at = turn.now
        return compose(replies, turn)

    def _turn(self, session: Session, incoming: Incoming, caller: Caller, words: str, now: datetime) -> Turn:
        masked = identity.hide(words)
        conversation = caller.conversation
        state = (conversation.form or {}).get("name") or str((conversation.listing or {}).get("kind", "")).partition(
            ":"
        )[0]
        role = "staff" if caller.staff else "worker"
        return Turn(
            session=session,
            now=now,
            incoming=incoming,
            words=masked,
            meaning=self._runtime.understander.understand(masked, role=role, state=state),
            follower=caller.follower,
            conversation=conversation,
            station=caller.station,
            library=self._shelf.library(session, now=now),
            worker=caller.worker,
            staff=caller.staff,
            muted=caller.muted,
            hid_a_number=masked != words,
            link=lambda purpose, subject: self._runtime.links.make(purpose, subject, now=now),
        )

    def _settle(self, turn: Turn, speech: Speech, *, late: bool) -> Answered:
        session, key, follower = turn.session, turn.incoming.key, turn.follower
        passive: str | None = speech.passive
        owed = list(speech.owed)
        if late and passive:
            # WeChat no longer listens for a passive answer; the words go out as a message of their own.
            passive, owed = None, [{"type": "text", "words": speech.passive}, *owed]
        for place, message in enumerate(owed):
            outbox.owe(
                session, follower=follower, message=message, key=f"answer:{key}:{place}", kind="answer", now=turn.now
            )
        standing.keep(session, turn.conversation)
        reply: dict[str, Any] | None = {"text": passive} if passive else None
        inbox.answer(session, key=key, follower_id=follower.key, reply=reply)
        return Answered(passive or None)

    def _is_late(self, received: float) -> bool:
        return elapsed() - received > self._runtime.settings.answer_within_seconds

    def _apologise(self, incoming: Incoming) -> Answered:
        """The message rolled back as a whole; the form stands where it was, and repeats hear the same apology."""
        now = self._runtime.clock()
        text = texts.common.SORRY_BUG if incoming.is_message else None
        try:
            with self._write() as session:
                follower = followers.arrive(session, openid=incoming.openid, now=now)
                inbox.claim(session, key=incoming.key, kind=incoming.kind, sent_at=incoming.sent_at, now=now)
                reply: dict[str, Any] | None = {"text": text} if text else None
                inbox.answer(session, key=incoming.key, follower_id=follower.key, reply=reply)
                if incoming.is_message:
                    # They may be what broke us, and would break the next message as well.
                    inbox.join(session, inbox.held_by(session, follower.key, around=incoming.sent_at))
        except (DBAPIError, PoolTimeout):
            raise Busy from None
        return Answered(text)


def _stored_text(row: Inbox) -> str | None:
    return (row.reply or {}).get("text")


def _is_out_of_order(follower: Follower, incoming: Incoming) -> bool:
    newest = follower.last_sent_at
    return newest is not None and incoming.is_message and incoming.sent_at < newest - OUT_OF_ORDER


def _flood_tokens(follower: Follower, turn: Turn) -> float:
    """A token bucket per follower: somebody flooding the account is no longer answered until it refills."""
    since = (turn.now - follower.flood_at).total_seconds() if follower.flood_at else 0.0
    return min(FLOOD_BURST, follower.flood_tokens + max(0.0, since) * FLOOD_PER_SECOND)


def _is_harmless(turn: Turn) -> bool:
    """Words of danger are always answered, and so is the station's own staff."""
    return turn.incoming.is_message and turn.meaning.alert is None and turn.staff is None
