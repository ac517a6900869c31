"""Messages for which there is no place are stored together, as many as have come while the last ones were being stored."""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence

from anyio import CapacityLimiter, to_thread

from bot.intake import Busy, Intake
from handlers.dialogue.incoming import Incoming

log = logging.getLogger(__name__)

# Of one commit at most: the first of them waits for the last.
TOGETHER = 200


class PuttingBy:
    """One thread, which answers do not use: messages put by cost next to nothing when they share a commit."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._limiter = CapacityLimiter(1)
        self._waiting: deque[tuple[Incoming, asyncio.Future[None]]] = deque()
        self._at_work: asyncio.Task[None] | None = None

    async def store(self, incoming: Incoming) -> None:
        """Returns once it is committed. Raises Busy."""
        stored = asyncio.get_running_loop().create_future()
        self._waiting.append((incoming, stored))
        if self._at_work is None or self._at_work.done():
            self._at_work = asyncio.create_task(self._work())
        await stored

    async def _work(self) -> None:
        while self._waiting:
            taken = [self._waiting.popleft() for _ in range(min(TOGETHER, len(self._waiting)))]
            stored = await to_thread.run_sync(self._all, [one for one, _ in taken], limiter=self._limiter)
            for _, waiting in taken:
                # Whoever hung up meanwhile waits no longer.
                if waiting.done():
                    continue
                if stored:
                    waiting.set_result(None)
                else:
                    waiting.set_exception(Busy())

    def _all(self, messages: Sequence[Incoming]) -> bool:
        try:
            self._intake.put_by(*messages)
        except Busy:
            return False
        except Exception:
            log.exception("%d messages were not put by", len(messages))
            return False
        return True
