"""Puts a Runtime together into the web application."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI

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
    return app
