"""python -m bot send: the clock and the sending alone, in as many processes as one likes."""

import signal
import threading

import typer

from bot import logs, service
from bot.settings import Settings


def add_to(app: typer.Typer) -> None:
    @app.command()
    def send() -> None:
        """Run the clock and the sending without the web door; for PostgreSQL, as many as you like."""
        settings = Settings()
        logs.set_up(settings.log_level)
        if settings.is_sqlite:
            typer.echo("SQLite 只能有一个进程：请用 serve，它自己会发送。多进程请改用 PostgreSQL。", err=True)
            raise typer.Exit(2)
        until_told(service.build(settings))


def until_told(running: service.Service) -> None:
    """Until SIGTERM or an interrupt; what is being sent is finished, the rest handed back."""
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    running.start()
    ended.wait()
    running.stop()
