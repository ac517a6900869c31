"""python -m bot load DIR: a prepared town into the records, everything or nothing."""

from typing import Annotated

import typer

from bot import keys
from bot.clock import system_clock
from bot.settings import Settings
from db import load as town
from db import schema
from db.engine import Records
from handlers.job_wish import CUTTER


def add_to(app: typer.Typer) -> None:
    @app.command()
    def load(
        folder: Annotated[str, typer.Argument(metavar="DIR", help="目录，或自带演示数据的名字 demo")],
        move_to_today: Annotated[
            bool, typer.Option("--move-to-today", help="日期整体平移：anchor_date 当作今天")
        ] = False,
    ) -> None:
        """Load a prepared folder. Exit code 2 with every bad row, by file and line, and then nothing is stored."""
        settings = Settings()
        records = Records(settings.database_url)
        try:
            schema.upgrade(records.engine)
            town.seed(records)
            summary = town.folder(
                records,
                town.find(folder),
                now=system_clock(),
                move_to_today=move_to_today,
                keys=keys.identity_keys(settings),
                cutter=CUTTER,
            )
        except ValueError as trouble:
            typer.echo(str(trouble), err=True)
            typer.echo("没有载入任何内容。", err=True)
            raise typer.Exit(2) from None
        finally:
            records.close()
        _report(summary)


def _report(summary: town.Summary) -> None:
    for name, count in summary.counts.items():
        typer.echo(f"{name}：{count} 行")
    for note in summary.notes:
        typer.echo(f"提示：{note}", err=True)
