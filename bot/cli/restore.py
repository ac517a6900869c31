"""python -m bot restore FILE: bring a copy back, and hold what the old machine may have sent since."""

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot import lockfile
from bot.clock import system_clock
from bot.runtime import Runtime, learn
from bot.scheduled import figures_to_staff, finish_erasures, forget, remind_of_courses, remind_of_visits
from bot.settings import Settings
from db import copies, erasures, station
from db.columns import CHINA
from db.copies import brought_back, journal
from db.copies.brought_back import BroughtBack
from db.engine import Records, sqlite_path

# Work that finds by itself what is due: the old machine has found, and perhaps sent, the same.
PLANS = (remind_of_visits.run, remind_of_courses.run, figures_to_staff.run)


def add_to(app: typer.Typer) -> None:
    @app.command()
    def restore(
        file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="backup 做出的文件")],
        taken_at: Annotated[
            datetime | None, typer.Option(metavar="'2026-11-26 03:30'", help="不是 backup 做的文件：什么时候做的")
        ] = None,
        replace: Annotated[
            bool, typer.Option("--replace", help="数据库里已有数据也覆盖（SQLite 会留下旧文件）")
        ] = False,
    ) -> None:
        """Bring a copy back, in the newest shape. Stop every `serve` and `send` first."""
        settings = Settings()
        now = system_clock()
        try:
            with _alone(settings):
                copy = copies.without_note(file, taken_at.replace(tzinfo=CHINA)) if taken_at else copies.read(file)
                aside = copies.restore(
                    settings.database_url, copy, now=now, replace=replace, media=settings.data_dir / "media"
                )
                settled = settle(settings, copy, now)
        except copies.NotEmpty:
            _stop("数据库里已有数据，没有动它。确定要覆盖，请加 --replace。")
        except (copies.StillRunning, lockfile.AlreadyServing):
            _stop("还有程序连着这个数据库。先停掉所有 serve 和 send。")
        except (copies.BrokenCopy, copies.NoTool, copies.ToolFailed) as trouble:
            _stop(str(trouble))
        else:
            _report(copy, settled, aside)


def settle(settings: Settings, copy: copies.Copy, now: datetime) -> BroughtBack:
    """What would be owed by now is owed first, so that all of it can be held together; who was deleted since goes again."""
    records = Records(settings.database_url)
    try:
        runtime = Runtime(settings, records, lambda: now, learn())
        _delete_again(runtime, copy, now)
        if not copy.at_rest:
            for plan in PLANS:
                plan(runtime, now)
        with records.write() as session:
            return brought_back.settle(session, copy, now=now)
    finally:
        records.close()


def _delete_again(runtime: Runtime, copy: copies.Copy, now: datetime) -> None:
    """Deletions since the copy, from the journal beside it or in our own folder of copies; and what is past its date."""
    done = journal.since([copy.path.parent, finish_erasures.copies_folder(runtime)], copy.taken_at)
    with runtime.records.write() as session:
        here = station.load(session)
        for each in done:
            # Long enough ago for nobody to be asked again: the rows go in this very run.
            at = min(now, datetime.fromisoformat(each.at)) - erasures.REPEATS_OVER
            erasures.replay(session, worker_id=each.worker, public_id=each.public_id, station=here, now=at)
    finish_erasures.run(runtime, now)
    forget.run(runtime, now)


def _alone(settings: Settings) -> AbstractContextManager[None]:
    if not settings.is_sqlite:
        return nullcontext()
    return lockfile.held(sqlite_path(settings.database_url).with_suffix(".lock"))


def _report(copy: copies.Copy, settled: BroughtBack, aside: Path | None) -> None:
    typer.echo(f"已恢复到 {copy.taken_at:%Y-%m-%d %H:%M:%S} 的样子。")
    if aside is not None:
        typer.echo(f"原来的数据库留在 {aside}，确认无误后请删除；7 天后夜里自动删除。")
    if settled.uncertain:
        typer.echo(f"{settled.uncertain} 条消息不知道发到没有：没有再发，已列入未送达清单，请打电话或重发。")
    if settled.halted:
        typer.echo(f"{settled.halted} 次群发已停住，请工作人员查看后重新提交。")
    typer.echo("接着运行 python -m bot doctor，再启动 serve。")


def _stop(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
