"""python -m bot serve: the web door, at home with clock and sending."""

import gc
import logging
import socket
import threading
from contextlib import nullcontext
from pathlib import Path
from types import FrameType

import typer
import uvicorn
from fastapi import FastAPI

from bot import lockfile, logs, service
from bot.app import create_app
from bot.settings import Settings
from bot.wechat import menu
from bot.wechat.failures import SendFailure
from db.engine import sqlite_path

log = logging.getLogger(__name__)

STOP_SECONDS = 10


def add_to(app: typer.Typer) -> None:
    @app.command()
    def serve() -> None:
        """Answer WeChat; with SQLite run the clock and the sending too, and be the only such process."""
        settings = Settings()
        logs.set_up(settings.log_level)
        with _alone(settings):
            running = service.build(settings, sends=settings.is_sqlite)
            gc.freeze()  # dictionaries and models stay as well: looking through them held up an answer by a fifth of a second
            threading.Thread(target=_publish_menu, args=(running,), daemon=True).start()
            if not settings.is_sqlite:
                log.warning("this process only answers: python -m bot send runs the clock and the sending")
            door(running).run()


class Door(uvicorn.Server):
    """Told to end, it is not ready any more and sends nothing new while those who wait get their answers."""

    def __init__(self, running: service.Service, web: FastAPI) -> None:
        self._running = running
        settings = running.runtime.settings
        super().__init__(
            uvicorn.Config(
                web, host=settings.host, port=settings.port, log_config=None, access_log=False,
                timeout_graceful_shutdown=STOP_SECONDS, server_header=False,
            )
        )  # fmt: skip

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """What would otherwise be built for the first message is built once the door is open, not before."""
        await super().startup(sockets)
        self._running.warming.start()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._running.wind_down()
        super().handle_exit(sig, frame)


def door(running: service.Service) -> Door:
    return Door(running, create_app(running.runtime, start=running.start, stop=running.stop))


def _publish_menu(running: service.Service) -> None:
    """The account's menu as this release has it; without a word from WeChat the old one stays."""
    try:
        menu.publish(running.account)
    except SendFailure as failure:
        log.warning("the menu was not published: %s", failure)


def _alone(settings: Settings) -> "nullcontext[None] | Alone":
    return Alone(sqlite_path(settings.database_url)) if settings.is_sqlite else nullcontext()


class Alone:
    """Holds the lock of a SQLite file, or ends the command with a clear sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held = lockfile.held(path.with_suffix(".lock"))

    def __enter__(self) -> None:
        try:
            self._held.__enter__()
        except lockfile.AlreadyServing:
            typer.echo(f"已有一个进程在用 {self._path.name}。先停掉它，或改用 PostgreSQL。", err=True)
            raise typer.Exit(2) from None

    def __exit__(self, *error: object) -> None:
        self._held.__exit__(None, None, None)
