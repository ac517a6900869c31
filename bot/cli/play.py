"""python -m bot play: one conversation script on a fresh database, the whole transcript printed."""

import json
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.play import records
from bot.play.player import Player
from bot.play.script import ScriptError, read
from bot.play.stage import Line, StageClock, subscriptions
from bot.runtime import Runtime, learn, library_of
from bot.settings import Settings
from db import load, schema
from db.columns import CHINA
from db.engine import Records
from handlers.job_wish import CUTTER

BEGINS = datetime(2026, 11, 26, 9, 0, tzinfo=CHINA)


def add_to(app: typer.Typer) -> None:
    @app.command()
    def play(
        file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="会话脚本")],
        fixtures: Annotated[
            Path | None, typer.Option(exists=True, file_okay=False, help="先载入这个目录的数据")
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help="每行一个 JSON，最后一行是全部记录")] = False,
    ) -> None:
        """Play a script. Exit code 1 when an expectation did not hold, 2 when it or its data cannot be read."""
        try:
            script = read(file)
        except (ScriptError, UnicodeDecodeError) as trouble:
            typer.echo(str(trouble), err=True)
            raise typer.Exit(2) from None
        with tempfile.TemporaryDirectory() as folder:
            try:
                player = _stage(Path(folder), fixtures)
                player.play(script)
            except ValueError as trouble:
                typer.echo(f"{file.name}: {trouble}", err=True)
                raise typer.Exit(2) from None
            _report(player, as_json=as_json)
        raise typer.Exit(1 if player.failures else 0)


def _stage(folder: Path, fixtures: Path | None) -> Player:
    store = Records(f"sqlite:///{folder}/play.sqlite")
    schema.upgrade(store.engine)
    load.seed(store)
    clock = StageClock(BEGINS)
    runtime = Runtime(
        Settings(data_dir=folder, database_url=store.url, simulator=True, subscriptions=subscriptions()),
        store,
        clock,
        learn(),
        library=library_of(store),
    )

    def prepare(place: str) -> None:
        load.folder(store, load.find(place), now=clock.now, cutter=CUTTER)

    if fixtures:
        load.folder(store, fixtures, now=clock.now, cutter=CUTTER)
    return Player(runtime, clock, prepare)


def _report(player: Player, *, as_json: bool) -> None:
    for line in player.lines:
        typer.echo(json.dumps(line.as_json(), ensure_ascii=False) if as_json else _readable(line))
    if as_json:
        with player.runtime.records.read() as session:
            typer.echo(json.dumps({"records": records.everything(session)}, ensure_ascii=False, default=str))
    for failure in player.failures:
        typer.echo(str(failure), err=True)


def _readable(line: Line) -> str:
    sign = ">" if line.does == "says" else "<"
    route = f" [{line.route}]" if line.route else ""
    words = line.words.replace("\n", "\n" + " " * 6)
    return f"{line.at:%m-%d %H:%M} {sign} {line.who}{route}：{words}"
