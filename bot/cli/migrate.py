"""python -m bot migrate: bring the database to the newest shape."""

import typer

from bot.settings import Settings
from db import load, schema
from db.engine import Records


def add_to(app: typer.Typer) -> None:
    @app.command()
    def migrate() -> None:
        """Bring the database to the newest shape; safe to run again."""
        records = Records(Settings().database_url)
        schema.upgrade(records.engine)
        if not records.is_sqlite:
            from bot import dispatch

            dispatch.prepare(records)
        load.seed(records)
        records.close()
        typer.echo("数据库已是最新结构。")
