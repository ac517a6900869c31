"""python -m bot backup DIR: a copy of the records, also while the server runs."""

from pathlib import Path
from typing import Annotated

import typer

from bot import lockfile
from bot.clock import system_clock
from bot.settings import Settings
from db import copies
from db.engine import Records, sqlite_path


def add_to(app: typer.Typer) -> None:
    @app.command()
    def backup(
        folder: Annotated[Path, typer.Argument(metavar="DIR", help="备份放在哪个目录")],
        at_rest: Annotated[
            bool, typer.Option("--at-rest", help="程序都已停掉（搬到新机器时）：备份里没发的，恢复后照发")
        ] = False,
    ) -> None:
        """Copy records, pictures and voices into DIR. Safe beside a running server. Keys are not in it: keep them elsewhere."""
        settings = Settings()
        if at_rest and settings.is_sqlite and _is_served(settings):
            typer.echo("serve 还在运行，不能用 --at-rest。先停掉它，或去掉这个选项。", err=True)
            raise typer.Exit(2)
        records = Records(settings.database_url)
        try:
            made = copies.make(records, folder, now=system_clock(), at_rest=at_rest, media=settings.data_dir / "media")
        except (copies.NoTool, copies.ToolFailed) as trouble:
            typer.echo(str(trouble), err=True)
            raise typer.Exit(2) from None
        finally:
            records.close()
        typer.echo(f"{made.path}（{made.path.stat().st_size / 1_000_000:.1f} MB）")


def _is_served(settings: Settings) -> bool:
    try:
        with lockfile.held(sqlite_path(settings.database_url).with_suffix(".lock")):
            return False
    except lockfile.AlreadyServing:
        return True
