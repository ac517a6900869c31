"""Moving to a new machine: copied beside a running server, brought back, and nobody hears anything twice."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from bot import lockfile
from bot.cli import command_line, restore
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.scheduled import copy_records, remind_of_courses
from bot.settings import Settings
from db import copies, enrolments, followers, station
from db.engine import sqlite_path
from db.models import Outbox
from tests.builders import NINE, a_course, a_follower, a_worker

EVENING = datetime(2026, 12, 6, 19, 30, tzinfo=NINE.tzinfo)


def run(settings: Settings, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    monkeypatch.setenv("DEHONG_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("DEHONG_DATA_DIR", str(settings.data_dir))
    return CliRunner().invoke(command_line(words), list(words))


def a_seat(runtime: Runtime) -> None:
    """Somebody with a seat in a class of tomorrow morning."""
    with runtime.records.write() as session:
        worker, follower = a_worker(session), a_follower(session)
        followers.link(session, follower=follower, worker=worker, now=NINE)
        course = a_course(session, starts_at=EVENING.replace(hour=9, minute=0) + timedelta(days=1))
        enrolments.submit(
            session, worker=worker, course=course, station=station.load(session), now=NINE, follower=follower
        )  # fmt: skip


def states(runtime: Runtime) -> list[tuple[str, str]]:
    with runtime.records.read() as session:
        rows = session.exec(select(Outbox).where(Outbox.kind == "reminder")).all()
        return [(row.owed_as.split(":")[3], row.state) for row in rows]


def test_a_reminder_that_the_old_machine_has_planned_and_sent_since_is_not_sent_again(
    runtime: Runtime, tmp_path: Path
) -> None:
    a_seat(runtime)
    made = copies.make(runtime.records, tmp_path / "copies", now=NINE)
    remind_of_courses.run(runtime, EVENING)
    assert states(runtime) == [("day_before", "owed")]
    runtime.records.close()
    copies.restore(runtime.settings.database_url, made, now=EVENING, replace=True)
    settled = restore.settle(runtime.settings, made, EVENING)
    assert settled.uncertain == 1
    remind_of_courses.run(runtime, EVENING + timedelta(minutes=1))
    assert states(runtime) == [("day_before", "unknown")]


def test_what_was_not_due_yet_is_still_sent(runtime: Runtime, tmp_path: Path) -> None:
    a_seat(runtime)
    made = copies.make(runtime.records, tmp_path / "copies", now=NINE)
    runtime.records.close()
    copies.restore(runtime.settings.database_url, made, now=NINE, replace=True)
    assert restore.settle(runtime.settings, made, NINE).uncertain == 0
    remind_of_courses.run(runtime, EVENING)
    assert states(runtime) == [("day_before", "owed")]


@pytest.mark.parametrize("records", ["sqlite"], indirect=True)
def test_a_copy_beside_a_running_server_goes_round_by_the_command_line(
    runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, settings = tmp_path / "copies", runtime.settings
    a_seat(runtime)
    with lockfile.held(sqlite_path(settings.database_url).with_suffix(".lock")):
        assert run(settings, monkeypatch, "backup", str(folder)).exit_code == 0
        (file,) = folder.glob("*.sqlite")
        refused = run(settings, monkeypatch, "restore", str(file), "--replace")
        at_rest = run(settings, monkeypatch, "backup", str(folder), "--at-rest")
    assert (refused.exit_code, "先停掉" in refused.stderr) == (2, True)
    assert (at_rest.exit_code, "serve 还在运行" in at_rest.stderr) == (2, True)
    unasked = run(settings, monkeypatch, "restore", str(file))
    assert (unasked.exit_code, "--replace" in unasked.stderr) == (2, True)
    runtime.records.close()
    (folder / f"{file.name}.json").unlink()
    unnoted = run(settings, monkeypatch, "restore", str(file), "--replace")
    assert (unnoted.exit_code, "没有可读的" in unnoted.stderr) == (2, True)
    done = run(settings, monkeypatch, "restore", str(file), "--replace", "--taken-at", "2026-11-26 09:00:00")
    assert done.exit_code == 0, done.output
    assert list(tmp_path.glob("records.sqlite.before-*"))


def test_a_night_makes_one_copy_and_keeps_the_newest(runtime: Runtime, tmp_path: Path, clock: StageClock) -> None:
    settings = runtime.settings.model_copy(update={"simulator": False, "backup_dir": tmp_path / "n", "backup_keep": 2})
    at_home = replace(runtime, settings=settings)
    for night in range(3):
        for _ in range(2):
            copy_records.run(at_home, NINE + timedelta(days=night))
    assert [path.name[:15] for path in sorted((tmp_path / "n").glob("*[!n]"))] == ["dehong-20261127", "dehong-20261128"]
