"""Before everything else: where a change may come from, and what the browser may load and keep."""

import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_admin.security.csrf import CSRFMiddleware

from bot.console.office import BASE

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
LARGEST = 11 << 20  # bytes of a form with what is handed in; a form is held in memory
KEPT = "private, max-age=86400"  # addresses of static files carry a version


def policy(nonce: str) -> str:
    """Scripts and styles of our own files or of this very answer; nothing from elsewhere."""
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
        "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


class Guard:
    def __init__(self, app: ASGIApp, https: bool = False) -> None:
        self.app, self.https = app, https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce
        if self.https:
            scope["scheme"] = "https"

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                _seal(MutableHeaders(scope=message), nonce, scope["path"])
            await send(message)

        await (_refused(scope) or self.app)(scope, receive, sealed)


class Tokens(CSRFMiddleware):
    """The library's, which reads the form for its token and leaves what was handed in with it open."""

    async def _get_submitted_token(self, request: Request) -> str | None:
        token = await super()._get_submitted_token(request)
        await request.close()
        return token


def _refused(scope: Scope) -> PlainTextResponse | None:
    if scope["method"] not in SAFE and not comes_from_here(Headers(scope=scope)):
        return PlainTextResponse("请从控制台的页面操作。", status_code=403)
    # No text that people write holds it, and PostgreSQL takes none that does.
    if b"%00" in scope["query_string"] or "\0" in scope["path"]:
        return PlainTextResponse("地址不对。", status_code=400)
    length = Headers(scope=scope).get("content-length", "0")
    if not length.isdigit() or int(length) > LARGEST:
        return PlainTextResponse("文件太大了，最多10 MB。请退回去分成几个文件。", status_code=413)
    return None


def comes_from_here(headers: Headers) -> bool:
    """The browser says which page sent the form; one that says nothing is not believed."""
    origin = headers.get("origin") or headers.get("referer") or ""
    return bool(origin) and urlsplit(origin).netloc == headers.get("host", "")


def _seal(headers: MutableHeaders, nonce: str, path: str) -> None:
    for name, value in ALWAYS.items():
        headers[name] = value
    headers["Content-Security-Policy"] = policy(nonce)
    headers["Cache-Control"] = KEPT if path.startswith(f"{BASE}/static/") else "no-store"
