"""What has to speak ASGI itself: the raw body, the mark on every answer, and a line that breaks."""

from fastapi import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MARK = (b"x-simulated", b"1")
NEAR = frozenset({"127.0.0.1", "::1", "testclient"})


async def raw_body(request: Request) -> bytes:
    return await request.body()


class Marked:
    """Answers only callers on this machine, and marks every answer as simulated."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), MARK]
            await send(message)

        near = (scope.get("client") or ("",))[0] in NEAR
        app = self._app if near else PlainTextResponse("the simulator answers this machine only", 403)
        await app(scope, receive, marked)


class BrokenLine(Response):
    """Promises more than it sends, so that the server drops the connection and the client sees it break."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-length", b"1000"), (b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"", "more_body": True})
