"""Who answers when: on SQLite one thread takes everything that waits and commits it in one go, elsewhere a few threads."""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from anyio import CapacityLimiter, to_thread

from bot.clock import elapsed
from bot.intake import Answered, Busy, Intake
from bot.runtime import Runtime
from bot.urgent import is_urgent
from handlers.dialogue.incoming import Incoming

log = logging.getLogger(__name__)

# Threads that answer. SQLite has one writer: a second thread would only stand in its way, at every statement anew.
ANSWERING_ON_SQLITE, ANSWERING = 1, 4
# Messages that share one commit at most: the first of them waits for the last.
TOGETHER = 8
# Whoever has waited this long for their turn is put by: the answer would come too late, and those behind would wait as well.
BEGINS_WITHIN = 1.5
# Where the line has not been empty for so long, more come than one thread can answer: waiting shortens nothing then, and a short
# wait is all that is asked of anybody (controlled delay). Across machines there are more threads, and the database orders them.
RUSH_AFTER, BEGINS_SOON = 1.0, 0.3


@dataclass(frozen=True)
class Waiting:
    incoming: Incoming
    received: float
    answer: "asyncio.Future[Answered]"
    since: float

    @cached_property
    def urgent(self) -> bool:
        """救命 waits for its turn, however late: what is put by may wait as long as a rush lasts."""
        return is_urgent(self.incoming)

    def is_late(self, now: float, allowed: float) -> bool:
        return now - self.since > allowed and not self.urgent


class Turns:
    def __init__(self, runtime: Runtime, intake: Intake) -> None:
        self._intake, self._line = intake, runtime.line
        self._share = runtime.settings.is_sqlite
        self._limiter = CapacityLimiter(ANSWERING_ON_SQLITE if self._share else ANSWERING)
        self._waiting: deque[Waiting] = deque()
        self._at_work: asyncio.Task[None] | None = None

    async def take(self, incoming: Incoming, received: float) -> Answered:
        """The answer, once it is committed; none where the turn did not come in time. Raises Busy."""
        with self._line.one():
            return await self._taken(incoming, received)

    async def _taken(self, incoming: Incoming, received: float) -> Answered:
        if not self._share:
            return await to_thread.run_sync(self._alone, incoming, received, elapsed(), limiter=self._limiter)
        waiting = Waiting(incoming, received, asyncio.get_running_loop().create_future(), elapsed())
        self._waiting.append(waiting)
        if self._at_work is None or self._at_work.done():
            self._at_work = asyncio.create_task(self._work())
        return await waiting.answer

    async def _work(self) -> None:
        while self._waiting:
            taken = self._late()
            work = self._put_by if taken else self._all
            taken = taken or [self._waiting.popleft() for _ in range(min(TOGETHER, len(self._waiting)))]
            try:
                answers = await to_thread.run_sync(work, taken, limiter=self._limiter)
            except Busy:
                answers = [None] * len(taken)
            except Exception:
                log.exception("%d messages were not answered", len(taken))
                answers = [None] * len(taken)
            for one, answered in zip(taken, answers, strict=True):
                # Whoever hung up meanwhile waits no longer; what they said is done and stored all the same.
                if one.answer.done():
                    continue
                if answered is None:
                    one.answer.set_exception(Busy())
                else:
                    one.answer.set_result(answered)

    def _late(self) -> list[Waiting]:
        """Out of the line, in the order in which they came."""
        now, allowed = elapsed(), self._allowed()
        late = [one for one in self._waiting if one.is_late(now, allowed)]
        if late:
            self._waiting = deque(one for one in self._waiting if not one.is_late(now, allowed))
        return late

    def _allowed(self) -> float:
        rush = self._share and self._line.stands_for() > RUSH_AFTER
        return BEGINS_SOON if rush else BEGINS_WITHIN

    def _alone(self, incoming: Incoming, received: float, since: float) -> Answered:
        if elapsed() - since <= self._allowed() or is_urgent(incoming):
            return self._intake.take(incoming, received=received)
        self._intake.put_by(incoming)
        return Answered(None, put_by=True)

    def _all(self, taken: Sequence[Waiting]) -> Sequence[Answered | None]:
        return self._intake.take_all([(one.incoming, one.received) for one in taken])

    def _put_by(self, taken: Sequence[Waiting]) -> Sequence[Answered | None]:
        self._intake.put_by(*(one.incoming for one in taken))
        return [Answered(None, put_by=True)] * len(taken)
