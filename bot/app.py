"""Puts a Runtime together into the web application."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from threading import Lock

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot import health, webhook
from bot.runtime import Runtime
from bot.settings import Settings
from bot.wechat.wire import Wire


def wire_of(settings: Settings) -> Wire:
    keys = [key.get_secret_value() for key in (settings.aes_key, settings.aes_key_before)]
    return Wire(
        token=settings.token.get_secret_value(),
        aes_keys=[key for key in keys if key],
        app_id=settings.app_id,
        account=settings.account,
        plaintext_allowed=settings.wire_mode == "plain" and settings.simulator,
    )


def create_app(
    runtime: Runtime, *, start: Callable[[], None] | None = None, stop: Callable[[], None] | None = None
) -> FastAPI:
    """The application; `start` and `stop` bring the clock and the sending along with it."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        if start:
            start()
        yield
        if stop:
            stop()

    app = FastAPI(title="德宏劳务工作站", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    webhook.add_to(app, webhook.Door(runtime, wire_of(runtime.settings)))
    app.include_router(health.routes(runtime))
    console = Later(lambda: _console(runtime))
    app.router.routes += [Route("/console", console), Route("/console/{rest:path}", console)]
    app.mount("/api", Later(lambda: _interface(runtime)))
    # Whatever has no other place is a phone page, or is not there.
    app.router.default = Later(lambda: _phone_pages(runtime))
    return app


def _phone_pages(runtime: Runtime) -> ASGIApp:
    from bot.pages import door
    from bot.subscribe import page

    pages = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    page.add(pages, runtime)
    door.add(pages, runtime)
    return pages


def _console(runtime: Runtime) -> ASGIApp:
    from bot.console import application

    return application.build(runtime)


def _interface(runtime: Runtime) -> ASGIApp:
    from bot.api import door

    return door.build(runtime)


class Later:
    """A part of the application that is built by the first who opens it: WeChat's door is ready half a second earlier."""

    def __init__(self, make: Callable[[], ASGIApp]) -> None:
        self._make = make
        self._built: ASGIApp | None = None
        self._building = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        built = self._built
        if built is None:
            built = await run_in_threadpool(self._build)
        # The console finds its own addresses below /console, so it must not see the router that led here.
        await built({name: value for name, value in scope.items() if name != "router"}, receive, send)

    def _build(self) -> ASGIApp:
        with self._building:
            built = self._built or self._make()
            self._built = built
        return built
