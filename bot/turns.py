"""Who answers when: on SQLite one thread takes everything that waits and commits it in one go, elsewhere a few threads."""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from anyio import CapacityLimiter, to_thread

from bot.intake import Answered, Busy, Intake
from bot.runtime import Runtime
from handlers.dialogue.incoming import Incoming

log = logging.getLogger(__name__)

# Threads that answer. SQLite has one writer: a second thread would only stand in its way, at every statement anew.
ANSWERING_ON_SQLITE, ANSWERING = 1, 4
# Messages that share one commit at most: the first of them waits for the last.
TOGETHER = 16


@dataclass(frozen=True)
class Waiting:
    incoming: Incoming
    received: float
    answer: "asyncio.Future[Answered]"


class Turns:
    def __init__(self, runtime: Runtime, intake: Intake) -> None:
        self._intake = intake
        self._share = runtime.settings.is_sqlite
        self._limiter = CapacityLimiter(ANSWERING_ON_SQLITE if self._share else ANSWERING)
        self._waiting: deque[Waiting] = deque()
        self._at_work: asyncio.Task[None] | None = None

    async def take(self, incoming: Incoming, received: float) -> Answered:
        """The answer, once it is committed. Raises Busy."""
        if not self._share:
            return await to_thread.run_sync(self._alone, incoming, received, limiter=self._limiter)
        waiting = Waiting(incoming, received, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._at_work is None or self._at_work.done():
            self._at_work = asyncio.create_task(self._work())
        return await waiting.answer

    async def _work(self) -> None:
        while self._waiting:
            taken = [self._waiting.popleft() for _ in range(min(TOGETHER, len(self._waiting)))]
            try:
                answers = await to_thread.run_sync(self._all, taken, limiter=self._limiter)
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

    def _alone(self, incoming: Incoming, received: float) -> Answered:
        return self._intake.take(incoming, received=received)

    def _all(self, taken: Sequence[Waiting]) -> Sequence[Answered | None]:
        return self._intake.take_all([(one.incoming, one.received) for one in taken])
