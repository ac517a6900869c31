"""WeChat's door: prove the address, take a message, hand back the passive reply."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool

from bot.clock import elapsed
from bot.intake import Busy, Intake
from bot.runtime import Runtime
from bot.wechat.crypto import Forbidden
from bot.wechat.nodes import Malformed
from bot.wechat.passive import PassiveText
from bot.wechat.wire import MAX_BODY, SUCCESS, Opened, Wire
from handlers.dialogue import bursts

log = logging.getLogger(__name__)

# How often a waiting fragment looks whether a later message has taken it along.
GLANCE = 0.2


@dataclass(frozen=True)
class Arrived:
    """A message at the door: opened, or the answer that ends it here."""

    opened: Opened | None
    received: float
    answer: Response | None = None


class Door:
    def __init__(self, runtime: Runtime, wire: Wire) -> None:
        self.runtime, self.wire = runtime, wire
        self.intake = Intake(runtime)
        self._places = asyncio.Semaphore(runtime.settings.admission)

    def prove(self, request: Request) -> Response:
        try:
            echo = self.wire.prove_address(request.query_params, now=self.runtime.clock())
        except Forbidden:
            return Response(status_code=403)
        return Response(echo, media_type="text/plain")

    async def arrive(self, request: Request) -> AsyncIterator[Arrived]:
        """Read and open the body, and let a fragment wait for its rest without holding a thread or a transaction."""
        received = elapsed()
        async with self._admitted():
            yield await self._open(request, received)

    def answer(self, arrived: Arrived) -> Response:
        if arrived.answer is not None or arrived.opened is None:
            return arrived.answer or Response(SUCCESS)
        try:
            answered = self.intake.take(arrived.opened.incoming, received=arrived.received)
        except Busy:
            return Response(status_code=503)
        reply = PassiveText(answered.text) if answered.text else None
        sealed = self.wire.seal(reply, arrived.opened.envelope, now=self.runtime.clock())
        return Response(sealed, media_type="text/xml")

    @asynccontextmanager
    async def _admitted(self) -> AsyncIterator[None]:
        async with self._places:
            yield

    async def _open(self, request: Request, received: float) -> Arrived:
        body = await _body(request)
        try:
            opened = self.wire.open(request.query_params, body, now=self.runtime.clock())
        except Forbidden:
            return Arrived(None, received, Response(status_code=403))
        except Malformed:
            log.warning("a genuine message could not be read")
            return Arrived(None, received, Response(SUCCESS))
        if bursts.may_wait(opened.incoming) and await run_in_threadpool(self.intake.hold, opened.incoming):
            await self._wait_for_the_rest(opened.incoming.key)
        return Arrived(opened, received)

    async def _wait_for_the_rest(self, key: str) -> None:
        until = elapsed() + self.runtime.settings.burst_wait_seconds
        while elapsed() < until:
            await asyncio.sleep(GLANCE)
            if not await run_in_threadpool(self.intake.still_held, key):
                return


async def _body(request: Request) -> bytes:
    """The raw body, read no further than just past what WeChat ever sends."""
    read = bytearray()
    async for part in request.stream():
        read += part
        if len(read) > MAX_BODY:
            break
    return bytes(read)


def routes(door: Door) -> APIRouter:
    router = APIRouter()

    @router.get("/wechat")
    def prove(request: Request) -> Response:
        return door.prove(request)

    @router.post("/wechat")
    def take(arrived: Annotated[Arrived, Depends(door.arrive)]) -> Response:
        return door.answer(arrived)

    return router
