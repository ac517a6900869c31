"""WeChat's door: prove the address, take a message, hand back the passive reply."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool

from bot.clock import elapsed
from bot.intake import Answered, Busy, Intake
from bot.places import Places
from bot.putting_by import PuttingBy
from bot.runtime import Runtime
from bot.turns import Turns
from bot.urgent import is_urgent
from bot.wechat.crypto import Forbidden
from bot.wechat.nodes import Malformed
from bot.wechat.passive import PassiveText
from bot.wechat.wire import MAX_BODY, SUCCESS, Opened, Wire
from handlers.dialogue import bursts
from handlers.dialogue.incoming import Incoming

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
        self._places = Places(runtime.settings.admission)
        self._putting_by = PuttingBy(self.intake)
        self._turns = Turns(runtime, self.intake)

    def prove(self, request: Request) -> Response:
        try:
            echo = self.wire.prove_address(request.query_params, now=self.runtime.clock())
        except Forbidden:
            return Response(status_code=403)
        return Response(echo, media_type="text/plain")

    @asynccontextmanager
    async def arrive(self, request: Request) -> AsyncIterator[Arrived]:
        """Open the body, let a fragment wait for its rest without holding a thread or a transaction, and admit it."""
        received = elapsed()
        # Read before anything is waited for: whoever hangs up meanwhile has been heard all the same.
        arrived = self._open(request, await _body(request), received)
        if arrived.opened is not None:
            await self._let_wait(arrived.opened.incoming)
            if self._places.are_taken() and not is_urgent(arrived.opened.incoming):
                yield await self._put_by(arrived.opened.incoming, received)
                return
        with self._places.one():
            yield arrived

    async def answer(self, arrived: Arrived) -> Response:
        if arrived.answer is not None or arrived.opened is None:
            return arrived.answer or Response(SUCCESS)
        began = elapsed()
        try:
            answered = await self._turns.take(arrived.opened.incoming, arrived.received)
        except Busy:
            self._count("busy", began)
            return Response(status_code=503)
        self._count(_result(answered), began)
        reply = PassiveText(answered.text) if answered.text else None
        sealed = self.wire.seal(reply, arrived.opened.envelope, now=self.runtime.clock())
        return Response(sealed, media_type="text/xml")

    def _count(self, result: str, began: float) -> None:
        if self.runtime.meters is not None:
            self.runtime.meters.message(result, elapsed() - began)

    def _open(self, request: Request, body: bytes, received: float) -> Arrived:
        try:
            opened = self.wire.open(request.query_params, body, now=self.runtime.clock())
        except Forbidden:
            return Arrived(None, received, Response(status_code=403))
        except Malformed:
            log.warning("a genuine message could not be read")
            return Arrived(None, received, Response(SUCCESS))
        return Arrived(opened, received)

    async def _put_by(self, incoming: Incoming, received: float) -> Arrived:
        """Too many wait already: store the message alone."""
        began = elapsed()
        try:
            await self._putting_by.store(incoming)
        except Busy:
            self._count("busy", began)
            return Arrived(None, received, Response(status_code=503))
        self._count("put by", began)
        return Arrived(None, received, Response(SUCCESS))

    async def _let_wait(self, incoming: Incoming) -> None:
        if bursts.may_wait(incoming) and await run_in_threadpool(self.intake.hold, incoming):
            await self._wait_for_the_rest(incoming.key)

    async def _wait_for_the_rest(self, key: str) -> None:
        until = elapsed() + self.runtime.settings.burst_wait_seconds
        while elapsed() < until:
            await asyncio.sleep(GLANCE)
            if not await run_in_threadpool(self.intake.still_held, key):
                return


def _result(answered: Answered) -> str:
    """As the figures of the channel name it."""
    if answered.put_by:
        return "put by"
    return "repeated" if answered.repeated else "answered" if answered.text else "silent"


async def _body(request: Request) -> bytes:
    """The raw body, read no further than just past what WeChat ever sends."""
    read = bytearray()
    async for part in request.stream():
        read += part
        if len(read) > MAX_BODY:
            break
    return bytes(read)


def add_to(app: FastAPI, door: Door) -> None:
    """As plain routes: there is nothing here that FastAPI's reading of parameters could add, and every message pays for it."""

    async def take(request: Request) -> Response:
        async with door.arrive(request) as arrived:
            return await door.answer(arrived)

    async def prove(request: Request) -> Response:
        return door.prove(request)

    app.add_route("/wechat", prove, methods=["GET"])
    app.add_route("/wechat", take, methods=["POST"])
