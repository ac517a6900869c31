"""Carries HTTP to an application in this very process, without sockets: for scripts and tests.

httpx.Client(transport=InProcess(app), base_url="http://bot") can be the simulator's sender, or the caller of
create_app(simulator).
"""

import asyncio
import threading
from functools import cache

import httpx
from starlette.types import ASGIApp


class InProcess(httpx.BaseTransport):
    """Hands each request to one shared loop in a thread of its own, so that it works under a running loop too."""

    def __init__(self, app: ASGIApp) -> None:
        self._inner = httpx.ASGITransport(app)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """After a time-out the application goes on working, as a real one would."""
        patience = request.extensions.get("timeout", {}).get("read")
        answer = asyncio.run_coroutine_threadsafe(self._ask(request), _loop())
        try:
            return answer.result(patience)
        except TimeoutError as error:
            raise httpx.ReadTimeout("no answer in time", request=request) from error

    async def _ask(self, request: httpx.Request) -> httpx.Response:
        body = request.read()
        asked = httpx.Request(request.method, request.url, headers=request.headers, content=body)
        try:
            answer = await self._inner.handle_async_request(asked)
        except AssertionError as error:
            raise httpx.RemoteProtocolError("the answer broke off", request=request) from error
        content = await answer.aread()
        return httpx.Response(answer.status_code, headers=answer.headers, content=content)


def client(app: ASGIApp, *, timeout: float = 5.0) -> httpx.Client:
    return httpx.Client(transport=InProcess(app), base_url="http://simulated", timeout=timeout)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="in-process http", daemon=True).start()
    return loop
