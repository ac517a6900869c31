"""python -m bot doctor: is everything there for the bot to work?"""

import logging

import typer

from bot import service
from bot.examination import Grade, examine
from bot.settings import Settings
from db.engine import RecordsTrouble


def add_to(app: typer.Typer) -> None:
    @app.command()
    def doctor() -> None:
        """Examine settings, account, texts and copies. Exit code 1 when something is wrong."""
        logging.disable(logging.CRITICAL)
        try:
            running = service.build(Settings(), migrate=False)
        except (RecordsTrouble, OSError, ValueError) as trouble:
            typer.echo(f"{Grade.WRONG} 数据库或密钥：{type(trouble).__name__}。先运行 migrate，检查密钥文件。")
            raise typer.Exit(1) from None
        try:
            verdicts = examine(running.runtime)
        finally:
            running.runtime.records.close()
        for verdict in verdicts:
            typer.echo(f"{verdict.grade} {verdict.about}：{verdict.sentence}")
        wrong = sum(verdict.grade is Grade.WRONG for verdict in verdicts)
        typer.echo(f"\n{'一切就绪。' if not wrong else f'有 {wrong} 处不对，先改好再上线。'}")
        raise typer.Exit(1 if wrong else 0)
